import type { CampaignReport, Report } from '@kairos/core'

/** What of the browser's console is used. */
export interface Printer {
  table: (rows: object) => void
  group: (...words: string[]) => void
  groupEnd: () => void
  log: (...words: unknown[]) => void
}

/** A table has no room for more in a cell. */
const MOST_CHARACTERS = 120

/** Prints a report: all campaigns, places and segments, or one campaign with its gates. */
export function tell(printer: Printer, report: Report, campaign: string | undefined): void {
  const { campaigns, surfaces, segments, revision, visitor } = report
  const [only] = campaigns
  printer.group(`Kairos: ${titleOf(report, campaign)}`, `· revision ${revision} · visitor ${visitor}`)
  if (campaign === undefined) {
    printer.table(byKey(campaigns.map((one) => [one.campaign, rowOf(one)])))
    if (surfaces.length)
      printer.table(
        byKey(
          surfaces.map(({ surface, holder = '–', others }) => [
            surface,
            {
              holder,
              others: others.map(({ campaign, reason }) => `${campaign}: ${reason ?? 'undecided'}`).join(', '),
            },
          ]),
        ),
      )
    if (segments.length)
      printer.table(
        byKey(segments.map(({ segment, holds, sentence = '' }) => [segment, { in: holds, means: short(sentence) }])),
      )
  } else if (only) gates(printer, only)
  printer.groupEnd()
}

function titleOf({ campaigns }: Report, campaign: string | undefined): string {
  const [only] = campaigns
  if (campaign === undefined)
    return `${campaigns.filter(({ acts }) => acts).length} of ${campaigns.length} campaigns act`
  if (!only) return `there is no campaign “${campaign}”`
  return only.acts ? `${campaign} acts with “${only.variant}”` : `${campaign} does not act: ${only.sentence}`
}

const rowOf = ({ acts, variant = '', gate, sentence }: CampaignReport) => ({
  acts,
  variant,
  gate: gate ?? '',
  why: short(sentence),
})

function gates(printer: Printer, { trace, audience, change }: CampaignReport): void {
  printer.table(byKey(trace.map(({ gate, status, sentence }) => [gate, { status, why: short(sentence) }])))
  if (audience.length)
    printer.table(
      byKey(
        audience.map(({ fact, actual, holds, sentence }) => [
          fact,
          { holds, actual: cell(actual), question: short(sentence) },
        ]),
      ),
    )
  if (change?.found) printer.log(change.sentence, change.facts)
}

/** Rows by what stands before them; one that comes again has a number. */
function byKey(rows: readonly (readonly [key: string, row: object])[]): object {
  const named = new Map<string, object>()
  for (const [key, row] of rows) named.set(named.has(key) ? `${key} (${named.size + 1})` : key, row)
  return Object.fromEntries(named)
}

const cell = (value: unknown) => (typeof value === 'object' ? short(JSON.stringify(value)) : value)

const short = (text: string): string => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text)
