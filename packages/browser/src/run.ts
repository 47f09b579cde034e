import type { Signal, Turn } from '@kairos/core'
import { base } from '@kairos/core/first'
import { act } from './actions/act.ts'
import type { ActParts, Showing } from './actions/kit.ts'
import { createChannel } from './channel.ts'
import { deviceFacts } from './collectors/device.ts'
import { pageFacts } from './collectors/page.ts'
import { trafficFacts } from './collectors/traffic.ts'
import { type Agreed, answered, readConsent, writeConsent } from './consent/consent.ts'
import { keepUnheard } from './delivery/unheard.ts'
import { attempt, type Stop } from './env.ts'
import type { Events } from './events.ts'
import type { Kit, Prepared } from './kit.ts'
import { loadPart } from './loadPart.ts'
import { createRuntime, type Runtime } from './runtime.ts'
import type { Slots } from './slots/slots.ts'
import { remember } from './storage/remember.ts'

/** A page whose config is known. */
export interface Running {
  runtime: Runtime
  kit: Kit
  stop: Stop
}

export interface RunParts {
  events: Events
  slots: Slots
  prepared: Prepared
  diagnose: Kit['diagnose']
}

/** Decides this page: recalls the visitor, enters the page and acts. */
export function run({ events, slots, diagnose, prepared }: RunParts): Running {
  const { program, env, preview, facts, share } = prepared
  const { settings, site } = program
  /** The last answer, and what holds. */
  let answer = readConsent(env, site, settings)
  let consent = answer

  const records: Kit['records'] = createChannel()
  const showings = createChannel<Showing>()
  const remembered = remember({
    env,
    site,
    allowed: () => consent.personalization,
    runtime: () => runtime,
  })
  const stopKeeping = settings.records
    ? keepUnheard({
        env,
        key: `kairos:${site}:unheard:${remembered.memory.page}`,
        records,
        allowed: () => consent.analytics,
      })
    : undefined
  const undos = new Map<string, Stop>()
  const listeners = new Set<(signal: Signal) => void>()

  const hear = ({ decisions, records: made }: Turn, signal: Signal) => {
    if (signal.name === 'page_view') {
      for (const undo of undos.values()) undo()
      undos.clear()
    }
    remembered.save()
    for (const record of made) {
      // Nobody hears of a preview.
      if (!preview) events.emit('record', record)
      if (settings.records) records.put(record)
    }
    for (const decision of decisions) {
      // One that ended gives its place back; nothing else is ever decided twice.
      undos.get(decision.campaign)?.()
      if (decision.acts)
        undos.set(
          decision.campaign,
          kit.act({ kit, slots, decision, cause: preview ? 'preview' : signal.name, placed }),
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

  program.diagnostics.forEach(diagnose)
  slots.select(program.slots)
  let address = ''
  const enter = (traffic?: Record<string, unknown>) => {
    address = env.window.location.href
    const told = {
      facts: { page: pageFacts(env), device: deviceFacts(env), consent },
      traffic,
      remembers: consent.personalization,
    }
    runtime.send('page_view', kit.facts?.read(told, runtime.state().profile) ?? told)
  }

  const agree = (next: Agreed) => {
    consent = next
    if (!next.forgotten) answer = next
    runtime.send('consent', {
      ...next,
      remembers: next.personalization,
      visitor: env.newId(),
    })
    if (!next.personalization) remembered.erase()
    events.emit('consent', next)
  }

  const kit: Kit = {
    ...runtime,
    env,
    site,
    settings,
    program,
    preview,
    act: prepared.act ?? act,
    load: (name) => loadPart(name, diagnose),
    base,
    select: slots.select,
    diagnose,
    consent: () => consent,
    answered: () => answer,
    answer(told) {
      const next = answered(answer, told)
      if (!next) return diagnose({ path: 'consent', expected: 'true or false' })
      if (env.isBot) return
      writeConsent(env, site, next)
      agree(next)
    },
    agree,
    enter() {
      remembered.memory.keeper.catchUp()
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
  enter(trafficFacts(env))
  slots.settle()
  return {
    runtime,
    kit,
    stop() {
      stopKeeping?.()
      remembered.stop()
      for (const undo of undos.values()) undo()
    },
  }
}
