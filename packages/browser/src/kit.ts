import type {
  Base,
  Diagnostic,
  Goals,
  History,
  HistoryBase,
  KairosRecord,
  Profile,
  Program,
  Signal,
  State,
} from '@kairos/core'
import type { FactDeclaration, Settings, XmppDesk } from '@kairos/schema'
import type { Act, Actions, ActionsKit, Allowed, Clean, EdgeKit, Showing } from './actions/kit.ts'
import type { PreviewOptions } from './api.ts'
import type { Channel } from './channel.ts'
import type { connect } from './chat/desks/connect.ts'
import type { Desks, DesksBase } from './chat/given.ts'
import type { ChatParts, Desk } from './chat/kit.ts'
import type { Reception } from './chat/reception/kit.ts'
import type { DeviceNames } from './collectors/deviceNames.ts'
import type { Loaded } from './config/load.ts'
import type { Agreed, Consent } from './consent/consent.ts'
import type { Env, Stop } from './env.ts'
import type {
  Behaviour,
  Console,
  Explaining,
  Hooks,
  KitBase,
  Ledger,
  Looking,
  Part,
  Preparing,
  Sharing,
  Shops,
  ShopsBase,
  Signed,
  Sinks,
  Speak,
  StorageBase,
} from './given.ts'
import type { Panel, Previewed } from './panel/kit.ts'
import type { Loop } from './runtime.ts'
import type { Guard, Late } from './slots/filling.ts'
import type { Slots } from './slots/slots.ts'
import type { Memory, Share } from './storage/keeper.ts'
import type { Store } from './storage/store.ts'
import type { MoreBlocks, Ui, Widgets } from './widgets/kit.ts'

/**
 * All that a part gets from the first download. A part imports no code from there, only types: a module in two files
 * would be downloaded twice.
 */
export interface Kit {
  env: Env
  site: string
  settings: Settings
  /** What decides this page; another revision may take its place. */
  program: Program
  /** Carries out what it decides. */
  act: Act
  /** The preview that somebody looks at by a link: nothing real is remembered, measured or sent. Absent for visitors. */
  preview: Looked | undefined
  /** Loads a further part, once; `undefined` when it does not come, which is told. */
  load: <Name extends keyof Parts>(name: Name) => Promise<Awaited<ReturnType<Parts[Name]>> | undefined>
  /** Everything known now. */
  state: () => State
  /** What the loop of the second download is built on, and where it goes. */
  base: KitBase
  equip: (loop: Loop) => void
  /** What holds now. */
  consent: () => Agreed
  /** The visitor's last answer, else what held before one; forgetting changes nothing about it. */
  answered: () => Agreed
  /** Takes the visitor's answer: keeps the receipt, and goes on with it. What is no answer changes nothing. */
  answer: (answer: Partial<Consent> | null | undefined) => void
  /** Goes on with another answer that is kept already, or with none once the visitor is forgotten. */
  agree: (next: Agreed) => void
  /** Names the slots that are ordinary elements, in place of those named before. */
  select: Slots['select']
  /** Tells of a unit of the file that cannot be used. */
  diagnose: (diagnostic: Diagnostic) => void
  send: (name: string, props?: Record<string, unknown>) => void
  /** Enters the page that is open now once more: another route, or the same page from the back/forward cache. */
  enter: () => void
  /** The address that was entered last. */
  address: () => string
  /** Hears every signal after its turn, and after what the turn did to the page. */
  hear: (listener: (signal: Signal) => void) => Stop
  /** Everything measured on this page. Silent in preview. */
  records: Channel<KairosRecord>
  /** Everything that shows a variant. */
  showings: Channel<Showing>
  memory: Memory
  /** Absent where the file names no domain. */
  share: Share | undefined
  /** What reads the facts a file asks for; absent where it asks for none. */
  facts: Facts | undefined
}

/** A config ready to decide, and the page it decides. */
export interface Prepared {
  program: Program
  /** The page; in a preview one with a clock and a memory of its own. */
  env: Env
  preview?: Looked
  /** Carries out decisions, where not only slots of this page's own are filled. */
  act?: Act | undefined
  /** Reads further facts of the page. */
  facts?: Facts | undefined
  /** Makes what is remembered here known to the other hosts of the domain. */
  share?: Share | undefined
}

/** What a page is looked at by. */
export interface Preview {
  /** Begins the preview the address asks for, or goes on with that of this tab; `undefined` for an ordinary visit. */
  open: () => Promise<Opened | undefined>
  /** Goes on with another one. */
  preview: (options: PreviewOptions | null | false) => void
}

/** A preview that runs. */
export interface Opened {
  env: Env
  /** The config that decides: the site's own, or that of a channel of the site. */
  file: () => Promise<unknown>
  /** Has the page decided as the link asks. */
  look: (prepared: Prepared) => Prepared
}

/** What can be asked of a preview. */
export interface Looked {
  /** Its flags, joined by `&`: behind `?` they are a link to the same. */
  flags: string
  /** Goes back to the ordinary visit. */
  leave: () => void
  /** Forces a campaign no longer: from the next page on it is silent. */
  silence: (campaign: string) => void
  /** Everything that would have been sent in this preview, the last 200 of earlier pages. */
  wouldHaveSent: (kit: Pick<Kit, 'records' | 'consent'>) => KairosRecord[]
  /** Lets time pass: the clock goes on, nobody does anything meanwhile. */
  forward: (kit: Pick<Kit, 'send' | 'state'>, ms: number) => void
  /** Opens what says why everything shows or does not. */
  openPanel: () => void
  /** Keeps the badge up to date. */
  watch: (kit: Kit) => Stop
}

