import { kindOf } from './sources.ts'

type Test = (visit: { source: string; medium: string; campaign: string }) => boolean

const SHOP = /(^|[^a-df-z])shop/
const isPaid = (medium: string) => /^(.*cp.*|ppc|retargeting|paid.*)$/.test(medium)
const EMAIL = /^e[-_ ]?mail$/

/** GA4's default channel groups in their order, as far as a page can know them, and one for assistants. https://support.google.com/analytics/answer/9756891 */
const CHANNELS: [channel: string, test: Test][] = [
  ['paid_shopping', ({ campaign, medium }) => SHOP.test(campaign) && isPaid(medium)],
  ['paid_search', ({ source, medium }) => kindOf(source) === 'search' && isPaid(medium)],
  ['paid_social', ({ source, medium }) => kindOf(source) === 'social' && isPaid(medium)],
  ['paid_video', ({ source, medium }) => kindOf(source) === 'video' && isPaid(medium)],
  ['display', ({ medium }) => /^(display|banner|expandable|interstitial|cpm)$/.test(medium)],
  ['paid_other', ({ medium }) => isPaid(medium)],
  ['organic_shopping', ({ campaign }) => SHOP.test(campaign)],
  [
    'organic_social',
    ({ source, medium }) => kindOf(source) === 'social' || /^(social([-_ ](network|media))?|sm)$/.test(medium),
  ],
  ['organic_video', ({ source, medium }) => kindOf(source) === 'video' || /video/.test(medium)],
  ['ai_assistant', ({ source, medium }) => kindOf(source) === 'ai' || /^ai[-_ ]?assistant$/.test(medium)],
  ['email', ({ source, medium }) => kindOf(source) === 'email' || EMAIL.test(medium) || EMAIL.test(source)],
  ['organic_search', ({ source, medium }) => kindOf(source) === 'search' || medium === 'organic'],
  ['affiliates', ({ medium }) => /^affiliates?$/.test(medium)],
  ['referral', ({ medium }) => /^(referral|app|link)$/.test(medium)],
  ['sms', ({ source, medium }) => source === 'sms' || medium === 'sms'],
]

/** The group a visit is counted in. */
export const channelOf = ({ source = '', medium = '', campaign = '' }: Record<string, string>): string =>
  CHANNELS.find(([, test]) => test({ source, medium, campaign }))?.[0] ?? 'unassigned'
