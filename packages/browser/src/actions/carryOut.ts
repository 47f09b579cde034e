import type { OutcomeProps, Reason } from '@kairos/core'
import type { Content, EditAction, SlotAction, Text, WidgetAction } from '@kairos/schema'
import type { Stop } from '../env.ts'
import type { Guard } from '../slots/filling.ts'
import type { Widgets } from '../widgets/kit.ts'
import type { Calls } from './calls.ts'
import { insert, type Make, setAttribute, setClasses, setText } from './change.ts'
import { openChat } from './chat.ts'
import { startEdits } from './edits.ts'
import type { Act, ActionsKit, ActKit, ActParts } from './kit.ts'
import { leave } from './redirect.ts'
import { createStyle } from './style.ts'
import { fillsWithWidget, openingOf, openWidgets, whenLoaded } from './widget.ts'

export interface CarryingOut extends Pick<ActionsKit, 'env' | 'base' | 'act' | 'parts'> {
  calls: Calls
  /** Builds what an action shows in a slot. */
  build: (action: SlotAction, kit: ActKit) => HTMLElement | Reason
}

/** What the name of an edit's surface begins with. */
const EDIT = 'edit:'

/** Carries out decisions with actions of all types. */
export function createAct({ env, base, act, parts, calls, build }: CarryingOut): Act {
  let guard: Promise<Guard | undefined> | undefined

  const carryOut = (parted: ActParts, inline?: Widgets['inline']): Stop => {
    const { kit, decision, cause, placed } = parted
    const { campaign, variant = '', surfaces, actions } = decision
    const outcome = (surface: string): OutcomeProps => ({ campaign, variant, surface })

    const edit = (surface: string): Stop => {
      const selector = surface.slice(EDIT.length)
      const edits = actions.filter((one): one is EditAction => one.type === 'edit' && one.selector === selector)
      const tell = (expected: string) => kit.diagnose({ path: `campaigns.${campaign}.${surface}`, expected })
      const show = (content: Content) => {
        const shown = build({ type: 'slot', slot: '', ...content }, kit)
        return typeof shown === 'string' ? undefined : shown
      }
      try {
        return startEdits({
          env,
          selector,
          makes: edits.flatMap((one) => makesOf(one, show)),
          names: edits.flatMap(({ attributes = {}, addClasses, removeClasses }) => [
            ...Object.keys(attributes),
            ...(addClasses || removeClasses ? ['class'] : []),
          ]),
          style: createStyle(env, selector, edits, (property) => tell(`CSS value of ${property}`)),
          sample() {
            const host = env.document.createElement('div')
            for (const content of edits.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()))
              host.append(show(content) ?? '')
            return host
          },
          cause,
          placed: (...result) => placed(outcome(surface), ...result),
          missed: (reason) => kit.send('missed', { ...outcome(surface), reason }),
          loadLate: parts.late,
          loadGuard: () => (guard ??= kit.load('guard').then((part) => part?.start(kit as never))),
        })
      } catch {
        tell('CSS selector')
        kit.send('missed', { ...outcome(surface), reason: 'broken' })
        return () => {}
      }
    }

    const stops = [
      act({
        ...parted,
        render(action: SlotAction | WidgetAction) {
          if (action.type === 'slot') return build(action, kit)
          return inline!({ ...openingOf(parted, `slot:${action.slot}`), action })
        },
      }),
      ...openWidgets(parted),
      ...openChat(parted),
      ...surfaces.filter((surface) => surface.startsWith(EDIT)).map(edit),
    ]
    for (const action of actions) {
      if (action.type === 'redirect') stops.push(leave({ kit, to: action.to, outcome: outcome('redirect') }))
      if (action.type === 'call') {
        const fact = (path: string) => base.wordingOf(kit.state(), kit.program).fact(path)
        stops.push(calls.call({ kit, action, outcome: outcome(''), fact }))
      }
    }
    // A control has met its moment too, where the others leave or call.
    if (!actions.length && isUnseen(parted)) kit.send('shown', { ...outcome(surfaces.join(' ')) })
    return () => {
      for (const stop of stops) stop()
    }
  }

  return (parted) => {
    if (!fillsWithWidget(parted)) return carryOut(parted)
    const { decision, placed } = parted
    // The slot measures what it is to show, so that has to be there.
    return whenLoaded(
      parted,
      ({ inline }) => carryOut(parted, inline),
      () => {
        const outcome = openingOf(parted, decision.surfaces[0]!).outcome
        placed(outcome, env.document.documentElement, 'broken')
      },
    )
  }
}

/** Whether nothing of a campaign can be seen in a place of the page. */
const isUnseen = ({ kit, decision }: ActParts): boolean =>
  !!kit.program.plans
    .get(decision.campaign)
    ?.campaign.variants.some(({ actions }) => actions?.some(({ type }) => type === 'redirect' || type === 'call')) &&
  !decision.surfaces.some((surface) => /^(slot|edit):/.test(surface))

function makesOf(edit: EditAction, show: (content: Content) => HTMLElement | undefined): Make[] {
  const { text, attributes = {}, addClasses = [], removeClasses = [], before, after } = edit
  const final = (words: Text) => words as string
  return [
    ...(text === undefined ? [] : [setText(final(text))]),
    ...Object.entries(attributes).map(([name, value]) => setAttribute(name, final(value))),
    ...(addClasses.length || removeClasses.length ? [setClasses(addClasses, removeClasses)] : []),
    ...(before ? [insert('before', () => show(before))] : []),
    ...(after ? [insert('after', () => show(after))] : []),
  ]
}
