import type { Kit } from '../../kit.ts'

/** What the agent is told, as far as the file wants it and the visitor agrees; nothing in a preview. */
export function aboutOf(
  { env, settings, consent, base, state, preview }: Kit,
  campaign: string,
): Record<string, string> | undefined {
  const { analytics, personalization } = consent()
  if (!analytics || preview || !Array.isArray(settings.chatTells)) return undefined
  const { origin, pathname } = env.window.location
  const all: Record<string, string> = {
    // Without the query: it may be about the person.
    page: origin + pathname,
    segments: personalization ? base.context(state()).segments.join(', ') : '',
    campaign,
  }
  const told = settings.chatTells.flatMap((name) =>
    Object.hasOwn(all, name) && all[name] ? [[`kairos-${name}`, all[name]] as const] : [],
  )
  return told.length ? Object.fromEntries(told) : undefined
}
