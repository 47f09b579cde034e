import { writeFile } from 'node:fs/promises'
import type { Config } from '@kairos/schema'
import { configFileHere, readUsableConfig } from '../configFile.ts'
import { foundIn } from '../files/checkedFile.ts'
import { leftOutText } from '../personas/leftOutText.ts'
import { type KnownPersonas, personasBeside, readPersonas } from '../personas/readPersonas.ts'
import { intakeText } from '../records/intakeText.ts'
import { number } from '../report/words.ts'
import { inventedMix, inventedPersonas } from '../simulate/invented.ts'
import { type Itinerary, longestMs, planVisitors } from '../simulate/itinerary.ts'
import { createProgress } from '../simulate/progress.ts'
import { answeredByRecords, readRecorded } from '../simulate/recorded.ts'
import { createRecordWriter } from '../simulate/recordWriter.ts'
import { simulate } from '../simulate/simulate.ts'
import { simulationHtml } from '../simulate/simulationHtml.ts'
import { simulationText } from '../simulate/simulationText.ts'
import { type Command, type Given, UsageError } from '../usage.ts'
import { createSiteClock } from '../visits/siteClock.ts'

export const simulateCommand: Command = {
  usage: 'simulate [file]',
  about: 'Says who would meet what: lets many made-up visitors walk through the site with the engine of the page.',
  maxWords: 1,
  options: {
    visitors: { value: '<number>', about: 'How many. Default: 10000.' },
    mix: { value: '<file>', about: "Who they are and what they do. Default: personas.json, in the config's folder." },
    seed: { value: '<number>', about: 'The same visitors come again for the same number. Default: 1.' },
    from: {
      value: '<date>',
      about: 'When the first of them come, such as 2026-12-01. Default: today; a week ago for --records.',
    },
    days: { value: '<number>', about: 'Over how many days they come. Default: 7.' },
    recorded: {
      value: '<file>',
      about: "In place of made-up visitors: those of a collector's records (NDJSON), as far as records tell.",
    },
    against: { value: '<file>', about: 'Another kairos.json: who gains and who loses.' },
    records: { value: '<file>', about: 'Write what would be measured, a line of JSON each, for kairos report.' },
    html: { value: '<file>', about: 'Write what was found as one page.' },
    json: { about: 'Print what was found as JSON.' },
  },

  async run(given) {
    const { words, values, switches } = given
    const file = words[0] ?? configFileHere()
    const config = await readUsableConfig(file, 'simulate')
    if (!config) return 1
    const against =
      values['against'] === undefined ? undefined : await readUsableConfig(values['against'], 'simulate --against')
    if (values['against'] !== undefined && !against) return 1
    const mix = values['mix'] ?? personasBeside(file)
    const known = await readPersonas({ file: mix, config, write: 'kairos simulate --mix <file>' })
    if (isNobodyLeft(known)) return sayNobody(known, given)
    const { visitors, seed, from, days } = numbersOf(given, config)
    const population = populationOf(known, mix)
    const writer = values['records'] === undefined ? undefined : await createRecordWriter(values['records'])
    const progress = createProgress()
    const began = performance.now()
    const recorded =
      values['recorded'] === undefined ? undefined : await readRecorded(values['recorded'], config, Date.now())
    const plan = planVisitors({ ...population, config, seed, from, spanMs: days * DAY_MS })
    const summary = await simulate({
      config: recorded ? answeredByRecords(config) : config,
      against: recorded && against ? answeredByRecords(against) : against,
      source: recorded
        ? `Visitors of ${values['recorded']}, as far as records tell`
        : `${population.source}, seed ${seed}, ${days} days from ${new Date(from).toISOString().slice(0, 10)}`,
      itineraries: recorded?.itineraries ?? plans(plan, visitors),
      effects: known.effects,
      span: recorded
        ? { from: Date.now() - YEAR_MS, to: Date.now() }
        : { from, to: from + days * DAY_MS + longestMs(population.mix) },
      writer,
      done: (count, visits) =>
        progress.at(count / visitors, () => `${number(visits)} visits, ${speed(visits, began)} a second`),
    })
    const took = speed(summary.visits, began)
    progress.end()
    await writer?.close()
    if (values['html'] !== undefined) await writeReport(values['html'], simulationHtml(summary, config.site))
    if (switches.has('json')) {
      const beside = known.checked ? { mix: foundIn(known.checked) } : {}
      console.log(JSON.stringify({ ...summary, ...beside }, null, 2))
    } else {
      const intake = recorded?.intake()
      console.log(
        [leftOutText(known), ...(intake ? intakeText(intake) : []), simulationText(summary)]
          .filter(Boolean)
          .join('\n\n'),
      )
      for (const key of ['records', 'html']) if (values[key] !== undefined) console.log(`\n${values[key]} written`)
    }
    console.error(`${took} visits a second`)
    return known.leftOut.length ? 1 : 0
  },
}

const DAY_MS = 864e5
/** Older records say little about visitors of today. */
const YEAR_MS = 365 * DAY_MS

const speed = (visits: number, began: number): string => number((visits / (performance.now() - began)) * 1000)

function* plans(plan: (index: number) => Itinerary, visitors: number): Iterable<Itinerary> {
  for (let index = 0; index < visitors; index++) yield plan(index)
}

/** The population of a file; an invented one where there is no file, or nobody in it. */
function populationOf({ personas, mix }: KnownPersonas, file: string | undefined) {
  const ids = Object.keys(personas)
  if (mix.length) return { personas, mix, source: `The mix of ${file}` }
  if (ids.length)
    return {
      personas,
      mix: ids.map((persona) => ({ persona, share: 1 / ids.length })),
      source: `As many of each persona of ${file}`,
    }
  const hint = 'to describe your own: kairos simulate --mix personas.json'
  return { personas: inventedPersonas, mix: inventedMix, source: `Invented visitors (${hint})` }
}

/** Of whoever was described nobody can be used: other visitors would not be what was asked for. */
const isNobodyLeft = ({ checked, personas, mix, leftOut }: KnownPersonas): boolean =>
  checked !== undefined && (!Object.keys(personas).length || (!mix.length && leftOut.some((part) => /mix/.test(part))))

function sayNobody(known: KnownPersonas, { switches }: Given): number {
  if (switches.has('json')) console.log(JSON.stringify({ visitors: 0, mix: foundIn(known.checked!) }, null, 2))
  else console.log(`${leftOutText(known)}\n\nNobody is left to visit.`)
  return 1
}

function numbersOf({ values }: Given, config: Config) {
  const whole = (key: string, standard: number, least: number) => {
    const value = values[key] === undefined ? standard : Number(values[key])
    if (Number.isSafeInteger(value) && value >= least && value <= 1e9) return value
    throw new UsageError(`--${key} ${values[key]} is no such number: write a whole one from ${least} on.`)
  }
  const days = whole('days', 7, 1)
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
  const standard = values['records'] === undefined ? today : today - days * DAY_MS
  const { from } = values
  const moment = from === undefined ? standard : createSiteClock(config, standard).momentMs(from)
  if (moment === undefined) throw new UsageError(`--from ${from} is no date: write 2026-12-01.`)
  return { visitors: whole('visitors', 10_000, 1), seed: whole('seed', 1, 0), from: moment, days }
}

async function writeReport(file: string, page: string): Promise<void> {
  await writeFile(file, page).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--html ${file} cannot be written (${error.code}).`)
  })
}
