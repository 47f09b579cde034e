import type { Block, Text, WidgetAction } from '@kairos/schema'
import { dateSentence } from './schedule.ts'
import { counted, duration, listed, quoted } from './words.ts'

const wordsOf = (text: Text | undefined): string => `${typeof text === 'object' ? Object.values(text)[0] : text}`

const clock = (to: string): string =>
  /^\d{4}-/.test(to) ? `a countdown to ${dateSentence(to)}` : `a countdown of ${duration(to)}`

type Kinds = { [Kind in Block['block']]: (block: Extract<Block, { block: Kind }>) => string }

/** Every kind of block; words are read where they stand. */
const kinds: Kinds = {
  title: () => '',
  text: () => '',
  image: () => 'a picture',
  list: ({ items }) => `a list of ${counted(items.length, 'points')}`,
  buttons: ({ buttons }) => counted(buttons.length, 'buttons'),
  coupon: ({ code }) => `the code ${quoted(code)}`,
  countdown: ({ to }) => clock(to),
  product: () => 'a product',
  share: () => 'a button to share',
  steps: ({ steps }) => counted(steps.length, 'steps'),
  form: ({ fields, agree }) =>
    `a form for ${listed([...fields.map(({ label }) => quoted(wordsOf(label))), ...(agree ? ['consent'] : [])], 'and')}`,
  survey: ({ questions }) => `a survey of ${counted(questions.length, 'questions')}`,
}

/** Says what a widget is and has: "a modal widget with the code “SHIP” and a countdown of 15 minutes". */
export function widgetSentence({ kind, image, list, link, coupon, countdown, blocks = [] }: WidgetAction): string {
  const has = [
    image && kinds.image(image as never),
    list && kinds.list({ block: 'list', items: list }),
    link && 'a button',
    coupon && kinds.coupon({ block: 'coupon', code: coupon }),
    countdown && clock(countdown),
    ...blocks.map((block) => kinds[block.block](block as never)),
  ].filter((one): one is string => !!one)
  const rest = has.length ? ` with ${listed([...new Set(has)], 'and')}` : ''
  return `${kind === 'inline' ? 'an' : 'a'} ${kind} widget${rest}`
}
