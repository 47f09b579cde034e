/** Where the visitor is, how this visit goes, and where it came from. */
export interface VisitFacts {
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
}
