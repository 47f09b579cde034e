import { count } from '../terminal.ts'
import { type Looks, newProblems } from './matrix.ts'

/** "changed since marta signed it off on 2026-11-20", "not signed off yet". */
export function signedText({ signed, isChanged }: Looks): string {
  if (!signed) return 'not signed off yet'
  const told = `${signed.by} signed it off on ${signed.at.slice(0, 10)}`
  return isChanged ? `changed since ${told}` : told
}

/** "looks different in 3.2 % of its pixels". */
export const differenceText = (share: number): string =>
  `looks different in ${(share * 100).toFixed(share < 0.01 ? 2 : 1)} % of its pixels`

/** What was found, for a terminal: variants of which there is something to say. */
export function matrixText(all: readonly Looks[]): string {
  const parts = all.map((one) => {
    const lines = one.looks.flatMap(({ way, problems, difference }) => [
      ...problems.map(
        ({ told, isAccepted }) => `  ${isAccepted ? '·' : '✗'} ${way}: ${told}${isAccepted ? ' (accepted)' : ''}`,
      ),
      ...(difference ? [`  ~ ${way}: ${differenceText(difference.share)} from the last run`] : []),
    ])
    return lines.length || one.isChanged ? [`${one.id}, ${signedText(one)}`, ...lines].join('\n') : ''
  })
  const many = all.reduce((sum, { looks }) => sum + looks.length, 0)
  const fresh = newProblems(all).length
  const changed = all.filter(({ isChanged }) => isChanged).length
  const unsigned = all.filter(({ signed }) => !signed).length
  const last = [
    `${count(all.length, 'variant')} in ${count(many, 'picture')}`,
    count(fresh, 'new problem'),
    ...(changed ? [`${changed} changed since signed off`] : []),
    ...(unsigned ? [`${unsigned} not signed off yet`] : []),
  ].join(', ')
  return [...parts.filter(Boolean), last].join('\n\n')
}
