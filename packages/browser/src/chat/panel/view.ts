import type { ComponentChild } from 'preact'
import type { Panel } from './kit.ts'
import { linesView } from './lines.ts'

/** A server takes more at once, but nobody reads it. */
const MOST_TEXT = 4000

/** All of the panel. */
export const panelView = (panel: Panel): ComponentChild => [
  headView(panel),
  panel.ui.h('div', { class: 'log', part: 'log', role: 'log', 'aria-live': 'off', 'aria-label': panel.word('chat'), tabIndex: 0, key: 'log' }, logView(panel)),
  panel.talk.isAgreed && formView(panel),
]

export const icon = ({ ui }: Pick<Panel, 'ui'>, d: string): ComponentChild =>
  ui.h('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, ui.h('path', { d }))

function headView(panel: Panel): ComponentChild {
  const { ui, conversation, talk, word } = panel
  const [first, ...others] = conversation.people()
  const presence = conversation.presence()
  const link = conversation.link()
  const state = link === 'on' ? presence : link === 'lost' ? 'lost' : 'connecting'
  const names = first ? [first, ...others.slice(0, 2)].map(({ name }) => name).join(', ') : word('chat')
  const tool = (name: string, label: string, drawing: string, props: object) =>
    ui.h('button', { class: `tool ${name}`, part: name, type: 'button', 'aria-label': label, ...props }, icon(panel, drawing))
  return ui.h(
    'div',
    { class: 'head', part: 'head', key: 'head' },
    first?.photo
      ? ui.h('img', { class: 'face', src: first.photo, alt: '' })
      : ui.h('span', { class: 'face', 'aria-hidden': 'true' }, first ? initialsOf(first.name) : icon(panel, BUBBLE)),
    ui.h(
      'div',
      { class: 'who' },
      ui.h('h2', null, names),
      ui.h('p', { class: state }, panel.isPreview ? word('preview') : word(state)),
    ),
    tool('sound', word('sound'), talk.hasSound ? LOUD : MUTE, { 'aria-pressed': `${talk.hasSound}`, onClick: panel.toggleSound }),
    tool('close', word('close'), 'M4 4l12 12M16 4 4 16', { onClick: panel.close }),
  )
}

function logView(panel: Panel): ComponentChild {
  const { ui, talk, conversation, word } = panel
  if (!talk.isAgreed)
    return ui.h(
      'div',
      { class: 'agree' },
      ui.h('p', null, panel.agreement),
      ui.h('button', { class: 'main', part: 'start', type: 'button', onClick: panel.agree }, word('start')),
    )
  const typing = conversation.typing()
  const isAsked = !talk.present.length && talk.invited.length > 0 && conversation.presence() !== 'offline'
  return [
    linesView(panel),
    typing && ui.h('p', { class: 'hint', key: 'typing' }, word('typing', typing)),
    isAsked && ui.h('p', { class: 'hint', key: 'asked' }, word('asked')),
  ]
}

function formView({ ui, talk, word, send, write, ...panel }: Panel): ComponentChild {
  return ui.h(
    'form',
    {
      part: 'form',
      key: 'form',
      onSubmit(event: Event) {
        event.preventDefault()
        send(talk.draft)
      },
    },
    ui.h('textarea', {
      rows: 1,
      maxLength: MOST_TEXT,
      placeholder: word('write'),
      'aria-label': word('write'),
      value: talk.draft,
      onInput: ({ currentTarget }: { currentTarget: HTMLTextAreaElement }) => write(currentTarget.value),
      onKeyDown(event: KeyboardEvent) {
        // While a word is put together by an input method, Enter takes the word.
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
        event.preventDefault()
        send(talk.draft)
      },
    }),
    ui.h('button', { class: 'tool send', part: 'send', type: 'submit', 'aria-label': word('send') }, icon({ ui, ...panel }, SEND)),
  )
}

/** The first letters of the first and the last word. */
const initialsOf = (name: string): string => {
  const all = name.split(/\s+/).filter(Boolean)
  return [all[0], all.length > 1 ? all.at(-1) : ''].map((one) => [...(one ?? '')][0] ?? '').join('').toUpperCase()
}

export const BUBBLE = 'M3 4.5h14v9.5h-8l-4 3.5v-3.5h-2z'
const SEND = 'M3 10 17 3.5 13.5 16.5 9.5 11.5zM9.5 11.5 17 3.5'
const LOUD = 'M3 8v4h3l4 3.5v-11l-4 3.5zM13 7.5a4 4 0 0 1 0 5M15 5a7.5 7.5 0 0 1 0 10'
const MUTE = 'M3 8v4h3l4 3.5v-11l-4 3.5zM13 8l4 4M17 8l-4 4'
