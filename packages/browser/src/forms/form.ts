import type { FormBlock, FormField } from '@kairos/schema'
import type { Kit } from '../kit.ts'
import type { BlockKind } from '../widgets/kit.ts'
import { showEnd } from './end.ts'
import { AGREE, controlsOf, entriesOf, type Faults, faultsOf, TRAP } from './entry.ts'
import { fieldView } from './field.ts'
import type { Submit } from './kit.ts'
import { look } from './look.ts'
import { wordsOf } from './words.ts'

/** Fields, a box to agree, a button; and a field nobody sees, which only programs fill in. */
export const form = ({ env }: Kit, submit: Submit): BlockKind<FormBlock> => ({
  look,
  view({ block, widget }) {
    const { ui, id } = widget
    const { h } = ui
    const word = wordsOf(widget)
    const [faults, setFaults] = ui.useState<Faults>({})
    const [step, setStep] = ui.useState<'' | 'tried' | 'sending' | 'refused'>('')
    // What is pressed twice is sent once, whenever it is drawn again.
    const [busy] = ui.useState({ is: false })
    busy.is = step === 'sending'
    const { agree, fields, submit: how, success } = block

    const send = async (event: Event) => {
      event.preventDefault()
      if (busy.is) return
      const element = event.currentTarget as HTMLFormElement
      const found = faultsOf(element)
      setFaults(found)
      const [first] = Object.keys(found)
      if (first) {
        setStep('tried')
        // What is wrong is said with the field, so it has to be there before.
        env.later(
          () =>
            controlsOf(element)
              .find(({ name }) => name === first)
              ?.focus(),
          0,
        )
        return
      }
      const isTrapped = !!controlsOf(element).find(({ name }) => name === TRAP)?.value
      busy.is = true
      setStep('sending')
      const sent = isTrapped ? 'sent' : await submit({ widget, submit: how, entries: entriesOf(element) })
      if (sent === 'refused') setStep(sent)
      else showEnd(widget, sent, success)
    }
    const agreed = agree && agreeField(agree)
    return h(
      'form',
      {
        class: 'form',
        part: 'form',
        noValidate: true,
        onSubmit: send,
        // Who was told what is wrong sees at once when it is right.
        onInput: (event: Event) =>
          step && step !== 'sending' && setFaults(faultsOf(event.currentTarget as HTMLFormElement)),
      },
      [
        fields.map((field) => fieldView({ widget, field, fault: faults[field.name] })),
        agreed &&
          fieldView({
            widget,
            field: agreed,
            fault: faults[AGREE],
            label: [
              agree.text as string,
              agree.link && [
                ' ',
                h(
                  'a',
                  { href: agree.link.href as string, target: '_blank', rel: 'noopener' },
                  agree.link.text as string,
                ),
              ],
            ],
          }),
        h('input', {
          class: 'trap',
          name: TRAP,
          id: id('trap'),
          tabIndex: -1,
          autocomplete: 'off',
          'aria-hidden': 'true',
        }),
        step === 'refused' && h('p', { class: 'fault', role: 'alert' }, word('refused')),
        h(
          'button',
          {
            class: 'button primary',
            part: 'button primary',
            type: 'submit',
            'aria-disabled': step === 'sending' ? 'true' : undefined,
          },
          step === 'sending' ? word('sending') : (how.label as string),
        ),
      ],
    )
  },
})

const agreeField = ({ text, required = true }: NonNullable<FormBlock['agree']>): FormField => ({
  name: AGREE,
  kind: 'checkbox',
  label: text,
  required,
})
