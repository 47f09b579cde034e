import { vi } from 'vitest'
import { createEnv, type Env } from '../src/env.ts'

/** A fresh page at an address: its body, nothing stored. */
export function openPage(address = '/', body = ''): Env {
  window.history.replaceState(null, '', address)
  window.localStorage.clear()
  window.sessionStorage.clear()
  document.title = ''
  // happy-dom says that it is driven by a program.
  Object.defineProperty(window.navigator, 'webdriver', { value: false, configurable: true })
  document.body.innerHTML = body
  return createEnv(window)
}

/** The page's own element, which the test knows to be there. */
export const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!

/** What a visitor reads in a slot: the shadow slot's children, which are the page's own or ours, never both. */
export function readsIn(element: Element): string {
  const slot = element.shadowRoot?.querySelector('slot')
  const shown = slot ? slot.assignedElements() : [...element.children]
  return shown.map(({ textContent }) => textContent).join(' ')
}

export interface Answer {
  status?: number
  text?: string
  headers?: Record<string, string>
}

/** Answers every `fetch`: with what the function gives, or a network error when it throws. */
export function answerFetch(answer: (url: string, init: RequestInit) => Answer | Promise<Answer>) {
  const fetch = vi.fn(async (url: string, init: RequestInit) => {
    const { status = 200, text = '', headers } = await answer(url, init)
    return { ok: status >= 200 && status < 300, status, headers: new Headers(headers), text: async () => text }
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

/** Storage that throws on every touch, as browsers with blocked cookies do. */
export function blockStorage(): void {
  const refuse = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse, clear: refuse })
}
