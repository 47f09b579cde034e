import type { Env, Stop } from '../env.ts'
import { css } from './style.ts'

/** What the badge says. */
export interface Saying {
  /** What the link asks for, in short. Example: `"hero:spring · visit 3"`. */
  asked: string
  /** What was not understood, or is not there. */
  problems: readonly string[]
  /** What else is worth knowing. */
  notes: readonly string[]
}

export interface Badge {
  say: (saying: Saying) => void
  /** Gives way to the panel, and comes back. */
  show: (isShown: boolean) => void
  remove: Stop
}

export interface BadgeClicks {
  leave: () => void
  /** Opens what says why. */
  why: () => void
}

/** Says in a corner of the page that this is a preview; one click leaves it, another tells more. */
export function showBadge(env: Env, { leave, why }: BadgeClicks): Badge {
  const { document, window } = env
  const create = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Record<string, string>, text = '') => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.textContent = text
    return element
  }
  const host = create('kairos-preview' as 'div', {})
  const root = host.attachShadow({ mode: 'open' })
  try {
    const sheet = new window.CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } catch {
    // Browsers before 2023 show it plain, at the end of the page.
  }
  const section = create('section', { 'aria-label': 'Kairos preview' })
  const header = create('header', {})
  const asked = create('span', { class: 'asked' })
  const more = create(
    'button',
    { type: 'button', class: 'why', 'aria-keyshortcuts': 'Alt+Shift+K', title: 'Opens the panel (Alt+Shift+K)' },
    'Why?',
  )
  const button = create('button', { type: 'button', class: 'leave', 'aria-label': 'Leave the preview' }, 'Leave')
  const list = create('ul', { role: 'status', 'aria-live': 'polite' })
  header.append(create('strong', {}, 'Preview'), asked, more, button)
  section.append(header, list)
  root.append(section)
  // Beside the body: what renders the page looks through the body only.
  const put = () => document.documentElement.append(host)
  if (document.body) put()
  const stops = [env.on(button, 'click', leave), env.on(more, 'click', why), env.on(document, 'DOMContentLoaded', put)]

  return {
    say(saying) {
      asked.textContent = saying.asked
      asked.title = saying.asked
      const item = (kind: string) => (text: string) => create('li', { class: kind }, text)
      list.replaceChildren(...saying.problems.map(item('problem')), ...saying.notes.map(item('note')))
      list.hidden = !list.childElementCount
    },
    show(isShown) {
      section.hidden = !isShown
      if (isShown) more.focus()
    },
    remove() {
      for (const stop of stops) stop()
      host.remove()
    },
  }
}
