import type { WidgetLook } from '../kit.ts'

export const inline: WidgetLook = {
  look: `
.inline { --pad: 1.5em; --title: 650 1.25em/1.25 var(--kairos-title-font, var(--family)); position: relative; z-index: auto; box-shadow: none; border: 1px solid var(--edge); opacity: 1; transform: none; transition: none; overscroll-behavior: auto; }
.inline .button { flex: 0 1 auto; }
`,
}
