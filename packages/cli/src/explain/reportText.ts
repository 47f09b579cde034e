import type { CampaignReport, Report } from '@kairos/core'

/** A report for people: what holds, what acts, and why the rest does not. */
export function reportText({ segments, campaigns }: Report): string {
  const inside = segments.filter(({ holds }) => holds).map(({ segment }) => segment)
  const acting = campaigns.filter(({ acts }) => acts)
  const silent = campaigns.filter(({ acts }) => !acts)
  return [
    `Segments: ${inside.join(', ') || 'none'}`,
    ...acting.map(campaignText),
    ...silent.map(campaignText),
    ...(campaigns.length ? [] : ['The file has no campaigns that can be used.']),
  ].join('\n\n')
}

function campaignText({ campaign, name, acts, variant, sentence, trace, audience }: CampaignReport): string {
  const title = name === campaign ? campaign : `${name} (${campaign})`
  const head = acts ? `✓ ${title} acts with ${variant}` : `✗ ${title} does not act: ${sentence}`
  const questions = audience.map(({ sentence }) => `    ${sentence}`)
  const failed = trace.filter(({ status }) => status === 'fail').map(({ gate, sentence }) => `  ${gate}: ${sentence}`)
  return [head, ...failed, ...(questions.length ? ['  asked of the visitor:', ...questions] : [])].join('\n')
}
