import { bars } from '../charts/bars.ts'
import { htmlPage } from '../charts/htmlPage.ts'
import { intervals } from '../charts/intervals.ts'
import { lines } from '../charts/lines.ts'
import { plain } from '../charts/plain.ts'
import { table, tiles } from '../charts/table.ts'
import type { Intake } from '../records/intake.ts'
import { between, change, day, number, percent } from '../words.ts'
import { hasAlarm } from './report.ts'
import type { CampaignReport, Report, VariantReport, Verdict } from './results.ts'
import { otherGoals, rowsOf } from './rows.ts'
import { aboutOf, notesOf, titleOf } from './text.ts'

export interface ReportPage {
  report: Report
  intake: Intake
  /** What else is to be known of the records. */
  notes: readonly string[]
  /** Name of the site, where it is known. */
  site?: string
  /** Milliseconds since 1970. */
  madeAt: number
}

const classes: Record<Verdict['kind'], string> = {
  better: 'good',
  worse: 'bad',
  shares_wrong: 'bad',
  too_few: 'warn',
  no_difference: '',
  nothing_to_compare: '',
}

/** The report as one page to keep or send on. */
export function reportHtml({ report, intake, notes, site, madeAt }: ReportPage): string {
  const { campaigns, together } = report
  const about = intake.span
    ? `What ${number(intake.used)} records from ${day(intake.span.from)} to ${day(intake.span.to)} tell. Written on ${day(madeAt)}.`
    : `No record counts. Written on ${day(madeAt)}.`
  const body = [
    overview(report, intake),
    ...campaigns.map(section),
    ...(together ? [section(together)] : []),
    ...(campaigns.length
      ? []
      : ['<section><p>Nobody met a campaign in these records: there is nothing to report yet.</p></section>']),
    howToRead(notes),
  ].join('\n')
  return htmlPage({ title: site ? `What campaigns brought: ${site}` : 'What campaigns brought', about, body })
}

function overview(report: Report, intake: Intake): string {
  const { campaigns } = report
  const found = (kind: Verdict['kind']) =>
    campaigns.filter(({ verdicts }) => verdicts.some((one) => one.kind === kind)).length
  const numbers: [string, string][] = [
    ['Campaigns', number(campaigns.length)],
    ['Meetings', number(campaigns.flatMap(allOf).reduce((sum, { visitors }) => sum + visitors, 0))],
    ['Probably better', number(found('better'))],
    ['Probably worse', number(found('worse'))],
    ['Records left out', number([...intake.leftOut.values()].reduce((sum, times) => sum + times, 0))],
  ]
  const alarm = hasAlarm(report)
    ? '<p class="verdict bad">Visitors of at least one campaign are not shared out as planned. Look there first.</p>'
    : ''
  return tiles(numbers) + alarm
}

const allOf = ({ variants, held }: CampaignReport): VariantReport[] => [...variants, ...(held ? [held] : [])]

function section(campaign: CampaignReport): string {
  const { goal, verdicts, shares } = campaign
  const { head, rows } = rowsOf(campaign)
  const others = otherGoals(campaign)
  return `<section>
<h2>${plain(titleOf(campaign))}</h2>
<p class="soft">${plain(aboutOf(campaign))}</p>
${verdicts.map(({ kind, sentence }) => `<p class="verdict ${classes[kind]}">${plain(sentence)}</p>`).join('')}
${goal === undefined || shares?.isAlarm ? '' : ratesOf(campaign, goal) + liftsOf(campaign, goal) + historyDrawing(campaign, goal)}
<h3>Numbers</h3>
${table(head, rows)}
${notesOf(campaign)
  .map((note) => `<p class="soft">${plain(note)}</p>`)
  .join('')}
${others ? `<details><summary>Other goals, without a verdict</summary>${table(others.head, others.rows)}</details>` : ''}
</section>`
}

function ratesOf(campaign: CampaignReport, goal: string): string {
  const drawn = allOf(campaign).map(({ name, visitors, goals }) => {
    const { visitors: reached = 0, rate = 0 } = goals[goal] ?? {}
    return { name, value: rate, told: `${percent(rate)} (${number(reached)} of ${number(visitors)})` }
  })
  return `<h3>Visitors who reached ${plain(goal)}</h3>${bars({ label: `Share of visitors who reached ${goal}, by variant`, bars: drawn })}`
}

function liftsOf({ variants, baseline }: CampaignReport, goal: string): string {
  const rows = variants.flatMap(({ name, lift }) => (lift ? { name, ...lift, told: between(lift) } : []))
  const base = variants.find(({ id }) => id === baseline)
  if (!rows.length || !base) return ''
  const caption = 'The dot is what was seen, the line what is possible. A line that crosses 0 decides nothing.'
  return `<h3>How much more often than with ${plain(base.name)}</h3>${intervals({ label: `Change of ${goal} with its bounds, by variant`, rows, write: change, caption })}`
}

function historyDrawing({ history, variants }: CampaignReport, goal: string): string {
  const nameOf = (id: string) => variants.find((variant) => variant.id === id)?.name ?? id
  const series = history
    .filter(({ points }) => points.length > 1)
    .map(({ variant, points }) => ({
      name: nameOf(variant),
      points: points.map(({ visitors, middle, low, high }) => ({ x: visitors, y: middle, low, high })),
    }))
  if (!series.length) return ''
  // What it narrowed down to is what matters; the first guesses may lie outside.
  const late = series.flatMap(({ points }) => points.slice(Math.floor(points.length / 4)))
  const y = { from: Math.min(0, ...late.map(({ low }) => low)), to: Math.max(0, ...late.map(({ high }) => high)) }
  const caption =
    'From left to right: visitors so far. Looking every day does not make it wrong: the bounds hold at all times together.'
  return `<h3>While visitors came</h3>${lines({ label: `Change of ${goal} by number of visitors`, series, writeX: number, writeY: change, y, caption })}`
}

const howToRead = (notes: readonly string[]): string => `<section>
<h2>How to read this</h2>
<p>A visitor counts once in a campaign, for the variant met first; a goal counts when it was reached after that. “Seen” are showings of which at least half was visible for a second.</p>
<p>A change of +3 % to +9 % means: the goal is reached that much more often, for example 5.3 instead of 5 times in 100 visitors at +6 %. Of 100 tests without any difference at most 5 claim one, however often one looks. With several variants the bounds are wider by so much that this holds for the campaign.</p>
<p>When visitors are not shared out as planned, there is no verdict: what loses visitors of one variant mostly loses those who differ.</p>
<p>Visitors who did not agree to be measured are in none of these numbers.</p>
${notes.map((sentence) => `<p class="soft">${plain(sentence)}</p>`).join('')}
<details><summary>The formulas</summary><p class="soft">Bounds: asymptotic confidence sequence (Waudby-Smith et al., Annals of Statistics 2024, theorem 2.2) of the ratio of two rates (Fieller 1954), at 5 % divided by the campaign’s comparisons, tuned for 5,000 visitors. Shares: Pearson’s chi-squared test, alarm below 0.001.</p></details>
</section>`
