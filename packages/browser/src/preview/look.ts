import type { CampaignPlan, KairosRecord, Profile, Program } from '@kairos/core'
import { createArrive } from '@kairos/core/persona'
import type { Stop } from '../env.ts'
import type { Looking } from '../given.ts'
import type { Facts, Kit, Looked, Prepared } from '../kit.ts'
import type { Seen } from '../panel/kit.ts'
import { takeFlags } from './address.ts'
import { type Badge, type Saying, showBadge } from './badge.ts'
import type { Begun } from './open.ts'
import { type PanelOpener, startPanel } from './panel.ts'
import { planted, type Tree } from './planted.ts'
import { sentBefore } from './pretendedEnv.ts'
import { pretending } from './pretending.ts'
import { problemsIn } from './problems.ts'
import { inShort } from './said.ts'
import { profileIn, visitorOf } from './visitor.ts'
import { whyNot } from './why.ts'

const SECOND_MS = 1000

/** Makes a page that is decided for a preview: another program, another visitor, another clock, and a badge that says so. */
export function createLook({ looking, begun }: { looking: Looking; begun: Begun }) {
  const { real, kept, session, flags } = begun
  const leave = () => {
    kept.leave()
    real.window.location.reload()
  }
  let badge: Badge | undefined
  let opening: PanelOpener | undefined
  /** Asked for before the page was there to be asked about. */
  let isAsked = false
  const openPanel = () => {
    isAsked = true
    opening?.open()
  }
  /** What would decide without force, by what decides. */
  const plains = new WeakMap<Program, Program>()
  const seen: Seen = { began: undefined, decidedMs: real.window.performance.now() }
  let arrival: ReturnType<typeof begin>
  // A page that comes back after its tab has left the preview, or entered another, is no longer what it shows.
  const stops = [
    real.on(real.window, 'pageshow', (event) => {
      if ((event as PageTransitionEvent).persisted && kept.read()?.flags !== session.flags)
        real.window.location.reload()
    }),
    // The panel may come when a chat is open already.
    real.on(real.document, 'kairos:chat', (event) => {
      const { desk, isOpen } = (event as CustomEvent).detail
      seen.chat = isOpen ? desk : undefined
    }),
    // A link that differs behind the `#` opens no other page.
    real.on(real.window, 'hashchange', () => {
      if (takeFlags(real.window.location.href).flags) real.window.location.reload()
    }),
  ]

  return (prepared: Prepared): Prepared => {
    const { program, facts } = prepared
    const { plain, forced, facts: pinned, asked } = pretending(program, flags, begun.isMadeUp)
    plains.set(forced, plain)
    if (!session.isBegun) arrival = begin({ looking, begun, program: plain })
    const told = arrivedWith({ looking, begun, program: plain })
    const problems = [...begun.problems, ...problemsIn(flags, program)]
    badge ??= showBadge(real, { leave, why: openPanel })
    const first: Saying = { asked: inShort(flags), problems, notes: [] }
    badge.say(first)

    const look: Looked = {
      flags: session.flags,
      leave,
      silence(campaign) {
        if (Object.hasOwn(flags.force, campaign)) session.flags += `&kairos_force=${campaign}:off`
        kept.write(session)
      },
      wouldHaveSent: ({ records, consent }) => [
        ...sentBefore(kept),
        ...(consent().analytics ? (records.waiting() as KairosRecord[]) : []),
      ],
      forward({ send, state }, ms) {
        session.ahead += ms
        kept.write(session)
        const { page = {} } = state().page.facts as { page?: Record<string, unknown> }
        const later = (name: string) => Math.floor(Number(page[name] ?? 0) + ms / SECOND_MS)
        send('active', { seconds: later('activeSeconds') })
        send('idle', { seconds: later('idleSeconds') })
        send('facts', { 'page.secondsOnPage': later('secondsOnPage') })
        send('wake')
      },
      openPanel,
      watch(kit) {
        opening = startPanel({ kit, begun, badge: badge!, asked, seen, first, plains, leave })
        if (isAsked) opening.open()
        const stop = watch({ kit, plains, say: opening.say, problems, flags })
        return () => {
          for (const one of [...stops, opening!.stop]) one()
          stop()
          badge!.remove()
        }
      },
    }
    return {
      ...prepared,
      program: forced,
      env: begun.env,
      preview: look,
      facts: pretendedFacts({ facts, program: plain, pinned, told, traffic: arrival, seen }),
    }
  }
}

interface Arriving {
  looking: Looking
  begun: Begun
  program: Program
}

/** What every page tells of a visitor somebody made up. */
function arrivedWith({ looking, begun, program }: Arriving) {
  const { persona, env } = begun
  return persona && arriveWith(looking)(persona, { visitor: '', at: env.now() }, program)
}

const arriveWith = ({ base, createProfile }: Looking) =>
  createArrive({ createProfile, durationMs: base.durationMs, plant: planted as never })

