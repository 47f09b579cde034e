import { bars } from '../charts/bars.ts'
import { htmlPage } from '../charts/htmlPage.ts'
import { plain } from '../charts/plain.ts'
import { table, tiles } from '../charts/table.ts'
import { ALARM } from '../statistics/sampleRatio.ts'
import { number, percent, probability } from '../words.ts'
import { changeSentences } from './changeSentences.ts'
import { whyNot } from './simulationText.ts'
import type { Summary } from './summary.ts'

/** What a simulation found, as one page that needs nothing else. */
export function simulationHtml(summary: Summary, site: string): string {
  const { source, visitors, visits, pages } = summary
  return htmlPage({
    title: `Who would meet what on ${site}`,
    about: `Simulated with the engine of the page: ${source}.`,
    body: [
      tiles([
        ['Visitors', number(visitors)],
        ['Visits', number(visits)],
        ['Pages', number(pages)],
      ]),
      ...(summary.changes ? [section('Against the other file', changesPart(summary))] : []),
      section('Campaigns', reachPart(summary)),
      section('How often', oftenPart(summary)),
      ...(summary.segments.length ? [section('Segments', segmentPart(summary))] : []),
      section('Two for one place', collisionPart(summary)),
      section('Attention', attentionPart(summary)),
      section('Splits', splitPart(summary)),
      ...(summary.goals.length ? [section('Goals', goalPart(summary))] : []),
    ].join('\n'),
  })
}

const section = (title: string, body: string): string => `<section><h2>${plain(title)}</h2>${body}</section>`

const sentence = (text: string): string => `<p>${plain(text)}</p>`

function changesPart(summary: Summary): string {
  const { changes = [], visitors } = summary
  const moved = changes.filter(({ gained, lost }) => gained || lost)
  const chart = bars({
    label: 'Visitors each campaign reaches, before and after',
    bars: moved.flatMap(({ name, before, after }) => [
      { name: `${name}, before`, value: before, told: percent(before / visitors), colour: 1 },
      { name: `${name}, after`, value: after, told: percent(after / visitors) },
    ]),
  })
  return changeSentences(summary).map(sentence).join('') + (moved.length ? chart : '')
}

function reachPart({ campaigns }: Summary): string {
  if (!campaigns.length) return sentence('The file has no campaigns that can be used.')
  const chart = bars({
    label: 'Share of the visitors that each campaign reaches',
    bars: campaigns.map(({ name, reached, share }) => ({
      name,
      value: reached,
      told: `${number(reached)}, ${percent(share)}`,
    })),
  })
  const rows = campaigns.map((one) => [
    one.name,
    number(one.reached),
    percent(one.share),
    one.reached ? one.often.toFixed(1) : '–',
    whyNot(one),
  ])
  return chart + table(['Campaign', 'Visitors', 'Share', 'How often', 'Who does not meet it'], rows)
}

function oftenPart({ campaigns }: Summary): string {
  const met = campaigns.filter(({ reached }) => reached)
  if (!met.length) return sentence('Nobody meets anything.')
  const head = [
    'Campaign',
    ...met[0]!.times.map((_, index, all) => `${index + 1}${index === all.length - 1 ? '+' : ''}`),
  ]
  const rows = met.map(({ name, times, reached }) => [name, ...times.map((count) => percent(count / reached))])
  return sentence('Of the visitors each campaign reaches: how often it acts for them.') + table(head, rows)
}

function segmentPart({ segments, campaigns }: Summary): string {
  const chart = bars({
    label: 'Share of the visitors in each segment',
    bars: segments.map(({ name, visitors, share }) => ({
      name,
      value: visitors,
      told: `${number(visitors)}, ${percent(share)}`,
      colour: 2,
    })),
  })
  const rows = campaigns.map(({ name, segments: own }) => [
    name,
    ...segments.map(({ segment }) => percent(own.find((one) => one.segment === segment)?.share ?? 0)),
  ])
  return `${chart}${sentence('Share of each segment that each campaign reaches:')}${table(['Campaign', ...segments.map(({ name }) => name)], rows)}`
}

function collisionPart({ collisions, campaigns, visitors }: Summary): string {
  if (!collisions.length) return sentence('No two campaigns wanted one place for one visitor.')
  const nameOf = (id: string) => campaigns.find(({ campaign }) => campaign === id)?.name ?? id
  const rows = collisions.map(({ winner, loser, visitors: count }) => [
    nameOf(loser),
    nameOf(winner),
    number(count),
    percent(count / visitors),
  ])
  return table(['Wanted the place', 'Had it', 'Visitors', 'Share'], rows)
}

function attentionPart({ attention: { visits, spent }, visits: all }: Summary): string {
  if (!spent && !visits.slice(1).some(Boolean)) return sentence('Nothing interrupts anybody.')
  const chart = bars({
    label: 'Visits by how often they are interrupted',
    bars: visits.map((count, times) => ({
      name: times === visits.length - 1 ? `${times} times or more` : `${times} times`,
      value: count,
      told: percent(count / all),
      colour: 3,
    })),
  })
  return `${chart}${sentence(`The budget kept something back from ${number(spent)} visitors.`)}`
}

function splitPart({ campaigns, holdout }: Summary): string {
  const split = campaigns.filter(({ variants, reached }) => variants.length > 1 && reached)
  const rows = split.flatMap(({ name, variants, balance }) =>
    variants.map(({ variant, visitors, share, asked }) => [
      `${name}: ${variant}`,
      number(visitors),
      percent(share),
      percent(asked),
      balance < ALARM ? `not by chance (p = ${probability(balance)})` : `as asked (p = ${probability(balance)})`,
    ]),
  )
  const held = `${percent(holdout.share)} of the visitors are held out and would have met something; the file asks for ${percent(holdout.asked)}.`
  return (
    (rows.length ? table(['Variant', 'Visitors', 'Share', 'Asked for', 'Dealt'], rows) : '') +
    (holdout.asked ? sentence(held) : rows.length ? '' : sentence('Nothing is split.'))
  )
}

const goalPart = ({ goals }: Summary): string =>
  bars({
    label: 'Share of the visitors who reach each goal',
    bars: goals.map(({ goal, visitors, share }) => ({
      name: goal,
      value: visitors,
      told: `${number(visitors)}, ${percent(share)}`,
      colour: 4,
    })),
  })
