import { didYouMean } from '../closest.ts'
import { type Given, type Option, UsageError } from '../usage.ts'
import type { Finding } from './finding.ts'

/** How findings are printed for programs; people get `report`. */
export type Format = keyof typeof formats

/** What a command found in a file. */
export interface Found {
  /** Path as it was given. */
  file: string
  ok: boolean
  findings: Finding[]
}

const formats = { json: toJson, github: toAnnotations, sarif: toSarif }

export const formatOptions: Record<string, Option> = {
  json: { about: 'Print the findings as JSON.' },
  format: {
    value: '<json|github|sarif>',
    about: 'Print them for a program: github makes annotations, sarif a report.',
  },
}

/** Reads from the command line which format is asked for; `undefined` for people. */
export function askedFormat({ values: { format }, switches }: Given): Format | undefined {
  if (format === undefined) return switches.has('json') ? 'json' : undefined
  const known = Object.keys(formats)
  if (Object.hasOwn(formats, format)) return format as Format
  throw new UsageError(`there is no format ${format}.${didYouMean(format, known)} There is: ${known.join(', ')}`)
}

export const print = (format: Format, found: Found): string => formats[format](found)

function toJson({ file, ok, findings }: Found): string {
  return JSON.stringify({ file, ok, findings }, null, 2)
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function toAnnotations({ file, findings }: Found): string {
  const annotations = findings.map(({ severity, code, message, fix, line, column, length }) => {
    const place = { file, line, col: column, endColumn: column + length, title: code }
    const named = Object.entries(place).map(([key, value]) => `${key}=${escaped(`${value}`, /[%\r\n:,]/g)}`)
    return `::${severity} ${named.join(',')}::${escaped(sentence(message, fix), /[%\r\n]/g)}`
  })
  return annotations.join('\n')
}

const escaped = (text: string, signs: RegExp) =>
  text.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)

const sentence = (message: string, fix: string | undefined) => (fix ? `${message} Fix: ${fix}` : message)

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function toSarif({ file, findings }: Found): string {
  const rules = [...new Set(findings.map(({ code }) => code))].map((id) => ({ id }))
  const results = findings.map(({ severity, code, message, fix, line, column, length }) => ({
    ruleId: code,
    level: severity,
    message: { text: sentence(message, fix) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
          region: { startLine: line, startColumn: column, endColumn: column + length },
        },
      },
    ],
  }))
  const run = { tool: { driver: { name: 'kairos', rules } }, columnKind: 'utf16CodeUnits', results }
  return JSON.stringify(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
    null,
    2,
  )
}
