import type { Campaign } from '@kairos/schema'
import type { ComponentChild } from 'preact'
import { typedIn } from './pieces.ts'
import type { View } from './view.ts'

const DECIDED = ' decided'
const OFF = 'off'

/** The campaign as the file has it: one that is forced knows only its variant. */
export const inFile = ({ kit }: View, id: string): Campaign | undefined =>
  (kit.program.file.campaigns as Campaign[] | undefined)?.find((one) => one.id === id)

/** Switches the variant of a campaign: the page is opened anew with it. */
export function variantsView(view: View, id: string): ComponentChild {
  const { ui, previewed } = view
  const { h } = ui
  const { flags, go } = previewed
  const forced = Object.hasOwn(flags.force, id) ? flags.force[id]! : DECIDED
  const force = (variant: string) => {
    const { [id]: _, ...others } = flags.force
    go({ ...flags, force: variant === DECIDED ? others : { ...others, [id]: variant } })
  }
  const variants = inFile(view, id)?.variants ?? []
  const options: [value: string, label: string][] = [
    [DECIDED, 'as decided'],
    ...variants.map((one): [string, string] => [
      one.id,
      `${one.name ?? one.id}${one.actions?.length ? '' : ' (control)'}`,
    ]),
    [OFF, 'off'],
  ]
  return h(
    'label',
    { class: 'variants' },
    h('span', {}, 'Variant'),
    h(
      'select',
      { 'aria-label': `Variant of ${id}`, value: forced, onChange: (event: Event) => force(typedIn(event)) },
      options.map(([value, label]) => h('option', { value, key: value, selected: value === forced }, label)),
    ),
  )
}
