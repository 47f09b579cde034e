import type { Config } from '@kairos/schema'
import { count, paint, printable } from '../terminal.ts'
import type { Finding } from './finding.ts'
import type { Validation } from './validate.ts'

/** The findings as a person reads them, each with the line it is about. */
export function report(file: string, text: string, findings: Finding[]): string {
  const lines = text.split(/\r?\n/)
  const shown = findings.slice(0, MOST_SHOWN).map((finding) => describe(file, lines, finding))
  const more = findings.length - shown.length
  return [...shown, ...(more > 0 ? [`… and ${more} more; kairos validate --json lists all of them`] : [])].join('\n\n')
}

/** Nobody reads on after so many. */
const MOST_SHOWN = 50

function describe(file: string, lines: string[], finding: Finding): string {
  const { severity, message, fix, docs, line, column } = finding
  const colour = severity === 'error' ? 'red' : 'yellow'
  const head = `${paint('bold', `${file}:${line}:${column}`)}  ${paint(colour, severity)}  ${printable(message)}`
  const excerpt = [line - 1, line].filter((number) => number > 0).map((number) => quote(lines, number, number === line))
  const advice = [...(fix ? [`  fix: ${printable(fix)}`] : []), ...(docs ? [`  more: ${docs}`] : [])]
  return [head, ...excerpt, caret(lines[line - 1] ?? '', finding), ...advice].join('\n')
}

const GUTTER = 6
const WIDTH = 100

function quote(lines: string[], number: number, isMarked: boolean): string {
  const label = `${isMarked ? '>' : ' '}${String(number).padStart(GUTTER - 1)}`
  const line = printable((lines[number - 1] ?? '').replaceAll('\t', ' '))
  return `${paint('dim', `${label} │`)} ${line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line}`
}

function caret(line: string, { column, length }: Finding): string {
  const room = Math.max(1, Math.min(length, line.length - column + 1, WIDTH - column + 1))
  const start = Math.min(column, WIDTH + 1)
  return `${' '.repeat(GUTTER)} ${paint('dim', '│')}${' '.repeat(start)}${paint('red', '^'.repeat(room))}`
}

/** `fine, revision 3: 2 campaigns, 1 segment, 0 slots`, or how many findings there are. */
export function summarize({ findings, config }: Validation): string {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  const errors = findings.length - warnings
  if (errors) return `${count(errors, 'error')}, ${count(warnings, 'warning')}`
  const told = warnings ? `, ${count(warnings, 'warning')}` : ''
  return `fine${told}, revision ${config?.revision ?? 0}: ${config ? contents(config) : ''}`
}

function contents({ campaigns = [], segments = {}, slots = {} }: Config): string {
  return [
    count(campaigns.length, 'campaign'),
    count(Object.keys(segments).length, 'segment'),
    count(Object.keys(slots).length, 'listed slot'),
  ].join(', ')
}
