import { columns } from '../columns.ts'
import { count, paint, printable } from '../terminal.ts'
import { day, number, probability, revisionsText } from '../words.ts'
import type { CampaignReport, Report, Verdict } from './results.ts'
import { otherGoals, rowsOf } from './rows.ts'

const colours: Partial<Record<Verdict['kind'], 'green' | 'red' | 'yellow'>> = {
  better: 'green',
  worse: 'red',
  shares_wrong: 'red',
  too_few: 'yellow',
}

/** The report for a terminal. */
export function reportText({ campaigns, together }: Report): string {
  if (!campaigns.length) return 'Nobody met a campaign in these records: there is nothing to report yet.'
  return [...campaigns, ...(together ? [together] : [])].map(campaignText).join('\n\n')
}

function campaignText(campaign: CampaignReport): string {
  const others = otherGoals(campaign)
  return [
    paint('bold', printable(titleOf(campaign))),
    printable(aboutOf(campaign)),
    ...tableText(rowsOf(campaign)),
    ...campaign.verdicts.map(({ kind, sentence }) => {
      const colour = colours[kind]
      return `  ${colour ? paint(colour, printable(sentence)) : printable(sentence)}`
    }),
    ...notesOf(campaign).map((note) => `  ${printable(note)}`),
    ...(others ? ['  Other goals, without a verdict:', ...tableText(others)] : []),
  ].join('\n')
}

/** `Welcome back (welcome-back)` */
export const titleOf = ({ id, name }: CampaignReport): string => (id && id !== name ? `${name} (${id})` : name)

/** `Judged by purchase. 2026-11-01 to 2026-11-22, revisions 5 and 7.` */
export function aboutOf({ goal, isGoalPicked, from, to, revisions }: CampaignReport): string {
  const why = isGoalPicked ? ', the goal most visitors reached' : ''
  const judged = goal === undefined ? '' : `Judged by ${goal}${why}. `
  const span = day(from) === day(to) ? day(from) : `${day(from)} to ${day(to)}`
  return `${judged}${span}, ${revisionsText(revisions)}.`
}

/** What else is to be known about the numbers. */
export function notesOf({ shares, held, switched }: CampaignReport): string[] {
  const planned = Object.entries(shares?.expected ?? {}).map(([id, expected]) => `${id} ${number(expected)}`)
  return [
    ...(shares && !shares.isAlarm ? [`Visitors are shared out as planned (p = ${probability(shares.p)}).`] : []),
    ...(shares?.isAlarm ? [`Planned: ${planned.join(', ')}.`] : []),
    ...(switched ? [`${count(switched, 'visitor')} met more than one variant; the first one counts.`] : []),
    ...(held ? ['What visitors held out did is compared for all campaigns together, at the end.'] : []),
  ]
}

/** Columns under each other: the first to the left, numbers to the right. */
function tableText({ head, rows }: { head: string[]; rows: string[][] }): string[] {
  const all = [head, ...rows].map((cells) => cells.map(printable))
  const lines = columns(all, { isNumber: (column) => column > 0, gap: '   ' })
  return lines.map((line, index) => `  ${index ? line : paint('dim', line)}`)
}
