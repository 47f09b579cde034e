import { existsSync } from 'node:fs'
import type { Config } from '@kairos/schema'
import { configFileHere, readUsableConfig } from '../configFile.ts'
import { writeNamed } from '../files/writeNamed.ts'
import { intakeText } from '../records/intakeText.ts'
import { readRecords } from '../records/readRecords.ts'
import { reportHtml } from '../report/html.ts'
import { createCounting } from '../report/meetings.ts'
import { hasAlarm, reportOf } from '../report/report.ts'
import { createStrangers } from '../report/strangers.ts'
import { reportText } from '../report/text.ts'
import { type Command, UsageError } from '../usage.ts'
import { number } from '../words.ts'

export const reportCommand: Command = {
  usage: 'report <records…>',
  about: 'Says what campaigns brought, from the records of a collector (NDJSON), as often as you like to look.',
  maxWords: Number.POSITIVE_INFINITY,
  options: {
    config: {
      value: '<file>',
      about: 'What was published: names, controls, goals. Default: kairos.json, if it is here.',
    },
    goal: { value: '<id>', about: 'Judges campaigns that name no goal. Default: the goal most visitors reached.' },
    html: { value: '<file>', about: 'Writes the report as one page with drawings.' },
    json: { about: 'Print all numbers as JSON.' },
  },

  async run({ words, values: { config: file, goal, html }, switches }) {
    if (!words.length) throw new UsageError('which records? Write: kairos report records.ndjson')
    const config = await configOf(file)
    if (config === 'refused') return 1
    const now = Date.now()
    const { records, intake } = readRecords(words, now)
    const strangers = createStrangers(config)
    const counting = createCounting()
    for await (const record of records) if (strangers.knows(record, intake.last)) counting.add(record)
    const meetings = counting.finish()
    const report = reportOf(meetings, { ...(config && { config }), ...(goal !== undefined && { goal }) })
    const goals = [...meetings.goals].sort()
    const isGoalUnknown = goal !== undefined && !meetings.goals.has(goal)
    const notes = [
      ...intakeText(intake),
      ...strangers.sentences(),
      ...(meetings.withoutExposure
        ? [`${number(meetings.withoutExposure)} meetings began before these records and are left out.`]
        : []),
      ...(meetings.currencies.size > 1
        ? [`What goals are worth is added up over currencies: ${[...meetings.currencies].sort().join(', ')}.`]
        : []),
      ...(isGoalUnknown ? [`No record is of the goal ${goal}. There is: ${goals.join(', ') || 'none'}.`] : []),
    ]
    const { lines, used, repeated, span } = intake
    if (switches.has('json')) {
      const leftOut = Object.fromEntries(intake.leftOut)
      console.log(JSON.stringify({ records: { lines, used, repeated, leftOut, ...span }, notes, ...report }, null, 2))
    } else {
      console.log(reportText(report))
      console.log(['', `${number(used)} records in ${number(lines)} lines.`, ...notes].join('\n'))
    }
    if (html !== undefined) {
      const site = config?.site
      await writeNamed(
        'html',
        html,
        reportHtml({ report, intake, notes, madeAt: now, ...(site !== undefined && { site }) }),
      )
      if (!switches.has('json')) console.log(`${html} written`)
    }
    return hasAlarm(report) || used === 0 ? 1 : 0
  },
}

/** The file that was named, or the one that is here. */
async function configOf(file: string | undefined): Promise<Config | 'refused' | undefined> {
  const taken = file ?? configFileHere()
  if (file === undefined && !existsSync(taken)) return undefined
  return (await readUsableConfig(taken, 'report records.ndjson --config')) ?? 'refused'
}
