import type { Decision, KairosRecord, OutcomeProps, Report } from '@kairos/core'
import type { Agreed, Consent } from './consent/consent.ts'
import type { Stop } from './env.ts'
import type { CampaignId, Facts, SegmentId, VariantId } from './ids.ts'

/** What a page can ask and tell; `window.kairos` with the script tag, what `init()` gives with the package. */
export interface Kairos {
  /** Tells of an event. Names are snake_case; GA4's where there is one. Example: `track('add_to_cart', { id: 'p1' })`. */
  track: (event: string, props?: Record<string, unknown>) => void
  /**
   * Tells who the visitor is. `identify(null)` at log-out forgets it. With an id, of which only a hash is kept, a browser
   * that two people share within 30 days is known, and traits are not used there. Example: `identify({ firstName: 'Ann' }, 'u-81')`.
   */
  identify: (traits: Record<string, unknown> | null, id?: string | number) => void
  /** Tells facts by their paths. Example: `set({ 'cart.value': 80 })`. */
  set: (facts: Facts) => void
  /** Sets off the campaigns whose `manual` trigger has this name. Example: `trigger('video-ended')`. */
  trigger: (name: string) => void
  /**
   * Registers a function that campaigns may call by its name (`"type": "call"`). One that was asked for already is called
   * at once. What it gives back, now or by a promise, takes back what it did. Example:
   * `register('open-wizard', ({ with: { step } }) => wizard.open(step))`.
   */
  register: (name: string, run: Registered) => void
  /**
   * Tells what the visitor agrees to: `personalization` to be remembered in this browser, `analytics` that measurements
   * are sent. `true` or `false` each; one that is not named stays as it was.
   */
  consent: (answer: Partial<Consent>) => void
  /** What is remembered about the visitor, in plain words. */
  memory: () => Promise<MemoryEntry[]>
  /**
   * Forgets the visitor, here and in all open tabs; from the next page on it is a new one. What the visitor agreed to
   * stays: to forget is not to refuse.
   */
  forget: () => Promise<void>
  /** Ids of the segments the visitor is in. */
  segments: () => SegmentId[]
  /** The variant a campaign acts with on this page; `undefined` when it does not act. */
  variant: (campaign: CampaignId) => VariantId | undefined
  /** What was decided on this page about each campaign, and why. */
  decisions: () => Decision[]
  /**
   * Tells why every campaign, or one, acts or does not: gates, audience, what was nearly enough. Prints it as tables in the
   * console, and gives the whole report. Downloads parts. Rejects with an `Error` when they cannot be had, and with
   * "destroyed" after `destroy()`.
   */
  explain: (campaign?: CampaignId) => Promise<Report>
  /**
   * Asks for a campaign: its trigger counts as come, everything else is asked of it as always. Gives what was decided;
   * `undefined` for one that nobody knows. Downloads a part. Example: `open('newsletter')`.
   */
  open: (campaign: CampaignId) => Promise<Decision | undefined>
  /**
   * Closes the widget of a campaign, or all that are over the page; unlike when its visitor does, no tab stays. Example:
   * `close('newsletter')`.
   */
  close: (campaign?: CampaignId) => Promise<void>
  /** The desk of the site (`settings.chat`), whoever's it is. Downloads a part. */
  chat: KairosChat
  /**
   * Shows the page as somebody else would see it, as preview links do: opens it anew, for this tab only, with a visitor and a
   * clock of its own; `null` leaves. Rejects where `settings.preview` allows none. Example: `preview({ force: { hero:
   * 'spring' }, at: '2026-12-24T18:00' })`.
   */
  preview: (options: PreviewOptions | null | false) => Promise<void>
  /**
   * Listens: `ready` once decided, `decision` for each, `record` for each measurement, `diagnostic` for each part of the
   * file that was left out, `consent` for each answer; of widgets and greetings `shown`, `clicked`, `closed` and `submitted`, and of desks `chat` and `unread`. Also DOM events `kairos:…` on `document`.
   */
  on: <Name extends keyof KairosEvents>(name: Name, listener: (detail: KairosEvents[Name]) => void) => Stop
  /** Calls a function with this object; before load, `(window.kairos ||= []).push(fn)` keeps it until then. */
  push: (...calls: ((kairos: Kairos) => void)[]) => void
  /** Takes everything back: content, listeners, timers. The page is as it was. */
  destroy: Stop
}

