import type { WidgetAction } from '@kairos/schema'
import type { ActionsBase } from '../base.ts'
import { isAnswerable, isAskable } from './ask.ts'
import { blocks, FIELDS, type Form, flat, QUESTIONS } from './blocks.ts'
import { walk } from './form.ts'

const content: Form = {
  image: blocks.image!,
  title: 'words',
  text: 'words',
  list: ['words'],
  link: { 'href!': 'address', 'text!': 'words' },
  coupon: 'text',
  countdown: 'duration|date',
  blocks: 'blocks',
}

/** The fields of a widget. */
export const widgetForm: Form = {
  'kind!': 'modal|fullscreen|bar|corner|toast|teaser|inline',
  surface: 'top|bottom',
  flow: 'flag',
  side: 'start|end',
  slot: 'text',
  label: 'words',
  teaser: 'words',
  closeOutside: 'flag',
  closeAfter: 'duration',
  closeLabel: 'words',
  ...content,
  fallback: content,
}

const isTree = (value: unknown): value is object => Object(value) === value && !Array.isArray(value)
const isWords = (value: unknown) =>
  typeof value === 'string' || (isTree(value) && Object.values(value).every((one) => typeof one === 'string'))

const tests: Record<string, (value: unknown) => boolean> = {
  words: isWords,
  address: isWords,
  flag: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: isTree,
  desk: (value) =>
    typeof value === 'string' || (isTree(value) && typeof (value as { type?: unknown }).type === 'string'),
  [FIELDS]: isAskable,
  [QUESTIONS]: isAnswerable,
}

/** Looks at a value by its form. Throws `BadUnit`. */
export function checkForm(base: ActionsBase, value: unknown, form: Form, steps: string[]): void {
  const expect: ActionsBase['expect'] = base.expect
  walk(
    value,
    form,
    (one, kind, at) => {
      expect(Object.hasOwn(tests, kind) ? tests[kind]!(one) : !base.misfit(one, kind), kind, ...at)
      return one
    },
    steps,
  )
}

/** Looks at all of a widget. Throws `BadUnit`. @param isOnly whether it is the only one of its variant that is not in a slot */
export function checkWidget(base: ActionsBase, widget: WidgetAction, isOnly: boolean, ...steps: string[]): void {
  const expect: ActionsBase['expect'] = base.expect
  checkForm(base, widget, widgetForm, steps)
  const { kind, slot, blocks } = widget
  const fields = Object.keys(flat)
  expect(kind !== 'inline' || slot, 'text', ...steps, 'slot')
  expect(blocks?.length || fields.some((name) => name in widget), [...fields, 'blocks'].join(', '), ...steps)
  expect(isOnly, 'one widget', ...steps)
}
