import type { Env, Stop } from '../env.ts'
import { keepInFront } from './front.ts'
import type { Layout } from './layout.ts'
import { css } from './style.ts'

/** The element of the panel, and what it lies in. */
export interface Frame {
  /** What is rendered to. */
  root: HTMLElement
  show: () => void
  hide: () => void
  /** Puts it where the layout says. */
  arrange: (layout: Layout) => void
  /** Frames an element of the page; none without one. */
  point: (element?: Element) => void
  say: (words: string) => void
  /** Copies a text the old way; whether it could. */
  copy: (text: string) => boolean
  remove: Stop
}

export interface FrameParts {
  arrange: (change: Partial<Layout>) => void
  close: Stop
  layout: Layout
}

/** Not to be lost beyond the edge of the window. */
const LEAST_SEEN_PX = 60
const STEP_PX = 24

/** Makes the element of the panel. Nothing of the page's style gets in, nothing typed in it gets out. */
export function createFrame(env: Env, { arrange, close, layout }: FrameParts): Frame {
  const { document, window } = env
  const host = document.createElement('kairos-panel')
  const shadow = host.attachShadow({ mode: 'open' })
  const sheet = new window.CSSStyleSheet()
  sheet.replaceSync(css)
  shadow.adoptedStyleSheets = [sheet]
  const add = (tag: string, className: string, attributes: Record<string, string> = {}) => {
    const element = shadow.appendChild(document.createElement(tag))
    element.className = className
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    return element
  }
  const pointer = add('div', 'pointer', { 'aria-hidden': 'true', popover: 'manual' })
  const root = add('section', 'panel', { 'aria-label': 'Kairos panel', popover: 'manual', tabindex: '-1' })
  const said = add('p', 'said', { role: 'status' })

  const moveTo = (x: number, y: number) => {
    const { innerWidth, innerHeight } = window
    const within = (at: number, most: number) => Math.round(Math.max(0, Math.min(at, most - LEAST_SEEN_PX)))
    arrange({ x: within(x, innerWidth), y: within(y, innerHeight) })
  }
  const isGrip = (event: Event) =>
    layout.dock === 'float' && (event.composedPath()[0] as Element).closest?.('.grip,.grip *') !== null
  /** Where in the panel the pointer took it. */
  let taken: { x: number; y: number } | undefined
  const stops = [
    env.on(shadow, 'pointerdown', (event) => {
      const { clientX, clientY, pointerId } = event as PointerEvent
      const target = event.composedPath()[0] as Element
      if (!isGrip(event) || target.closest('button.plain')) return
      const { left, top } = root.getBoundingClientRect()
      taken = { x: clientX - left, y: clientY - top }
      target.setPointerCapture(pointerId)
    }),
    env.on(shadow, 'pointermove', (event) => {
      const { clientX, clientY } = event as PointerEvent
      if (taken) moveTo(clientX - taken.x, clientY - taken.y)
    }),
    ...['pointerup', 'pointercancel'].map((name) =>
      env.on(shadow, name, () => {
        taken = undefined
      }),
    ),
    env.on(shadow, 'keydown', (event) => {
      const { key } = event as KeyboardEvent
      const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? []
      const target = event.composedPath()[0] as Element
      if (x !== undefined && target.matches?.('.move') && layout.dock === 'float') {
        const { left, top } = root.getBoundingClientRect()
        moveTo(left + x * STEP_PX, top + y! * STEP_PX)
        event.preventDefault()
      }
      if (key === 'Escape') {
        event.preventDefault()
        close()
      }
    }),
  ]
  // The page's own keys are for the page: what is typed here stays here.
  for (const name of ['keydown', 'keyup', 'keypress', 'input', 'paste'])
    host.addEventListener(name, (event) => event.stopPropagation())
  let stopFollowing: Stop | undefined

  return {
    root,
    show() {
      stopFollowing ??= keepInFront(env, host, [pointer, root])
      root.focus({ preventScroll: true })
    },
    hide() {
      stopFollowing?.()
      stopFollowing = undefined
      host.remove()
    },
    arrange({ dock, isFolded, x, y }) {
      root.className = `panel ${dock}${isFolded ? ' folded' : ''}`
      const isPlaced = dock === 'float' && x >= 0
      root.style.setProperty('left', isPlaced ? `${Math.min(x, window.innerWidth - LEAST_SEEN_PX)}px` : '')
      root.style.setProperty('top', isPlaced ? `${Math.min(y, window.innerHeight - LEAST_SEEN_PX)}px` : '')
      root.style.setProperty('right', isPlaced ? 'auto' : '')
      root.style.setProperty('bottom', isPlaced ? 'auto' : '')
    },
    point(element) {
      const box = element?.getBoundingClientRect()
      pointer.classList.toggle('on', !!box)
      if (!box) return
      for (const side of ['left', 'top', 'width', 'height'] as const) pointer.style.setProperty(side, `${box[side]}px`)
    },
    say(words) {
      said.textContent = words
      root.toggleAttribute('data-says', !!words)
      root.style.setProperty('--says', JSON.stringify(words))
    },
    copy(text) {
      const field = root.appendChild(document.createElement('textarea'))
      field.value = text
      field.select()
      const isCopied = document.execCommand('copy')
      field.remove()
      return isCopied
    },
    remove() {
      for (const stop of stops) stop()
      stopFollowing?.()
      host.remove()
    },
  }
}
