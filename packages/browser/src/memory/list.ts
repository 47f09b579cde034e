import type { MemoryEntry } from '../api.ts'
import type { Kit } from '../kit.ts'
import { profileEntries } from './entries.ts'

const AS_LONG = 'until you clear the data of this site'

/** Everything that lies in this browser because of us, and why. */
export function listOf({ env, site, consent, answered, state }: Kit): MemoryEntry[] {
  const keyOf = (name: string) => `kairos:${site}:${name}`
  const { personalization, analytics } = consent()
  const answer = answered()
  const receipt = env.recall(keyOf('consent'))
  const yesOrNo = (isAgreed: boolean) => (isAgreed ? 'yes' : 'no')
  const entries: MemoryEntry[] = []
  if (receipt !== null)
    entries.push({
      what: 'Your answer',
      value: `be remembered here: ${yesOrNo(answer.personalization)}; measurements sent: ${yesOrNo(answer.analytics)}`,
      why: 'So that you are not asked again, and it is kept to.',
      until: AS_LONG,
      key: keyOf('consent'),
    })
  if (env.recall(keyOf('forgotten')) !== null)
    entries.push({
      what: 'That you asked to be forgotten',
      value: 'when you did',
      why: 'So that no other open tab brings back what was forgotten.',
      until: 'for a day',
      key: keyOf('forgotten'),
    })
  if (personalization) entries.push(...profileEntries(state(), keyOf('profile')))
  if (analytics)
    entries.push({
      what: 'Measurements',
      value: 'which offers you saw and clicked, under your number',
      why: 'To learn which of them help.',
      until: 'until they are sent',
      key: keyOf('outbox'),
    })
  return entries
}
