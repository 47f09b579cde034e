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
/** What is lower is no keyboard, but a browser's bar. */
const LOWEST_KEYBOARD_PX = 80

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
  /** The keyboard of a phone covers the page without making it smaller. */
  const view = window.visualViewport
  const fit = () => {
    const covered = view?.scale === 1 ? window.innerHeight - view.height - view.offsetTop : 0
    panel.style.setProperty('--keyboard', `${covered > LOWEST_KEYBOARD_PX ? covered : 0}px`)
  }
  const stops = view ? ['resize', 'scroll'].map((name) => env.on(view, name, fit)) : []
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
      for (const stop of stops) stop()
      host.remove()
    },
  }
}
