import type { FormSubmit } from '@kairos/schema'
import type { Kit } from '../kit.ts'
import type { Entries, Submit } from './kit.ts'
import type { Post } from './post.ts'

/** Makes what sends a form: first to where it goes, then everything that follows from it. Nothing leaves a preview. */
export const submitWith =
  ({ env, send, preview }: Kit, post: Post): Submit =>
  async ({ widget, submit = {}, entries }) => {
    const { to, event, remember } = submit
    const { campaign } = widget.outcome
    const { origin, pathname } = env.window.location
    const letter = () => {
      const body = new env.window.URLSearchParams()
      for (const [name, value] of Object.entries(entries)) for (const one of [value].flat()) body.append(name, `${one}`)
      body.append('kairos_campaign', campaign)
      // Without the query: it may be about the person.
      body.append('kairos_page', origin + pathname)
      body.append('kairos_id', env.newId())
      return { to: to as string, body: `${body}`, at: env.now() }
    }
    const sent = to && !preview ? await post.send(letter()) : 'sent'
    if (sent === 'refused') return sent
    // What the form made known is known to whatever waits for it to be sent.
    if (remember) send('identify', { traits: traitsOf(remember, entries) })
    if (event) send(event, { form: campaign })
    widget.tell('submitted')
    return sent
  }

/** What is to be remembered of what was entered; a field that was left out tells nothing. */
function traitsOf(remember: NonNullable<FormSubmit['remember']>, entries: Entries): Record<string, unknown> {
  const worthOf = (value: unknown) =>
    Object(value) === value ? entries[`${(value as { field?: string }).field}`] : value
  return Object.fromEntries(
    Object.entries(remember)
      .map(([trait, value]) => [trait, worthOf(value)] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
}
