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
  const part = (name: string, className: string) => {
    const element = document.createElement(name)
    element.className = className
    element.setAttribute('part', className)
    if (className !== 'said') element.setAttribute('popover', 'manual')
    return root.appendChild(element) as Partial<HTMLDialogElement> & HTMLElement
  }
  const panel = part('section', 'panel')
  panel.tabIndex = -1
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', label)
  const launcher = part('button', 'launcher')
  launcher.setAttribute('type', 'button')
  const status = part('p', 'said')
  status.setAttribute('role', 'status')

  let shown: 'panel' | 'launcher' | undefined
  let returns = 0
  const put = () => {
    if (!host.isConnected) document.documentElement.append(host)
    for (const [name, element] of Object.entries({ launcher, panel })) {
      const isOn = name === shown
      if (isOn === element.classList.contains('on') && (!isOn || element.matches(':popover-open'))) continue
      element.classList.toggle('on', isOn)
      // What is in no page, or is open already, cannot be opened: then it is drawn as any other element.
      try {
        if (isOn) element.showPopover?.()
        else element.hidePopover?.()
      } catch {}
    }
  }
  const observer = new window.MutationObserver(() => {
    if (shown && !host.isConnected && returns++ < MOST_RETURNS) put()
  })
  observer.observe(document, { childList: true })
  observer.observe(document.documentElement, { childList: true })
  /** The keyboard of a phone covers the page without making it smaller. */
  const fit = () => {
    const view = window.visualViewport!
    const covered = view.scale === 1 ? window.innerHeight - view.height - view.offsetTop : 0
    panel.style.setProperty('--keyboard', `${covered > LOWEST_KEYBOARD_PX ? covered : 0}px`)
  }
  const stops = window.visualViewport
    ? ['resize', 'scroll'].map((name) => env.on(window.visualViewport!, name, fit))
    : []
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
