import type { ComponentChild } from 'preact'
import type { Panel } from './kit.ts'
import { linesView } from './lines.ts'

/** A server takes more at once, but nobody reads it. */
const MOST_TEXT = 4000

/** All of the panel. */
export const panelView = (panel: Panel): ComponentChild => [
  headView(panel),
  panel.ui.h(
    'div',
    { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': panel.word('chat'), tabIndex: 0, key: 'log' },
    logView(panel),
  ),
  panel.talk.isAgreed && formView(panel),
]

export const icon = ({ ui }: Pick<Panel, 'ui'>, d: string): ComponentChild =>
  ui.h('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, ui.h('path', { d }))

function headView(panel: Panel): ComponentChild {
  const { ui, conversation, talk, word } = panel
  const people = conversation.people()
  const [first] = people
  const presence = conversation.presence()
  const link = conversation.link()
  const state = link === 'on' ? presence : link
  const tool = (name: 'sound' | 'close', drawing: string, props: object) =>
    ui.h('button', { class: `tool ${name}`, type: 'button', 'aria-label': word(name), ...props }, icon(panel, drawing))
  return ui.h(
    'div',
    { class: 'head', key: 'head' },
    first?.photo
      ? ui.h('img', { class: 'face', src: first.photo, alt: '' })
      : ui.h('span', { class: 'face', 'aria-hidden': 'true' }, first ? [...first.name][0] : icon(panel, BUBBLE)),
    ui.h(
      'div',
      { class: 'who' },
      ui.h('h2', null, people.map(({ name }) => name).join(', ') || word('chat')),
      ui.h('p', { class: state }, word(state)),
    ),
    tool('sound', `${QUIET}M13 8${talk.hasSound ? 'q3 2 0 4' : 'l4 4m0-4-4 4'}`, {
      'aria-pressed': `${talk.hasSound}`,
      onClick: panel.toggleSound,
    }),
    tool('close', 'M4 4l12 12M16 4 4 16', { onClick: panel.close }),
  )
}

function logView(panel: Panel): ComponentChild {
  const { ui, talk, conversation, word } = panel
  const { isLeft } = panel
  const leave = isLeft && ui.h('button', { class: 'main', type: 'button', onClick: panel.leave }, word('leave'))
  if (!talk.isAgreed)
    return ui.h(
      'div',
      { class: 'agree' },
      ui.h('p', null, isLeft ? word('offline') : panel.agreement),
      leave || ui.h('button', { class: 'main', type: 'button', onClick: panel.agree }, word('start')),
    )
  const typing = conversation.typing()
  const isAsked = !talk.present.length && talk.invited.length > 0 && conversation.presence() !== 'offline'
  return [
    linesView(panel),
    typing && ui.h('p', { class: 'hint', key: 'typing' }, word('typing', typing)),
    isAsked && ui.h('p', { class: 'hint', key: 'asked' }, word('asked')),
    leave && ui.h('p', { class: 'hint', key: 'leave' }, leave),
  ]
}

function formView({ ui, talk, word, send, write, ...panel }: Panel): ComponentChild {
  return ui.h(
    'form',
    {
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
    ui.h('button', { class: 'tool send', type: 'submit', 'aria-label': word('send') }, icon({ ui, ...panel }, SEND)),
  )
}

export const BUBBLE = 'M3 4.5h14v9.5h-8l-4 3.5v-3.5h-2z'
const SEND = 'M3 10 17 3l-4 14-4-6zM9 11l8-8'
const QUIET = 'M3 8v4h3l4 3.5v-11l-4 3.5z'
