import type { WidgetLook } from '../kit.ts'

export const toast: WidgetLook = {
  swipe: () => 'sideways',
  look: `
.toast { border-radius: var(--inner); inline-size: fit-content; max-inline-size: min(30em, 100vw - 1.5em); }
.toast .body { display: flex; flex-wrap: wrap; align-items: center; gap: .375em 1em; padding-block: .75em; padding-inline: 1.125em 3.25em; line-height: 1.4; }
.toast .text { flex: 1 1 12em; }
.toast .title { flex-basis: 100%; }
@media (max-width: 30em) { .toast { margin-inline: auto; } }
`,
}
