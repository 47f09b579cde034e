import type { Program } from '@kairos/core'
import { bounded, createStep, isForged, retell, takeDrawn } from '@kairos/core/live'
import type { Actions } from './actions/kit.ts'
import { startRoutes } from './collectors/route.ts'
import { asksForCommerce } from './commerce.ts'
import { refuseBots } from './consent/bots.ts'
import { startMemoryElement } from './consent/element.ts'
import { startTabs } from './consent/tabs.ts'
import { startImpressions } from './delivery/impressions.ts'
import type { Stop } from './env.ts'
import type { Kit, Source } from './kit.ts'
import type { Loop } from './runtime.ts'
import { startWaking } from './wake.ts'

/** Facts that come from what the visitor does on the page, and events in what rules ask about the past, or goals name. */
const BEHAVIOUR =
  /^page\.(scrollDepth|\w+Seconds|secondsOnPage)|^cart\.abandonedSeconds|"event":"(visit_started|form_\w+)"/

/** What campaigns and the file count, as JSON; a campaign may name a goal of the file or an event. */
const goalsOf = ({ campaigns, goals }: Program): string =>
  JSON.stringify([goals, campaigns.map(({ campaign: { goal: event } }) => ({ event }))])

const asksForBehaviour = (program: Program): boolean =>
  program.campaigns.some(({ campaign }) => campaign.trigger) ||
  [goalsOf(program), ...program.inputs.map(({ path }) => path)].some((text) => BEHAVIOUR.test(text))

/** Whether there is anything of ours that the page could render over. */
const fillsSlots = ({ campaigns }: Program) =>
  campaigns.some(({ surfaces }) => Object.values(surfaces).some((held) => held.some((one) => one.startsWith('slot:'))))

/** The second download: what may happen after first paint. A page where it fails stays as it was decided. */
export const start = (kit: Kit, source: Source): Promise<Stop | undefined> =>
  begin(kit, source).catch((problem) => kit.diagnose({ path: 'kairos-live.mjs', expected: `${problem}` }) as undefined)

async function begin(kit: Kit, source: Source): Promise<Stop> {
  const { env, settings, program } = kit
  const bot = refuseBots(kit)
  const { timezone = 'visitor' } = settings
  const [behaviour, hooks, goals, clock] = await Promise.all([
    asksForBehaviour(program) ? kit.load('behaviour').then((part) => part?.start(kit)) : undefined,
    asksForCommerce(program) ? kit.load('hooks').then((part) => part?.start(kit)) : undefined,
    /:/.test(goalsOf(program)) ? kit.load('goals').then((part) => part?.start(kit.base)) : undefined,
    timezone === 'visitor' ? env.offsetAt : kit.load('zone').then((part) => part?.start(env, timezone)),
  ])
  const loop: Loop = {
    step: createStep(kit.base, { triggers: behaviour?.triggers, goals }),
    offsetAt: (at) => clock?.(at),
    admits: (signal) => !isForged(signal) && hooks?.admits(signal) !== false,
  }
  kit.equip(loop)
  const stops = [
    startTabs(kit),
    later(settings.consent?.from && kit.load('consent').then((part) => part?.start(kit))),
    later(fillsSlots(program) && kit.load('guard').then((part) => part?.start(kit).watch())),
    later(
      (settings.refresh ?? settings.stream ?? program.file.feeds) &&
        kit.load('refresh').then((part) => part?.start(kit, source, loop)),
    ),
    later(
      env.document.querySelector('script[data-debug]') && kit.load('console').then((part) => part?.start(kit).watch()),
    ),
    startMemoryElement(kit),
    startRoutes(kit),
    startWaking(kit),
  ]
  for (const source of [behaviour, hooks, kit.facts, kit.preview, program.rare as Actions | undefined])
    if (source) stops.push(source.watch(kit))
  // Nothing is stored or sent before it is known who this is.
  if (!(await bot)) stops.push(startStorage(kit), startImpressions(kit))
  return () => {
    for (const stop of stops) stop()
  }
}

/** Nothing is kept, sent or deleted before there is an answer about that. */
function startStorage(kit: Kit): Stop {
  const { env, consent, load } = kit
  let stop: Stop | undefined
  const begin = () => {
    if (!consent().pending && !kit.preview)
      stop ??= later(load('storage').then((part) => part?.start(kit, { retell, takeDrawn, bounded })))
  }
  const stopHearing = env.on(env.document, 'kairos:consent', begin)
  begin()
  return () => {
    stopHearing()
    stop?.()
  }
}

/** Stops what is still being loaded once it runs; nothing where nothing asked for it. */
const later = (starting: unknown) => () => {
  if (starting) (starting as Promise<Stop | undefined>).then((stop) => stop?.())
}
