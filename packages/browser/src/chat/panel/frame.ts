import type { Env, Stop } from '../../env.ts'
import { look } from './look.ts'

/** The element of the chat, beside the page's body. */
export interface Frame {
  host: HTMLElement
  panel: HTMLElement
  launcher: HTMLElement
  /** Says something to people who hear the page. */
  say: (words: string) => void
  /** Shows the panel, the button that opens it, or neither. */
  show: (what: 'panel' | 'launcher' | undefined) => void
  stop: Stop
}

/** Something that removes our element from the page does so again and again: then it is the page's will. */
const MOST_RETURNS = 5

/** Makes it, in the top layer of the page whatever its style says. */
export function createFrame(env: Env, label: string): Frame {
  const { document, window } = env
  const host = document.createElement('kairos-chat')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new window.CSSStyleSheet()
  sheet.replaceSync(look)
  root.adoptedStyleSheets = [sheet]
  const part = (name: string, className: string, role = '') => {
    const element = root.appendChild(document.createElement(name))
    element.className = className
    element.setAttribute('part', className)
    if (role) element.setAttribute('role', role)
    if (role !== 'status') element.setAttribute('popover', 'manual')
    return element
  }
  const panel = part('section', 'panel', 'dialog')
  panel.tabIndex = -1
  panel.setAttribute('aria-label', label)
  const launcher = part('button', 'launcher')
  const status = part('p', 'said', 'status')

  let shown: 'panel' | 'launcher' | undefined
  let returns = 0
  const put = () => {
    if (!host.isConnected) document.documentElement.append(host)
    for (const element of [launcher, panel]) {
      const isOn = element.className.startsWith(shown ?? '-')
      element.classList.toggle('on', isOn)
      element.togglePopover?.(isOn)
    }
  }
  const observer = new window.MutationObserver(() => {
    if (shown && !host.isConnected && returns++ < MOST_RETURNS) put()
  })
  observer.observe(document, { childList: true })
  observer.observe(document.documentElement, { childList: true })
  return {
    host,
    panel,
    launcher,
    say(words) {
      status.textContent = words
    },
    show(what) {
      shown = what
      if (shown || host.isConnected) put()
    },
    stop() {
      shown = undefined
      observer.disconnect()
      host.remove()
    },
  }
}
