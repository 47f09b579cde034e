import { report } from '../validate/report.ts'
import type { KnownPersonas } from './readPersonas.ts'

/** What is wrong with the file of personas, and what is done without; empty where all is fine. */
export function leftOutText({ checked, leftOut }: KnownPersonas): string {
  if (!checked?.findings.length) return ''
  const { file, text, findings, value } = checked
  const used = value === undefined ? 'nothing of it is used' : 'all of it is used'
  const told = leftOut.length ? `left out: ${leftOut.map(({ words }) => words).join(', ')}` : used
  return `${report(file, text, findings)}\n\n${file}: ${told}`
}
