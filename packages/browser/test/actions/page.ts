import { base } from '@kairos/core/first'
import type { Action, Config, Settings } from '@kairos/schema'
import { vi } from 'vitest'
import { act } from '../../src/actions/act.ts'
import type { Actions } from '../../src/actions/kit.ts'
import { start as startActions } from '../../src/actions.ts'
import { render } from '../../src/content/render.ts'
import { parts } from '../../src/lazy.ts'
import { start } from '../../src/start.ts'
import { openPage } from '../page.ts'

/** The part as the first download starts it, in this page. */
export const startPart = (config: unknown = {}): Promise<Actions> =>
  startActions({ env: openPage(), config, base, act, render, parts })

/** A file with one campaign that does these. */
export const fileOf = (actions: Action[], settings: Settings = {}): Config => ({
  kairos: 1,
  site: 'shop',
  settings: { consent: { mode: 'not_required' }, ...settings },
  campaigns: [{ id: 'sale', variants: [{ id: 'on', actions }] }],
})

/** Starts Kairos in a page and waits until it has decided and all parts are there. */
export async function startWith(
  actions: Action[],
  { body = '', settings = {}, address = '/' }: { body?: string; settings?: Settings; address?: string },
) {
  const env = openPage(address, body)
  const diagnostics: { path: string; expected: string }[] = []
  const kairos = start(env, { config: fileOf(actions, settings) }, [
    (page) => void page.on('diagnostic', (diagnostic) => diagnostics.push(diagnostic)),
  ])
  await new Promise<void>((ready) => void kairos.on('ready', () => ready()))
  return { env, kairos, diagnostics }
}

/** What a page's observers and the parts they load take. */
export async function settled(): Promise<void> {
  await pause(0)
  await vi.dynamicImportSettled()
  await pause(20)
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
