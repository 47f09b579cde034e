import type { CampaignPlan, PastGate } from '../program.ts'
import type { ActionsBase } from './base.ts'

/** An origin with a path, or a path alone. A backslash counts as a slash, and two of them begin another host. */
const TARGET = /^(?:(https?:\/\/[\w.-]+(?::\d+)?)(?=[/?#]|$)|\/(?!\/))[^\s\\]*$/i

/** Gives the origin an address names: empty for a path, `undefined` for what is no address to go to. */
export function originOf(to: string): string | undefined {
  const found = TARGET.exec(to)
  return found ? (found[1] ?? '').toLowerCase() : undefined
}

/** Whether an address is the page that a redirect leads to: same path, and all of the query that the redirect names. */
export function isAt(to: string, url: string): boolean {
  const target = parts(to)
  const here = parts(url)
  return (
    (target.origin === '' || target.origin === here.origin) &&
    target.path === here.path &&
    target.query.every((one) => here.query.includes(one))
  )
}

function parts(url: string) {
  const [address = '', query = ''] = url.replace(/#.*/s, '').split(/\?(.*)/s)
  const origin = originOf(address) ?? ''
  const path = address.slice(origin.length).replace(/\/$/, '')
  return { origin, path, query: query.split('&').filter(Boolean) }
}

const targetsOf = ({ campaign }: CampaignPlan): string[] =>
  campaign.variants.flatMap(({ actions = [] }) =>
    actions.flatMap((action) => (action.type === 'redirect' ? action.to : [])),
  )

/** Whether a variant of a campaign leads to another page. */
export const isRedirect = (plan: CampaignPlan): boolean => targetsOf(plan).length > 0

/**
 * Blocks everything on a page that is left. A campaign that redirects is blocked where it leads to and once it was met in
 * this visit, its control too: else the groups would not be the same visitors.
 */
export const forestallsWith =
  ({ own }: ActionsBase): PastGate =>
  (plan, { page, profile }) => {
    const { id } = plan.campaign
    const to = own(page.surfaces, 'redirect')
    if (to !== undefined && to !== id && own(page.decisions, to)?.actions.length)
      return { reason: 'redirected', detail: { to } }
    if (!isRedirect(plan)) return undefined
    const { url } = { ...(page.facts.page as { url?: unknown } | undefined) }
    if (targetsOf(plan).some((target) => isAt(target, `${url}`))) return { reason: 'other_page', detail: { url } }
    const isMet = !plan.forced && own(profile.campaigns, id)?.exposedInVisit === profile.visit.count
    return isMet ? { reason: 'limit_reached' } : undefined
  }
