import type { reasons } from '@kairos/core'
import { columns } from '../columns.ts'
import { ALARM } from '../statistics/sampleRatio.ts'
import { paint } from '../terminal.ts'
import { number, percent, probability } from '../words.ts'
import { changeSentences } from './changeSentences.ts'
import type { CampaignSummary, Summary } from './summary.ts'

/** What a simulation found, for people. */
export function simulationText(summary: Summary): string {
  const { source, visitors, visits, pages } = summary
  return [
    `${source}: ${number(visitors)} visitors, ${number(visits)} visits, ${number(pages)} pages.`,
    ...(summary.changes ? [part('Against the other file', changeSentences(summary))] : []),
    part('Campaigns', reachTable(summary)),
    part('Segments', segmentTable(summary)),
    part('Two for one place', collisionRows(summary)),
    part('Attention', attentionRows(summary)),
    part('Splits', splitRows(summary)),
    ...(summary.goals.length ? [part('Goals', goalRows(summary))] : []),
  ].join('\n\n')
}

const part = (title: string, rows: readonly string[]): string =>
  [paint('bold', title), ...rows.map((row) => `  ${row}`)].join('\n')

/** The first and the last column are words, what stands between them numbers. */
const aligned = (rows: readonly (readonly string[])[]): string[] =>
  columns(rows, { isNumber: (column) => column > 0 && column < rows[0]!.length - 1 })

function reachTable({ campaigns }: Summary): string[] {
  if (!campaigns.length) return ['The file has no campaigns that can be used.']
  return aligned([
    ['', 'reached', 'share', 'how often', 'who does not meet it, by the last thing in the way'],
    ...campaigns.map((one) => [
      one.name,
      number(one.reached),
      percent(one.share),
      one.reached ? one.often.toFixed(1) : '',
      whyNot(one),
    ]),
  ])
}

/** The two that stand in the way of most. */
export const whyNot = ({ blocked }: CampaignSummary): string =>
  blocked
    .slice(0, 2)
    .map(({ reason, visitors }) => `${number(visitors)} ${reasonWords(reason)}`)
    .join(', ') || 'nobody'

/** A reason in the fewest words. */
const reasonWords = (reason: string): string => WORDS[reason as keyof typeof reasons] ?? reason

const WORDS: Partial<Record<keyof typeof reasons, string>> = {
  disabled: 'switched off',
  other_page: 'not on its pages',
  audience: 'not in its audience',
  lost_to_priority: 'place taken',
  limit_reached: 'limit reached',
  not_triggered: 'not triggered',
  attention: 'attention spent',
  holdout: 'held out',
  coverage: 'not covered',
  consent_pending: 'no consent',
  starts_later: 'not begun',
  ended: 'over',
  outside_hours: 'outside its hours',
  prerequisite: 'without the variant it asks for',
  fact_missing: 'a fact is missing',
  exclusive_group: 'in another part of its group',
  chat_unavailable: 'outside the hours of its chat',
}

function segmentTable({ segments, campaigns }: Summary): string[] {
  if (!segments.length) return ['The file has no segments.']
  return aligned([
    ['', 'visitors', 'share', 'what they meet most'],
    ...segments.map(({ segment, name, visitors, share }) => {
      const met = campaigns
        .map((one) => ({ name: one.name, share: one.segments.find((other) => other.segment === segment)?.share ?? 0 }))
        .filter((one) => one.share > 0)
        .sort((one, other) => other.share - one.share)
        .slice(0, 3)
      return [
        name,
        number(visitors),
        percent(share),
        met.map((one) => `${one.name} ${percent(one.share)}`).join(', ') || 'nothing',
      ]
    }),
  ])
}

const nameIn = ({ campaigns }: Summary, id: string) => campaigns.find(({ campaign }) => campaign === id)?.name ?? id

function collisionRows(summary: Summary): string[] {
  const { collisions, visitors } = summary
  if (!collisions.length) return ['No two campaigns wanted one place for one visitor.']
  return collisions.slice(0, 10).map(({ winner, loser, visitors: count }) => {
    const names = [nameIn(summary, winner), nameIn(summary, loser)]
    return `“${names[0]}” took the place of “${names[1]}” for ${number(count)} visitors (${percent(count / visitors)}).`
  })
}

function attentionRows({ attention: { visits, spent }, visits: all }: Summary): string[] {
  const interrupted = visits.slice(1).reduce((sum, count) => sum + count, 0)
  if (!interrupted && !spent) return ['Nothing interrupts anybody.']
  const told = visits.flatMap((count, times) => {
    const often = times === visits.length - 1 ? `${times} or more` : `${times}`
    return count ? [`${often}: ${percent(count / all)}`] : []
  })
  return [
    `Interruptions in a visit: ${told.join(', ')}.`,
    `The budget kept something back from ${number(spent)} visitors.`,
  ]
}

function splitRows({ campaigns, holdout }: Summary): string[] {
  const rows = campaigns
    .filter(({ variants, reached }) => variants.length > 1 && reached)
    .map(({ name, variants, balance }) => {
      const dealt = variants.map(({ variant, share, asked }) => `${variant} ${percent(share)} of ${percent(asked)}`)
      const verdict = balance < ALARM ? paint('red', 'NOT as the weights say') : 'as the weights say'
      return `${name}: ${dealt.join(', ')}: ${verdict} (p = ${probability(balance)})`
    })
  const held = `Holdout: ${percent(holdout.share)} of the visitors would have met something; the file asks for ${percent(holdout.asked)}.`
  return [...rows, ...(holdout.asked ? [held] : rows.length ? [] : ['Nothing is split.'])]
}

const goalRows = ({ goals }: Summary): string[] =>
  goals.map(({ goal, visitors, share }) => `${goal}: ${number(visitors)} visitors, ${percent(share)}`)
