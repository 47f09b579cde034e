import type { ButtonDesk, CallDesk } from '@kairos/schema'
import type { Registered } from '../../api.ts'
import type { Env } from '../../env.ts'
import type { PageDesk } from './kit.ts'

/** A desk behind a button of the page; whether it is open nobody can know. */
export function button({ document }: Window, { open, close }: ButtonDesk): PageDesk | undefined {
  const press = (selector: string | undefined) => selector && document.querySelector<HTMLElement>(selector)?.click()
  if (!document.querySelector(open)) return undefined
  return { open: () => press(open), close: () => press(close) }
}

/** What a function of the site's is found and told by, and what else a desk is heard by. */
export interface Calling extends Pick<Env, 'on'> {
  registered: (name: string) => Registered | undefined
  fact: (path: string) => unknown
}

/** A desk that a function of the site's opens; what it gives back closes it, now or by a promise. */
export function call(_: Window, { name }: CallDesk, { registered, fact }: Calling): PageDesk | undefined {
  let opened: unknown
  if (!registered(name)) return undefined
  return {
    open(message) {
      opened = registered(name)!({ campaign: '', variant: '', with: { message }, fact })
    },
    close() {
      // Most give nothing, or something else that cannot be called.
      Promise.resolve(opened)
        .then((close) => (close as () => void)())
        .catch(() => {})
      opened = undefined
    },
  }
}
