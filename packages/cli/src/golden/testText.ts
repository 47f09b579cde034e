import { count, paint } from '../terminal.ts'
import { report } from '../validate/report.ts'
import type { Coverage, Covered } from './coverage.ts'
import type { Outcome } from './run.ts'

/** What came of all golden visits, for people. */
export function testText(outcomes: readonly Outcome[], coverage?: Coverage): string {
  return [...outcomes.map(outcomeText), summary(outcomes), ...(coverage ? coverageText(coverage) : [])].join('\n')
}

const signs = { fine: '✓', failed: '✗', 'left out': '–' } as const
const colours = { fine: 'green', failed: 'red', 'left out': 'yellow' } as const

function outcomeText({ status, name, file, text, findings }: Outcome): string {
  const head = `${paint(colours[status], signs[status])} ${name}${name === file ? '' : paint('dim', `  ${file}`)}`
  return findings.length ? `${head}\n\n${report(file, text, findings)}\n` : head
}

function summary(outcomes: readonly Outcome[]): string {
  const of = (status: Outcome['status']) => outcomes.filter((one) => one.status === status).length
  const failed = of('failed')
  const leftOut = of('left out')
  const told = [
    `${of('fine')} of ${count(outcomes.length, 'visit')} as expected`,
    ...(failed ? [`${failed} not`] : []),
    ...(leftOut ? [`${leftOut} left out`] : []),
  ]
  return `\n${paint(failed || leftOut ? 'red' : 'green', told.join(', '))}`
}

const MOST_MISSING = 10

function coverageText({ campaigns, variants, gates, answers }: Coverage): string[] {
  const row = (noun: string, { met, all, missing }: Covered, what: string) => {
    const head = `  ${noun.padEnd(10)} ${String(met).padStart(4)} of ${all}`
    if (!missing.length) return head
    const more = missing.length > MOST_MISSING ? `, … and ${missing.length - MOST_MISSING} more` : ''
    return `${head}   ${paint('dim', `${what}: ${missing.slice(0, MOST_MISSING).join(', ')}${more}`)}`
  }
  return [
    'Covered:',
    row('campaigns', campaigns, 'never acted'),
    row('variants', variants, 'never met'),
    row('gates', gates, 'never blocked'),
    row('answers', answers, 'never given'),
  ]
}
