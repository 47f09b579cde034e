import type { SingleTrigger, Trigger } from '@kairos/schema'
import type { Names } from '../explain/phrases.ts'
import { eventSentence } from './behaviour.ts'
import { conditionSentence } from './condition.ts'
import { duration, isObject, percent, quoted, words } from './words.ts'

type Kinds = {
  [Type in SingleTrigger['type']]: (trigger: Extract<SingleTrigger, { type: Type }>, names: Names) => string
}

const lasting = (time: string | undefined): string => (time === undefined ? '' : ` for ${duration(time)}`)

const gestures = { click: 'a click on', hover: 'the pointer over', focus: 'the focus in' }

/** Every kind of moment. */
const kinds: Kinds = {
  page_view: () => 'as the page is entered',
  url_change: () => 'a change of the address',
  element_appeared: ({ selector }) => `${selector} in the page`,
  element_visible: ({ selector, ratio = 0.5, for: time }) => `${percent(ratio)} of ${selector} in view${lasting(time)}`,
  interaction: ({ selector, on = 'click', for: time }) => `${gestures[on]} ${selector}${lasting(time)}`,
  exit_intent: () => 'about to leave',
  time_on_page: ({ after, active }) => `${duration(after)} on the page${active ? ', active' : ''}`,
  scrolled_to: ({ percent: share, selector }) =>
    `scrolled to ${share === undefined ? selector : `${share} % of the page`}`,
  inactivity: ({ after }) => `nothing done for ${duration(after)}`,
  rage_click: () => 'clicks on one spot again and again',
  event: ({ name, where }, names) => eventSentence(name, where, (inner) => conditionSentence(inner, names)),
  manual: ({ name }) => `the page calls ${quoted(name)}`,
}

const joints = { any: ', or ', all: ', and ', then: ', then ' }

/** Says a trigger: "scrolled to 60 % of the page, or about to leave; 2 seconds later; not after a purchase". */
export function triggerSentence(trigger: Trigger, names: Names = {}): string {
  const { delay, cancelOn } = trigger
  return [
    moment(trigger, names),
    ...(delay === undefined ? [] : [`${duration(delay)} later`]),
    ...(cancelOn ? [`not after ${moment(cancelOn, names)}`] : []),
  ].join('; ')
}

function moment(trigger: Trigger, names: Names): string {
  if ('type' in trigger) {
    const say = kinds[trigger.type] as ((one: SingleTrigger, names: Names) => string) | undefined
    return say ? say(trigger, names) : words(`${trigger.type}`)
  }
  for (const kind of ['any', 'all', 'then'] as const) {
    const parts = trigger[kind]
    if (!parts) continue
    const texts = parts.map((part) =>
      isObject(part) && !('type' in part) ? `(${moment(part, names)})` : moment(part, names),
    )
    return texts.join(joints[kind]) + (trigger.within === undefined ? '' : `, within ${duration(trigger.within)}`)
  }
  return 'never'
}
