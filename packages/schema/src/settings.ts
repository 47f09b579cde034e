/** How Kairos behaves on this site. Every field is optional. */
export interface Settings {
  /** The one switch that stops every campaign. Default `true`. */
  enabled?: boolean
  /** Language of texts when the page names none (`<html lang>`), as a BCP 47 tag. Default: the first one given. Example: `"pl"`. */
  language?: string
  /** A pause between two pages longer than this starts a new visit; a duration. Default `"30m"`. */
  visitGap?: string
  /** What the visitor has to agree to before anything is remembered or sent. */
  consent?: Consent
  /**
   * How long a `<kairos-slot hold>` may stay hidden while nothing is known yet; a duration. After it the page's own
   * content shows. Default `"300ms"`.
   */
  slotTimeout?: string
  /** Whether `?kairos_force=` links work on this site. Default `true`. */
  preview?: boolean
  /** Where measurements go. Default: nowhere. */
  records?: RecordDelivery
}

/** What the visitor has to agree to before anything is remembered or sent. */
export interface Consent {
  /**
   * `opt-in`: nothing is remembered or sent until `kairos.consent({ personalization, analytics })` says so. `opt-out`:
   * both until it says no. `not_required`: both, always. Default `"opt-in"`.
   */
  mode?: 'opt-in' | 'opt-out' | 'not_required'
}

/** Where measurements go. */
export interface RecordDelivery {
  /** Address that takes batches by POST, Segment's `/v1/batch` format. Example: `"https://collect.corner.example/v1/batch"`. */
  url: string
  /** Public key the collector tells sites apart by, sent in the body. Default: none. */
  writeKey?: string
}
