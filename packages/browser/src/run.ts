import type { MissedProps, Signal, Turn } from '@kairos/core'
import { base } from '@kairos/core/first'
import { act, type Showing } from './actions/act.ts'
import { createChannel } from './channel.ts'
import { isBot } from './collectors/bot.ts'
import { deviceFacts } from './collectors/device.ts'
import { pageFacts } from './collectors/page.ts'
import { trafficFacts } from './collectors/traffic.ts'
import { type Consent, readConsent, writeConsent } from './consent/consent.ts'
import { keepUnheard } from './delivery/unheard.ts'
import type { Env, Stop } from './env.ts'
import type { Events } from './events.ts'
import type { Kit } from './kit.ts'
import { parts } from './lazy.ts'
import type { Prepared } from './prepare.ts'
import { createRuntime, type Runtime } from './runtime.ts'
import type { Slots } from './slots/slots.ts'
import { remember } from './storage/remember.ts'
import type { Stored } from './storage/snapshot.ts'

/** A page whose config is known. */
export interface Running {
  runtime: Runtime
  consent: (answer: Consent) => void
  kit: Kit
  stop: Stop
}

export interface RunParts {
  env: Env
  events: Events
  slots: Slots
  prepared: Prepared
  bots?: string | undefined
}

const NOTHING: Consent = { personalization: false, analytics: false }

/** Decides this page: recalls the visitor, enters the page and acts. */
export function run({ env, events, slots, prepared: { program, preview, facts }, bots }: RunParts): Running {
  const { settings, site } = program
  const includesBots = bots === 'include'
  let bot = !includesBots && isBot(env)
  // A bot is a visitor who agrees to nothing: what a campaign says to all it says to a crawler too, and nothing is tested on it.
  let consent = bot ? NOTHING : readConsent(env, site, settings)

  const records: Kit['records'] = createChannel()
  const showings = createChannel<Showing>()
  const saves = createChannel<Stored | undefined>()
  // A preview looks, and leaves no trace: nothing is remembered, nothing is sent.
  const remembered = remember({
    env,
    site,
    allowed: () => consent.personalization && !preview,
    saves,
    rebase: (profile) => runtime.rebase(profile, 'saved'),
    saved: () => runtime.saved(),
  })
  const stopKeeping = preview ? () => {} : keepUnheard({ env, site, records, allowed: () => consent.analytics })
  const undos = new Map<string, Stop>()

  const hear = ({ state, decisions, records: made }: Turn, signal: Signal) => {
    if (signal.name === 'page_view') {
      for (const undo of undos.values()) undo()
      undos.clear()
    }
    remembered.save(state.profile)
    for (const record of made) {
      events.emit('record', record)
      if (!preview) records.put(record)
    }
    for (const decision of decisions) {
      // One that ended gives its place back; nothing else is ever decided twice.
      undos.get(decision.campaign)?.()
      if (decision.acts) undos.set(decision.campaign, act({ env, slots, decision, shown, missed }))
      events.emit('decision', decision)
    }
  }
  const shown = (showing: Showing) => {
    const { element: _, ...outcome } = showing
    runtime.send('shown', outcome)
    showings.put(showing)
  }
  const missed = (outcome: MissedProps) => runtime.send('missed', { ...outcome })
  const runtime: Runtime = createRuntime({ env, program, profile: remembered.profile, listener: hear })

  for (const diagnostic of program.diagnostics) events.emit('diagnostic', diagnostic)
  slots.select(program.slots)
  // Waiting for a part to tell of the cart would cost the first paint.
  const kept = (word: string) => {
    const { value, until = 0 } = remembered.profile.facts?.[word] ?? {}
    return until > env.now() ? value : undefined
  }
  const known = {
    cart: kept('cart'),
    wishlist: kept('wishlist'),
    page: pageFacts(env),
    device: deviceFacts(env),
    visitor: { isBot: bot },
    consent,
  }
  runtime.send('page_view', {
    facts: facts ? facts.read(known, remembered.profile) : known,
    traffic: facts ? facts.traffic() : trafficFacts(env),
    // A preview remembers in memory of its own, whatever the visitor agreed to.
    remembers: consent.personalization || preview,
  })
  slots.settle()
  const stopWatching = facts?.watch(runtime.send)

  const agree = (answer: Consent) => {
    consent = answer
    runtime.send('facts', { consent })
    runtime.send('consent', { remembers: consent.personalization || preview })
    if (consent.personalization) remembered.save(runtime.state().profile)
    else remembered.erase()
  }

  const kit: Kit = {
    env,
    site,
    settings,
    program,
    behaviour: () => parts.behaviour().then((part) => part.start(kit)),
    base,
    diagnose: (diagnostic) => events.emit('diagnostic', diagnostic),
    equip: runtime.equip,
    async isBot() {
      const asks = !bot && !includesBots && (consent.personalization || consent.analytics)
      if (asks && (await parts.bots()).start(env.window.navigator.userAgent)) {
        bot = true
        runtime.send('facts', { 'visitor.isBot': bot })
        agree(NOTHING)
      }
      return bot
    },
    consent: () => consent,
    send: runtime.send,
    records,
    showings,
    saves,
    memory: remembered.memory({
      settled: runtime.settled,
      rebase: (profile) => remembered.save(runtime.rebase(profile, 'entered')),
    }),
  }
  return {
    runtime,
    consent(answer) {
      if (bot) return
      const said = { personalization: !!answer?.personalization, analytics: !!answer?.analytics }
      writeConsent(env, site, said)
      agree(said)
    },
    kit,
    stop() {
      stopKeeping()
      stopWatching?.()
      runtime.stop()
      remembered.stop()
      for (const undo of undos.values()) undo()
    },
  }
}
