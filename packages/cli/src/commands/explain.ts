import { compile, type Report } from '@kairos/core'
import type { Config } from '@kairos/schema'
import { didYouMean } from '../closest.ts'
import { configFileHere, readUsableConfig } from '../configFile.ts'
import { fileText } from '../explain/fileText.ts'
import { reportText } from '../explain/reportText.ts'
import { explainFacts, explainReplay } from '../explain/visitor.ts'
import { readJson } from '../jsonFile.ts'
import { type Command, type Given, UsageError } from '../usage.ts'

export const explainCommand: Command = {
  usage: 'explain [file]',
  about: 'Says in sentences what the file does and who sees what, or what one visitor meets and why.',
  maxWords: 1,
  options: {
    facts: { value: '<file>', about: 'A visitor: JSON of facts by path, { "visit.count": 3, "page.path": "/" }.' },
    replay: { value: '<file>', about: 'A recorded page, as the panel exports it: how it ended.' },
    campaign: { value: '<id>', about: 'With one of these: only this campaign.' },
    at: { value: '<time>', about: 'With --facts: the moment, such as 2026-12-24T18:00Z. Default: now.' },
    json: { about: 'With one of these: print the whole report as JSON.' },
  },

  async run(given) {
    const { words, values, switches } = given
    const config = await readUsableConfig(words[0] ?? configFileHere(), 'explain')
    if (!config) return 1
    checkCampaign(config, values['campaign'])
    const report = await reportOf(config, given)
    if (report && switches.has('json')) console.log(JSON.stringify(report, null, 2))
    else console.log(report ? reportText(report) : fileText(config, compile(config)))
    return 0
  },
}

async function reportOf(config: Config, { values }: Given): Promise<Report | undefined> {
  const { facts, replay, campaign, at = new Date().toISOString() } = values
  if (facts !== undefined && replay !== undefined) throw new UsageError('give --facts or --replay, not both.')
  if (replay !== undefined) {
    const report = explainReplay(config, await readJson(replay, 'replay'), campaign)
    if (typeof report === 'string') throw new UsageError(`--replay ${replay} is no recording: ${report}.`)
    return report
  }
  if (facts === undefined) return undefined
  const visitor = await readJson(facts, 'facts')
  if (typeof visitor !== 'object' || visitor === null || Array.isArray(visitor))
    throw new UsageError(`--facts ${facts} is no object. Write: { "visit.count": 3, "page.path": "/" }`)
  const moment = Date.parse(at)
  if (Number.isNaN(moment)) throw new UsageError(`--at ${at} is no time: write 2026-12-24T18:00Z.`)
  return explainFacts(config, { facts: visitor as Record<string, unknown>, at: moment, campaign })
}

function checkCampaign({ campaigns = [] }: Config, id: string | undefined): void {
  const known = campaigns.map((campaign) => campaign.id)
  if (id !== undefined && !known.includes(id))
    throw new UsageError(`there is no campaign ${id}.${didYouMean(id, known)} There is: ${known.join(', ')}`)
}
