import type { Program } from '@kairos/core'
import { campaignSentence, conditionSentence } from '@kairos/core/sentences'
import type { Action, ChatAction, Config, Text, TextBlock, TitleBlock, WidgetAction } from '@kairos/schema'
import { pageTables } from './pageTables.ts'

/** The whole file in English: who is in which segment, what each campaign does, and who sees what where. */
export function fileText(config: Config, program: Program): string {
  const { segments = {}, campaigns = [], settings = {} } = config
  return [
    ...(settings.enabled === false ? ['All campaigns are switched off ("enabled": false in "settings").'] : []),
    heading('Segments'),
    Object.entries(segments)
      .map(([id, { name, when }]) => `${id}${name ? ` (${name})` : ''}: ${conditionSentence(when, segments)}.`)
      .join('\n') || 'None.',
    heading('Campaigns, best first'),
    program.campaigns.map(({ campaign }) => campaignText(campaign, segments)).join('\n\n') || 'None.',
    heading('Who sees what'),
    pageTables(config, program) || 'Nobody sees anything but the page itself.',
    ...leftOut(campaigns.length - program.campaigns.length),
  ].join('\n\n')
}

const heading = (text: string) => `${text}\n${'─'.repeat(text.length)}`

function campaignText(campaign: NonNullable<Config['campaigns']>[number], segments: Config['segments'] = {}): string {
  const off = campaign.enabled === false ? ' Switched off.' : ''
  const shown = campaign.variants.flatMap(({ id, name, actions = [] }) =>
    actions.map((action) => `  ${name ?? id}: ${actionText(action)}`),
  )
  return [`${campaignSentence(campaign, segments)}${off}`, ...shown].join('\n')
}

/** `“Welcome back” in hero`, `an edit of .price`, `leads to /landing`, `calls open-wizard`. */
export function actionText(action: Action): string {
  if (action.type === 'edit') return `an edit of ${action.selector}`
  if (action.type === 'redirect') return `leads to ${action.to}`
  if (action.type === 'call') return `calls ${action.name}`
  if (action.type === 'widget') return widgetText(action)
  if (action.type === 'chat') return chatText(action)
  const { slot, title, text, html, template, image } = action
  const words = textOf(title) ?? textOf(text)
  const rest = html ? 'markup' : template ? `the template ${template}` : image ? 'a picture' : 'nothing'
  return `${words === undefined ? rest : `“${words}”`} in ${slot}`
}

function chatText({ greeting, message }: ChatAction): string {
  const words = textOf(greeting?.text) ?? textOf(message)
  return words === undefined ? 'a chat' : `“${words}” and a chat`
}

function widgetText({ kind, slot, title, text, blocks = [] }: WidgetAction): string {
  const worded = blocks.find((one): one is TitleBlock | TextBlock => one.block === 'title' || one.block === 'text')
  const words = textOf(title) ?? textOf(text) ?? textOf(worded?.text)
  return `${words === undefined ? 'blocks' : `“${words}”`} in ${kind === 'inline' ? slot : `a ${kind}`}`
}

const textOf = (text: Text | undefined): string | undefined =>
  typeof text === 'object' ? Object.values(text)[0] : text

const leftOut = (count: number): string[] => (count > 0 ? [`${count} of the campaigns cannot be used.`] : [])
