/**
 * The facts that every page knows without a declaration, by path, with the type of their values. A `*` stands for a name
 * that is the site's own. The generator writes them into the schema of a condition, where editors offer them.
 */
export interface ShippedFacts {
  /** Whole address of the page. Example: `{ "$regex": "[?&]ref=" }`. */
  'page.url': string
  /** Host of the address. Example: `"shop.example"`. */
  'page.host': string
  /** Path of the address, from its first `/`. Example: `"/pricing"`. */
  'page.path': string
  /** Parameter of the address's query, by name. Example: `"yes"`. */
  'page.query.*'?: string
  /** What follows `#` in the address, with the `#`; empty without. Example: `"#reviews"`. */
  'page.hash': string
  /** Title of the page. Example: `{ "$regex": "Sale" }`. */
  'page.title': string
  /** What the page calls itself to others (`og:type`), in lower case. Example: `"product"`. */
  'page.type'?: string
  /** Language of the page, as `<html lang>` has it. Example: `"pl"`. */
  'page.language'?: string
  /** Meta tag of the page, by name or property. Example: `"news"`. */
  'page.meta.*'?: string
  /**
   * How much of the page was scrolled through, in percent, 0 to 100. Example: `{ "$gte": 50 }`.
   * @minimum 0
   * @maximum 100
   */
  'page.scrollDepth'?: number
  /**
   * Seconds since the page was entered. Example: `{ "$gte": 30 }`.
   * @asType integer
   * @minimum 0
   */
  'page.secondsOnPage'?: number
  /**
   * Seconds with the page in front and the visitor doing something. Example: `{ "$gte": 20 }`.
   * @asType integer
   * @minimum 0
   */
  'page.activeSeconds'?: number
  /**
   * Seconds since the visitor did something last, with the page in front. Example: `{ "$gte": 45 }`.
   * @asType integer
   * @minimum 0
   */
  'page.idleSeconds'?: number

  /**
   * Number of this visit, from 1. Example: `{ "$gte": 2 }`.
   * @asType integer
   * @minimum 1
   */
  'visit.count': number
  /**
   * Pages seen in this visit, this one too. Example: `{ "$gte": 3 }`.
   * @asType integer
   * @minimum 1
   */
  'visit.pages': number
  /**
   * Seconds since this visit began. Example: `{ "$gte": 120 }`.
   * @asType integer
   * @minimum 0
   */
  'visit.seconds': number
  /** Path of the page this visit began on. Example: `"/blog"`. */
  'visit.entryPath': string
  /**
   * Moment this visit began, in milliseconds since 1970. Example: `{ "$gte": 1764547200000 }`.
   * @asType integer
   * @minimum 0
   */
  'visit.startedAt': number

  /** Whether this is the first visit. Example: `true`. */
  'visitor.isNew': boolean
  /**
   * Days since the first visit began. Example: `{ "$gte": 30 }`.
   * @asType integer
   * @minimum 0
   */
  'visitor.daysSinceFirst': number
  /**
   * Days since the visit before this one ended; missing in the first. Example: `{ "$gte": 14 }`.
   * @asType integer
   * @minimum 0
   */
  'visitor.daysSinceLast'?: number
  /**
   * Pages seen in all visits. Example: `{ "$gte": 10 }`.
   * @asType integer
   * @minimum 1
   */
  'visitor.pages': number
  /** Whether it is a program, not a person. Example: `false`. */
  'visitor.isBot': boolean
  /** Whether today is the day in `traits.birthday`. Example: `true`. */
  'visitor.isBirthday': boolean
  /** Whether the visitor is in the holdout of the whole site. Example: `false`. */
  'visitor.holdout': boolean

