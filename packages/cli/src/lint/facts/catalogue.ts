import { amount, anything, count, flag, type Knowledge, list, maybe, oneOf, text } from './knowledge.ts'

const traffic = (word: string): Record<string, Knowledge> =>
  Object.fromEntries([
    ...['source', 'medium', 'campaign', 'term', 'content', 'referrer', 'referrerHost', 'clickId'].map((name) => [
      `${word}.${name}`,
      maybe(text),
    ]),
    [`${word}.channel`, maybe(oneOf(CHANNELS))],
  ])

const CHANNELS =
  'direct paid_shopping paid_search paid_social paid_video display paid_other organic_shopping organic_social organic_video ai_assistant email organic_search affiliates referral sms unassigned'

const item = (word: string, names: string): Record<string, Knowledge> =>
  Object.fromEntries(names.split(' ').map((name) => [`${word}.${name}`, maybe(name === 'price' ? amount : text)]))

/** Every fact that ships, by path; `*` stands for one step or more. */
export const catalogue: Readonly<Record<string, Knowledge>> = {
  'page.url': text,
  'page.host': text,
  'page.path': text,
  'page.query.*': maybe(text),
  'page.hash': text,
  'page.title': text,
  'page.type': maybe(text),
  'page.language': maybe(text),
  'page.meta.*': maybe(text),
  'page.scrollDepth': maybe({ type: 'number', min: 0, max: 100 }),
  'page.secondsOnPage': maybe(count()),
  'page.activeSeconds': maybe(count()),
  'page.idleSeconds': maybe(count()),
  'visit.count': count(1),
  'visit.pages': count(1),
  'visit.seconds': count(),
  'visit.entryPath': text,
  'visit.startedAt': count(),
  'visitor.isNew': flag,
  'visitor.daysSinceFirst': count(),
  'visitor.daysSinceLast': maybe(count()),
  'visitor.pages': count(1),
  'visitor.isBot': flag,
  'visitor.isBirthday': flag,
  'visitor.holdout': flag,
  ...traffic('traffic'),
  ...traffic('firstTraffic'),
  'device.type': oneOf('mobile tablet desktop'),
  'device.os': maybe(text),
  'device.osVersion': maybe(text),
  'device.browser': maybe(text),
  'device.browserVersion': maybe(count(1)),
  'device.touch': flag,
  'device.viewportWidth': count(),
  'device.viewportHeight': count(),
  'device.darkMode': flag,
  'device.reducedMotion': flag,
  'device.saveData': flag,
  'device.online': flag,
  'locale.language': maybe(text),
  'locale.languages': list,
  'locale.timezone': maybe(text),
  'geo.country': maybe(text),
  'geo.region': maybe(text),
  'geo.city': maybe(text),
  'time.hour': count(0, 23),
  'time.weekday': oneOf('sun mon tue wed thu fri sat'),
  'time.date': text,
  'time.isWeekend': flag,
  'cart.value': maybe(amount),
  'cart.items': maybe(count()),
  'cart.currency': maybe(text),
  'cart.skus': maybe(list),
  'cart.abandonedSeconds': maybe(count()),
  'wishlist.items': maybe(count()),
  'wishlist.skus': maybe(list),
  'orders.count': count(),
  'orders.total': amount,
  'orders.average': maybe(amount),
  'orders.daysSinceLast': maybe(count()),
  'orders.lastAt': maybe(count()),
  'orders.lastId': maybe(text),
  'orders.last.*': anything,
  ...item('viewed.last', 'id name category brand price'),
  'viewed.last.*': anything,
  'rfm.recency': maybe(count(1, 5)),
  'rfm.frequency': maybe(count(1, 5)),
  'rfm.monetary': maybe(count(1, 5)),
  'rfm.code': maybe(text),
  lifecycle: oneOf('new active loyal at_risk lapsed'),
  'consent.personalization': maybe(flag),
  'consent.analytics': maybe(flag),
  'traits.*': anything,
}

/** What each campaign did, behind `campaign.<id>`. */
export const ofCampaign: Readonly<Record<string, Knowledge>> = {
  variant: maybe(text),
  shown: count(0, 50),
  closed: count(0, 50),
  clicked: count(0, 50),
  converted: count(0, 50),
}

/** What a dimension of interest is, behind `interest.<dimension>`; a share has the value's name behind it. */
export const ofInterest: Readonly<Record<string, Knowledge>> = {
  top: maybe(text),
  share: maybe({ type: 'number', min: 0, max: 1 }),
}
