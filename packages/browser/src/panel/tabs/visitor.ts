import type { ComponentChild } from 'preact'
import type { MemoryEntry } from '../../api.ts'
import { leavesOf } from '../personaOf.ts'
import { block, choice, nothing, pairs, press, typedIn } from '../pieces.ts'
import type { View } from '../view.ts'
import { shown } from '../words.ts'

type Pretended = 'as it is' | 'in' | 'out'

const SEGMENT: [Pretended, string][] = [
  ['as it is', 'as it is'],
  ['in', 'in'],
  ['out', 'out'],
]
const ANSWER: ['granted' | 'denied', string][] = [
  ['granted', 'granted'],
  ['denied', 'denied'],
]

/** Who looks: facts, segments, memory, consent. */
export function Visitor({ view }: { view: View }): ComponentChild {
  return [segmentsView(view), view.ui.h(Facts, { view }), consentView(view), view.ui.h(Memory, { view })]
}

function segmentsView(view: View): ComponentChild {
  const { ui, kit, reports, previewed } = view
  const { h } = ui
  const { flags, go } = previewed
  const { segments } = reports.whole()
  const named = kit.program.file.segments ?? {}
  const pretend = (id: string, to: Pretended) => {
    const { [id]: _, ...others } = flags.segments
    go({ ...flags, segments: to === 'as it is' ? others : { ...others, [id]: to === 'in' } })
  }
  return block(
    view,
    'Segments',
    segments.length === 0 && nothing(view, 'The file has none.'),
    h(
      'ul',
      { class: 'segments' },
      segments.map(({ segment, holds }) => {
        const asked = Object.hasOwn(flags.segments, segment) ? flags.segments[segment] : undefined
        return h(
          'li',
          { key: segment },
          h('span', { class: holds ? 'mark pass' : 'mark', role: 'img', 'aria-label': holds ? 'in' : 'not in' }),
          h('span', { title: segment }, named[segment]?.name ?? segment),
          choice<Pretended>(view, {
            label: `${segment}: is the visitor in it?`,
            options: SEGMENT,
            value: asked === undefined ? 'as it is' : asked ? 'in' : 'out',
            choose: (to) => pretend(segment, to),
          }),
        )
      }),
    ),
  )
}

/** Everything rules read, then everything else the page told; each can be pretended to be something else. */
function Facts({ view }: { view: View }): ComponentChild {
  const { ui, kit, reports, previewed } = view
  const { h } = ui
  const { flags, go } = previewed
  const [text, setText] = ui.useState('')
  const [edited, setEdited] = ui.useState('')
  const read = reports.whole().facts
  const { facts } = kit.state().page
  const others = Object.entries(facts).flatMap(([word, tree]) => leavesOf(word, tree))
  const rows = [
    ...Object.entries(read).filter(([path]) => path[0] !== '$'),
    ...others.filter(([path]) => !Object.hasOwn(read, path)),
  ].filter(([path]) => path.includes(text.trim()))
  const isPretended = (path: string) => Object.hasOwn(flags.facts, path)
  const pretend = (path: string, value: string) => {
    const { [path]: _, ...kept } = flags.facts
    go({ ...flags, facts: value ? { ...kept, [path]: value } : kept })
  }
  const editor = (path: string, value: unknown) =>
    h(
      'form',
      {
        onSubmit: (event: Event) => {
          event.preventDefault()
          pretend(path, (event.currentTarget as HTMLFormElement).querySelector('input')!.value)
        },
      },
      h('input', {
        'aria-label': `${path} is`,
        defaultValue: value === null ? '' : shown(value),
        ref: (field: HTMLInputElement | null) => field?.focus(),
      }),
      h('button', { type: 'submit' }, 'Pretend'),
    )
  return block(
    view,
    'Facts',
    h('input', {
      type: 'search',
      'aria-label': 'Find a fact',
      placeholder: 'Find a fact',
      value: text,
      onInput: (event: Event) => setText(typedIn(event)),
    }),
    pairs(
      view,
      rows.map(([path, value]) => [
        path,
        edited === path
          ? editor(path, value)
          : h(
              'span',
              { class: isPretended(path) ? 'value forced' : 'value' },
              shown(value),
              Object.hasOwn(read, path) &&
                (isPretended(path)
                  ? press(view, 'as it is', () => pretend(path, ''), {
                      class: 'quiet',
                      'aria-label': `${path} as it is`,
                    })
                  : press(view, 'change', () => setEdited(path), { class: 'quiet', 'aria-label': `Change ${path}` })),
            ),
      ]),
    ),
  )
}

function consentView(view: View): ComponentChild {
  const { kit } = view
  const now = kit.consent()
  const answer = (purpose: 'personalization' | 'analytics') =>
    choice(view, {
      label: purpose,
      options: ANSWER,
      value: now[purpose] ? 'granted' : 'denied',
      choose: (to) => kit.answer({ [purpose]: to === 'granted' }),
    })
  return block(
    view,
    'Consent',
    pairs(view, [
      ['to be remembered', answer('personalization')],
      ['to be measured', answer('analytics')],
      ['answered', kit.answered().pending ? 'not yet' : 'yes'],
    ]),
  )
}

/** What is remembered, in plain words. */
function Memory({ view }: { view: View }): ComponentChild {
  const { ui, kit, previewed } = view
  const [entries, setEntries] = ui.useState<MemoryEntry[] | undefined>(undefined)
  const [about, setAbout] = ui.useState<unknown>(undefined)
  const { profile } = kit.state()
  if (about !== profile) {
    setAbout(profile)
    kit.load('memory').then((part) => setEntries(part?.start(kit).list() ?? []))
  }
  return block(
    view,
    'Memory of this preview',
    entries?.length === 0 && nothing(view, 'Nothing is remembered.'),
    pairs(
      view,
      (entries ?? []).map(({ what, value, why, until }) => [
        what,
        ui.h('span', { title: `${why} Stays ${until}.` }, value),
      ]),
    ),
    press(view, 'Begin with a new visitor', () => previewed.go(previewed.flags, 'visitor')),
  )
}
