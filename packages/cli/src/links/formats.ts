import { htmlPage } from '../charts/htmlPage.ts'
import { plain } from '../charts/plain.ts'
import { tiles } from '../charts/table.ts'
import { csvText } from '../files/csvText.ts'
import { count } from '../terminal.ts'
import type { Row } from './rows.ts'

export interface List {
  site: string
  base: string
  rows: readonly Row[]
  /** What is wrong with all links. */
  warnings: readonly string[]
}

const HEAD = [
  ...['campaign', 'name', 'variant', 'variant name', 'state', 'link', 'what to do', 'what should be seen'],
  ...['who meets it', 'when', 'link as such a visitor', 'what to do then', 'note'],
]

export const linksCsv = ({ rows }: List): string =>
  csvText([
    HEAD,
    ...rows.map((row) => [
      ...[row.campaign, row.name, row.variant, row.variantName, stateOf(row), row.link, row.do, row.see],
      ...[row.who, row.moment, row.asVisitor ?? '', row.doAsVisitor ?? '', row.note],
    ]),
  ])

/** "control, runs". */
const stateOf = ({ isControl, state }: Row): string => (isControl ? `control, ${state}` : state)

export function linksMarkdown({ site, base, rows, warnings }: List): string {
  const parts = byCampaign(rows).map(([first, ...rest]) => {
    const title = first!.name === first!.campaign ? first!.campaign : `${first!.name} (${first!.campaign})`
    const variants = [first!, ...rest].map((row) =>
      [
        `### ${escaped(row.variantName)}${row.isControl ? ', the control' : ''}`,
        '',
        `- Open: <${row.link}>`,
        `- Do: ${escaped(row.do)}`,
        `- See: ${escaped(row.see)}`,
        ...(row.asVisitor
          ? [`- As such a visitor: <${row.asVisitor}>`, `- Do: ${escaped(row.doAsVisitor ?? '')}`]
          : []),
        ...(isOther(row) ? [`- See: ${escaped(row.seeAsVisitor!)}`] : []),
        ...(row.note ? [`- Note: ${escaped(row.note)}`] : []),
      ].join('\n'),
    )
    return [`## ${escaped(title)}`, `${escaped(first!.told)} ${escaped(whoAndWhen(first!))}`, ...variants].join('\n\n')
  })
  const notes = warnings.map((warning) => `**${escaped(warning)}**`)
  return [`# Every variant of ${escaped(site)}`, about(base, rows), ...notes, ...parts].join('\n\n')
}

/** "For: in segment “Came back”. When: scrolled to 60 % of the page." */
const whoAndWhen = ({ who, moment }: Row): string => `For: ${who}.${moment === 'at once' ? '' : ` When: ${moment}.`}`

/** Whether such a visitor sees other words than the link shows at once. */
const isOther = ({ see, seeAsVisitor }: Row): boolean => seeAsVisitor !== undefined && seeAsVisitor !== see

const about = (base: string, rows: readonly Row[]): string =>
  `${count(rows.length, 'variant')} of ${count(byCampaign(rows).length, 'campaign')}, on ${base}. Each link opens a preview in its tab only: nothing is remembered or sent.`

/** What Markdown would read as a mark of its own. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ')

export function linksHtml({ site, base, rows, warnings }: List): string {
  const campaigns = byCampaign(rows)
  const silent = campaigns.filter(([first]) => first!.state !== 'runs')
  return htmlPage({
    title: `Every variant of ${site}`,
    about: about(base, rows),
    body: [
      ...warnings.map((warning) => `<p class="verdict bad">${plain(warning)}</p>`),
      tiles([
        ['Campaigns', `${campaigns.length}`],
        ['Variants', `${rows.length}`],
        ['Do not run', `${silent.length}`],
      ]),
      ...campaigns.map(campaignHtml),
    ].join('\n'),
  })
}

function campaignHtml(rows: Row[]): string {
  const [{ name, campaign, state, told }] = rows as [Row]
  const notice = state === 'runs' ? `<p class="soft">${plain(told)}</p>` : `<p class="verdict warn">${plain(told)}</p>`
  const id = name === campaign ? '' : ` <span class="soft">${plain(campaign)}</span>`
  return `<section><h2>${plain(name)}${id}</h2>${notice}<p class="soft">${plain(whoAndWhen(rows[0]!))}</p>${rows.map(variantHtml).join('')}</section>`
}

function variantHtml(row: Row): string {
  const control = row.isControl ? ' <span class="soft">the control</span>' : ''
  const more = row.asVisitor
    ? `<p><a href="${plain(row.asVisitor)}">Open it as such a visitor</a> ${plain(row.doAsVisitor ?? '')}${isOther(row) ? ` ${plain(row.seeAsVisitor!)}` : ''}</p>`
    : ''
  const note = row.note ? `<p class="verdict warn">${plain(row.note)}</p>` : ''
  return `<h3>${plain(row.variantName)}${control}</h3>
<p><a href="${plain(row.link)}">${plain(row.page.page)}</a> ${plain(row.do)}</p>
<p>${plain(row.see)}</p>${more}${note}`
}

/** Rows of one campaign stand together. */
function byCampaign(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.campaign, [...(groups.get(row.campaign) ?? []), row])
  return [...groups.values()]
}
