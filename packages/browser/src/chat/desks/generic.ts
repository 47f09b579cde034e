import type { ButtonDesk, CallDesk } from '@kairos/schema'
import type { Actions } from '../../actions/kit.ts'
import type { Kit } from '../../kit.ts'
import type { PageDesk } from './kit.ts'

/** A desk behind a button of the page; whether it is open nobody can know. */
export function button({ document }: Window, { open, close }: ButtonDesk): PageDesk | undefined {
  const press = (selector: string | undefined) => selector && document.querySelector<HTMLElement>(selector)?.click()
  if (!document.querySelector(open)) return undefined
  return { open: () => press(open), close: () => press(close) }
}

/** A desk that a function of the site's opens; what it gives back closes it, now or by a promise. */
export function call(_: Window, { name }: CallDesk, kit: Kit): PageDesk | undefined {
  let opened: unknown
  const registered = () => (kit.program.rare as Actions | undefined)?.registered(name)
  const fact = (path: string) => kit.base.wordingOf(kit.state(), kit.program).fact(path)
  if (!registered()) return undefined
  return {
    open(message) {
      opened = registered()!({ campaign: '', variant: '', with: { message }, fact })
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
