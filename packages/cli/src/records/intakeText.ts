import { count, printable } from '../terminal.ts'
import type { Intake } from './intake.ts'
import type { Flaw } from './measured.ts'

const sentences: Record<Flaw, string> = {
  cut: 'half a line: the file ends in the middle of a record',
  not_json: 'no JSON',
  too_long: 'longer than any record (1 MB)',
  other_event: 'no record of Kairos: "event" is none of exposure, impression, click, close, goal, diagnostic',
  no_visitor: 'says no visitor ("anonymousId")',
  no_time: 'says no time ("timestamp")',
  wrong_clock: "the visitor's clock is years or days off",
  no_campaign: 'says no campaign or no variant',
  no_goal: 'says no goal',
}

/** What was left out and why, a sentence each with file and line; nothing where all lines count. */
export function intakeText({ leftOut, examples, repeated, jumps, jumped }: Intake): string[] {
  const told = [...leftOut].flatMap(([flaw, times]) => {
    const own = examples.filter((example) => example.flaw === flaw)
    const more = times - own.length
    return [
      ...own.map(({ file, line }) => `${printable(file)}:${line}  left out: ${sentences[flaw]}`),
      ...(more ? [`… and ${more} more like this`] : []),
    ]
  })
  const set = jumps.map(
    ({ file, line, back }) =>
      `${printable(file)}:${line}  the visitor's clock was set back by ${minutes(back)} here; the numbers of the records tell the order`,
  )
  const more = jumped - jumps.length
  return [
    ...told,
    ...set,
    ...(more ? [`… and ${more} more like this`] : []),
    ...(repeated ? [`${count(repeated, 'record')} came more than once and counted once.`] : []),
  ]
}

const minutes = (ms: number): string => count(Math.round(ms / 60_000), 'minute')
