import type { ComponentChild } from 'preact'
import type { View } from './view.ts'

type Props = Record<string, unknown>

/** A small word in a box: how something is, or what kind it is. */
export const chip = ({ ui }: View, text: string, tone = ''): ComponentChild =>
  ui.h('span', { class: `chip ${tone}` }, text)

/** A button. */
export const press = ({ ui }: View, label: ComponentChild, onClick: () => void, more: Props = {}): ComponentChild =>
  ui.h('button', { type: 'button', onClick, ...more }, label)

/** A line of one choice among few, such as "as it is · in · not in". */
export interface Choice<Value> {
  label: string
  options: readonly (readonly [value: Value, label: string])[]
  value: Value
  choose: (value: Value) => void
}

export const choice = <Value>({ ui }: View, { label, options, value, choose }: Choice<Value>): ComponentChild =>
  ui.h(
    'span',
    { role: 'group', class: 'choice', 'aria-label': label },
    options.map(([one, text]) =>
      ui.h('button', { type: 'button', 'aria-pressed': `${one === value}`, onClick: () => choose(one) }, text),
    ),
  )

/** A heading with what belongs under it. */
export const block = ({ ui }: View, title: string, ...inside: ComponentChild[]): ComponentChild =>
  ui.h('section', { class: 'block' }, ui.h('h3', {}, title), inside)

/** A table of names and values. */
export const pairs = (
  { ui }: View,
  rows: readonly (readonly [name: string, value: ComponentChild])[],
): ComponentChild =>
  ui.h(
    'dl',
    {},
    rows.map(([name, value]) => ui.h('div', { key: name }, ui.h('dt', {}, name), ui.h('dd', {}, value))),
  )

/** What is said where there is nothing. */
export const nothing = ({ ui }: View, text: string): ComponentChild => ui.h('p', { class: 'nothing' }, text)

/** The value of a field that somebody typed in or chose from. */
export const typedIn = (event: Event): string => (event.currentTarget as HTMLInputElement).value
