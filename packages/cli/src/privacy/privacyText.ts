import { conditionSentence } from '@kairos/core/sentences'
import type { Config, FactDeclaration } from '@kairos/schema'
import { type Kept, privacyTable, type Sent } from './table.ts'

/** The page a privacy officer asks for, for this file, as Markdown. */
export function privacyText(config: Config): string {
  const { site, settings = {}, facts = {}, interests = {}, segments = {}, campaigns = [] } = config
  const { kept, sent } = privacyTable()
  const traits = [
    ...new Set([...JSON.stringify({ segments, campaigns }).matchAll(/traits\.([\w-]+)/g)].map(([, name]) => name)),
  ]
  return `${[
    `# What Kairos keeps and sends on ${site}`,
    'Written by `kairos privacy` from the file of the site. Decisions are made in the visitor’s browser; nothing is profiled on a server.',
    '## Consent',
    consentText(config),
    '## Kept in the visitor’s browser',
    list(kept.filter((entry) => isKept(entry, config)).map((entry) => keptLine(entry, site))),
    '## Sent',
    list(sent.filter((entry) => isSent(entry, config)).map((entry) => sentLine(entry, config))),
    '## What is worked out about a visitor',
    list([
      ...Object.entries(segments).map(
        ([id, { name = id, when }]) => `**${name}**: ${conditionSentence(when, segments)}.`,
      ),
      ...Object.entries(interests).map(
        ([id, { from, halfLife = '14d' }]) =>
          `**Interest in ${id}**: from the field \`${from.field}\` of \`${from.event}\`; half of it fades in ${halfLife}.`,
      ),
    ]) || 'Nothing: the file has no segments and no interests.',
    '## What the site itself tells',
    list([
      ...Object.entries(facts).map(([path, declaration]) => factLine(path, declaration)),
      ...traits.map((name) => `\`traits.${name}\`: told by \`kairos.identify()\`, forgotten at log-out.`),
    ]) || 'Nothing: the file declares no facts and reads no traits.',
    '## What the visitor can do',
    '`kairos.memory()` shows what is remembered in plain words, `kairos.forget()` forgets it in all open tabs, and `kairos.consent({ personalization: false, analytics: false })` refuses both purposes; what was kept is deleted then.',
    ...(settings.holdout
      ? [
          `${Math.round(settings.holdout * 1000) / 10} % of visitors see no campaign, drawn by chance, to measure the effect of all of them.`,
        ]
      : []),
  ].join('\n\n')}\n`
}

const list = (lines: string[]): string => lines.map((line) => `- ${line}`).join('\n')

const MODES = {
  'opt-in': 'Nothing is remembered or sent before the visitor agrees.',
  'opt-out': 'It is remembered and sent until the visitor refuses.',
  not_required: 'The site asks for no consent; it is remembered and sent until the visitor refuses.',
}

function consentText({ settings: { consent = {} } = {} }: Config): string {
  const { mode = 'opt-in', from, gpc = 'refuse' } = consent
  const asked = from
    ? `The answers of the consent platform \`${from}\` count.`
    : 'The page tells the answer by `kairos.consent()`.'
  const signal = gpc === 'refuse' ? 'counts as a refusal until the visitor answers here' : 'is ignored'
  return `${MODES[mode]} ${asked} Global Privacy Control ${signal}. Purposes: \`personalization\` (to be remembered), \`analytics\` (measurements are sent).`
}

/** Measurements are kept only where they are sent somewhere. */
const isKept = ({ onlyWith, purpose }: Kept, config: Config): boolean => {
  const { settings = {} } = config
  if (onlyWith === 'forms') return sendsForms(config)
  if (onlyWith === 'settings.chat') return talks(config)
  return (
    (onlyWith !== 'settings.domain' || settings.domain !== undefined) &&
    (purpose !== 'analytics' || settings.records !== undefined)
  )
}

const isSent = ({ purpose, onlyWith }: Sent, config: Config): boolean => {
  if (onlyWith === 'forms') return sendsForms(config)
  if (onlyWith === 'settings.chat') return talks(config)
  if (onlyWith === 'settings.chatTells') return !!config.settings?.chatTells?.length
  return purpose !== 'analytics' || config.settings?.records !== undefined
}

/** Whether our own chat may open. */
const talks = ({ settings = {} }: Config): boolean => /"type":"xmpp"/.test(JSON.stringify(settings))

/** Whether a form or a survey of the file may be sent somewhere. */
const sendsForms = ({ campaigns = [], settings: { chat = [] } = {} }: Config): boolean =>
  /"block":"(form|survey)"|"type":"form"/.test(JSON.stringify([campaigns, chat]))

const keptLine = ({ where, key, purpose, what, until }: Kept, site: string): string =>
  `**${where} \`${key.replaceAll('<site>', site)}\`**, ${purpose}. ${what} Until ${until}.`

function sentLine({ request, purpose, what, when }: Sent, { settings = {} }: Config): string {
  const address = settings.records ? request.replace('`settings.records.url`', `\`${settings.records.url}\``) : request
  return `**${address}**, ${purpose}. ${what} When: ${when}.`
}

function factLine(path: string, { from = {}, purpose = 'personalization', keep }: FactDeclaration): string {
  const [source] = Object.entries(from)
  const told = source ? `read from ${source[0]} \`${source[1]}\`` : 'told by `kairos.set()`'
  return `\`${path}\`: ${told}, ${purpose}; ${keep ? `remembered for ${keep}` : 'not remembered'}.`
}
