import type { FormField } from '@kairos/schema'
import type { Entries } from './kit.ts'
import type { Word } from './words.ts'

/** Something a person fills in, as browsers check it. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** Name of the box that says the visitor agrees, and of the field that only programs fill in. */
export const AGREE = 'agree'
export const TRAP = 'kairos_website'

/** What is wrong with each field that cannot be sent as it is. */
export type Faults = Readonly<Record<string, Word>>

/** The fields of a form, by their names. */
export const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.querySelectorAll<Control>('input, select, textarea')].filter(({ name }) => name)

/** Looks at everything that was entered, in the way of the browser and in our words. */
export function faultsOf(form: HTMLFormElement): Faults {
  return Object.fromEntries(
    controlsOf(form).flatMap((control) => {
      const fault = faultOf(control)
      return fault ? [[control.name, fault] as const] : []
    }),
  )
}

function faultOf(control: Control): Word | undefined {
  const { type, value, required, validity } = control
  if (type === 'checkbox') return required && !(control as HTMLInputElement).checked ? 'tick' : undefined
  if (required && !value.trim()) return control.localName === 'select' ? 'choose' : 'missing'
  // Browsers take an address without a dot, which leads nowhere in the world.
  if (type === 'email' && value.trim())
    return validity.typeMismatch || !/^\S+@\S+\.\S+$/.test(value.trim()) ? 'email' : undefined
  return undefined
}

/** What is sent: everything that was filled in. */
export function entriesOf(form: HTMLFormElement): Entries {
  return Object.fromEntries(
    controlsOf(form).flatMap((control): [string, string][] => {
      if (control.name === TRAP) return []
      if (control.type === 'checkbox') return (control as HTMLInputElement).checked ? [[control.name, 'yes']] : []
      const value = control.value.trim()
      return value ? [[control.name, value]] : []
    }),
  )
}

/** What browsers know about a kind of field: they fill it in, and phones show the right keys. */
export const KINDS: Partial<Record<FormField['kind'], Record<string, string>>> = {
  email: { type: 'email', autocomplete: 'email', inputMode: 'email' },
  name: { type: 'text', autocomplete: 'name' },
  phone: { type: 'tel', autocomplete: 'tel' },
  text: { type: 'text' },
  checkbox: { type: 'checkbox' },
}
