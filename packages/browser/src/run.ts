import type { MissedProps, Signal, Turn } from '@kairos/core'
import { base } from '@kairos/core/first'
import { act, type Showing } from './actions/act.ts'
import { createChannel } from './channel.ts'
import { deviceFacts } from './collectors/device.ts'
import { pageFacts } from './collectors/page.ts'
import { trafficFacts } from './collectors/traffic.ts'
import { type Consent, readConsent, writeConsent } from './consent/consent.ts'
import { keepUnheard } from './delivery/unheard.ts'
import { attempt, type Env, type Stop } from './env.ts'
import type { Events } from './events.ts'
import type { Kit } from './kit.ts'
import { parts } from './lazy.ts'
import type { Prepared } from './prepare.ts'
import { createRuntime, type Runtime } from './runtime.ts'
import type { Slots } from './slots/slots.ts'
import { remember } from './storage/remember.ts'

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
}

/** Decides this page: recalls the visitor, enters the page and acts. */
export function run({ env, events, slots, prepared: { program, preview, facts, share } }: RunParts): Running {
  const { settings, site } = program
  let consent = readConsent(env, site, settings)

  const records: Kit['records'] = createChannel()
  const showings = createChannel<Showing>()
  // A preview looks, and leaves no trace: nothing is remembered, nothing is sent.
  const remembered = remember({
    env,
    site,
    allowed: () => consent.personalization && !preview,
    runtime: () => runtime,
  })
  const stopKeeping = preview ? () => {} : keepUnheard({ env, site, records, allowed: () => consent.analytics })
  const undos = new Map<string, Stop>()
  const listeners = new Set<(signal: Signal) => void>()

  const hear = ({ decisions, records: made }: Turn, signal: Signal) => {
    if (signal.name === 'page_view') {
      for (const undo of undos.values()) undo()
      undos.clear()
    }
    remembered.save()
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
    for (const listener of listeners) attempt(() => listener(signal))
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
  let address = ''
  const enter = (traffic?: Record<string, unknown>) => {
    address = env.window.location.href
    const told = {
      facts: { page: pageFacts(env), device: deviceFacts(env), consent },
      traffic,
      // A preview remembers in memory of its own, whatever the visitor agreed to.
      remembers: consent.personalization || preview,
    }
    runtime.send('page_view', facts?.read(told, runtime.state().profile) ?? told)
  }
  enter(trafficFacts(env))
  slots.settle()

  const agree = (answer: Consent) => {
    consent = answer
    runtime.send('consent', { ...consent, remembers: consent.personalization || preview })
    if (consent.personalization) remembered.save()
    else remembered.erase()
  }

  const kit: Kit = {
    ...runtime,
    env,
    site,
    settings,
    program,
    parts,
    base,
    diagnose: (diagnostic) => events.emit('diagnostic', diagnostic),
    consent: () => consent,
    agree,
    enter() {
      remembered.catchUp()
      enter()
    },
    address: () => address,
    hear(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    records,
    showings,
    memory: remembered.memory,
    share,
    facts,
  }
  return {
    runtime,
    consent(answer) {
      if (env.isBot) return
      agree({ personalization: !!answer?.personalization, analytics: !!answer?.analytics })
      writeConsent(env, site, consent)
    },
    kit,
    stop() {
      stopKeeping()
      runtime.stop()
      remembered.stop()
      for (const undo of undos.values()) undo()
    },
  }
}