/** Keeps the visitor that the first page of the preview meets, and what that visitor agreed to. Gives where the visit comes from. */
function begin({ looking, begun, program }: Arriving): { traffic: Tree | undefined } | undefined {
  const { env, real, kept, session, flags, persona } = begun
  const { site } = program
  const at = env.now()
  const id = flags.seed ?? persona?.visitor ?? flags.persona ?? env.newId()
  const arrived = persona && arriveWith(looking)(persona, { visitor: id, at }, program)
  const mine = arrived?.profile ?? copyOf(flags.profile && profileIn(real.recall(`kairos:${site}:profile`)), flags.seed)
  const profile = visitorOf({ createProfile: looking.createProfile, id, at, mine, visit: flags.visit })
  session.isBegun = true
  kept.write(session)
  env.keep(`kairos:${site}:profile`, { write: 0, heard: {}, profile })
  const consent = flags.consent ?? 'granted'
  if (consent !== 'pending') env.keep(`kairos:${site}:consent`, consent === 'granted' ? 'pa' : '')
  return arrived && { traffic: arrived.traffic }
}

const copyOf = (profile: Profile | '' | undefined, seed: string | undefined): Profile | undefined =>
  profile ? { ...profile, ...(seed && { id: seed }) } : undefined

interface Telling {
  facts: Facts | undefined
  program: Program
  pinned: Tree
  told: { facts: Tree } | undefined
  traffic: { traffic: Tree | undefined } | undefined
  seen: Seen
}

/** Facts of the page, with those of the link in their place. */
function pretendedFacts({ facts, program, pinned, told, traffic, seen }: Telling): Facts {
  let first = traffic
  const fromMemory = new Set(program.inputs.flatMap(({ word, memory }) => (memory ? word : [])))
  const ofPage = Object.entries(pinned).filter(([path]) => !fromMemory.has(path.split('.')[0]!))
  return {
    watch: (kit) => facts?.watch(kit) ?? (() => {}),
    typed: (value, type) => facts?.typed(value, type) ?? value,
    read(page, profile) {
      const read = facts?.read(page, profile) ?? page
      const all = [...leavesOf(told?.facts ?? {}), ...ofPage].reduce(planted, read.facts as Tree)
      const arriving = first
      first = undefined
      seen.began ??= profile
      return { ...read, facts: all, ...(arriving && { traffic: arriving.traffic }) }
    },
  }
}

/** Every value of a tree with its path; what a visitor agreed to is asked, not told. */
const leavesOf = (tree: Tree, before = ''): (readonly [path: string, value: unknown])[] =>
  Object.entries(tree).flatMap(([step, value]) =>
    typeof value === 'object' && value && !Array.isArray(value)
      ? leavesOf(value as Tree, `${before}${step}.`)
      : before === 'consent.'
        ? []
        : [[before + step, value] as const],
  )

interface Watching {
  kit: Kit
  plains: WeakMap<Program, Program>
  say: (saying: Saying) => void
  problems: readonly string[]
  flags: Begun['flags']
}

/** A sentence as it is written within another. */
const within = (sentence = '') => sentence.slice(0, 1).toLowerCase() + sentence.slice(1)

/** Says of everything that is forced why it would not show by itself, or why nothing of it is seen. */
function watch({ kit, plains, say, problems, flags }: Watching): Stop {
  const { env, load, state, hear } = kit
  const isAsked = (plan: CampaignPlan | undefined) => plan && flags.targeting === 'ignore'
  let isOver = false
  const tell = async () => {
    const [part, sentences] = await Promise.all([load('explain'), load('sentences')])
    if (isOver || !part) return
    const { explain } = part.start(kit, sentences?.start())
    const notes = Object.keys(flags.force).flatMap((campaign) => {
      const { page } = state()
      const decision = Object.hasOwn(page.decisions, campaign) ? page.decisions[campaign] : undefined
      if (!decision || flags.force[campaign] === 'off') return []
      const acts = decision.acts
      const plain = plains.get(kit.program)!
      const why = acts && isAsked(plain.plans.get(campaign)) ? whyNot({ explain, plain, state: state(), campaign }) : []
      const [only] = explain(campaign, kit.program, state()).campaigns
      return [
        ...(acts ? [] : [`${campaign} does not show: ${within(only?.sentence)}`]),
        ...(why.length ? [`${campaign} would not show here, because ${why.map(within).join('; ')}`] : []),
        ...(acts && Object.hasOwn(page.pending, campaign)
          ? [`${campaign} is seen nowhere: ${decision.surfaces.join(', ')} is not on this page, or waits`]
          : []),
      ]
    })
    say({ asked: inShort(flags), problems, notes })
  }
  const stopHearing = hear(({ name }) => {
    if (/^(page_view|shown|missed|wake|facts)$/.test(name)) tell()
  })
  // What is forgotten here lies in the preview only, and is gone at once.
  const stopForgetting = env.on(env.document, 'kairos:consent', (event) => {
    if ((event as CustomEvent).detail?.forgotten)
      env.document.dispatchEvent(new env.window.CustomEvent('kairos:erased'))
  })
  tell()
  return () => {
    isOver = true
    stopHearing()
    stopForgetting()
  }
}
