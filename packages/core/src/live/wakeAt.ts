import type { Schedule } from '@kairos/schema'
import type { Program } from '../program.ts'
import type { State } from '../state.ts'
import type { Base } from './base.ts'

const SECOND_MS = 1000
const HOUR_MS = 36e5
const DAY_MS = 864e5
/** Words of facts that count days from some moment. */
const DAYS = ['visitor', 'orders', 'rfm', 'lifecycle']

/**
 * Finds the next moment at which something changes by itself: a fact that grows with time reaches a number it is compared
 * with, an event leaves a window, a schedule opens or closes. May name an earlier moment than necessary, never a later
 * one; wall-clock moments are looked at again every hour, in case the clocks change in between.
 */
export function wakeAt(base: Base, { profile, page }: State, program: Program): number | undefined {
  const { at } = page
  const offset = Number.isFinite(page.offset) ? page.offset! : 0
  const { words, seconds, everySecond, windows, schedules } = clockOf(base, program)
  const moments: number[] = []
  const next = (from: number, step: number) => from + (Math.floor((at - from) / step) + 1) * step

  const { visit, past, firstAt } = profile
  for (const number of seconds)
    moments.push(
      visit.startedAt + Math.ceil(number) * SECOND_MS,
      visit.startedAt + (Math.floor(number) + 1) * SECOND_MS,
    )
  if (everySecond) moments.push(next(visit.startedAt, SECOND_MS))
  if (DAYS.some((word) => words.has(word)))
    for (const from of [firstAt, visit.previousAt, visit.startedAt, past?.orders.lastAt])
      if (from !== undefined) moments.push(next(from, DAY_MS))
  for (const length of windows)
    for (const event of past?.recent ?? []) moments.push(event.at + length, event.at + length + 1)

  for (const schedule of schedules) moments.push(...boundaries(schedule, at, offset))
  // Hours, days and birthdays turn with the hour; so does what depends on the clock being changed.
  if (schedules.length || words.has('time') || words.has('visitor')) moments.push(next(-offset * 6e4, HOUR_MS))

  // Who waits for the page itself is next: a turn never asks to be woken in its own moment.
  if (page.triggersAt !== undefined) moments.push(Math.max(page.triggersAt, at + 1))
  const soonest = moments.reduce((least, moment) => (moment > at && moment < least ? moment : least), Infinity)
  return soonest < Number.MAX_SAFE_INTEGER ? soonest : undefined
}

/** What of a program depends on the time. */
interface Clock {
  /** First words of the facts it reads. */
  words: ReadonlySet<string>
  /** Numbers `visit.seconds` is compared with. */
  seconds: number[]
  /** Whether it is compared with anything else: a list, a pattern, a test within a test. */
  everySecond: boolean
  /** Lengths of the time windows that behaviours look through, in milliseconds. */
  windows: number[]
  schedules: Schedule[]
}

const clocks = new WeakMap<Program, Clock>()

function clockOf({ durationMs }: Base, program: Program): Clock {
  const known = clocks.get(program)
  if (known) return known
  const { inputs, leaves, campaigns } = program
  const compared = leaves
    .filter(({ input }) => /^visit(\.seconds)?$/.test(inputs[input]!.path))
    .map(({ operand }) => operand)
  const lengths = inputs.flatMap(({ path }) =>
    [...path.matchAll(/"(?:within|before)":"([^"]+)"/g)].flatMap(([, text]) => durationMs(text) ?? []),
  )
  const clock: Clock = {
    words: new Set(inputs.map(({ word }) => word)),
    seconds: [...new Set(compared.filter((operand) => typeof operand === 'number'))],
    everySecond: compared.some((operand) => typeof operand !== 'number'),
    windows: [...new Set(lengths)],
    schedules: campaigns.flatMap(({ campaign: { schedule = {}, preflight }, schedule: test }) =>
      test ? [schedule, preflight ? { until: preflight.expires } : {}] : [],
    ),
  }
  clocks.set(program, clock)
  return clock
}

/** The moments of one schedule that may lie within the next hour, and the exact ones. */
function boundaries({ from, until, hours }: Schedule, at: number, offset: number): number[] {
  const today = new Date(at + offset * 6e4).toISOString().slice(0, 10)
  const moment = (text: string) =>
    /Z|[+-]\d\d:\d\d$/.test(text.slice(10)) ? Date.parse(text) : Date.parse(`${text}Z`) - offset * 6e4
  const edge = (text: string | undefined, plus: number) =>
    text === undefined ? [] : [text.length === 10 ? moment(`${text}T00:00`) + plus : moment(text)]
  const times =
    hours
      ?.replace('24:00', '00:00')
      .split('-')
      .map((time) => moment(`${today}T${time}`)) ?? []
  return [...edge(from, 0), ...edge(until, DAY_MS), ...times]
}