/** Where the config comes from. */
export interface Source {
  /** Address of the file, or its content: then there is nothing to ask for again. */
  config: string | object
  /** The newest good one. */
  latest: Loaded | undefined
  /** Takes another text of the file for the newest, unless it is no config, or an older one. */
  take: (text: string) => void
  /** Makes a config ready to decide. */
  prepare: (preparing: Preparing) => Prepared | Promise<Prepared>
}

/** What reads the facts of a page that a file asks for beyond the first download's own. */
export interface Facts {
  /** Adds them to what a `page_view` tells; those remembered from earlier pages give way to what is read. */
  read: (told: Record<string, unknown>, profile: Profile) => Record<string, unknown>
  /** Tells what is known later, what changes on the open page, and what is to be kept. */
  watch: (kit: Pick<Kit, 'send' | 'hear'>) => Stop
  /** Reads a value as a declaration says; `undefined` for one that cannot be. */
  typed: (value: unknown, type?: FactDeclaration['type']) => unknown
}

/** The parts there are, and what starting one gives. */
export interface Parts extends ChatParts {
  /** What may happen after first paint. */
  live: () => Promise<Part<[Kit, Source], Promise<Stop | undefined>>>
  /** The moment, and new revisions of the file, on open pages. */
  refresh: () => Promise<Part<[Kit, Source, Loop], Promise<Stop>>>
  /** Questions about what the visitor did. */
  history: () => Promise<Part<[HistoryBase], History>>
  /** Triggers, and noticing what the visitor does. */
  behaviour: () => Promise<Part<[Kit], Behaviour>>
  /** What the site says already. */
  hooks: () => Promise<Part<[Kit], Hooks>>
  /** What is particular to one make of shop. */
  shops: () => Promise<Part<[ShopsBase], Shops>>
  /** Facts of the page that are read once. */
  facts: () => Promise<Part<[Env, Program, Pick<Parts, 'device'>], Promise<Facts>>>
  /** What the name of a browser says. */
  device: () => Promise<Part<[userAgent: string], DeviceNames>>
  /** The names of all bots. */
  bots: () => Promise<Part<[userAgent: string], boolean>>
  /** The clock of a time zone, which says how many minutes it is ahead of UTC; none for a zone nobody knows. */
  zone: () => Promise<Part<[Env, zone: string], ((at: number) => number) | undefined>>
  /** One visitor on all hosts of a domain. */
  domain: () => Promise<Part<[Sharing], Share>>
  /** Content that a server put into the page. */
  edge: () => Promise<Part<[EdgeKit], Promise<Act>>>
  /** Content whose place was painted already. */
  late: () => Promise<Part<[Env, Late], void>>
  /** What keeps what is shown against the page's own rendering. */
  guard: () => Promise<Part<[Kit], Guard>>
  /** Edits, redirects and calls; markup, templates, and filters in the page's language. */
  actions: () => Promise<Part<[ActionsKit], Promise<Actions>>>
  /** What keeps markup harmless where the browser does not. */
  html: () => Promise<Part<[Env, Allowed], Clean>>
  /** Widgets over the page, and in slots. */
  widgets: () => Promise<Part<[Kit], Widgets>>
  /** Our own chat panel. */
  chat: () => Promise<Part<[Kit, XmppDesk, connect: typeof connect], Promise<Desk | undefined>>>
  /** What keeps something open above the keyboard of a phone. */
  keyboard: () => Promise<Part<[Env, panel: HTMLElement], Stop>>
  /** Forms and surveys, in widgets. */
  forms: () => Promise<Part<[Kit], MoreBlocks>>
  /** Codes, clocks, products, sharing and steps, in widgets. */
  offers: () => Promise<Part<[Kit], MoreBlocks>>
  /** Conversations, in the desk of the site. */
  desks: () => Promise<Part<[Kit], Desks>>
  /** What a chat shows of our own, before it and in its place. */
  reception: () => Promise<Part<[Kit, DesksBase], Promise<Reception | undefined>>>
  /** What all that has something of its own to show is rendered with. */
  preact: () => Promise<Part<[], Ui>>
  /** Files that only their owner may change. */
  signature: () => Promise<Part<[Env, diagnose: Kit['diagnose']], Signed>>
  /** What is shown to somebody who looks at the page by a link. */
  preview: () => Promise<Part<[Looking | Kit, parts?: Pick<Parts, 'zone' | 'signature'>], Preview>>
  /** Why everything shows or does not, for those who look at a preview. */
  panel: () => Promise<Part<[Kit, Previewed], Promise<Panel | undefined>>>
  /** What is kept, sent and deleted. */
  storage: () => Promise<Part<[Kit, StorageBase], Stop>>
  /** What is measured, on its way. */
  delivery: () => Promise<Part<[Kit, Store], Stop>>
  /** Goals that events reach. */
  goals: () => Promise<Part<[Base], Goals>>
  /** The site's own analytics. */
  sinks: () => Promise<Part<[Kit], Sinks>>
  /** The site's consent platform. */
  consent: () => Promise<Part<[Kit], Stop>>
  /** What is remembered, in plain words. */
  memory: () => Promise<Part<[Kit], Ledger>>
  /** Why everything is as it is. */
  explain: () => Promise<Part<[Kit, speak?: Speak], Explaining>>
  /** The same in plain English. */
  sentences: () => Promise<Part<[], Speak>>
  /** Why everything is as it is, as tables in the browser's console. */
  console: () => Promise<Part<[Kit], Console>>
}
