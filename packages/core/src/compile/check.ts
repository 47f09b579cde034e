import type { Campaign } from '@kairos/schema'
import type { BadUnit, Diagnostic } from '../diagnostic.ts'
import { attempt, expect, isObject, SIMPLER } from '../expect.ts'
import type { Program } from '../program.ts'
import { checkFilters } from './checkFilters.ts'

/**
 * What a page does not look for, to stay small: it meets such things when it decides (`broken`, `prerequisite`,
 * `no_variant`) or goes by the default. Where there is time, as in the CLI, they are told beforehand, beside the program's
 * own diagnostics.
 */
export function check(source: unknown, program: Program, triggers: readonly Diagnostic[]): Diagnostic[] {
  if (!isObject(source) || source.kairos !== 1) return program.diagnostics
  const { segments } = source
  // A segment that is not there is told once, where it is read.
  const isThere = (id: string) => isObject(segments) && Object.hasOwn(segments, id)
  const found = program.diagnostics.filter(
    ({ path }) => !path.startsWith('segments.') || isThere(path.slice(9).replace(/\.when.*/s, '')),
  )
  const look = (value: unknown, shape: Shape, ...path: string[]) => {
    try {
      if (value !== undefined) expectShape(value, shape, [])
    } catch (problem) {
      const { expected = SIMPLER, steps = [] } = problem as Partial<BadUnit>
      found.push({ path: [...path, ...steps].join('.'), expected })
    }
  }
  for (const [key, shape] of Object.entries(fileShape)) look(source[key], shape, key)
  if (isObject(source.settings))
    for (const [key, shape] of Object.entries(settingsShape)) look(source.settings[key], shape, 'settings', key)
  if (isObject(source.interests))
    for (const [key, one] of Object.entries(source.interests)) look(one, interestShape, 'interests', key)
  if (isObject(source.goals)) for (const [key, one] of Object.entries(source.goals)) look(one, goalShape, 'goals', key)
  if (isObject(source.slots)) for (const [key, one] of Object.entries(source.slots)) look(one, slotShape, 'slots', key)
  if (source.campaigns !== undefined && !Array.isArray(source.campaigns))
    found.push({ path: 'campaigns', expected: 'list' })
  const list: unknown[] = Array.isArray(source.campaigns) ? source.campaigns : []
  list.forEach((one, index) => {
    // A campaign that was left out has its diagnostic.
    if (!isObject(one) || (program.plans.get(one.id as string)?.campaign as unknown) !== one) return
    look(withoutDesks(one as unknown as Campaign), campaignShape, `campaigns.${index}`)
    found.push(...(attempt(() => checkFilters(one.variants, 'campaigns', `${index}`, 'variants')) ?? []))
  })
  // Triggers are known by the id of their campaign.
  const placeOf = (path: string) =>
    path.replace(/^campaigns\.([^.]*)/, (_, id) => `campaigns.${indexOf(list, program, id)}`)
  return [
    ...found,
    ...triggers.map(({ path, expected }) => ({ path: placeOf(path), expected })),
    ...unfulfillable(list, program),
  ]
}

/** The fallback of a chat are desks, not content; whoever knows chats has looked at them. */
const withoutDesks = (campaign: Campaign) => ({
  ...campaign,
  variants: campaign.variants.map(({ actions, ...variant }) => ({
    ...variant,
    ...(actions && { actions: actions.map((action) => (action.type === 'chat' ? {} : action)) }),
  })),
})

const indexOf = (list: unknown[], { plans }: Program, id: string): number =>
  list.indexOf(plans.get(id)!.campaign as unknown)

/** What a value's JSON has to look like and what to call that, `[shape]` for a list of such, or an object of keys. */
type Shape = { is: string; like: Pick<RegExp, 'test'> } | [Shape] | { [key: string]: Shape }

