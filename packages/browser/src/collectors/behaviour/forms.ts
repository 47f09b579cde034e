import type { Collector } from './collector.ts'
import { listen, together } from './listen.ts'

/** Tells what becomes of forms: which one, never what is in it. */
export const forms: Collector = ({ env, needs, hear, send }) => {
  if (!needs.events.some((event) => /^form_(started|submitted|abandoned)$/.test(event))) return undefined
  const { window, document } = env
  /** Those begun and not sent yet. */
  const open = new Set<Element>()
  /** Those begun at all: each begins once a page. */
  const begun = new WeakSet<Element>()
  const tell = (event: string, form: Element) => {
    if (needs.events.includes(event)) send(event, { form: nameOf(form) })
  }
  const abandon = () => {
    for (const form of open) {
      open.delete(form)
      tell('form_abandoned', form)
    }
  }

  return together([
    listen(env, document, 'input', (event: Event) => {
      const path = event.composedPath() as HTMLInputElement[]
      const form = path[0]!.form ?? path.find(({ nodeName }) => nodeName === 'FORM')
      if (!form || begun.has(form)) return
      begun.add(form)
      open.add(form)
      tell('form_started', form)
    }),
    // One that the page sends by itself, and so takes from the browser, is sent as well.
    listen(env, document, 'submit', ({ target }: { target: Element }) => {
      open.delete(target)
      tell('form_submitted', target)
    }),
    listen(env, document, 'visibilitychange', () => document.hidden && abandon()),
    listen(env, window, 'pagehide', abandon),
    hear(({ name }) => {
      if (name === 'page_view') abandon()
    }),
  ])

  /** Attributes, since a field named `id` takes the place of the form's own `id`. */
  function nameOf(form: Element): string {
    const name = form.getAttribute('id') || form.getAttribute('name')
    return name || new URL(form.getAttribute('action') ?? '', document.baseURI).pathname
  }
}
