import type { Env } from '../../env.ts'

type Inside = Element | string | undefined

/** XML by the browser's own reader and writer: no text of others is ever joined to a string of markup. */
export interface Xml {
  /** Attributes and children that are `undefined` are left out. */
  make: (
    name: string,
    namespace: string,
    attributes?: Record<string, string | undefined>,
    ...inside: Inside[]
  ) => Element
  write: (element: Element) => string
  /** `undefined` for what is not well-formed, or not allowed in a stream. */
  read: (text: string) => Element | undefined
}

/** What XML 1.0 cannot have in it; a server ends the stream that does. https://www.w3.org/TR/xml/#charsets */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu
/** Document types, entities, comments and instructions: RFC 6120, section 11.1, forbids them. */
const FORBIDDEN = /<[!?]/

type Policy = { createHTML: (text: string) => string }
let policy: Policy | undefined

/** Throws where the page's policy for Trusted Types refuses `kairos-chat`. */
export function createXml({ window, document }: Env): Xml {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } }
  // What is read becomes a document of XML that never gets into the page.
  policy ??= trustedTypes?.createPolicy('kairos-chat', { createHTML: (text) => text })
  const blank = document.implementation.createDocument(null, '')
  const parser = new window.DOMParser()
  const serializer = new window.XMLSerializer()
  return {
    make(name, namespace, attributes = {}, ...inside) {
      const element = blank.createElementNS(namespace, name)
      for (const [key, value] of Object.entries(attributes))
        if (value !== undefined) element.setAttribute(key, value.replace(UNWRITABLE, ''))
      for (const one of inside)
        if (one !== undefined)
          element.append(typeof one === 'string' ? blank.createTextNode(one.replace(UNWRITABLE, '')) : one)
      return element
    },
    write: (element) => serializer.serializeToString(element),
    read(text) {
      if (FORBIDDEN.test(text)) return undefined
      const { documentElement } = parser.parseFromString((policy?.createHTML(text) ?? text) as string, 'text/xml')
      // Each browser says in an element of its own that it could not read; nobody else has reason to send one.
      return !documentElement ||
        documentElement.getElementsByTagName('parsererror').length ||
        documentElement.localName === 'parsererror'
        ? undefined
        : documentElement
    },
  }
}

/** An attribute, empty where there is none. */
export const attributeOf = (element: Element | undefined, name: string): string => element?.getAttribute(name) ?? ''

/** The first child with this name, of this vocabulary. */
export const childOf = (element: Element | undefined, name: string, namespace?: string): Element | undefined =>
  [...(element?.children ?? [])].find(
    (child) => child.localName === name && (!namespace || child.namespaceURI === namespace),
  )

/** The address without what follows the slash: RFC 7622, section 3.1. */
export const bareOf = (address: string): string => address.split('/')[0]!.toLowerCase()

/** What follows the slash: in a room, the name somebody has there. */
export const resourceOf = (address: string): string => address.slice(address.indexOf('/') + 1 || address.length)

/** The server of an address. */
export const domainOf = (address: string): string => bareOf(address).split('@').pop()!
