import { compile, type Report } from '@kairos/core'
import type { Config, Persona } from '@kairos/schema'
import { didYouMean } from '../closest.ts'
import { configFileHere, readUsableConfig } from '../configFile.ts'
import { fileText } from '../explain/fileText.ts'
import { reportText } from '../explain/reportText.ts'
import { explainFacts, explainPersona, explainReplay } from '../explain/visitor.ts'
import { readJson } from '../jsonFile.ts'
import { leftOutText } from '../personas/leftOutText.ts'
import { personasBeside, readPersonas } from '../personas/readPersonas.ts'
import { type Command, checkBelonging, type Given, UsageError } from '../usage.ts'

export const explainCommand: Command = {
  usage: 'explain [file]',
  about: 'Says in sentences what the file does and who sees what, or what one visitor meets and why.',
  maxWords: 1,
  options: {
    facts: { value: '<file>', about: 'A visitor: JSON of facts by path, { "visit.count": 3, "page.path": "/" }.' },
    persona: { value: '<name>', about: "A visitor of personas.json, in the config's folder." },
    page: { value: '<address>', about: 'With --persona: the page of the visit. Default: /.' },
    replay: { value: '<file>', about: 'A recorded page, as the panel exports it: how it ended.' },
    campaign: { value: '<id>', about: 'With one of these: only this campaign.' },
    at: { value: '<time>', about: 'With --facts or --persona: the moment, such as 2026-12-24T18:00Z. Default: now.' },
    json: { about: 'With one of these: print the whole report as JSON.' },
  },

  async run(given) {
    const { words, values, switches } = given
    const file = words[0] ?? configFileHere()
    const config = await readUsableConfig(file, 'explain')
    if (!config) return 1
    checkCampaign(config, values['campaign'])
    checkBelonging(given, { keys: ['page'], beside: ['persona'] })
    checkBelonging(given, { keys: ['at'], beside: ['facts', 'persona'] })
    checkBelonging(given, { keys: ['campaign', 'json'], beside: ['facts', 'persona', 'replay'] })
    const report = await reportOf(config, file, given)
    if (report && switches.has('json')) console.log(JSON.stringify(report, null, 2))
    else console.log(report ? reportText(report) : fileText(config, compile(config)))
    return 0
  },
}

async function reportOf(config: Config, file: string, { values }: Given): Promise<Report | undefined> {
  const { facts, replay, persona, campaign, at = new Date().toISOString() } = values
  const given = ['facts', 'persona', 'replay'].filter((key) => values[key] !== undefined)
  if (given.length > 1) throw new UsageError(`give --${given.join(' or --')}, not both.`)
  if (replay !== undefined) {
    const report = explainReplay(config, await readJson(replay, 'replay'), campaign)
    if (typeof report === 'string') throw new UsageError(`--replay ${replay} is no recording: ${report}.`)
    return report
  }
  const moment = Date.parse(at)
  if (Number.isNaN(moment)) throw new UsageError(`--at ${at} is no time: write 2026-12-24T18:00Z.`)
  if (persona !== undefined) {
    const { page = '/' } = values
    if (page[0] !== '/') throw new UsageError(`--page ${page} is no address on the site: write /shop.`)
    return explainPersona(config, { persona: await personaOf(persona, config, file), page, at: moment, campaign })
  }
  if (facts === undefined) return undefined
  const visitor = await readJson(facts, 'facts')
  if (typeof visitor !== 'object' || visitor === null || Array.isArray(visitor))
    throw new UsageError(`--facts ${facts} is no object. Write: { "visit.count": 3, "page.path": "/" }`)
  return explainFacts(config, { facts: visitor as Record<string, unknown>, at: moment, campaign })
}

/** The persona of a name, in the file beside the config. What is wrong with the file is told. */
async function personaOf(name: string, config: Config, file: string): Promise<Persona> {
  const beside = personasBeside(file)
  if (!beside)
    throw new UsageError(`there is no personas.json beside ${file}. Write one: { "personas": { "${name}": {} } }`)
  const known = await readPersonas({ file: beside, config, write: 'kairos explain --persona <name>' })
  const told = leftOutText(known)
  if (told) console.error(told)
  const ids = Object.keys(known.personas)
  if (!ids.includes(name))
    throw new UsageError(`${beside} has no persona ${name}.${didYouMean(name, ids)} It has: ${ids.join(', ')}`)
  return { visitor: name, ...known.personas[name]! }
}

function checkCampaign({ campaigns = [] }: Config, id: string | undefined): void {
  const known = campaigns.map((campaign) => campaign.id)
  if (id !== undefined && !known.includes(id))
    throw new UsageError(`there is no campaign ${id}.${didYouMean(id, known)} There is: ${known.join(', ')}`)
}
