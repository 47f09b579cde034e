import type { XmppDesk } from '@kairos/schema'
import { expect, vi } from 'vitest'
import * as attention from '../../src/attention.ts'
import * as cards from '../../src/cards.ts'
import { connect } from '../../src/chat/desks/connect.ts'
import type { Desk } from '../../src/chat/kit.ts'
import { start as startChat } from '../../src/chat.ts'
import type { Kit } from '../../src/kit.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

export const setting: XmppDesk = { type: 'xmpp', url: 'wss://chat.example/ws', to: 'desk@rooms.example' }

// Some at once: tests of conversations have a clock of their own.
const parts = {
  cards: async () => cards,
  attention: async () => attention,
  keyboard: () => import('../../src/keyboard.ts'),
  preact: () => import('../../src/preact.ts'),
  words: () => import('../../src/words.ts'),
}

/** A kit whose parts are the real ones. */
export const kitOf = (changes: Partial<Kit> = {}) =>
  createKit(openPage('/pricing'), {
    load: (async (name: keyof typeof parts) => parts[name]()) as never,
    diagnose: vi.fn(),
    ...changes,
  })

const root = () => document.querySelector('kairos-chat')!.shadowRoot!
export const panel = () => root().querySelector<HTMLElement>('.panel')!
export const launcher = () => root().querySelector<HTMLElement>('.launcher')!
export const heard = () => root().querySelector('.said')!.textContent
export const field = () => panel().querySelector<HTMLTextAreaElement>('textarea')!
/** What stands in the conversation, by who said it. */
export const lines = () =>
  [...panel().querySelectorAll('li')].map(
    (line) => `${line.className.replace('line ', '')}: ${line.querySelector('p')?.textContent ?? line.textContent}`,
  )
export const press = (selector: string) => panel().querySelector<HTMLElement>(selector)!.click()

export function type(text: string): void {
  field().value = text
  field().dispatchEvent(new Event('input', { bubbles: true }))
}

/** Writes and sends, as a visitor does. */
export function say(text: string): void {
  type(text)
  field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
}

/** Our own desk, where somebody sits at it. */
export const start = (kit: Kit, setting: XmppDesk) => startChat(kit, setting, connect)

/** Opens the chat, and agrees to it. */
export async function talk(kit: Kit, changes: Partial<XmppDesk> = {}): Promise<Desk> {
  const desk = await start(kit, { ...setting, ...changes })
  expect(desk).toBeTruthy()
  desk!.open()
  const button = panel().querySelector<HTMLElement>('.main')
  button?.click()
  return desk!
}
