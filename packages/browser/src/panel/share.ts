import type { ComponentChild } from 'preact'
import { personaOf } from './personaOf.ts'
import { press } from './pieces.ts'
import type { View } from './view.ts'

/** Longer links are cut by servers and by what people send them with. */
const MOST_CHARACTERS = 7000

/** What can be taken from here to somebody else. */
export function shareView(view: View): ComponentChild {
  const { ui, kit, previewed, recording, copy, say } = view
  const { flags, link, pack } = previewed
  const copyLink = () => copy(link({ ...flags, why: false }), 'Copied: a link to this preview.')
  const copyVisitor = async () => {
    const { visit: _v, profile: _p, seed: _s, ...others } = flags
    const { isAhead, at } = clockOf(view)
    const persona = await pack(personaOf(kit))
    const whole = link({ ...others, persona, why: false, ...(isAhead && { at }) })
    if (whole.length > MOST_CHARACTERS) return say('This visitor did too much for a link: copy the bug report.')
    copy(whole, 'Copied: a link that holds this visitor.')
  }
  const copyReport = () => {
    const file = recording.file()
    if (!file) return say('The beginning of this page was not seen: reload it, and do it again.')
    copy(JSON.stringify(file), `Copied: ${recording.signals().length} signals, for \`replay\` of @kairos/core.`)
  }
  return ui.h(
    'footer',
    {},
    press(view, 'Copy link', copyLink, { title: 'The same preview, from its first page' }),
    press(view, 'Link with visitor', () => void copyVisitor(), {
      title: 'This preview with all that this visitor is and did',
    }),
    press(view, 'Copy bug report', copyReport, { title: 'Everything that happened on this page, to be replayed' }),
  )
}

/** The moment of the pretended clock, to the second. */
function clockOf({ kit, previewed }: View): { isAhead: boolean; at: string } {
  return {
    isAhead: previewed.ahead() !== 0,
    at: new Date(kit.env.now()).toISOString().replace(/\.\d+/, ''),
  }
}