  /**
   * Where this visit came from, in lower case: `utm_source`, or what the click or the referrer says. Example:
   * `"instagram"`.
   */
  'traffic.source'?: string
  /** How: `utm_medium`, or worked out. Example: `"email"`. */
  'traffic.medium'?: string
  /** Campaign of the link (`utm_campaign`), in lower case. Example: `{ "$regex": "^spring" }`. */
  'traffic.campaign'?: string
  /** `utm_term` of the link, in lower case. Example: `"running shoes"`. */
  'traffic.term'?: string
  /** `utm_content` of the link, in lower case. Example: `"top-banner"`. */
  'traffic.content'?: string
  /** Address of the page that linked here, in lower case. Example: `{ "$regex": "/reviews/" }`. */
  'traffic.referrer'?: string
  /** Host of the page that linked here. Example: `"blog.example"`. */
  'traffic.referrerHost'?: string
  /** Channel, as GA4 groups them, and `ai_assistant`. Example: `"paid_social"`. */
  'traffic.channel'?:
    | 'direct'
    | 'paid_shopping'
    | 'paid_search'
    | 'paid_social'
    | 'paid_video'
    | 'display'
    | 'paid_other'
    | 'organic_shopping'
    | 'organic_social'
    | 'organic_video'
    | 'ai_assistant'
    | 'email'
    | 'organic_search'
    | 'affiliates'
    | 'referral'
    | 'sms'
    | 'unassigned'
  /** Name of the click id in the link: which advertiser's click it was. Example: `"gclid"`. */
  'traffic.clickId'?: string
  /**
   * The same of the visitor's very first visit: `source`, `medium`, `campaign`, `term`, `content`, `referrer`,
   * `referrerHost`, `channel`, `clickId`. Example: `"newsletter"`.
   */
  'firstTraffic.*'?: string

  /** Kind of device. Example: `"mobile"`. */
  'device.type': 'mobile' | 'tablet' | 'desktop'
  /** Operating system, in lower case. Example: `{ "$in": ["ios", "android"] }`. */
  'device.os'?: string
  /** Version of the operating system. Example: `{ "$vgte": "16" }`. */
  'device.osVersion'?: string
  /** Browser, in lower case. Example: `"safari"`. */
  'device.browser'?: string
  /**
   * Major version of the browser. Example: `{ "$gte": 120 }`.
   * @asType integer
   * @minimum 1
   */
  'device.browserVersion'?: number
  /** Whether it has a touch screen. Example: `true`. */
  'device.touch': boolean
  /**
   * Width of the window in CSS pixels. Example: `{ "$gte": 1024 }`.
   * @asType integer
   * @minimum 0
   */
  'device.viewportWidth': number
  /**
   * Height of the window in CSS pixels. Example: `{ "$lt": 600 }`.
   * @asType integer
   * @minimum 0
   */
  'device.viewportHeight': number
  /** Whether the visitor prefers dark colours. Example: `true`. */
  'device.darkMode': boolean
  /** Whether the visitor asked for less motion. Example: `false`. */
  'device.reducedMotion': boolean
  /** Whether the visitor asked to save data. Example: `false`. */
  'device.saveData': boolean
  /** Whether the browser has a network. Example: `true`. */
  'device.online': boolean

  /** First language of the browser, without a country. Example: `"pl"`. */
  'locale.language'?: string
  /** All languages of the browser, as BCP 47 tags. Example: `{ "$in": ["de", "de-AT"] }`. */
  'locale.languages': string[]
  /** Time zone of the device, as an IANA name. Example: `"Europe/Warsaw"`. */
  'locale.timezone'?: string

  /** Country, ISO 3166 code in capital letters; needs `settings.geo`. Example: `{ "$in": ["DE", "AT", "CH"] }`. */
  'geo.country'?: string
  /** Region; needs `settings.geo`. Example: `"MZ"`. */
  'geo.region'?: string
  /** City; needs `settings.geo`. Example: `"Warszawa"`. */
  'geo.city'?: string

  /**
   * Hour on the site's clock, 0 to 23. Example: `{ "$gte": 18 }`.
   * @asType integer
   * @minimum 0
   * @maximum 23
   */
  'time.hour': number
  /** Weekday on the site's clock. Example: `"fri"`. */
  'time.weekday': 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
  /** Date on the site's clock. Example: `"2026-12-24"`. */
  'time.date': string
  /** Whether it is Saturday or Sunday on the site's clock. Example: `true`. */
  'time.isWeekend': boolean

