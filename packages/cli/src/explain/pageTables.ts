import type { Program } from '@kairos/core'
import { campaignWords } from '@kairos/core/sentences'
import type { Action, Config } from '@kairos/schema'
import { columns } from '../columns.ts'
import { examplePage } from '../visits/examplePage.ts'

type Plan = Program['campaigns'][number]

interface Row {
  slot: string
  campaign: string
  who: string
  when: string
}

/** Who sees what, a table for each kind of page the file names, best campaign of a slot first. */
export function pageTables({ segments = {} }: Config, { campaigns }: Program): string {
  const active = campaigns.filter(({ campaign }) => campaign.enabled !== false)
  const named = [...new Set(active.flatMap(({ campaign }) => campaign.pages?.include ?? []))].sort()
  const tables = named.map((page) => tableOf(`On ${page}`, rowsOf(active, examplePage(page), segments)))
  const elsewhere = tableOf(named.length ? 'On any other page' : 'On every page', rowsOf(active, OTHER, segments))
  return [...tables, elsewhere].filter(Boolean).join('\n\n')
}

/** A page that no file names. */
const OTHER = '/any/other/page-of-the-site'

function rowsOf(plans: Plan[], page: string, segments: NonNullable<Config['segments']>): Row[] {
  const rows = plans
    .filter(({ onPage }) => !onPage || onPage(page))
    .flatMap(({ campaign }) => {
      const { who, when, moment } = campaignWords(campaign, segments)
      const slots = new Set(campaign.variants.flatMap(({ actions = [] }) => actions.flatMap(placeOf)))
      return [...slots].map((slot) => ({
        slot,
        campaign: campaign.name ?? campaign.id,
        who,
        when: [when, moment].filter((words) => words !== 'always' && words !== 'at once').join('; ') || 'always',
      }))
    })
  return rows.sort((a, b) => (a.slot < b.slot ? -1 : Number(a.slot > b.slot)))
}

function tableOf(title: string, rows: Row[]): string {
  if (!rows.length) return ''
  const keys = ['slot', 'campaign', 'who', 'when'] as const
  // The best campaign of a slot is tried first, the next one is what those see who do not get it.
  const shown = rows.map((row, index) => ({ ...row, slot: rows[index - 1]?.slot === row.slot ? '  else' : row.slot }))
  const lines = columns([[...keys], ...shown.map((row) => keys.map((key) => row[key]))])
  return [title, ...lines.map((line) => `  ${line}`)].join('\n')
}

/** What somebody sees change, and where; a redirect and a call have no place on the page. */
function placeOf(action: Action): string[] {
  if (action.type === 'slot') return [action.slot]
  if (action.type === 'widget') return [action.slot ?? action.kind]
  if (action.type === 'chat') return ['chat']
  if (action.type === 'redirect') return [`→ ${action.to}`]
  if (action.type === 'call') return [`${action.name}()`]
  return action.type === 'edit' ? [action.selector] : []
}
