/** With what, in which language, where and when. */
export interface DeviceFacts {
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
}
