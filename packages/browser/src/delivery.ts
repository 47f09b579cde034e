import type { KairosRecord } from '@kairos/core'
import { startDiagnostics } from './delivery/diagnostics.ts'
import { takeLeft } from './delivery/left.ts'
import { toMessage } from './delivery/message.ts'
import { startOutbox } from './delivery/outbox.ts'
import { startSinks } from './delivery/untold.ts'
import type { Stop } from './env.ts'
import type { Kit } from './kit.ts'
import type { Store } from './storage/store.ts'

/** What is measured, on its way to the collector and to the site's own analytics. Nothing before the visitor agrees. */
export function start(kit: Kit, store: Store): Stop {
  const { env, site, settings, consent, memory, records, send, state } = kit
  const { url, sinks: named } = settings.records ?? {}
  const outbox = url ? startOutbox(kit, store) : undefined
  const sinks = Array.isArray(named) && named.length ? startSinks(kit) : undefined
  let isRefused = !consent().analytics
  let seq = 0

  const hearAnswer = () => {
    const { analytics } = consent()
    const isAgain = analytics && isRefused
    isRefused = !analytics
    if (isRefused) {
      outbox?.drop()
      sinks?.drop()
    }
    // Exposures that were made under a refusal are lost, once a visit: what acts on this page is exposed again.
    if (isAgain) send('consent', { remembers: state().page.remembers, again: true })
  }

  if (consent().analytics) {
    const left = takeLeft(env, site)
    if (left.messages.length) outbox?.write(left.messages)
    for (const record of left.records) sinks?.tell(record)
  }
  const hear = (record: KairosRecord) => {
    if (!consent().analytics) return
    seq += 1
    outbox?.write([toMessage(record, { page: memory.page, seq })])
    sinks?.tell(record)
  }
  const stops = [env.on(env.document, 'kairos:consent', hearAnswer), records.take(hear), startDiagnostics(kit, hear)]
  return () => {
    for (const stop of stops) stop()
    outbox?.stop()
    sinks?.stop()
  }
}
