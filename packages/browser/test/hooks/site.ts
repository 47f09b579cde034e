import { base, compile, createProfile } from '@kairos/core/first'
import { createHistory } from '@kairos/core/history'
import { createStep } from '@kairos/core/live'
import { vi } from 'vitest'
import { typed } from '../../src/collectors/facts/value.ts'
import { start } from '../../src/hooks.ts'
import { createRuntime } from '../../src/runtime.ts'
import * as shops from '../../src/shops.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

type Props = Record<string, unknown>

/** A page of a shop, with the loop and the part that listens to it. Timers are fake. */
export function openShop({
  address = '/',
  body = '',
  config = {},
}: {
  address?: string
  body?: string
  config?: object
}) {
  const env = openPage(address, body)
  const program = compile({ kairos: 1, site: 'shop', ...config }, createHistory(base))
  const signals: { name: string; props?: Props }[] = []
  const runtime = createRuntime({
    env,
    program,
    profile: createProfile('v-1', 0),
    listener: (_, { name, props }) => signals.push({ name, ...(props && { props }) }),
  })
  const { settings } = program
  const diagnose = vi.fn()
  const facts = { typed, read: vi.fn(), watch: vi.fn() }
  const { send, state } = runtime
  // The part for shops is there already.
  const load = () => ({ then: (run: (part: typeof shops) => void) => run(shops) }) as never
  const hooks = start(createKit(env, { program, settings, send, state, diagnose, facts, load }))
  runtime.send('page_view', { facts: { page: { path: address } } })
  runtime.equip({
    step: createStep(base),
    offsetAt: () => 0,
    admits: hooks.admits,
  })
  return {
    watch: hooks.watch,
    diagnose,
    track: runtime.send,
    /** Events of the site that were taken, in their order. */
    told: () =>
      signals
        .filter(({ name }) => !/^(page_view|wake|facts)$/.test(name))
        .map(({ name, props }): [string, Props | undefined] => [name, props]),
    names: () => signals.map(({ name }) => name),
    /** A fact as it is now. */
    fact: (word: string) => JSON.parse(JSON.stringify(runtime.state().page.facts[word] ?? null)),
    orders: (): Record<string, unknown> => ({ ...runtime.state().profile.past?.orders }),
  }
}

/** Puts a data layer into the page; `undefined` takes it away. */
export function setDataLayer(entries?: unknown[]): unknown[] {
  const page = window as { dataLayer?: unknown[] }
  if (entries) page.dataLayer = entries
  else delete page.dataLayer
  return entries ?? []
}

/** What `gtag()` pushes: its arguments. */
export function call(..._: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: gtag pushes these, not a list
  return arguments
}

export const block = (data: unknown, type = 'application/ld+json'): string =>
  `<script type="${type}">${typeof data === 'string' ? data : JSON.stringify(data)}</script>`
