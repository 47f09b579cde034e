import type { Kit } from '../../kit.ts'

/**
 * What the agent is told, as far as the file wants it and the visitor agrees; nothing in a preview.
 * @param campaign that opens the conversation; without one it is what the visitor saw last in this visit
 */
export function aboutOf(kit: Kit, campaign = lastSeen(kit)): Record<string, string> | undefined {
  const { env, settings, consent, base, state, preview } = kit
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

/** The campaign that was shown last in this visit; a control showed nothing. */
function lastSeen({ program, state }: Kit): string {
  const { campaigns, visit } = state().profile
  let last = { id: '', at: visit.startedAt - 1 }
  for (const { campaign } of program.campaigns) {
    const { id, variants } = campaign
    const { shown, variant } = (Object.hasOwn(campaigns, id) && campaigns[id]) || {}
    const at = shown?.at(-1) ?? 0
    const one = variants.find((other) => other.id === variant) ?? variants[0]
    if (at > last.at && one?.actions?.length) last = { id, at }
  }
  return last.id
}