/** What a page can ask of the desk that takes conversations. */
export interface KairosChat {
  /**
   * Opens a conversation, with words in the visitor's field where the desk takes any; only the visitor sends them. Gives the
   * name of the desk, or of what stands in for it; `undefined` when there is neither. Example: `chat.open('About order 7: ')`.
   */
  open: (message?: string) => Promise<string | undefined>
  close: () => Promise<void>
  /** How many messages wait to be read, as far as the desk tells. */
  unread: () => Promise<number>
}

/** What a preview shows, as the flags of a link do: see the README. */
export interface PreviewOptions {
  /** Variants by campaign; `off` silences it. Example: `{ hero: 'spring', bar: 'off' }`. */
  force?: Record<CampaignId, string>
  /** Whether the visitor is in a segment. Example: `{ vip: true, returning: false }`. */
  segments?: Record<string, boolean>
  /** Values of facts, by path. Example: `{ 'geo.country': 'DE', 'cart.value': 80 }`. */
  facts?: Record<string, string | number | boolean | readonly string[]>
  /** A moment, on the site's clock. Default: now. Example: `"2026-12-24T18:00"`. */
  at?: string
  /** Number of the visit. Default: the first. Example: `3`. */
  visit?: number
  /** What the visitor agreed to. Default `"granted"`. */
  consent?: 'granted' | 'denied' | 'pending'
  /** `respect`: what is forced waits for its pages, audience, schedule, limits and trigger. Default `"ignore"`. */
  targeting?: 'respect' | 'ignore'
  /** Whether everything that is not forced is silent. Default `false`. */
  only?: boolean
  /** Name of a visitor in `personas.json`, or one packed in a text. Default: somebody never seen before. Example: `"ann"`. */
  persona?: string
  /** `mine`: begins with a copy of this browser's visitor. Default: somebody never seen before. */
  profile?: 'mine'
  /** Id of the visitor, which decides what is drawn. Default: random. Example: `"qa-1"`. */
  seed?: string
  /** Another file that `settings.channels` lists. Default: none. Example: `"draft"`. */
  channel?: string
  /** Whether the panel is opened, which says why everything shows or does not. Default `false`. */
  why?: boolean
  /** Whether it begins with another visitor. Default `false`. */
  reset?: boolean
  /** Lets so much time pass, in which nobody does anything; a duration. Default: none. Example: `"45s"`. */
  forward?: string
}

/** A function of the site that campaigns may call. */
export type Registered = (call: Call) => unknown

/** What a registered function is told. */
export interface Call {
  campaign: string
  variant: string
  /** What the action has under `with`. */
  with: Record<string, unknown>
  /** Gives the value of a fact now. Example: `fact('cart.value')`. */
  fact: (path: string) => unknown
}

/** One thing that is remembered, in plain English. */
export interface MemoryEntry {
  /** Example: `"Visits"`. */
  what: string
  /** Example: `"3, the first one on 1 November 2026"`. */
  value: string
  /** What it is good for. */
  why: string
  /** How long it stays. */
  until: string
  /** Where it lies: the key in this browser's storage. Example: `"kairos:shop:profile"`. */
  key: string
}

/** What listeners hear, by name. */
export interface KairosEvents {
  ready: { segments: string[] }
  decision: Decision
  record: KairosRecord
  diagnostic: { path: string; expected: string }
  /** What holds on this page from now on. */
  consent: Agreed
  /** What became of a widget: half of it was in view for a second, something in it was followed, it was closed, sent. */
  shown: OutcomeProps
  clicked: OutcomeProps
  /** `how`: by the cross (`button`), `escape`, a click `outside`, a `swipe`, by itself after a `time`, or by the `page`. */
  closed: OutcomeProps & { how: 'button' | 'escape' | 'outside' | 'swipe' | 'time' | 'page' }
  submitted: OutcomeProps & Record<string, unknown>
  /** A conversation was opened or closed, by whomever, in the desk that has it. */
  chat: { desk: string; isOpen: boolean }
  /** Another number of messages waits to be read. */
  unread: { desk: string; count: number }
}
