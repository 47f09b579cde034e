import { availableParallelism, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import type { Config } from '@kairos/schema'
import { didYouMean } from '../closest.ts'
import { configFileHere, readUsableConfig } from '../configFile.ts'
import { writeNamed } from '../files/writeNamed.ts'
import { readBase } from '../links/base.ts'
import { type Row, rowsOf } from '../links/rows.ts'
import { launch } from '../matrix/browser.ts'
import { languagesOf, type Scheme, variantOf, type Ways } from '../matrix/cells.ts'
import { type Looks, makeMatrix, newProblems, signedOff } from '../matrix/matrix.ts'
import { matrixText } from '../matrix/matrixText.ts'
import { openPictures } from '../matrix/pictures.ts'
import { sheetHtml } from '../matrix/sheet.ts'
import { readSignoff, writeSignoff } from '../matrix/signoff.ts'
import { loadTools } from '../matrix/tools.ts'
import { readViewports } from '../matrix/viewports.ts'
import { createProgress } from '../simulate/progress.ts'
import { count } from '../terminal.ts'
import { type Command, type Given, UsageError } from '../usage.ts'

export const matrixCommand: Command = {
  usage: 'matrix [file]',
  about:
    'Takes a picture of every variant on every screen, in every language, light and dark, and says what is wrong with it and what changed.',
  maxWords: 1,
  options: {
    base: { value: '<address>', about: 'The site, such as https://shop.example or http://localhost:5123.' },
    viewports: {
      value: '<names>',
      about: 'phone, tablet, desktop, or sizes such as 1024x768. Default: phone,desktop.',
    },
    languages: { value: '<codes>', about: 'Such as en,pl. Default: those the texts of the file are in.' },
    schemes: { value: '<names>', about: 'light, dark. Default: light,dark.' },
    only: { value: '<ids>', about: 'Campaigns, or campaign:variant, with commas. Default: all that can run.' },
    out: {
      value: '<folder>',
      about: 'The sheet, and the pictures the next run compares with. Default: kairos-matrix.',
    },
    signoff: { value: '<file>', about: "Who accepted what. Default: signoff.json, in the config's folder." },
    accept: { about: 'Signs off all that is seen: its problems are no news from then on.' },
    by: { value: '<name>', about: 'With --accept: who signs. Default: the name of this account.' },
    browser: { value: '<path>', about: 'The program of Chromium or Chrome. Default: the one that is installed.' },
    json: { about: 'Print what was found as JSON.' },
  },

  async run(given) {
    const { words, values, switches } = given
    const base = readBase(values['base'], 'matrix')
    const file = words[0] ?? configFileHere()
    const viewports = readViewports(values['viewports'])
    const schemes = readSchemes(values['schemes'])
    const config = await readUsableConfig(file, 'matrix --base https://shop.example')
    if (!config) return 1
    if (config.settings?.preview === false)
      throw new UsageError(`"preview": false in "settings" of ${file} turns previews off: no variant can be looked at.`)
    const ways = { viewports, schemes, languages: readLanguages(values['languages'], config) }
    const rows = chosen(rowsOf({ config, base, at: Date.now() }), values['only'])
    const signoffFile = values['signoff'] ?? join(dirname(file), 'signoff.json')
    const before = await readSignoff(signoffFile)
    const found = await lookAtAll({ given, config, rows, ways, base, before })
    const { all, sheet } = found
    const isOther = newProblems(all).some(({ kind }) => kind === 'other')
    const isAccepted = switches.has('accept') && !isOther
    if (switches.has('accept') && isOther)
      console.error(
        'Nothing is signed off: what was seen is not what the file says. Publish it there, or name that file.',
      )
    if (isAccepted) {
      const by = values['by'] ?? userInfo().username
      const at = new Date().toISOString()
      await writeSignoff(signoffFile, signedOff(all, { before, config, by, at }))
    }
    if (switches.has('json')) console.log(JSON.stringify({ base: base.href, variants: all.map(forPrograms) }, null, 2))
    else {
      console.log(`${matrixText(all)}\n\n${sheet} written`)
      if (isAccepted) console.log(`${signoffFile} written: ${count(all.length, 'variant')} signed off`)
    }
    return newProblems(all).length && !isAccepted ? 1 : 0
  },
}

/** With these not all is looked at, and what was not is kept. */
const PARTLY = ['only', 'viewports', 'schemes', 'languages']

interface Looking {
  given: Given
  config: Config
  rows: readonly Row[]
  ways: Ways
  base: URL
  before: Awaited<ReturnType<typeof readSignoff>>
}

/** Takes all pictures and writes the sheet. */
async function lookAtAll({
  given,
  config,
  rows,
  ways,
  base,
  before,
}: Looking): Promise<{ all: Looks[]; sheet: string }> {
  const { out: folder = 'kairos-matrix', browser: named } = given.values
  const tools = await loadTools()
  const pictures = await openPictures(join(folder, 'pictures'), tools)
  const browser = await launch(tools, named)
  const progress = createProgress()
  try {
    await checkReached(base)
    const all = await makeMatrix({
      ...{ config, rows, ways, base, browser, pictures, axe: tools.axe, signoff: before },
      // A page waits for the network as long as it works.
      lanes: Math.min(8, 2 * availableParallelism()),
      done: (many, of) => progress.at(many / of, () => `${many} of ${count(of, 'picture')}`),
    })
    if (!PARTLY.some((name) => given.values[name] !== undefined)) await pictures.tidy()
    const sheet = join(folder, 'index.html')
    const at = `${new Date().toISOString().slice(0, 16).replace('T', ', ')} UTC`
    await writeNamed('out', sheet, sheetHtml({ site: config.site, base: base.origin, at, all }))
    return { all, sheet }
  } finally {
    progress.end()
    await browser.close()
  }
}

/** One sentence, not one for each picture. */
async function checkReached(base: URL): Promise<void> {
  await fetch(base, { method: 'HEAD', redirect: 'manual' }).catch(
    (problem: Error & { cause?: { code?: string; message: string } }) => {
      throw new UsageError(
        `${base.origin} does not answer (${problem.cause?.code ?? problem.cause?.message ?? problem.message}). Is the site served?`,
      )
    },
  )
}

function readSchemes(given = 'light,dark'): Scheme[] {
  const known = ['light', 'dark']
  const names = listOf(given)
  const wrong = names.find((name) => !known.includes(name))
  if (wrong === undefined && names.length) return names as Scheme[]
  throw new UsageError(`--schemes ${wrong ?? '""'} is none.${didYouMean(wrong ?? '', known)} There is: light, dark`)
}

function readLanguages(given: string | undefined, config: Config): string[] {
  if (given === undefined) return languagesOf(config)
  const names = listOf(given)
  const wrong = names.find((name) => !/^[a-zA-Z]{2,3}(-[A-Za-z\d]{2,8})*$/.test(name))
  if (wrong === undefined && names.length) return names
  throw new UsageError(`--languages ${wrong ?? '""'} is no language: write codes such as en, pl or de-AT.`)
}

const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
]

/** The variants that are asked for; what cannot be used at all is left out. */
function chosen(rows: readonly Row[], only: string | undefined): Row[] {
  const asked = only === undefined ? undefined : listOf(only)
  const known = rows.flatMap((row) => [row.campaign, variantOf(row)])
  const wrong = asked?.find((id) => !known.includes(id))
  if (wrong !== undefined) {
    const campaigns = [...new Set(rows.map(({ campaign }) => campaign))]
    throw new UsageError(`--only ${wrong} is no campaign.${didYouMean(wrong, known)} There is: ${campaigns.join(', ')}`)
  }
  const isAsked = (row: Row) => !asked || asked.includes(row.campaign) || asked.includes(variantOf(row))
  return rows.filter((row) => isAsked(row) && row.state !== 'cannot be used')
}

const forPrograms = ({ id, row, hash, signed, isChanged, looks }: Looks) => ({
  ...{ id, link: row.link, state: row.state, hash, signed, isChanged },
  looks: looks.map(({ way, problems, difference }) => ({
    way,
    problems,
    ...(difference && { differs: difference.share }),
  })),
})
