import type { Config } from '@kairos/schema'
import { didYouMean } from '../closest.ts'
import { type ConfigFile, readConfigFile } from '../configFile.ts'
import { lint } from '../lint/lint.ts'
import { wallClockOf } from '../lint/survey/zone.ts'
import { contentHash } from '../pack/contentHash.ts'
import { endedCampaigns } from '../pack/ended.ts'
import { pack } from '../pack/pack.ts'
import { count, paint } from '../terminal.ts'
import { UsageError } from '../usage.ts'
import { report, summarize } from '../validate/report.ts'
import { validate } from '../validate/validate.ts'
import { type EditedFile, putting } from './editedFile.ts'
import { beginning, endOf, lastingBeyond, withEnd } from './ending.ts'
import { putInPlace } from './putInPlace.ts'
import { checkSituation, lookAt, nextRevision, type Situation } from './situation.ts'

export interface Publishing {
  file: string
  to: string
  /** Secret key in PEM; without it nothing is signed. */
  secret: string | undefined
  script: boolean
  isTrial: boolean
  /** When campaigns that begin end: `2h`, or a moment. */
  until?: string | undefined
  /** Ids of the campaigns that end then, instead of those that begin. */
  ending?: readonly string[] | undefined
  /** Publishes although lint found something. */
  anyway: boolean
}

/** What comes by itself as time goes by is no reason not to publish. */
const BY_TIME = ['date_past', 'review_due']

/** From the file somebody edits to the file pages read. Gives the exit code. */
export async function publish(options: Publishing, now: number): Promise<number> {
  const { file, to, secret, script, isTrial } = options
  const read = await readConfigFile(file, 'publish --to <folder>')
  const source = checked(options, read, now)
  if (!source) return 1
  const situation = await lookAt(file, to)
  checkSituation(situation, source, secret !== undefined)
  const { ended, edited } = endedBy(options, { text: read.text, source, situation, now })
  const left = [...endedCampaigns(ended, now)]
  if (left.length) console.log(`Left out, for their time is over: ${left.join(', ')}.`)
  const { rollback: _, ...packed } = pack(ended, now)
  if (isPublished(packed, situation, secret !== undefined)) {
    if (!isTrial) await putting(edited, async () => undefined)
    console.log(
      `Nothing is new: ${situation.target.told} has this already, as revision ${situation.published!.revision}.`,
    )
    return 0
  }
  const config = { ...packed, revision: await nextRevision(situation, source) }
  return await putInPlace({ situation, config, secret, script, isTrial, edited })
}

/** Gives a file without errors in which lint found nothing, and says what is wrong with another. */
function checked({ file, anyway }: Publishing, { text, result }: ConfigFile, now: number): Config | undefined {
  const findings = lint(result, now)
  if (findings.length) console.log(`${report(file, text, findings)}\n`)
  const stopping = findings.filter(({ code }) => !BY_TIME.includes(code))
  if (result.config && (anyway || !stopping.length)) {
    console.log(`${file}: ${summarize({ ...result, findings: [] })}`)
    return result.config
  }
  const told = result.config ? count(stopping.length, 'finding') : summarize(result)
  const way = result.config ? ' Correct it, silence it with a reason, or write --anyway.' : ''
  console.log(paint('red', `${file}: ${told}. Nothing was published.${way}`))
  return undefined
}

interface Beginning {
  text: string
  source: Config
  situation: Situation
  now: number
}

interface Ended {
  ended: Config
  /** The file with the ends in it. */
  edited?: EditedFile
}

/** Says when campaigns end, where that was asked for: the file will say it too, for the next one who publishes it must not bring them back. */
function endedBy(options: Publishing, { text, source, situation, now }: Beginning): Ended {
  const { file, until, isTrial, ending } = options
  if (until === undefined) return { ended: source }
  const end = endOf(until, now)
  const ids = ending ?? beginning(situation.published?.config, source)
  const known = (source.campaigns ?? []).map(({ id }) => id)
  for (const id of ids)
    if (!known.includes(id))
      throw new UsageError(`there is no campaign ${id}.${didYouMean(id, known)} There is: ${known.join(', ')}`)
  if (!ids.length)
    throw new UsageError(
      '--until ends campaigns that begin, and none does. Name those that are to end: --campaign <id>',
    )
  const after = withEnd(text, { ids: lastingBeyond(end, ids, source), end, config: source })
  const how = isTrial ? 'Would end' : 'Ends'
  console.log(`${how} by itself on ${clockText(end, source)}, at the latest: ${ids.join(', ')}.`)
  const ended = validate(after, file.endsWith('.jsonc') ? 'allowed' : 'refused').config!
  return { ended, edited: { file, before: text, after } }
}

/** `2026-11-26 at 11:36 (Europe/Warsaw)` */
function clockText(at: number, { settings: { timezone = 'visitor' } = {} }: Config): string {
  const zone = timezone === 'visitor' ? 'UTC' : timezone
  return `${wallClockOf(zone, at).slice(0, 16).replace('T', ' at ')} (${zone})`
}

const YEAR_MS = 365 * 864e5

/** Whether pages have all of it already, and the clock of the site for a year at least. */
function isPublished(packed: Config, { published, signatures }: Situation, isSigned: boolean): boolean {
  if (!published?.config || (isSigned && signatures === undefined)) return false
  const reaches = (config: Config) => config.settings?.offsets?.at(-1)?.[0] ?? Number.POSITIVE_INFINITY
  const isLasting = reaches(published.config) >= reaches(packed) - YEAR_MS
  return isLasting && contentHash(packed) === contentHash(published.config)
}