function expectShape(value: unknown, shape: Shape, steps: string[]): void {
  if (Array.isArray(shape)) {
    expect(Array.isArray(value), 'list', ...steps)
    for (const [index, one] of value.entries()) expectShape(one, shape[0], [...steps, `${index}`])
  } else if (isKind(shape)) expect(shape.like.test(JSON.stringify(value) ?? ''), shape.is, ...steps)
  else {
    expect(isObject(value), 'object', ...steps)
    for (const [key, inner] of Object.entries(shape))
      if (value[key] !== undefined) expectShape(value[key], inner, [...steps, key])
  }
}

const isKind = (shape: Shape): shape is { is: string; like: Pick<RegExp, 'test'> } =>
  typeof (shape as { is?: unknown }).is === 'string'

const text = { is: 'text', like: /^".+"$/ }
const number = { is: 'number', like: /^-?\d/ }
const share = { is: 'share from 0 to 1', like: /^(0(\.\d+)?|1|\d(\.\d+)?e-\d+)$/ }
const duration = { is: 'duration', like: /^"\d+(\.\d+)?(ms|[smhdw])"$/ }
/** One text, or one for each language. */
const words = { is: 'text, or one for each language', like: /^(".*"|\{("[^"]*":".*")?\})$/ }

const content: { [key: string]: Shape } = {
  title: words,
  text: words,
  list: [words],
  link: { href: words, text: words },
  image: { src: words, alt: words },
  html: words,
  template: { is: 'id of a template, such as #offer', like: /^"#[^\s"]+"$/ },
}
const fileShape: { [key: string]: Shape } = {
  site: text,
  revision: number,
  settings: {},
  facts: {},
  interests: {},
  goals: {},
  segments: {},
  slots: {},
}
const settingsShape: { [key: string]: Shape } = {
  offsets: [[number]],
  holdout: share,
  visitGap: duration,
  slotTimeout: { is: 'seconds or milliseconds', like: /^"\d+(\.\d+)?m?s"$/ },
  language: text,
  redirects: [{ is: 'origin', like: /^"https?:\/\/[\w.-]+(:\d+)?\/?"$/ }],
  attention: { perVisit: number, gap: duration, afterClose: duration },
  rfm: { recency: [number], frequency: [number], monetary: [number] },
}
const interestShape: Shape = { from: { event: text, field: text }, halfLife: duration }
const goalShape: Shape = { event: text, value: text }
const slotShape: Shape = { selector: text, reserve: { is: 'CSS length', like: /^"\d*\.?\d+[a-z]{2,4}"$/ } }
const date = {
  is: 'date that exists',
  like: { test: (json: string) => isDay(json.slice(1, 11)) && Number.isFinite(Date.parse(json.slice(1, -1))) },
}
const isDay = (day: string) => Number.isFinite(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
const campaignShape: Shape = {
  schedule: { from: date, until: date },
  limits: [{ max: { is: 'whole number from 0 to 50', like: /^([1-4]?\d|50)$/ } }],
  seed: text,
  hashVersion: { is: '1 or 2', like: /^[12]$/ },
  coverage: share,
  variants: [{ actions: [{ ...content, fallback: content, before: content, after: content }] }],
}

/** Campaigns that ask for one that is not there or, in a circle, for themselves. */
function unfulfillable(list: unknown[], { plans }: Program): Diagnostic[] {
  const asks = (id: string) => plans.get(id)?.campaign.prerequisites ?? []
  const waits = new Map([...plans.keys()].map((id) => [id, asks(id).length]))
  const askedBy = new Map<string, string[]>()
  for (const id of plans.keys())
    for (const { campaign } of asks(id)) {
      if (!askedBy.has(campaign)) askedBy.set(campaign, [])
      askedBy.get(campaign)!.push(id)
    }
  const free = new Set([...plans.keys()].filter((id) => !waits.get(id)))
  for (const id of free)
    for (const other of askedBy.get(id) ?? []) {
      waits.set(other, waits.get(other)! - 1)
      if (!waits.get(other)) free.add(other)
    }
  return list.flatMap((one, index) =>
    isObject(one) && plans.get(one.id as string)?.campaign === (one as unknown) && !free.has(one.id as string)
      ? { path: `campaigns.${index}.prerequisites`, expected: 'campaigns of this file, not in a circle' }
      : [],
  )
}
