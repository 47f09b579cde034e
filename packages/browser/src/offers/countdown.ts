import type { CountdownBlock } from '@kairos/schema'
import type { Kit } from '../kit.ts'
import type { BlockKind } from '../widgets/kit.ts'
import { deadlineOf } from './deadline.ts'

const UNITS = { day: 864e5, hour: 36e5, minute: 6e4, second: 1e3 }

export const countdown = (kit: Kit): BlockKind<CountdownBlock> => ({
  look: `
.countdown { display: flex; flex-wrap: wrap; align-items: center; gap: .5em 1em; }
.countdown > span { color: var(--muted); }
.left { display: flex; gap: .375em; margin: 0; }
.left span { display: grid; justify-items: center; min-inline-size: 3.5em; padding: .5em .375em .375em; background: var(--tint); border-radius: calc(var(--inner) * .8); font-size: .8125em; line-height: 1.25; color: var(--muted); }
.left b { font: 650 1.75em/1.1 var(--family); color: var(--ink); font-variant-numeric: tabular-nums; }
.bar .left span, .toast .left span { display: flex; align-items: baseline; gap: .25em; min-inline-size: 0; padding: .125em .5em; }
.bar .left b, .toast .left b { font-size: 1.125em; }
`,
  view({ block: { to, label, ended }, widget }) {
    const { ui, env, language } = widget
    const { h } = ui
    const [deadline] = ui.useState(() => deadlineOf(kit, widget.outcome.campaign, to))
    const [now, setNow] = ui.useState(env.now())
    const [ticking] = ui.useState(() => {
      let stop = () => {}
      let shown: Element | null = null
      const tick = () => {
        // A slot that was undone takes its element away without a word.
        if (!shown?.isConnected) return
        setNow(env.now())
        stop = env.later(tick, 1000 - (env.now() % 1000))
      }
      return (element: Element | null) => {
        stop()
        shown = element
        if (element) stop = env.later(tick, 1000 - (env.now() % 1000))
      }
    })
    if (deadline === undefined) return null
    if (now >= deadline) return ended ? h('p', { class: 'text', part: 'text' }, ended as string) : null
    let rest = deadline - now
    const all = Object.entries(UNITS).map(([unit, ms]) => {
      const count = Math.floor(rest / ms)
      rest -= count * ms
      return { unit, count }
    })
    const shown = all.slice(all.findIndex(({ unit, count }) => count > 0 || unit === 'minute'))
    const wordOf = (unit: string, count: number) =>
      new env.window.Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' })
        .formatToParts(count)
        .find(({ type }) => type === 'unit')?.value
    return h('div', { class: 'countdown', part: 'countdown', ref: ticking }, [
      label && h('span', null, label as string),
      h(
        'p',
        { class: 'left', role: 'timer' },
        shown.map(({ unit, count }, index) =>
          h('span', null, [h('b', null, index ? `${count}`.padStart(2, '0') : count), ' ', wordOf(unit, count)]),
        ),
      ),
    ])
  },
})
