import type { Shape } from '../compile/shape.ts'

/** Fields of a campaign where all types of actions are known. */
export const campaignShape: Record<string, Shape> = {
  'variants!': [{ 'id!': 'id', weight: 'share', actions: [{ 'type!': 'slot|widget|chat|edit|redirect|call' }] }],
}

/** Fields of each type of action, as far as a page could not do without them. */
export const actionShapes: Record<string, Shape> = {
  slot: { 'slot!': 'text' },
  // All of it is looked at, where there is one.
  widget: {},
  chat: {},
  edit: {
    'selector!': 'text',
    attributes: {},
    addClasses: ['text'],
    removeClasses: ['text'],
    style: {},
    before: {},
    after: {},
  },
  redirect: { 'to!': 'text' },
  call: { 'name!': 'id', with: {} },
}
