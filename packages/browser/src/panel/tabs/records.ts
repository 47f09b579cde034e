import type { KairosRecord } from '@kairos/core'
import type { ComponentChild } from 'preact'
import { block, chip, nothing } from '../pieces.ts'
import type { View } from '../view.ts'

const MOST_RECORDS = 200

/** What is measured: in a preview nothing is sent, so all of it is what would have been. */
export function Records({ view }: { view: View }): ComponentChild {
  const { ui, kit } = view
  const { h } = ui
  const records = kit.preview?.wouldHaveSent(kit) ?? []
  const url = kit.program.file.settings?.records?.url
  return [
    block(
      view,
      'Sent',
      h('p', { class: 'hint' }, 'Nothing: a preview is never measured.'),
      !kit.consent().analytics && h('p', { class: 'hint' }, 'This visitor does not agree to be measured.'),
    ),
    block(
      view,
      `Would have been sent${url ? ` to ${url}` : ''}`,
      records.length === 0 && nothing(view, 'Nothing yet.'),
      h(
        'ul',
        { class: 'records' },
        [...records]
          .reverse()
          .slice(0, MOST_RECORDS)
          .map((record, index) => recordView(view, record, records.length - index)),
      ),
    ),
  ]
}

function recordView(view: View, record: KairosRecord, number: number): ComponentChild {
  const { h } = view.ui
  const { name, at, ...others } = record
  return h(
    'li',
    { key: number },
    h(
      'details',
      {},
      h(
        'summary',
        {},
        chip(view, name, name === 'diagnostic' ? 'warn' : 'good'),
        h('span', {}, aboutOf(record)),
        h('time', {}, new Date(at).toISOString().slice(11, 19)),
      ),
      h('pre', {}, JSON.stringify(others, undefined, 1)),
    ),
  )
}

function aboutOf(record: KairosRecord): string {
  if (record.name === 'goal') return `${record.goal}${record.value === undefined ? '' : ` · ${record.value}`}`
  if (record.name === 'diagnostic') return record.path
  return `${record.campaign} · ${record.variant}${record.p === undefined ? '' : ` · p ${Number(record.p.toFixed(3))}`}`
}
