import type { Measured, Pale } from './inPage.ts'
import type { Problem } from './problem.ts'

/** What is known of a page. */
export interface Judged extends Measured {
  pale: readonly Pale[]
}

export interface Judging {
  found: Judged
  /** Whether what is shown stands in the page, and so can move it. */
  isInPage: boolean
  /** The page without any campaign, where it could be seen. */
  own: Judged | undefined
}

const NOTHING: Judged = { moved: 0, tooWide: 0, cut: [], pale: [] }

/** Less is a line of text more or less, somewhere. */
const SHIFT = 0.02

/** What is wrong with what is shown, and was not wrong with the page before. */
export function judge({ found, isInPage, own = NOTHING }: Judging): Problem[] {
  const moved = found.moved - own.moved
  const words = (text: string) => (text ? ` “${text}”` : '')
  const problems: Problem[] = []
  const cut = found.cut.filter(
    (one) => !own.cut.some(({ element, words }) => element === one.element && words === one.words),
  )
  const pale = found.pale.filter(
    (one) => !own.pale.some(({ element, told }) => element === one.element && told === one.told),
  )
  if (isInPage && moved > SHIFT)
    problems.push({
      kind: 'moved',
      element: '',
      told: `It moves the page (layout shift ${moved.toFixed(2)}) when it comes after the first paint, so many visitors get it late: give the slot a "reserve".`,
    })
  const isWider = found.tooWide > own.tooWide
  // What stands outside can be reached where the page scrolls.
  const [widest] = cut.filter(({ isOutside }) => isOutside)
  if (isWider)
    problems.push({
      kind: 'too_wide',
      element: widest?.element ?? '',
      told: `The page scrolls sideways, by ${found.tooWide} pixels${widest ? `, for${words(widest.words)} of ${widest.element}` : ''}.`,
    })
  for (const { element, words: text } of cut.filter(({ isOutside }) => !(isOutside && isWider)))
    problems.push({ kind: 'cut_off', element, told: `The words${words(text)} of ${element} are cut off.` })
  for (const { element, words: text, told } of pale)
    problems.push({ kind: 'contrast', element, told: `${element}${words(text)} is hard to read: ${told}.` })
  return problems
}
