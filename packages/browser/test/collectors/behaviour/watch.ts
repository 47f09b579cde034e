import { createProfile, createState, type Needs, type Signal, type State } from '@kairos/core'
import { base } from '@kairos/core/first'
import type { SingleTrigger } from '@kairos/schema'
import { vi } from 'vitest'
import type { Watch } from '../../../src/collectors/behaviour/collector.ts'
import type { Env } from '../../../src/env.ts'

export const needs = (moments: SingleTrigger[], others: Partial<Needs> = {}): Needs => ({
  ...{ facts: [], thresholds: {}, events: [] },
  ...others,
  moments,
})

/** A page as a collector sees it, with what it told so far. */
export function createWatch(env: Env, asked: Needs) {
  let listener: (signal: Signal) => void = () => {}
  let state: State = createState(createProfile('v-1', 0))
  const told: (readonly [string, Record<string, unknown>])[] = []
  const watch: Watch = {
    env,
    needs: asked,
    durationMs: base.durationMs,
    send: (name, props = {}) => told.push([name, props]),
    state: () => state,
    hear(listen) {
      listener = listen
      return () => {
        listener = () => {}
      }
    },
  }
  return {
    watch,
    told,
    /** The site tells facts. */
    set(facts: Record<string, unknown>) {
      state = { ...state, page: { ...state.page, facts: { ...state.page.facts, ...facts } } }
      listener({ name: 'facts', at: 0, props: facts })
    },
    enter: () => listener({ name: 'page_view', at: 0 }),
  }
}

/** Hides the tab, or brings it to the front. */
export function hide(isHidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

/** An event with fields that its constructor does not take here. */
export function dispatch(target: EventTarget, type: string, fields: Record<string, unknown> = {}): void {
  const event = new Event(type, { bubbles: true, composed: true, cancelable: true })
  for (const [field, value] of Object.entries(fields)) Object.defineProperty(event, field, { value })
  target.dispatchEvent(event)
}
