import type { Consent } from '../consent/consent.ts'
import type { Stop } from '../env.ts'
import type { Ledger } from '../given.ts'
import type { Kit } from '../kit.ts'
import { css } from './style.ts'

const PURPOSES: [purpose: keyof Consent, label: string, text: string][] = [
  ['personalization', 'Remember me in this browser', 'Pages can fit you better the next time.'],
  ['analytics', 'Send measurements', 'The site learns what helps its visitors.'],
]

/** Shows what is remembered, with a switch for each purpose and a button to be forgotten. */
export function showMemory(kit: Kit, { list, forget }: Ledger, host: HTMLElement): Stop {
  const { env, settings, answer, answered } = kit
  const { document, window } = env
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const create = <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Record<string, string>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Tag] => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
  const stops: Stop[] = []
  const isElsewhere = settings.consent?.from !== undefined

  const rows = create('dl', {})
  const said = create('p', { role: 'status', 'aria-live': 'polite' })
  const switches = PURPOSES.map(([purpose, label, text]) => {
    const id = `kairos-${purpose}`
    const input = create('input', { type: 'checkbox', role: 'switch', id, 'aria-describedby': `${id}-text` })
    input.disabled = isElsewhere
    stops.push(
      env.on(input, 'change', () => {
        answer({ [purpose]: input.checked })
        said.textContent = `${label}: ${input.checked ? 'on' : 'off'}.`
      }),
    )
    const words = create('span', {}, create('label', { for: id }, label), create('small', { id: `${id}-text` }, text))
    return { purpose, input, row: create('div', { class: 'switch' }, input, words) }
  })
  const button = create('button', { type: 'button' }, 'Forget me')
  stops.push(
    env.on(button, 'click', () => {
      said.textContent = 'Forgetting …'
      forget().then(() => {
        said.textContent = 'Everything is forgotten. From the next page on you are a new visitor here.'
      })
    }),
  )

  const update = () => {
    for (const { purpose, input } of switches) input.checked = answered()[purpose]
    const entries = list()
    rows.replaceChildren(
      ...entries.map(({ what, value, why, until }) =>
        create(
          'div',
          {},
          create('dt', {}, what),
          create('dd', {}, value, create('small', {}, `${why} Kept ${until}.`)),
        ),
      ),
    )
    if (!entries.length) rows.replaceChildren(create('div', {}, create('dd', {}, 'Nothing.')))
  }
  root.replaceChildren(
    create(
      'section',
      { 'aria-labelledby': 'kairos-title' },
      create('h2', { id: 'kairos-title' }, 'What this site remembers about you'),
      ...switches.map(({ row }) => row),
      ...(isElsewhere ? [create('p', {}, 'You change this in the cookie settings of this site.')] : []),
      button,
      said,
      rows,
    ),
  )
  try {
    const sheet = new window.CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } catch {
    // Browsers before 2023 show it plain.
  }
  update()
  stops.push(env.on(document, 'kairos:consent', update), env.on(document, 'kairos:erased', update))
  return () => {
    for (const stop of stops) stop()
    root.replaceChildren()
  }
}
