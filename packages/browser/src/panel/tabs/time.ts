import type { ComponentChild } from 'preact'
import type { Flags } from '../../preview/parse.ts'
import { block, choice, pairs, press } from '../pieces.ts'
import type { View } from '../view.ts'

const MINUTE_MS = 6e4

const STEPS: [label: string, ms: number][] = [
  ['10 seconds', 1e4],
  ['1 minute', MINUTE_MS],
  ['10 minutes', 10 * MINUTE_MS],
  ['1 hour', 60 * MINUTE_MS],
  ['1 day', 1440 * MINUTE_MS],
  ['1 week', 10080 * MINUTE_MS],
]
const CONSENT: ['granted' | 'denied' | 'pending', string][] = [
  ['granted', 'granted'],
  ['denied', 'denied'],
  ['pending', 'pending'],
]

/** The pretended clock, and whose visit this is. */
export function Time({ view }: { view: View }): ComponentChild {
  const { ui, kit, previewed } = view
  const { h } = ui
  const { env, state } = kit
  const { flags, go } = previewed
  const { at: _at, ...timeless } = flags
  const { profile, page } = state()
  const now = env.now()
  const ahead = previewed.ahead()
  const wall = new Date(now + (env.offsetAt(now) ?? 0) * MINUTE_MS).toISOString()
  const zone = kit.settings.timezone ?? 'visitor'
  const forward = (ms: number) => {
    kit.preview?.forward(kit, ms)
    view.redraw()
  }
  const nextVisit = () => {
    forward((kit.base.durationMs(kit.settings.visitGap ?? '30m') ?? 0) + MINUTE_MS)
    env.window.location.reload()
  }
  const field = (event: Event) => (event.currentTarget as HTMLFormElement).querySelector('input')!.value
  const asked = (label: string, input: object, button: string, use: (value: string) => void) =>
    h(
      'form',
      {
        class: 'line',
        onSubmit: (event: Event) => {
          event.preventDefault()
          if (field(event)) use(field(event))
        },
      },
      h('label', {}, h('span', {}, label), h('input', input)),
      h('button', { type: 'submit' }, button),
    )
  return [
    block(
      view,
      'Clock',
      pairs(view, [
        [
          zone === 'visitor' ? 'now, on your clock' : `now, in ${zone}`,
          h('time', {}, wall.slice(0, 19).replace('T', ' ')),
        ],
        ['against the real clock', ahead ? distance(ahead) : 'the same'],
        ['on this page', `${Math.max(0, Math.round((now - page.enteredAt) / 1000))} s`],
      ]),
      asked('Travel to', { type: 'datetime-local', defaultValue: wall.slice(0, 16) }, 'Go', (at) =>
        go({ ...flags, at }, 'clock'),
      ),
      ahead !== 0 && press(view, 'Back to the real clock', () => go(timeless as Flags, 'clock')),
    ),
    block(
      view,
      'Let time pass on this page',
      h(
        'p',
        { class: 'hint' },
        'Nobody does anything meanwhile: what waits for idleness, time on the page or a schedule comes.',
      ),
      h(
        'div',
        { class: 'buttons' },
        STEPS.map(([label, ms]) => press(view, label, () => forward(ms), { key: label })),
      ),
    ),
    block(
      view,
      'Visit',
      pairs(view, [
        ['visit', `${profile.visit.count}`],
        ['page of this visit', `${profile.visit.pages}`],
        ['visitor', profile.id],
      ]),
      h(
        'div',
        { class: 'buttons' },
        press(view, 'Next visit', nextVisit, { title: 'So much later that another visit begins' }),
      ),
      asked(
        'Begin with visit',
        { type: 'number', min: 1, max: 10000, defaultValue: profile.visit.count },
        'Begin',
        (visit) => go({ ...flags, visit: Number(visit) }, 'visitor'),
      ),
      h(
        'div',
        { class: 'line' },
        h('span', {}, 'Begin with consent'),
        choice(view, {
          label: 'Begin with consent',
          options: CONSENT,
          value: flags.consent ?? 'granted',
          choose: (consent) => go({ ...flags, consent }, 'visitor'),
        }),
      ),
    ),
  ]
}

/** A stretch of time in days, hours and minutes. */
function distance(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / MINUTE_MS)
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ].flatMap(([count, unit]) => (count ? [`${count} ${unit}`] : []))
  return `${parts.join(' ') || 'less than a minute'} ${ms < 0 ? 'behind' : 'ahead'}`
}
