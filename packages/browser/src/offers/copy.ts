import type { Env } from '../env.ts'

/** Copies a text; where that is not allowed, as without https, it is marked to be copied by hand. */
export async function copyText({ window, document }: Env, text: string, shown?: Element): Promise<boolean> {
  try {
    await window.navigator.clipboard.writeText(text)
    return true
  } catch {
    if (!shown) return false
    window.getSelection()?.selectAllChildren(shown)
    return document.execCommand?.('copy') ?? false
  }
}
