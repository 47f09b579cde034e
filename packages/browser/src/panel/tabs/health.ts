import type { ComponentChild } from 'preact'
import { block, nothing, pairs } from '../pieces.ts'
import type { View } from '../view.ts'

/** The panel is drawn anew each second, and a file may be long: it is measured once. */
const sizes = new WeakMap<object, number>()
const sizeOf = (file: object): number => {
  if (!sizes.has(file)) sizes.set(file, JSON.stringify(file).length)
  return sizes.get(file)!
}
const kilo = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** Whether all is well: what was left out, what it cost. */
export function Health({ view }: { view: View }): ComponentChild {
  const { ui, kit, measured, recording } = view
  const { h } = ui
  const { program } = kit
  const { file, site, campaigns, revision, segments } = program
  const { all, ours } = measured.shift()
  const diagnostics = measured.diagnostics()
  const parts = measured.parts()
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  const left = (file.campaigns?.length ?? 0) - campaigns.length
  return [
    block(
      view,
      'Diagnostics',
      diagnostics.length === 0 && nothing(view, 'Nothing was left out.'),
      h(
        'ul',
        { class: 'diagnostics' },
        diagnostics.map(({ path, expected }, index) =>
          h('li', { key: index }, h('b', {}, path), ` expected ${expected}`),
        ),
      ),
    ),
    block(
      view,
      'File',
      pairs(view, [
        ['site', site],
        ['revision', `${revision}`],
        ['campaigns', `${campaigns.length}${left > 0 ? `, ${left} left out` : ''}`],
        ['segments', `${segments.length}`],
        ['size', kilo(sizeOf(file))],
        ['signals on this page', `${recording.signals().length}`],
      ]),
    ),
    block(
      view,
      'This page',
      pairs(view, [
        ['slots hidden after first paint', `${measured.hiddenMs()} ms`],
        ['layout shift by our content', ours.toFixed(4)],
        ['layout shift of the page', all.toFixed(4)],
      ]),
      h('p', { class: 'hint' }, 'A preview waits for its own part: visitors see the page sooner.'),
    ),
    block(
      view,
      `Files: ${parts.length}${total ? `, ${kilo(total)}` : ''}`,
      h(
        'ul',
        { class: 'parts' },
        parts.map(({ name, ms, bytes }, index) =>
          h(
            'li',
            { key: index },
            h('span', {}, name),
            h('span', {}, `${ms} ms`),
            h('span', {}, bytes ? kilo(bytes) : 'cached'),
          ),
        ),
      ),
    ),
  ]
}
