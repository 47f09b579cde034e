import type { WidgetAction } from '@kairos/schema'
import type { Env, Stop } from '../env.ts'
import { movesNothing } from './flow.ts'
import { kinds } from './kinds/index.ts'
import type { Widget } from './kit.ts'
import { holdScroll } from './scroll.ts'
import { sheetOf } from './sheet.ts'
import { nameOf } from './view.ts'

/** Something that removes our element from the page does so again and again: then it is the page's will. */
const MOST_RETURNS = 5
/** As long as it takes to fade away, see `look.ts`. */
export const FADES_MS = 400
/** A live region says only what changes once it is known. */
const SAYS_AFTER_MS = 150

/** The element of a widget, and the box in it that is rendered to. */
export interface Frame {
  host: HTMLElement
  panel: HTMLElement
  /** Says something to people who hear the page, when they are done listening to something else. */
  say: (words: string) => void
}

/** Makes the element of a widget, in no page yet. */
export function createFrame(env: Env, { action, outcome }: Pick<Widget, 'action' | 'outcome'>): Frame {
  const { document } = env
  const { kind, surface, side } = action
  const host = document.createElement('kairos-widget')
  host.setAttribute('data-campaign', outcome.campaign)
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheetOf(env)]
  const panel = root.appendChild(document.createElement(kinds[kind].isModal ? 'dialog' : 'div'))
  panel.className = ['panel', kind, surface, side].filter(Boolean).join(' ')
  panel.setAttribute('part', `panel ${kind}`)
  panel.tabIndex = -1
  // A dialog gives the focus to the first that can have it, unless it is itself to have it.
  if (kinds[kind].isModal) panel.autofocus = true
  else panel.setAttribute('role', 'region')
  panel.setAttribute('aria-label', nameOf(action) || document.title)
  const said = root.appendChild(document.createElement('p'))
  said.className = 'said'
  said.setAttribute('role', 'status')
  return {
    host,
    panel,
    say(words) {
      said.textContent = ''
      env.later(() => {
        said.textContent = words
      }, SAYS_AFTER_MS)
    },
  }
}

/** Opens a frame in the top layer: above the page whatever its style says, and moving nothing in it. */
export function openFrame(env: Env, { host, panel, say }: Frame, action: WidgetAction): Stop {
  const { document, window } = env
  const isInPage = action.flow === true && action.kind === 'bar' && movesNothing(env, action)
  const dialog = panel as Partial<HTMLDialogElement> & HTMLElement
  const isModal = panel.localName === 'dialog'
  const put = () => {
    // Beside the body: it stays where a page exchanges all of its body, and no framework looks for it there.
    if (!isInPage) document.documentElement.append(host)
    else if (action.surface === 'bottom') document.body.append(host)
    else document.body.prepend(host)
    if (isInPage) {
      host.setAttribute('data-inline', '')
      panel.classList.add('inflow')
    } else if (isModal) {
      // One that was taken out of the page is open still, but over nothing.
      dialog.removeAttribute('open')
      dialog.showModal?.()
    } else {
      panel.setAttribute('popover', 'manual')
      dialog.showPopover?.()
    }
    panel.classList.add('on')
    if (isModal) panel.focus()
    // Those it is in now: the page may exchange its body, or all it is.
    for (const place of [document, document.documentElement, host.parentNode!])
      observer.observe(place, { childList: true })
  }
  let returns = 0
  const observer = new window.MutationObserver(() => {
    if (!host.isConnected && returns++ < MOST_RETURNS) put()
  })
  // Before the page is laid out with it: else that is done twice.
  const release = isModal ? holdScroll(env) : undefined
  put()
  if (!isModal) say(nameOf(action))
  return () => {
    observer.disconnect()
    release?.()
    panel.classList.remove('on')
    if (isModal) dialog.close?.()
    else if (host.isConnected && panel.hasAttribute('popover')) dialog.hidePopover?.()
    env.later(() => host.remove(), FADES_MS)
  }
}
