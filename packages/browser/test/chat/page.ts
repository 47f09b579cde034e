import type { Campaign, ChatAction, Settings } from '@kairos/schema'
import { expect } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import type { Env } from '../../src/env.ts'
import { start } from '../../src/start.ts'
import { openPage } from '../page.ts'

/** How much faster time goes on these pages. */
const FASTER = 20

/** A chat, as a marketer writes it. */
export const chat = (changes: Partial<ChatAction> = {}): ChatAction => ({
  type: 'chat',
  message: 'Which size?',
  ...changes,
})

/** A campaign that opens it at once. */
export const campaign = (action: ChatAction = chat(), changes: Partial<Campaign> = {}): Campaign => ({
  id: 'ask',
  variants: [{ id: 'on', actions: [action] }],
  ...changes,
})

/** Crisp as far as it is needed here: what it was asked, and ways to be the visitor. */
export function putCrisp(page = window as unknown as Record<string, unknown>) {
  const asked: string[] = []
  const listeners: Record<string, () => void> = {}
  page.$crisp = {
    push([verb, name, about]: [string, string, never]) {
      if (verb === 'on') listeners[name] = about
      else asked.push(about === undefined ? `${verb} ${name}` : `${verb} ${name} ${JSON.stringify(about)}`)
    },
    get: () => 0,
  }
  return { asked, close: () => listeners['chat:closed']!() }
}

/** Starts Kairos with these campaigns, and keeps what is told and what is wrong. */
export async function startPage(campaigns: Campaign[], settings: Settings = {}) {
  const real = openPage('/', '<main>Page</main><button class="desk">Chat</button>')
  const began = real.now()
  // Patience of seconds would be a test of minutes.
  const env: Env = {
    ...real,
    now: () => began + (real.now() - began) * FASTER,
    later: (run, delayMs) => real.later(run, delayMs / FASTER),
  }
  const told: string[] = []
  const diagnostics: string[] = []
  const listen = (page: Kairos) => {
    for (const name of ['shown', 'clicked', 'closed', 'submitted'] as const)
      page.on(name, ({ campaign }) => told.push(`${name} ${campaign}`))
    page.on('chat', ({ desk, isOpen }) => told.push(`${desk} ${isOpen ? 'open' : 'closed'}`))
    page.on('unread', ({ desk, count }) => told.push(`${desk} ${count}`))
    page.on('diagnostic', ({ path, expected }) => diagnostics.push(`${path}: ${expected}`))
  }
  const file = { kairos: 1, site: 'shop', settings: { consent: { mode: 'not_required' }, ...settings }, campaigns }
  const kairos = start(env, { config: file }, [listen])
  await new Promise<void>((ready) => void kairos.on('ready', () => ready()))
  const reason = () => kairos.decisions().find(({ campaign }) => campaign === 'ask')?.reason
  return { env, kairos, told, diagnostics, reason }
}

/** The boxes that are open over the page. */
export const panels = (): HTMLElement[] =>
  [...document.querySelectorAll('kairos-widget')].flatMap((host) => [
    ...host.shadowRoot!.querySelectorAll<HTMLElement>('.panel.on'),
  ])

/** Waits for a box with these words. */
export async function comes(words: string): Promise<HTMLElement> {
  await expect
    .poll(() =>
      panels()
        .map(({ textContent }) => textContent)
        .join(' '),
    )
    .toContain(words)
  return panels().find(({ textContent }) => textContent.includes(words))!
}

/** Presses something in a box. */
export const press = (panel: HTMLElement, selector: string) =>
  panel.querySelector<HTMLElement>(selector)!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