  /**
   * Value of the cart, in its currency. Example: `{ "$gte": 50 }`.
   * @minimum 0
   */
  'cart.value'?: number
  /**
   * Pieces in the cart. Example: `{ "$gte": 1 }`.
   * @asType integer
   * @minimum 0
   */
  'cart.items'?: number
  /** Currency of the cart, ISO 4217 code. Example: `"EUR"`. */
  'cart.currency'?: string
  /** Product ids in the cart. Example: `{ "$in": ["sku-1"] }`. */
  'cart.skus'?: string[]
  /**
   * Seconds since something was put into a cart that was not bought. Example: `{ "$gte": 3600 }`.
   * @asType integer
   * @minimum 0
   */
  'cart.abandonedSeconds'?: number
  /**
   * Products on the wish list. Example: `{ "$gte": 1 }`.
   * @asType integer
   * @minimum 0
   */
  'wishlist.items'?: number
  /** Product ids on the wish list. Example: `{ "$in": ["sku-1"] }`. */
  'wishlist.skus'?: string[]

  /**
   * Orders in this browser. Example: `{ "$gte": 1 }`.
   * @asType integer
   * @minimum 0
   */
  'orders.count': number
  /**
   * Money spent in all orders. Example: `{ "$gte": 200 }`.
   * @minimum 0
   */
  'orders.total': number
  /**
   * Money spent in one order, on average; missing before the first. Example: `{ "$gte": 80 }`.
   * @minimum 0
   */
  'orders.average'?: number
  /**
   * Days since the last order; missing before the first. Example: `{ "$gte": 60 }`.
   * @asType integer
   * @minimum 0
   */
  'orders.daysSinceLast'?: number
  /**
   * Moment of the last order, in milliseconds since 1970. Example: `{ "$gte": 1764547200000 }`.
   * @asType integer
   * @minimum 0
   */
  'orders.lastAt'?: number
  /** Id of the last order. Example: `{ "$exists": true }`. */
  'orders.lastId'?: string
  /** First product of the last order: `id`, `name`, `category`, `value`. Example: `"shoes"`. */
  'orders.last.*'?: string | number
  /** Product looked at last: `id`, `name`, `category`. Example: `"shoes"`. */
  'viewed.last.*'?: string | number
  /**
   * How lately the visitor bought, 1 (long ago) to 5. Example: `{ "$lte": 2 }`.
   * @asType integer
   * @minimum 1
   * @maximum 5
   */
  'rfm.recency'?: number
  /**
   * How often the visitor bought, 1 (rarely) to 5. Example: `{ "$gte": 4 }`.
   * @asType integer
   * @minimum 1
   * @maximum 5
   */
  'rfm.frequency'?: number
  /**
   * How much the visitor spent, 1 (little) to 5. Example: `5`.
   * @asType integer
   * @minimum 1
   * @maximum 5
   */
  'rfm.monetary'?: number
  /** The three scores in one text. Example: `"555"`. */
  'rfm.code'?: string
  /** Where the visitor stands. Example: `"at_risk"`. */
  lifecycle: 'new' | 'active' | 'loyal' | 'at_risk' | 'lapsed'

  /**
   * Favourite value (`interest.<dimension>.top`), or one value's share of it, 0 to 1
   * (`interest.<dimension>.share.<value>`); needs `interests`. Example: `"shoes"`.
   */
  'interest.*'?: string | number
  /** What the site told about the person with `identify()`. Example: `{ "$exists": true }`. */
  'traits.*'?: string | number | boolean
  /**
   * What a campaign did (`campaign.<id>.shown`, `closed`, `clicked`, `converted`, as counts), or the `variant` drawn.
   * Example: `{ "$gte": 1 }`.
   */
  'campaign.*'?: string | number
  /** Whether the visitor is in the segment. Example: `true`. */
  'segment.*'?: boolean
  /** Answer to a question of a campaign (`answer.<campaign>.<question>`). Example: `"price"`. */
  'answer.*'?: string
  /** Whether the visitor agreed: `consent.personalization`, `consent.analytics`. Example: `true`. */
  'consent.*'?: boolean
  /** Entry of a feed (`feed.<feed>.<entry>…`). Example: `"won"`. */
  'feed.*'?: string | number | boolean
}
