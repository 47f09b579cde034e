import type { Config } from '@kairos/schema'
import { configFileHere, readUsableConfig } from '../configFile.ts'
import { foundIn } from '../files/checkedFile.ts'
import { writeNamed } from '../files/writeNamed.ts'
import { leftOutText } from '../personas/leftOutText.ts'
import { type KnownPersonas, personasBeside, readPersonas } from '../personas/readPersonas.ts'
import { createProgress } from '../simulate/progress.ts'
import { createRecordWriter } from '../simulate/recordWriter.ts'
import { simulate } from '../simulate/simulate.ts'
import { simulationHtml } from '../simulate/simulationHtml.ts'
import { simulationText } from '../simulate/simulationText.ts'
import type { Summary } from '../simulate/summary.ts'
import { describedVisitors, recordedVisitors, type Visitors } from '../simulate/visitors.ts'
import { type Command, type Given, UsageError } from '../usage.ts'
import { createSiteClock } from '../visits/siteClock.ts'
import { number } from '../words.ts'

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
    const { words, values } = given
    const file = words[0] ?? configFileHere()
    const config = await readUsableConfig(file, 'simulate')
    const against = config && (await againstOf(given))
    if (!config || against === 'refused') return 1
    const visitors = await visitorsOf(given, { config, against, file })
    if (!('itineraries' in visitors)) return sayNobody(visitors, given)
    const summary = await run(visitors, { config, against, records: values['records'] })
    if (values['html'] !== undefined) await writeNamed('html', values['html'], simulationHtml(summary, config.site))
    say(summary, visitors, given)
    return visitors.checked?.wrong.length ? 1 : 0
  },
}

async function againstOf({ values }: Given): Promise<Config | 'refused' | undefined> {
  const file = values['against']
  return file === undefined ? undefined : ((await readUsableConfig(file, 'simulate --against')) ?? 'refused')
}

interface Files {
  config: Config
  against: Config | undefined
  /** Name of the config. */
  file: string
}

/** The visitors that are asked for, or the description of which nobody can be used. */
async function visitorsOf(given: Given, { config, against, file }: Files): Promise<Visitors | KnownPersonas> {
  const { recorded, mix = personasBeside(file) } = given.values
  if (recorded !== undefined) {
    const idle = ['visitors', 'mix', 'seed', 'from', 'days'].find((key) => given.values[key] !== undefined)
    if (idle)
      throw new UsageError(`--${idle} is for made-up visitors, and --recorded takes those who came. Leave one out.`)
    return recordedVisitors({ file: recorded, config, against, now: Date.now() })
  }
  const known = await readPersonas({ file: mix, config, write: 'kairos simulate --mix <file>' })
  return describedVisitors({ known, config, file: mix, ...numbersOf(given, config) }) ?? known
}

function sayNobody(known: KnownPersonas, { switches }: Given): number {
  if (switches.has('json')) console.log(JSON.stringify({ visitors: 0, mix: foundIn(known.checked!) }, null, 2))
  else console.log(`${leftOutText(known)}\n\nNobody is left to visit.`)
  return 1
}

interface Running {
  config: Config
  against: Config | undefined
  /** Where to write what is measured. */
  records: string | undefined
}

/** Lets the visitors come, and shows how far they are. */
async function run(visitors: Visitors, { config, against, records }: Running): Promise<Summary> {
  const { answering, many } = visitors
  const writer = records === undefined ? undefined : await createRecordWriter(records)
  const progress = createProgress()
  const began = performance.now()
  const speed = (visits: number) => `${number((visits / (performance.now() - began)) * 1000)} visits a second`
  const summary = await simulate({
    ...visitors,
    config: answering(config),
    against: against && answering(against),
    writer,
    done: (count, visits) => progress.at(many ? count / many : 0, () => `${number(visits)} visits, ${speed(visits)}`),
  })
  progress.end()
  console.error(speed(summary.visits))
  await writer?.close()
  return summary
}

function say(summary: Summary, { notes, checked }: Visitors, { values, switches }: Given): void {
  if (switches.has('json')) {
    console.log(JSON.stringify({ ...summary, ...(checked ? { mix: foundIn(checked) } : { notes: notes() }) }, null, 2))
    return
  }
  console.log([notes().join('\n'), simulationText(summary)].filter(Boolean).join('\n\n'))
  for (const key of ['records', 'html']) if (values[key] !== undefined) console.log(`\n${values[key]} written`)
}

const DAY_MS = 864e5

function numbersOf({ values }: Given, config: Config) {
  const whole = (key: string, standard: number, least: number) => {
    const value = values[key] === undefined ? standard : Number(values[key])
    if (Number.isSafeInteger(value) && value >= least && value <= 1e9) return value
    throw new UsageError(`--${key} ${values[key]} is no such number: write a whole one from ${least} on.`)
  }
  const days = whole('days', 7, 1)
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
  // No record is from tomorrow.
  const standard = values['records'] === undefined ? today : today - days * DAY_MS
  const { from } = values
  const moment = from === undefined ? standard : createSiteClock(config, standard).momentMs(from)
  if (moment === undefined) throw new UsageError(`--from ${from} is no date: write 2026-12-01.`)
  return { many: whole('visitors', 10_000, 1), seed: whole('seed', 1, 0), from: moment, days }
}
