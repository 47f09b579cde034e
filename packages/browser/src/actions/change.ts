/** One change to one element. */
export interface Change {
  /** Whether the page left it as we made it. */
  holds: () => boolean
  /** Takes it back, unless the page has changed the same since. */
  undo: () => void
}

/** Makes a change; `undefined` where an element cannot be changed so. */
export type Make = (element: Element) => Change | undefined

const TEXT_NODE = 3

/** Sets the words that are the element's own. Its text nodes stay, and so do the elements between them. */
export const setText =
  (text: string): Make =>
  (element) => {
    const worded = [...element.childNodes].filter(
      (node): node is Text => node.nodeType === TEXT_NODE && (node as Text).data.trim() !== '',
    )
    if (!worded.length) return element.firstChild ? undefined : addText(element, text)
    // The spaces around the words part them from their neighbours.
    const around = (data: string) => data.replace(/\S(.*\S)?/s, () => text)
    const set = worded.map((node, index) => ({ node, own: node.data, ours: index ? '' : around(node.data) }))
    for (const { node, ours } of set) node.data = ours
    return {
      holds: () => set.every(({ node, ours }) => node.data === ours && node.parentNode === element),
      undo() {
        for (const { node, own, ours } of set) if (node.data === ours) node.data = own
      },
    }
  }

function addText(element: Element, text: string): Change {
  const node = element.ownerDocument.createTextNode(text)
  element.append(node)
  return { holds: () => node.parentNode === element && node.data === text, undo: () => node.remove() }
}

/** Sets an attribute. */
export const setAttribute =
  (name: string, value: string): Make =>
  (element) => {
    const own = element.getAttribute(name)
    const holds = () => element.getAttribute(name) === value
    element.setAttribute(name, value)
    return {
      holds,
      undo() {
        if (!holds()) return
        if (own === null) element.removeAttribute(name)
        else element.setAttribute(name, own)
      },
    }
  }

/** Adds and removes classes. */
export const setClasses =
  (add: readonly string[], remove: readonly string[]): Make =>
  (element) => {
    const own = element.getAttribute('class')
    const { classList } = element
    const added = add.filter((name) => !classList.contains(name))
    const removed = remove.filter((name) => classList.contains(name))
    classList.remove(...removed)
    classList.add(...added)
    const ours = element.getAttribute('class')
    return {
      holds: () => add.every((name) => classList.contains(name)) && !remove.some((name) => classList.contains(name)),
      undo() {
        // Byte for byte where nobody else wrote; else only what is ours.
        if (element.getAttribute('class') !== ours) {
          classList.remove(...added)
          classList.add(...removed)
          return
        }
        if (own === null) element.removeAttribute('class')
        else if (own !== ours) element.setAttribute('class', own)
      },
    }
  }

/** Puts content right before or after the element. */
export const insert =
  (where: 'before' | 'after', build: () => Element | undefined): Make =>
  (element) => {
    const content = element.parentNode && build()
    if (!content) return undefined
    element[where](content)
    return {
      holds: () => content.parentNode !== null && content.parentNode === element.parentNode,
      undo: () => content.remove(),
    }
  }
