import { segmentsOf } from '@kairos/core/first'
import type { Config } from '@kairos/schema'
import type { Actions } from './actions/kit.ts'
import type { Kairos } from './api.ts'
import { isBot } from './collectors/bot.ts'
import { fetchConfig, keepConfig, lastGood, readConfig } from './config/load.ts'
import { attempt, type Env, type Stop } from './env.ts'
import { createEvents } from './events.ts'
import type { Kit, Prepared, Source } from './kit.ts'
import { parts } from './lazy.ts'
import { loadPart } from './loadPart.ts'
import { prepare } from './prepare.ts'
import { type Running, run } from './run.ts'
import type { Runtime } from './runtime.ts'
import { holdSlots } from './slots/hold.ts'
import { createSlots } from './slots/slots.ts'

/** What Kairos is started with. */
export interface Options {
  /** Address of `kairos.json`, or its content. */
  config: string | object
  /** `"include"`: treats programs as people, for tests that drive a browser. Default: bots are neither remembered nor measured. */
  bots?: string | undefined
  /**
   * Public key that has to have signed the file, as `kairos keys` prints it; of two with a space between them one has to.
   * Default: no signature is asked for.
   */
  key?: string | undefined
}

/** Then twice as long, and so on. */
const FIRST_WAIT_MS = 2000

/** What a part that is asked can answer. */
type Asked = Record<string, (...about: unknown[]) => unknown>

/** Calls that wait for the object they are made on. */
export type Calls = ((kairos: Kairos) => void)[]

/** The whole of Kairos in a page, in boot order. Nothing it does throws into the page. */
export function start(env: Env, { config, bots, key }: Options, queue: Calls = []): Kairos {
  if (bots !== 'include') env.isBot = isBot(env)
  env.key = key
  env.file = config
  const events = createEvents(env)
  const slots = createSlots(env, parts.late)
  const known = lastGood(env, config)
  const stops: Stop[] = [slots.stop, holdSlots(env, (known?.config ?? config) as Partial<Config>), events.stop]
  let running: Running | undefined
  let stopped = false
  /** What the page asked for before the config was known. */
  let waiting: ((running: Running) => void)[] = []

  const whenRunning = (call: (running: Running) => void) => {
    if (stopped) return
    if (running) attempt(() => call(running!))
    else waiting.push(call)
  }

  const diagnose: Kit['diagnose'] = (diagnostic) => events.emit('diagnostic', diagnostic)
  const source: Source = {
    config,
    latest: known,
    prepare,
    take(text) {
      const read = readConfig(text, source.latest)
      if (!read) return diagnose({ path: 'kairos', expected: '1' })
      source.latest = read
      whenRunning(keep)
    },
  }
  // As everything in the visitor's browser: kept once the visitor agrees.
  const keep = () =>
    source.latest && running?.kit.consent().personalization && keepConfig(running.kit.env, config, source.latest)

  const begin = (config: unknown) => {
    if (stopped || running) return
    // A page that is prerendered may never be seen: it is decided when it is.
    if (env.document.prerendering) {
      stops.push(env.on(env.document, 'prerenderingchange', () => begin(config)))
      return
    }
    const prepared = attempt(() => prepare({ env, config, diagnose }))
    if (prepared instanceof Promise) prepared.then(decide, slots.settle)
    else decide(prepared)
  }

  const decide = (prepared: Prepared | undefined) => {
    if (stopped || running) return
    running = prepared && attempt(() => run({ events, slots, diagnose, prepared }))
    if (!running) return slots.settle()
    stops.unshift(running.stop)
    events.emit('ready', { segments: segmentsOf(running.runtime.state()) })
    for (const call of waiting) attempt(() => call(running!))
    waiting = []
    // The parser reads on to the slots first.
    env.later(() => loadLive(running!), 0)
  }

  /** Everything that is not needed to decide before first paint. */
  const loadLive = async ({ kit }: Running) => {
    const live = await kit.load('live')
    const stop = !stopped && (await live?.start(kit, source))
    if (!stop) return
    if (stopped) stop()
    else stops.unshift(stop)
  }

  /** Asks a part something; what is asked before the config is known waits. */
  const ask =
    <About extends unknown[], Answer>(name: 'memory' | 'console' | 'widgets' | 'desks' | 'preview', question: string) =>
    (...about: About) =>
      new Promise<Answer>((resolve, reject) => {
        const end = () => reject(Error('destroyed'))
        if (stopped) end()
        stops.push(end)
        whenRunning(({ kit }) =>
          resolve(parts[name]().then((part) => (part.start(kit) as never as Asked)[question]!(...about) as Answer)),
        )
      })

  /** Asks for the config; again and again where none comes at first: the CDN may be down for a moment. */
  const load = async (url: string, waitMs = FIRST_WAIT_MS) => {
    const text = await (key
      ? loadPart('signature', diagnose).then((part) => part?.start(env, diagnose)(url))
      : fetchConfig(env, url, known))
    if (text !== undefined) source.take(text)
    if (source.latest) return begin(source.latest.config)
    slots.settle()
    // No jitter: visits do not begin together.
    if (!stopped) stops.push(env.later(() => load(url, waitMs * 2), waitMs))
  }

  const send: Runtime['send'] = (...signal) => whenRunning(({ runtime }) => runtime.send(...signal))

  const kairos: Kairos = {
    track: (event, props) => send(event, props, true),
    identify: (traits, id) => send('identify', { traits, id }),
    set: (facts) => send('facts', facts),
    trigger: (name) => send('trigger', { name }),
    register: (...named) => whenRunning(({ kit }) => (kit.program.rare as Actions | undefined)?.register(...named)),
    consent: (answer) => whenRunning(({ kit }) => kit.answer(answer)),
    memory: ask('memory', 'list'),
    forget: ask('memory', 'forget'),
    segments: () => (running ? segmentsOf(running.runtime.state()) : []),
    variant(campaign) {
      const decision = running?.runtime.state().page.decisions[campaign]
      return decision?.acts ? decision.variant : undefined
    },
    decisions: () => Object.values(running?.runtime.state().page.decisions ?? {}),
    explain: ask('console', 'explain'),
    open: ask('widgets', 'open'),
    close: ask('widgets', 'close'),
    chat: {
      open: ask('desks', 'open'),
      close: ask('desks', 'close'),
      unread: ask('desks', 'unread'),
    },
    preview: ask('preview', 'preview'),
    on: events.on,
    push(...calls) {
      for (const call of calls) attempt(() => call(kairos))
    },
    destroy() {
      stopped = true
      for (const stop of stops.splice(0)) attempt(stop)
    },
  }
  // Whoever waits in the queue listens before anything is decided.
  kairos.push(...queue)
  events.on('consent', keep)
  if (known) begin(known.config)
  if (typeof config === 'string') load(config)
  else begin(config)
  return kairos
}
