import type { Action, EditAction, RedirectAction, Settings, WidgetAction } from '@kairos/schema'
import type { Rare } from '../program.ts'
import { isAddress, isEditable } from './attributes.ts'
import type { ActionsBase } from './base.ts'
import { checkChat } from './chat.ts'
import { isRedirect, originOf } from './redirect.ts'
import { actionShapes } from './shapes.ts'
import { checkWidget } from './widget/check.ts'
import { isInterruption, surfaceOfWidget } from './widget/kinds.ts'

const EDITS = ['text', 'attributes', 'addClasses', 'removeClasses', 'style', 'before', 'after', 'hide'] as const
/** What is added to the priority of what may leave the page: nothing else is to be decided before. */
const AHEAD = 1e15
const PROPERTY = /^-{0,2}[a-z][\w-]*$/i

/** The place an action needs for itself; a call needs none. */
function surfacesOf(action: Action): string[] {
  if (action.type === 'slot') return [`slot:${action.slot}`]
  if (action.type === 'widget') return [surfaceOfWidget(action)]
  if (action.type === 'chat') return ['chat']
  if (action.type === 'edit') return [`edit:${action.selector}`]
  return action.type === 'redirect' ? ['redirect'] : []
}

/** Looks at every action of a campaign. A variant with a bad one could do half of what it says: the campaign is left out. */
export function completeWith(base: ActionsBase): Rare['complete'] {
  const { isSafeUrl, misfit } = base
  const expect: ActionsBase['expect'] = base.expect
  return (plan, fact, { settings }) => {
    const { campaign } = plan
    const checkEdit = (edit: EditAction, ...steps: string[]) => {
      expect(
        EDITS.some((name) => edit[name] !== undefined),
        EDITS.join(', '),
        ...steps,
      )
      for (const name of ['addClasses', 'removeClasses'] as const)
        edit[name]?.forEach((one, index) => void expect(!/\s/.test(one), 'class', ...steps, name, `${index}`))
      for (const [name, value] of Object.entries(edit.attributes ?? {})) {
        expect(isEditable(name), 'attribute', ...steps, 'attributes', name)
        const texts: unknown[] = [Object(value) === value ? Object.values(value) : value].flat()
        for (const text of texts) {
          expect(typeof text === 'string', 'text', ...steps, 'attributes', name)
          expect(!isAddress(name) || isSafeUrl(text), 'address', ...steps, 'attributes', name)
        }
      }
      for (const [name, value] of Object.entries(edit.style ?? {}))
        expect(PROPERTY.test(name) && typeof value === 'string', 'CSS property', ...steps, 'style', name)
    }
    const checkRedirect = ({ to }: RedirectAction, isAlone: boolean, ...steps: string[]) => {
      expect(isAlone, 'redirect alone', ...steps)
      expect(isAllowed(to, settings), 'path, or origin of settings.redirects', ...steps, 'to')
      plan.rank = AHEAD + (campaign.priority ?? 0)
    }
    campaign.variants.forEach(({ actions = [] }, n) => {
      actions.forEach((action, m) => {
        const steps = ['variants', `${n}`, 'actions', `${m}`]
        const found = misfit(action, actionShapes[action.type]!)
        if (found) expect(false, found.expected, ...steps, ...found.steps)
        if (action.type === 'edit') checkEdit(action, ...steps)
        if (action.type === 'widget')
          checkWidget(base, action, actions.find(isOver) === action || !isOver(action), ...steps)
        if (action.type === 'chat')
          checkChat(base, action, actions.find(({ type }) => type === 'chat') === action, ...steps)
        if (action.type === 'redirect') checkRedirect(action, actions.length === 1, ...steps)
      })
    })
    const all = campaign.variants.flatMap(({ actions = [] }) => actions)
    for (const { id, actions } of campaign.variants)
      plan.surfaces[id] = [...new Set((actions?.length ? actions : all).flatMap(surfacesOf))]
    plan.interrupts = isInterruption(campaign)
    // Once a visit: without memory it would be once a page, and two of them might never end.
    if (isRedirect(plan)) plan.reads = [...plan.reads, fact('visit.count')]
  }
}

/** Whether it is a widget that comes over the page. */
const isOver = (action: Action): action is WidgetAction => action.type === 'widget' && action.kind !== 'inline'

function isAllowed(to: string, settings: Settings | undefined): boolean {
  const origin = originOf(to)
  const origins: unknown[] = Array.isArray(settings?.redirects) ? settings.redirects : []
  return origin === '' || (origin !== undefined && origins.some((one) => originOf(`${one}`) === origin))
}
