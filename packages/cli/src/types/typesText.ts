import type { Config, FactDeclaration } from '@kairos/schema'

/** TypeScript that tells an app which ids this file has: a wrong one does not compile. */
export function typesText({ site, campaigns = [], segments = {}, slots = {}, facts = {} }: Config): string {
  const filled = campaigns.flatMap(({ variants }) =>
    variants.flatMap(({ actions = [] }) => actions.flatMap((action) => ('slot' in action ? (action.slot ?? []) : []))),
  )
  const names = [...new Set([...Object.keys(slots), ...filled])].sort()
  return `// Written by \`kairos types\` from the file of ${site}. Do not edit.
import '@kairos/browser'

declare module '@kairos/browser' {
${part(
  'CampaignIds',
  campaigns.map(({ id, variants }) => [id, variants.map((variant) => JSON.stringify(variant.id)).join(' | ')]),
)}
${part(
  'SegmentIds',
  Object.keys(segments).map((id) => [id, 'true']),
)}
${part(
  'SlotNames',
  names.map((name) => [name, 'true']),
)}
${part(
  'SiteFacts',
  Object.entries(facts).map(([path, declaration]) => [path, typeOf(declaration)]),
)}
}
`
}

const part = (name: string, entries: [key: string, type: string][]): string =>
  [`  interface ${name} {`, ...entries.map(([key, type]) => `    ${JSON.stringify(key)}: ${type}`), '  }'].join('\n')

const typeOf = ({ type }: FactDeclaration): string =>
  type === 'list' ? 'readonly (string | number | boolean)[]' : (type ?? 'unknown')
