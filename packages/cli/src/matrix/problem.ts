/** What is wrong with one picture. */
export interface Problem {
  /** `missing`: nothing is seen; `other`: the page goes by another file; `moved`: the page moves; `too_wide`: it scrolls sideways; `cut_off`: words are; `contrast`: too weak. */
  kind: 'missing' | 'other' | 'moved' | 'too_wide' | 'cut_off' | 'contrast'
  /** Where; empty for the whole page. Example: `"p.small"`. */
  element: string
  /** In a sentence. */
  told: string
}

/** Names a problem, so that it is known again: the same kind at the same place, looked at in the same way. */
export const keyOf = (way: string, { kind, element }: Problem): string => [way, kind, element].filter(Boolean).join(' ')
