import type { ComponentChild } from 'preact'
import type { Said } from '../talk.ts'
import type { Panel } from './kit.ts'
import { piecesOf } from './links.ts'

/** The lines of a conversation. */
export function linesView(panel: Panel): ComponentChild {
  const { ui, talk, word } = panel
  const last = talk.said.filter(({ from }) => from === 'visitor').pop()
  return [
    talk.isCut && ui.h('p', { class: 'hint', key: 'cut' }, word('cut')),
    ui.h(
      'ol',
      { key: 'lines' },
      talk.said.map((line) => lineView(panel, line, line === last)),
    ),
  ]
}

function lineView({ ui, env, word }: Panel, { key, from, name, text, state }: Said, isLast: boolean): ComponentChild {
  if (from === 'note') return ui.h('li', { class: 'line note', key }, word(text === 'left' ? 'left' : 'joined', name))
  // A picture too is a link: nothing is asked of another site before the visitor opens it.
  const pieces = piecesOf(text, env.window.URL).map(({ text, href }) =>
    href ? ui.h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text) : text,
  )
  return ui.h(
    'li',
    { class: `line ${from}`, key },
    ui.h('span', { class: 'by' }, name ?? word('you')),
    ui.h('p', { dir: 'auto' }, pieces),
    state && (isLast || state === 'waiting') && ui.h('span', { class: 'state' }, word(state)),
  )
}
