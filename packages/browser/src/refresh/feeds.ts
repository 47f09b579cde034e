import type { History, Program } from '@kairos/core'
import { preflight } from '@kairos/core/feeds'
import type { Feed, GeoSource } from '@kairos/schema'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Answer } from './ask.ts'
import { type FeedFacts, type FeedRead, readFeed } from './feed.ts'
import { type Poll, startPolling } from './poll.ts'

const DEFAULT_EVERY = '30s'
/** Timers count to 2³¹ ms. */
const LONGEST_SLEEP_MS = 36e5

/** The feeds of a page. */
export interface Feeds {
  /** Goes on with the feeds of the program that decides now. */
  follow: () => void
  /** Asks at once: for one, or without an id for all. */
  now: (id: string) => void
  relax: (isOn: boolean) => void
  stop: Stop
}

/** Lets campaigns speak about the moment for which somebody answers; those with a wrong end stay silent. */
function answerFor({ base, program, diagnose }: Kit, dates: History | undefined): void {
  for (const [id, plan] of program.plans) {
    try {
      preflight({ ...base, ...dates }, plan, program)
    } catch {
      diagnose({ path: `campaigns.${id}.preflight.expires`, expected: 'date' })
    }
  }
}

/** Asks for the feeds that rules or texts read, and tells what they say as facts. */
export function startFeeds(kit: Kit, dates: History | undefined): Feeds {
  const following = new Map<string, { about: string; poll: Poll; stop: Stop }>()
  let isRelaxed = false

  const follow = () => {
    const { program } = kit
    answerFor(kit, dates)
    const wanted = Object.entries(program.file.feeds ?? {}).filter(([id]) => isRead(program, id))
    const about = new Map(wanted.map(([id, feed]) => [id, JSON.stringify(feed)]))
    for (const [id, { stop, about: before }] of following)
      if (about.get(id) !== before) {
        stop()
        following.delete(id)
      }
    for (const [id, feed] of wanted) {
      if (following.has(id)) continue
      const started = startFeed(kit, id, feed)
      if (!started) continue
      started.poll.relax(isRelaxed)
      following.set(id, { ...started, about: about.get(id)! })
    }
  }
  follow()
  return {
    follow,
    now(id) {
      for (const [other, { poll }] of following) if (!id || id === other) poll.now()
    },
    relax(isOn) {
      isRelaxed = isOn
      for (const { poll } of following.values()) poll.relax(isOn)
    },
    stop() {
      for (const { stop } of following.values()) stop()
    },
  }
}

const geoFrom = ({ settings }: Program): GeoSource[] => [settings.geo?.from ?? []].flat()

/** Whether anything would change by what a feed says. */
const isRead = (program: Program, id: string): boolean =>
  program.inputs.some(({ path }) => `${path}.`.startsWith(`feed.${id}.`)) ||
  geoFrom(program).some(({ feed }) => feed === id)

function startFeed(kit: Kit, id: string, feed: Feed | undefined): { poll: Poll; stop: Stop } | undefined {
  const { env, base, diagnose, send } = kit
  const { url, every = DEFAULT_EVERY, expires } = feed ?? {}
  const [everyMs, expiresMs] = [base.durationMs(every), base.durationMs(expires)]
  if (typeof url !== 'string' || !everyMs || !expiresMs || !/^[\w-]+$/.test(id)) {
    diagnose({ path: `feeds.${id}`, expected: 'url, every and expires' })
    return undefined
  }
  const clock = () => env.window.performance.now()
  let read: FeedRead | undefined
  let aheadMs = 0
  /** When the last good answer came: by a clock that nobody sets, which may sleep with the machine, and by one that does not. */
  let came = { clock: 0, date: 0 }
  let told = '{}'
  let isBad = false
  let stopTimer: Stop = () => {}

  const tell = () => {
    stopTimer()
    const age = Math.max(clock() - came.clock, env.now() - came.date)
    const { facts, next } = (age < expiresMs && read?.at(env.now() + aheadMs)) || { facts: {}, next: Infinity }
    if (age < expiresMs && read)
      stopTimer = env.later(tell, Math.min(expiresMs - age, next - env.now() - aheadMs, LONGEST_SLEEP_MS))
    const text = JSON.stringify(facts)
    if (text === told) return
    told = text
    send('facts', { [`feed.${id}`]: text === '{}' ? null : facts })
    tellGeo(kit, id, facts)
  }
  const hear = (text: string, answer: Answer): boolean => {
    const good = readFeed(text)
    if (good) {
      read = good
      aheadMs = answer.aheadMs ?? aheadMs
      came = { clock: clock(), date: env.now() }
    } else if (!isBad) diagnose({ path: `feeds.${id}`, expected: '{ "entries": { … } }' })
    isBad = !good
    tell()
    return !!good
  }
  const poll = startPolling({ env, url, everyMs, firstMs: 0, mostMs: Math.max(expiresMs / 2, everyMs), hear })
  // Timers of a page that nobody sees, or that slept, come late.
  const stops = [env.on(env.document, 'visibilitychange', tell), env.on(env.window, 'pageshow', tell)]
  return {
    poll,
    stop() {
      for (const stop of stops) stop()
      poll.stop()
      read = undefined
      tell()
    },
  }
}

/** Tells where the visitor is, where the file says that this feed knows; what another source said before stays. */
function tellGeo({ program, state, send }: Kit, id: string, facts: FeedFacts): void {
  if (!geoFrom(program).some(({ feed }) => feed === id)) return
  const { country, region, city } = facts.geo ?? {}
  const isPlace = typeof country === 'string' && /^[a-z]{2}$/i.test(country)
  const { geo } = state().page.facts as { geo?: { country?: unknown; feed?: unknown } }
  if (geo?.country && geo.feed !== id) return
  const named = { country: `${country}`.toUpperCase(), region, city, feed: id }
  send('facts', { geo: isPlace ? named : null })
}
