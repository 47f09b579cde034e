import type { SingleTrigger } from '@kairos/schema'
import type { Test } from '../conditions/operators.ts'
import type { Moment, Reserve, TriggerBase, Watcher } from './watcher.ts'

/** Least score of an exit intent. */
const SCORES = { low: 0.8, medium: 0.5, high: 0.25 }

type Kind<Type extends SingleTrigger['type']> = (
  trigger: Extract<SingleTrigger, { type: Type }>,
  reserve: Reserve,
) => Watcher

/** How each kind of trigger watches. */
export function createKinds(
  { durationMs, expect, own }: TriggerBase,
  fieldsTest: ((condition: unknown) => Test) | undefined,
): {
  [Type in SingleTrigger['type']]: Kind<Type>
} {
  const span = (text: string | undefined, field: string): number => {
    const ms = durationMs(text ?? '0s')
    expect(ms !== undefined, 'duration', field)
    return ms!
  }
  const text = (value: unknown, field: string): string => {
    expect(typeof value === 'string' && value, 'text', field)
    return value as string
  }
  /** Comes with every signal of a name whose fields are as wanted. */
  const on = (name: string, wanted: (props: Record<string, unknown>) => boolean = () => true): Watcher => ({
    names: [name],
    times: [],
    comes: ({ signal }) => signal.name === name && wanted(signal.props ?? {}),
  })
  /** Comes when a number of the page reaches a mark, and again only after it was below. */
  const crossing = (name: string, fact: string, mark: number): Watcher => ({
    names: [name],
    times: [],
    comes: ({ before, page }) => numberOf(before, fact) < mark && numberOf(page, fact) >= mark,
  })
  /** Comes once a page, so long after it was entered. */
  const after = (ms: number, reserve: Reserve, wanted: (moment: Moment) => boolean = () => true): Watcher => {
    const came = reserve(1)
    return {
      names: [],
      times: [ms],
      comes(moment, seen) {
        const { enteredAt, at } = moment.page
        if (seen[came] || at < enteredAt + ms) return false
        seen[came] = 1
        return wanted(moment)
      },
    }
  }
  /** No time at all is never reached: it was from the start. */
  const seconds = (time: unknown): number => {
    const ms = span(text(time, 'after'), 'after')
    expect(ms > 0, 'duration above 0', 'after')
    return ms / 1000
  }
  const numberOf = ({ facts }: Moment['page'], fact: string): number =>
    Number(own(facts.page as Record<string, unknown> | undefined, fact) ?? 0)

  return {
    page_view: (_, reserve) => after(0, reserve),
    url_change: () => on('route'),
    element_appeared: ({ selector }) => {
      text(selector, 'selector')
      return on('appeared', (props) => props.selector === selector)
    },
    element_visible({ selector, ratio = 0.5, for: time }) {
      text(selector, 'selector')
      expect(ratio > 0 && ratio <= 1, 'share above 0, up to 1', 'ratio')
      const ms = span(time, 'for')
      return on('visible', (props) => props.selector === selector && props.ratio === ratio && props.for === ms)
    },
    interaction({ selector, on: kind = 'click', for: time }) {
      text(selector, 'selector')
      expect(/^(click|hover|focus)$/.test(kind), 'click, hover or focus', 'on')
      const ms = span(time, 'for')
      return on('interacted', (props) => props.selector === selector && props.on === kind && props.for === ms)
    },
    exit_intent({ sensitivity = 'medium' }) {
      const least = own(SCORES, sensitivity)
      expect(least, 'low, medium or high', 'sensitivity')
      return on('exit_intent', ({ score }) => Number(score) >= least!)
    },
    time_on_page({ after: time, active }, reserve) {
      const ms = span(text(time, 'after'), 'after')
      return active ? crossing('active', 'activeSeconds', seconds(time)) : after(ms, reserve)
    },
    scrolled_to({ percent, selector }) {
      if (percent === undefined) {
        expect(selector && typeof selector === 'string', 'percent or selector')
        return on('reached', (props) => props.selector === selector)
      }
      expect(selector === undefined, 'nothing', 'selector')
      expect(percent > 0 && percent <= 100, 'number above 0, up to 100', 'percent')
      return crossing('scrolled', 'scrollDepth', percent)
    },
    inactivity: ({ after: time }) => crossing('idle', 'idleSeconds', seconds(time)),
    rage_click: () => on('rage_click'),
    event({ name, where }, reserve) {
      expect(!where || fieldsTest, 'nothing', 'where')
      const test = (where && fieldsTest?.(where)) || (() => true)
      // The page view that resets a trigger is the first thing it sees.
      if (text(name, 'name') === 'page_view') return after(0, reserve, ({ page }) => test(page.facts.page ?? {}))
      return on(name, test)
    },
    manual: ({ name }) => {
      text(name, 'name')
      return on('trigger', (props) => props.name === name)
    },
  }
}
