import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Measured } from '../src/records/measured.ts'
import { createCounting } from '../src/report/meetings.ts'
import { reportOf } from '../src/report/report.ts'
import type { VariantReport } from '../src/report/results.ts'

interface Case {
  name: string
  records: string[]
  expect: Record<string, string | number>
}
const cases = JSON.parse(readFileSync(new URL('../cases/records/counting.json', import.meta.url), 'utf8')) as Case[]

/** `10:00 v1 exposure warm page-1 #1` */
function toRecord(line: string): Measured {
  const [, time, visitor, name, what, value, page, seq] =
    /^(\S+) (\S+) (\w+) ([\w-]+)(?: (\d+))?(?: (page-\d) #(\d))?$/.exec(line)!
  const context = {
    at: Date.parse(`2026-11-20T${time}:00Z`),
    visitor: visitor!,
    visit: 1,
    revision: 1,
    segments: [],
    ...(page !== undefined && { order: { page, seq: Number(seq) } }),
  }
  if (name === 'goal') return { name, ...context, goal: what!, ...(value !== undefined && { value: Number(value) }) }
  return { name: name as 'exposure', ...context, campaign: 'hello', variant: what! }
}

function told({ visitors, impressions, clicks, closes, goals }: VariantReport): string {
  const outcomes = impressions ? ` seen ${impressions} clicked ${clicks} closed ${closes}` : ''
  const reached = Object.entries(goals).map(([goal, { visitors: times, value }]) => `, ${goal} ${times} worth ${value}`)
  return `${visitors} visitors${outcomes}${reached.join('')}`
}

test.each(cases)('$name', ({ records, expect: expected }) => {
  const counting = createCounting()
  for (const line of records) counting.add(toRecord(line))
  const meetings = counting.finish()
  const [campaign] = reportOf(meetings).campaigns
  const { variants, held, switched } = campaign!
  const groups = [...variants, ...(held ? [held] : [])]
  expect({
    ...Object.fromEntries(groups.map((group) => [group.id, told(group)])),
    switched,
    ...(meetings.withoutExposure && { withoutExposure: meetings.withoutExposure }),
  }).toEqual(expected)
})
