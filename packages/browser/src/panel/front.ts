import type { Env, Stop } from '../env.ts'

/** Something that removes our element from the page does so again and again: then it is the page's will. */
const MOST_RETURNS = 20

/**
 * Keeps an element in front of the page. While a dialog makes the page wait, all that is outside of the dialog is dead, in
 * the top layer too: then the element is inside. https://html.spec.whatwg.org/#modal-dialogs-and-inert-subtrees
 */
export function keepInFront(env: Env, host: HTMLElement, layers: readonly HTMLElement[]): Stop {
  const { document, window } = env
  let returns = 0
  let isOver = false
  const put = () => {
    const place = modalIn(document) ?? document.documentElement
    // What is asked for a moment before the end comes after it.
    if (isOver || host.parentNode === place) return
    // Into a dialog and back is our own move.
    if (!host.isConnected && returns++ > MOST_RETURNS) return
    place.append(host)
    for (const layer of layers) layer.showPopover?.()
  }
  put()
  const observer = new window.MutationObserver(put)
  observer.observe(document.documentElement, { childList: true })
  observer.observe(document.body, { childList: true })
  let isAsked = false
  /** Once for all that is told at the same moment: one signal may decide a thousand campaigns. */
  const putLater = () => {
    if (isAsked) return
    isAsked = true
    env.later(() => {
      isAsked = false
      put()
    }, 0)
  }
  // A dialog is opened after its element is in the page, and says nothing.
  const stops = ['focusin', 'close', 'kairos:decision', 'kairos:shown'].map((name) => env.on(document, name, putLater))
  return () => {
    isOver = true
    observer.disconnect()
    for (const stop of stops) stop()
  }
}

/** The dialog the page waits for: of a widget, or of the page itself. */
function modalIn({ documentElement }: Document): Element | undefined {
  const widgets = [...documentElement.querySelectorAll('kairos-widget')].map((widget) => widget.shadowRoot)
  return [...widgets, documentElement].flatMap((root) => [...(root?.querySelectorAll('dialog:modal') ?? [])]).pop()
}
