import type { Signal, Turn } from '@kairos/core'
import { base } from '@kairos/core/first'
import type { SlotAction } from '@kairos/schema'
import { type ActParts, act, type Showing } from './actions/act.ts'
import type { Actions } from './actions/kit.ts'
import { createChannel } from './channel.ts'
import { deviceFacts } from './collectors/device.ts'
import { pageFacts } from './collectors/page.ts'
import { trafficFacts } from './collectors/traffic.ts'
import { type Consent, readConsent, writeConsent } from './consent/consent.ts'
import { render } from './content/render.ts'
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
export function run({ env, events, slots, prepared: { program, preview, share } }: RunParts): Running {
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
  const stopKeeping = preview ? undefined : keepUnheard({ env, site, records, allowed: () => consent.analytics })
  const undos = new Map<string, Stop>()
  const listeners = new Set<(signal: Signal) => void>()
  const show = (action: SlotAction) =>
    (program.words as Actions | undefined)?.render(action, runtime.state(), program) ?? render(env.document, action)

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
      if (decision.acts)
        undos.set(
          decision.campaign,
          act({ slots, decision, render: show, cause: preview ? 'preview' : signal.name, placed }),
        )
      events.emit('decision', decision)
    }
    for (const listener of listeners) attempt(() => listener(signal))
  }
  const placed: ActParts['placed'] = (outcome, element, result) => {
    if (result !== 'shown') return runtime.send('missed', { ...outcome, reason: result })
    runtime.send('shown', { ...outcome })
    showings.put({ ...outcome, element })
  }
  const runtime: Runtime = createRuntime({ env, program, profile: remembered.profile, listener: hear })

  for (const diagnostic of program.diagnostics) events.emit('diagnostic', diagnostic)
  slots.select(program.slots)
  let address = ''
  const enter = (traffic?: Record<string, unknown>) => {
    address = env.window.location.href
    runtime.send('page_view', {
      facts: { page: pageFacts(env), device: deviceFacts(env) },
      traffic,
      // A preview remembers in memory of its own, whatever the visitor agreed to.
      remembers: consent.personalization || preview,
    })
  }
  enter(trafficFacts(env))
  slots.settle()

  const kit: Kit = {
    env,
    site,
    settings,
    program,
    parts,
    base,
    diagnose: (diagnostic) => events.emit('diagnostic', diagnostic),
    equip: runtime.equip,
    consent: () => consent,
    send: runtime.send,
    enter() {
      remembered.catchUp()
      enter()
    },
    address: () => address,
    hear(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: runtime.state,
    records,
    showings,
    memory: remembered.memory,
    share,
  }
  return {
    runtime,
    consent(answer) {
      consent = { personalization: !!answer?.personalization, analytics: !!answer?.analytics }
      writeConsent(env, site, consent)
      runtime.send('consent', { remembers: consent.personalization || preview })
      if (consent.personalization) remembered.save()
      else remembered.erase()
    },
    kit,
    stop() {
      stopKeeping?.()
      runtime.stop()
      remembered.stop()
      for (const undo of undos.values()) undo()
    },
  }
}
