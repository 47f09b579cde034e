// The facts of the workload: what visitors have, and what a marketer asks about it. Facts that a number operator or a
// regular expression reads are never missing: there GrowthBook and Kairos differ on purpose.

const countries = ['DE', 'PL', 'AT', 'CH', 'GB', 'FR', 'NL', 'BE', 'IT', 'ES', 'CZ', 'DK', 'SE', 'NO', 'FI', 'US']
const regions = [
  ['DE', 'AT', 'CH'],
  ['NL', 'BE', 'LU'],
  ['DK', 'SE', 'NO', 'FI'],
  ['PL', 'CZ', 'SK'],
  ['ES', 'PT', 'IT'],
]
const seasons = ['spring', 'summer', 'autumn', 'winter', 'black_friday', 'back_to_school', 'outlet', 'launch']
const campaigns = seasons.flatMap((season) =>
  ['sale', 'news', 'app', 'shoes', 'bags'].map((what) => `${season}_${what}`),
)
const categories = ['shoes', 'bags', 'jackets', 'shirts', 'tents', 'bikes', 'socks', 'hats', 'watches', 'outlet']
const pageTypes = ['product', 'category', 'home', 'cart', 'article', 'checkout', 'search', 'help']
const sources = ['google', 'newsletter', 'direct', 'facebook', 'instagram', 'partner', 'bing', 'tiktok']
const mediums = ['organic', 'cpc', 'email', 'none', 'social', 'referral']

const between = (low, high) => ({ $gte: low, $lt: high })
const atLeast =
  (...thresholds) =>
  (random) => ({ $gte: random.favour(thresholds) })
const below =
  (...thresholds) =>
  (random) => ({ $lt: random.favour(thresholds) })
const one = (values) => (random) => random.favour(values)
const oneOf = (lists) => (random) => ({ $in: random.pick(lists) })
const someOf = (values) => (random) => ({ $in: [random.favour(values), random.pick(values)] })
const known = (random) => ({ $exists: random.chance(0.7) })
const pattern = (patterns) => (random) => ({ $regex: random.favour(patterns) })
const flag = (random) => random.chance(0.7)

/** By path: how often it is asked about, and the ways to ask. */
export const questions = {
  'page.type': { weight: 9, ways: [one(pageTypes), one(pageTypes), someOf(pageTypes)] },
  'page.path': { weight: 3, ways: [one(['/', '/cart', '/sale']), pattern(['^/shop/', '^/blog', 'sale', '/new$'])] },
  'page.language': { weight: 3, ways: [one(['en', 'de', 'pl', 'fr'])] },
  'page.meta.category': { weight: 7, ways: [one(categories), one(categories), someOf(categories), known] },
  'device.type': { weight: 10, ways: [one(['mobile', 'desktop', 'tablet']), oneOf([['mobile', 'tablet']])] },
  'device.os': { weight: 3, ways: [one(['iOS', 'Android', 'Windows', 'macOS'])] },
  'device.touch': { weight: 2, ways: [flag] },
  'geo.country': { weight: 10, ways: [one(countries), oneOf(regions), someOf(countries)] },
  'geo.region': { weight: 1, ways: [known, one(['Bavaria', 'Masovia', 'Tyrol', 'Zurich'])] },
  'traffic.source': { weight: 8, ways: [one(sources), one(sources), someOf(sources)] },
  'traffic.medium': { weight: 6, ways: [one(mediums), one(mediums), oneOf([['cpc', 'social']])] },
  'traffic.campaign': {
    weight: 10,
    ways: [one(campaigns), someOf(campaigns), pattern(seasons.map((name) => `^${name}`))],
  },
  'visit.count': { weight: 10, ways: [atLeast(2, 3, 5, 10), below(3, 2, 5), () => 1, () => between(2, 5)] },
  'visit.pages': { weight: 7, ways: [atLeast(3, 2, 5, 10), below(3, 5, 2), () => between(3, 10)] },
  'cart.value': { weight: 9, ways: [atLeast(50, 100, 20, 200, 30), below(50, 100, 30), () => between(50, 100)] },
  'cart.items': {
    weight: 6,
    ways: [atLeast(1, 2, 3, 5), below(3, 1, 5), (random) => ({ $gt: random.favour([0, 1, 3]) })],
  },
  'traits.plan': { weight: 4, ways: [one(['free', 'gold', 'silver', 'staff']), oneOf([['gold', 'silver']])] },
  'traits.newsletter': { weight: 4, ways: [flag] },
  'traits.firstName': { weight: 3, ways: [known] },
}

/**
 * What is asked about `page.scrollDepth`, dealt in turn. Two of the fourteen change from 40 to 50: of the 174 readers
 * among 1,000 rules that makes 24.
 */
export const depths = [
  { $gte: 25 },
  { $gte: 75 },
  { $gte: 90 },
  { $lt: 25 },
  { $gte: 75 },
  { $gt: 75 },
  { $gte: 25 },
  { $lt: 75 },
  { $gte: 90 },
  between(25, 75),
  { $gt: 25 },
  { $gte: 75 },
  { $gte: 50 },
  { $lt: 50 },
]

/** One visitor's facts; `visits` and `pages` are played as signals, the rest is told by them. */
export function drawVisitor(random) {
  const maybe = (share, value) => (random.chance(share) ? value : undefined)
  const campaign = random.chance(0.5) ? random.favour(campaigns) : ''
  return {
    visits: random.favour([1, 2, 3, 4, 6, 11]),
    pages: random.favour([1, 2, 3, 4, 6, 12]),
    traffic: { source: random.favour(sources), medium: random.favour(mediums), campaign },
    traits: {
      plan: random.favour(['free', 'gold', 'silver']),
      newsletter: random.chance(0.4),
      firstName: maybe(0.5, 'Ada'),
    },
    told: {
      page: {
        path: random.pick(['/', '/cart', '/sale', '/shop/shoes/new', '/shop/bags', '/blog/walks']),
        type: random.favour(pageTypes),
        language: random.favour(['en', 'de', 'pl', 'fr']),
        meta: { category: maybe(0.8, random.favour(categories)) },
        scrollDepth: random.pick([0, 10, 40, 60, 80, 100]),
      },
      device: {
        type: random.favour(['mobile', 'desktop', 'tablet']),
        os: random.favour(['iOS', 'Android', 'Windows']),
        touch: random.chance(0.6),
      },
      geo: { country: random.favour(countries), region: maybe(0.3, 'Bavaria') },
      cart: { value: random.pick([0, 0, 15, 45, 60, 120, 250]), items: random.pick([0, 0, 1, 2, 4]) },
    },
  }
}
