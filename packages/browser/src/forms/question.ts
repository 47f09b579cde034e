import type { SurveyQuestion } from '@kairos/schema'
import type { ComponentChild } from 'preact'
import type { Widget } from '../widgets/kit.ts'
import type { Answer } from './answers.ts'
import { type Word, wordsOf } from './words.ts'

/** Lowest and highest number of each scale. */
const SCALES: Partial<Record<SurveyQuestion['kind'], readonly [number, number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  stars: [1, 5],
  emoji: [1, 5],
}
const STAR = 'M12 2.6l2.9 5.9 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5L2.6 9.4l6.5-.9z'
/** A face, from sad to glad: fonts of some systems have no such signs. */
const faceOf = (mood: number): string => {
  const corner = 15.5 - (mood - 3) * 0.7
  return `M8.5 9v1M15.5 9v1M7.5 ${corner}Q12 ${15.5 + (mood - 3) * 2.4} 16.5 ${corner}M12 2.5a9.5 9.5 0 1 0 .01 0z`
}
const MOST_CHARACTERS = 2000

/** Whether a question has to be answered. */
export const isRequired = ({ kind, required = !/^(open|multiple)$/.test(kind) }: SurveyQuestion): boolean => required

/** What was answered; `undefined` for nothing. */
export function readAnswer({ kind }: SurveyQuestion, form: HTMLFormElement): Answer | undefined {
  if (kind === 'open') return form.querySelector('textarea')?.value.trim() || undefined
  const values = [...form.querySelectorAll<HTMLInputElement>('input')].filter(({ checked }) => checked)
  const [first] = values
  if (!first) return undefined
  if (kind === 'multiple') return values.map(({ value }) => value)
  return SCALES[kind] ? Number(first.value) : first.value
}

interface Asked {
  widget: Widget
  question: SurveyQuestion
  answer: Answer | undefined
  fault: Word | ''
}

/** A question with all its answers: one group, which is said before the answer that has the focus. */
export function questionView({ widget, question, answer, fault }: Asked): ComponentChild {
  const { ui, id } = widget
  const { h } = ui
  const word = wordsOf(widget)
  const { kind, text, low, high, options = [] } = question
  const own = id(`question-${question.id}`)
  const scale = SCALES[kind]
  const required = isRequired(question)
  const described = fault ? `${own}-fault` : undefined
  const title = [text as string, !required && h('span', { class: 'optional' }, ` (${word('optional')})`)]
  const wrong = fault && h('p', { class: 'fault', id: `${own}-fault`, role: 'alert' }, word(fault))
  if (kind === 'open')
    return h('div', { class: 'question', part: 'question', tabIndex: -1, key: question.id }, [
      h('label', { class: 'asked', part: 'asked', for: own }, title),
      h('textarea', {
        class: 'input',
        part: 'input',
        id: own,
        rows: 4,
        maxLength: MOST_CHARACTERS,
        defaultValue: answer as string,
        'aria-describedby': described,
        'aria-invalid': fault ? 'true' : undefined,
      }),
      wrong,
    ])

  const input = (value: string | number) =>
    h('input', {
      type: kind === 'multiple' ? 'checkbox' : 'radio',
      name: own,
      value,
      defaultChecked: [answer].flat().includes(value),
      'aria-label': scale && nameOf(Number(value)),
    })
  const nameOf = (value: number) => {
    const [from, to] = scale!
    const end = value === from ? low : value === to ? high : undefined
    return `${value} / ${to}${end ? `, ${end as string}` : ''}`
  }
  const markOf = (value: number) => {
    const drawn = kind === 'stars' ? STAR : kind === 'emoji' && faceOf(value)
    if (drawn) return h('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, h('path', { d: drawn }))
    return h('span', { 'aria-hidden': 'true' }, value)
  }
  const cells = scale
    ? Array.from({ length: scale[1] - scale[0] + 1 }, (_, index) =>
        h('label', { class: 'cell', part: 'cell' }, [input(scale[0] + index), markOf(scale[0] + index)]),
      )
    : options.map((one) =>
        h('label', { class: 'choice', part: 'choice' }, [input(one.value), h('span', null, one.text as string)]),
      )
  const ends = (low || high) && scale
  return h(
    'fieldset',
    {
      class: 'question',
      part: 'question',
      tabIndex: -1,
      key: question.id,
      role: kind === 'multiple' ? undefined : 'radiogroup',
      'aria-required': required && kind !== 'multiple' ? 'true' : undefined,
      'aria-describedby': described,
      'aria-invalid': fault && kind !== 'multiple' ? 'true' : undefined,
    },
    [
      h('legend', { class: 'asked', part: 'asked' }, title),
      h('div', { class: scale ? `scale ${kind}` : 'choices', part: scale ? 'scale' : 'choices' }, cells),
      ends &&
        h('div', { class: 'ends', 'aria-hidden': 'true' }, [
          h('span', null, low as string),
          h('span', null, high as string),
        ]),
      wrong,
    ],
  )
}
