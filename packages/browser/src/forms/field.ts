import type { FormField } from '@kairos/schema'
import type { ComponentChild } from 'preact'
import type { Widget } from '../widgets/kit.ts'
import { KINDS } from './entry.ts'
import { type Word, wordsOf } from './words.ts'

/** No answer is longer; what is longer fits no body. */
const MOST_CHARACTERS = 2000

interface Shown {
  widget: Widget
  field: FormField
  /** What is wrong with what is in it. */
  fault: Word | undefined
  /** What stands beside a box, in place of its label. */
  label?: ComponentChild
}

/** A field with its label, its help, and what is wrong with it, which all belong together for people who hear the page. */
export function fieldView({ widget, field, fault, label = field.label as string }: Shown): ComponentChild {
  const { ui, id } = widget
  const { name, kind, required = false, hint, options = [], value: given } = field
  const { h } = ui
  const word = wordsOf(widget)
  const own = id(`field-${name}`)
  const described = [hint && `${own}-hint`, fault && `${own}-fault`].filter(Boolean).join(' ')
  const common = {
    id: own,
    name,
    required,
    'aria-invalid': fault ? 'true' : undefined,
    'aria-describedby': described || undefined,
  }
  const help = hint && h('p', { class: 'hint', id: `${own}-hint` }, hint as string)
  const wrong = fault && h('p', { class: 'fault', id: `${own}-fault` }, word(fault))
  if (kind === 'checkbox')
    return h('div', { class: 'field', part: 'field' }, [
      h('label', { class: 'tick' }, [h('input', { ...common, ...KINDS.checkbox }), h('span', null, label)]),
      help,
      wrong,
    ])
  const looks = { ...common, class: 'input', part: 'input' }
  const typed = { ...looks, maxLength: MOST_CHARACTERS, defaultValue: given as string }
  const input = () => {
    if (kind === 'long') return h('textarea', { ...typed, rows: 3 })
    if (kind !== 'select') return h('input', { ...typed, ...KINDS[kind] })
    const choices = options.map(({ value, text }) => h('option', { value }, text as string))
    return h('div', { class: 'pick' }, h('select', looks, [h('option', { value: '' }), choices]))
  }
  return h('div', { class: 'field', part: 'field' }, [
    h('label', { class: 'label', part: 'label', for: own }, [
      label,
      !required && h('span', { class: 'optional' }, ` (${word('optional')})`),
    ]),
    help,
    input(),
    wrong,
  ])
}
