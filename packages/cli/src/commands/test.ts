import { dirname, join } from 'node:path'
import { compile } from '@kairos/core'
import { configFileHere, readUsableConfig } from '../configFile.ts'
import { foundIn } from '../files/checkedFile.ts'
import { idsOf } from '../files/ids.ts'
import { watchCoverage } from '../golden/coverage.ts'
import { STANDARD_MOMENT } from '../golden/happening.ts'
import { readVisits } from '../golden/readVisits.ts'
import { type Outcome, runVisit } from '../golden/run.ts'
import { testText } from '../golden/testText.ts'
import { update } from '../golden/update.ts'
import { leftOutText } from '../personas/leftOutText.ts'
import { personasBeside, readPersonas } from '../personas/readPersonas.ts'
import { count } from '../terminal.ts'
import type { Command, Given } from '../usage.ts'
import { againAfterChanges } from '../visits/againAfterChanges.ts'
import { createSiteClock } from '../visits/siteClock.ts'

export const testCommand: Command = {
  usage: 'test [file]',
  about:
    'Makes the golden visits beside the file (visits/*.json) with the engine of the page, and says what is not as expected, and why.',
  maxWords: 1,
  options: {
    visits: { value: '<folder>', about: "Where the visits are. Default: visits, in the config's folder." },
    personas: { value: '<file>', about: "Who may visit. Default: personas.json, in the config's folder." },
    only: { value: '<words>', about: 'Only visits with these words in their name or file.' },
    update: { about: 'Write into the visits what happened, in place of what they expect.' },
    watch: { about: 'Again after each change of the files.' },
    json: { about: 'Print what came of each visit, and what they cover, as JSON.' },
  },

  async run(given) {
    const files = filesOf(given)
    const code = await runOnce(given)
    if (!given.switches.has('watch')) return code
    return againAfterChanges([files.config, files.visits, ...(files.personas ? [files.personas] : [])], () =>
      runOnce(given),
    )
  },
}

function filesOf({ words: [config = configFileHere()], values }: Given) {
  const visits = values['visits'] ?? join(dirname(config), 'visits')
  return { config, visits, personas: values['personas'] ?? personasBeside(config) }
}

async function runOnce(given: Given): Promise<number> {
  const { switches, values } = given
  const files = filesOf(given)
  const config = await readUsableConfig(files.config, 'test')
  if (!config) return 1
  const program = compile(config)
  const known = await readPersonas({ file: files.personas, config, write: 'kairos test --personas <file>' })
  const { personas, checked } = known
  const clock = createSiteClock(config, Date.parse(STANDARD_MOMENT))
  const grounds = { config, ids: idsOf(config, program), needs: program.needs, clock, personas: Object.keys(personas) }
  const watch = watchCoverage(program)
  const { only = '' } = values
  const visits = (await readVisits(files.visits, grounds)).filter(({ checked, visit }) =>
    `${checked.file} ${visit?.name}`.toLowerCase().includes(only.toLowerCase()),
  )
  const running = { program, personas, clock, hear: watch.hear }
  const outcomes = visits.map((one) => runVisit(one, running))
  const coverage = watch.coverage()
  const isFine = outcomes.every(({ status }) => status === 'fine') && !known.leftOut.length
  if (switches.has('update')) return updateAll(outcomes)
  if (switches.has('json')) {
    const told = outcomes.map(({ file, name, status, findings }) => ({ file, name, status, findings }))
    const beside = checked ? { personas: foundIn(checked) } : {}
    console.log(JSON.stringify({ ok: isFine, visits: told, coverage, ...beside }, null, 2))
  } else console.log([leftOutText(known), testText(outcomes, coverage)].filter(Boolean).join('\n\n'))
  return isFine ? 0 : 1
}

/** What cannot be read stays as it is. */
async function updateAll(outcomes: readonly Outcome[]): Promise<number> {
  for (const outcome of outcomes) {
    const changes = await update(outcome)
    if (changes) console.log(`${outcome.file}  ${count(changes, 'expectation')} written`)
  }
  const leftOut = outcomes.filter(({ status }) => status === 'left out')
  if (leftOut.length) console.log(testText(leftOut))
  else console.log('The visits expect what happens. Look at the changes before you keep them.')
  return leftOut.length ? 1 : 0
}
