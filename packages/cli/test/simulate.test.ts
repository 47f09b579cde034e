import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile, type KairosRecord, step } from '@kairos/core'
import type { Config, Personas } from '@kairos/schema'
import { describe, expect, test, vi } from 'vitest'
import type { Measured } from '../src/records/measured.ts'
import { createCounting } from '../src/report/meetings.ts'
import { reportOf } from '../src/report/report.ts'
import { createFollowing } from '../src/simulate/followed.ts'
import { longestMs, planVisitors } from '../src/simulate/itinerary.ts'
import type { Met } from '../src/simulate/met.ts'
import { createProgress } from '../src/simulate/progress.ts'
import type { Summary } from '../src/simulate/summary.ts'
import { engineFor } from '../src/visits/engine.ts'
import { createSiteClock } from '../src/visits/siteClock.ts'
import { useCommands } from './commands.ts'

const commands = useCommands()
const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const shop = pathOf('examples/shop/kairos.json')

/** What a command printed, without the speed. */
const summaryIn = (said: string): Summary => JSON.parse(said.replace(/^[\d,]+ visits a second\n/, ''))
const shopWith = (...args: string[]) => commands.run('simulate', shop, '--from', '2026-12-01', ...args)

test('the shop’s population meets every campaign but the one that waits for a match', async () => {
  const { code, said } = await shopWith('--visitors', '2000')
  expect(code).toBe(0)
  expect(said).toMatch(/2,000 visitors, [\d,]+ visits, [\d,]+ pages\./)
  expect(said).toContain('“Almost free delivery” took the place of “Collect on the way” for')
  const { campaigns } = summaryIn((await shopWith('--visitors', '2000', '--json')).said)
  expect(campaigns.filter(({ reached }) => !reached).map(({ campaign }) => campaign)).toEqual(['the-moment'])
  const split = campaigns.find(({ campaign }) => campaign === 'recommend-test')!
  expect(split.balance).toBeGreaterThan(0.001)
  expect(split.variants.map(({ visitors }) => visitors).reduce((a, b) => a + b)).toBe(split.reached)
})

test('the same seed gives the same, another one others; more visitors change nothing for the first', async () => {
  const first = await shopWith('--visitors', '300', '--seed', '7', '--json')
  const again = await shopWith('--visitors', '300', '--seed', '7', '--json')
  const other = await shopWith('--visitors', '300', '--seed', '8', '--json')
  expect(summaryIn(first.said)).toEqual(summaryIn(again.said))
  expect(summaryIn(other.said).campaigns).not.toEqual(summaryIn(first.said).campaigns)
  const { plan } = populationOf('examples/shop')
  const known = plan(3)
  plan(900)
  expect(plan(3)).toEqual(known)
})

/** A folder's config and population. */
function populationOf(folder: string, mix?: Personas['mix']) {
  const config: Config = JSON.parse(readFileSync(pathOf(`${folder}/kairos.json`), 'utf8'))
  const file: Personas = JSON.parse(readFileSync(pathOf(`${folder}/personas.json`), 'utf8'))
  const from = Date.parse('2026-12-20')
  const crowds = mix ?? file.mix!
  const span = { from, to: from + 7 * 864e5 + longestMs(crowds) }
  const { personas, effects = [] } = file
  const plan = planVisitors({ config, personas, mix: crowds, seed: 1, from, spanMs: 7 * 864e5 })
  return { config, plan, span, clock: createSiteClock(config, from), effects }
}

describe('the quick engine decides as the engine of the page', () => {
  const everything: Personas['mix'] = [
    {
      persona: 'ann',
      share: 0.5,
      visits: [1, 3],
      scroll: [0, 100],
      closes: 0.5,
      follows: 0.3,
      goals: { sold: { share: 0.5, value: 9 } },
    },
    {
      persona: 'silent',
      share: 0.5,
      pages: [2, 6],
      goes: { '/': 2, '/edit': 1, '/old': 1 },
      events: [{ event: 'add_to_cart', share: 0.5 }],
    },
  ]
  test.each([
    { folder: 'examples/shop', mix: undefined },
    { folder: 'packages/cli/cases/golden', mix: everything },
  ])('$folder', ({ folder, mix }) => {
    const { config, plan, span, clock, effects } = populationOf(folder, mix)
    const program = compile(config)
    const records: KairosRecord[][] = [[], []]
    const quick = engineFor(program, span)
    const follow = [quick, { program, step, heedsShown: true }].map((engine, index) =>
      createFollowing({ engine, clock, effects, record: (record) => records[index]!.push(record) }),
    )
    // What stands in the way on pages that are not a campaign's own nobody asks.
    const told = ({ furthest: _, ...met }: Met) => JSON.parse(JSON.stringify({ ...met, goals: [...met.goals] }))
    for (let index = 0; index < 150; index++) {
      const [one, other] = follow.map((run) => told(run(plan(index))))
      expect(one, `visitor ${index}`).toEqual(other)
    }
    expect(records[0]).toEqual(records[1])
    expect(records[0]!.length).toBeGreaterThan(100)
  })
})

const abTest = (more: object = {}) => ({
  kairos: 1,
  site: 'shop',
  goals: { purchase: { event: 'purchase' } },
  segments: { phone: { name: 'On a phone', when: { 'device.type': 'mobile' } } },
  campaigns: [
    {
      id: 'test',
      name: 'The test',
      goal: 'purchase',
      variants: [{ id: 'control' }, { id: 'offer', actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }] }],
    },
  ],
  ...more,
})
const buyers = {
  personas: { phone: { device: 'mobile' }, computer: {} },
  mix: [
    { persona: 'phone', share: 0.6, pages: 1, goals: { purchase: { share: 0.4, value: [10, 20] } } },
    { persona: 'computer', share: 0.4, pages: 1, goals: { purchase: { share: 0.4, value: 30 } } },
  ],
  effects: [{ campaign: 'test', variant: 'offer', goal: 'purchase', lift: 0.3 }],
}

test('the lift that was planted for each campaign lies in the interval of the report for at least 95 of 100 seeds', () => {
  const [first] = abTest().campaigns
  const second = {
    id: 'second',
    goal: 'sign_up',
    variants: [{ id: 'control' }, { id: 'offer', actions: [{ type: 'slot', slot: 'foot', title: 'Hello' }] }],
  }
  const lifts = { test: 0.3, second: -0.2 }
  const goals = { purchase: { event: 'purchase' }, sign_up: { event: 'sign_up' } }
  const config = abTest({ goals, campaigns: [first, second] }) as unknown as Config
  const { personas, mix: crowds } = buyers as unknown as Required<Personas>
  const mix = crowds.map((crowd) => ({ ...crowd, goals: { ...crowd.goals, sign_up: { share: 0.5 } } }))
  const effects = [
    { campaign: 'test', variant: 'offer', goal: 'purchase', lift: lifts.test },
    { campaign: 'second', variant: 'offer', goal: 'sign_up', lift: lifts.second },
  ]
  const from = Date.parse('2026-12-01')
  const span = { from, to: from + 864e5 + longestMs(mix) }
  const engine = engineFor(compile(config), span)
  const clock = createSiteClock(config, from)
  const inside = Array.from({ length: 100 }, (_, seed) => {
    const counting = createCounting()
    const follow = createFollowing({ engine, clock, effects, record: (record) => counting.add(record as Measured) })
    const plan = planVisitors({ config, personas, mix, seed, from, spanMs: 864e5 })
    for (let index = 0; index < 700; index++) follow(plan(index))
    const { campaigns } = reportOf(counting.finish(), { config })
    return Object.entries(lifts).map(([campaign, planted]) => {
      const { variants } = campaigns.find(({ id }) => id === campaign)!
      const { lift } = variants.find(({ id }) => id === 'offer')!
      return !!lift && lift.low <= planted && lift.high >= planted
    })
  })
  for (const index of [0, 1]) expect(inside.filter((found) => found[index]).length).toBeGreaterThanOrEqual(95)
})

test('the records of a simulation are what kairos report reads', async () => {
  const file = await commands.write('kairos.json', abTest({ settings: { holdout: 0.1 } }))
  await commands.write('personas.json', buyers)
  const records = join(commands.folder, 'records.ndjson')
  const simulated = await commands.run('simulate', file, '--visitors', '3000', '--records', records)
  expect(simulated.said).toContain('Holdout: ')
  expect(simulated.said).toContain(`${records} written`)
  const { code, said } = await commands.run('report', records, '--config', file, '--json')
  expect(code).toBe(0)
  const { records: read, campaigns } = JSON.parse(said)
  expect(read).toMatchObject({ repeated: 0, leftOut: {} })
  const reached = (id: string) => campaigns[0].variants.find((one: { id: string }) => one.id === id).goals.purchase.rate
  expect(reached('offer')).toBeGreaterThan(reached('control'))
  expect(campaigns[0].variants[0].impressions).toBeGreaterThan(1000)
})

test('--against says who gains and who loses, where, and why', async () => {
  const rival = {
    id: 'rival',
    name: 'The rival',
    priority: 5,
    audience: { $segment: 'phone' },
    variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'Look' }] }],
  }
  const [campaign] = abTest().campaigns
  const old = await commands.write('old.json', abTest())
  const file = await commands.write('kairos.json', abTest({ campaigns: [campaign, rival] }))
  const mix = await commands.write('personas.json', buyers)
  const compare = (a: string, b: string) =>
    commands.run('simulate', a, '--against', b, '--mix', mix, '--visitors', '500')
  const { said } = await compare(file, old)
  expect(said).toMatch(/“The rival” is new and reaches \d+ visitors \([\d.]+ %\), all of them in “On a phone”\./)
  expect(said).toMatch(
    /“The test” loses \d+ visitors \(100 % → [\d.]+ %\), all of them in “On a phone”: all meet “The rival” in its place\./,
  )
  expect((await compare(old, file)).said).toMatch(/“The rival” is gone: \d+ visitors/)
  expect((await compare(file, file)).said).toContain('Every visitor meets the same campaigns as before.')
})

test('attention that is spent is counted, by visit', async () => {
  const asking = (id: string) => ({
    id,
    interrupts: true,
    variants: [{ id: 'a', actions: [{ type: 'slot', slot: id, title: id }] }],
  })
  const config = abTest({ settings: { attention: { perVisit: 2 } }, campaigns: ['a', 'b', 'c'].map(asking) })
  const file = await commands.write('kairos.json', config)
  const { said } = await commands.run('simulate', file, '--visitors', '50')
  expect(said).toContain('Interruptions in a visit: 2: 100 %.')
  expect(said).toContain('The budget kept something back from 50 visitors.')
})

test('what opens over the page spends attention without being told to, and is closed', async () => {
  const modal = (id: string) => ({
    id,
    variants: [{ id: 'a', actions: [{ type: 'widget', kind: 'modal', title: id }] }],
  })
  const config = abTest({ settings: { attention: { perVisit: 1, gap: '0s' } }, campaigns: ['a', 'b'].map(modal) })
  const file = await commands.write('kairos.json', config)
  const crowd = { persona: 'phone', share: 1, pages: 3, closes: 1 }
  await commands.write('personas.json', { personas: buyers.personas, mix: [crowd] })
  const records = join(commands.folder, 'records.ndjson')
  const { said } = await commands.run('simulate', file, '--visitors', '20', '--records', records)
  expect(said).toContain('Interruptions in a visit: 1: 100 %.')
  expect((await readFile(records, 'utf8')).match(/"event":"close"/g)).toHaveLength(20)
})

test('a chat outside its hours, which nothing stands in for, is not met', async () => {
  const chat = (id: string, hours: string, more: object = {}) => ({
    id,
    name: id,
    pages: { include: [`/${id}`] },
    variants: [{ id: 'a', actions: [{ type: 'chat', hours: { hours }, ...more }] }],
  })
  const config = abTest({
    settings: { timezone: 'Europe/Warsaw', chat: ['crisp'], attention: { perVisit: 9, gap: '0s' } },
    campaigns: [
      chat('day', '08:00-20:00'),
      chat('night', '20:00-08:00'),
      chat('written', '08:00-08:01', { fallback: ['mailto:help@corner.example'] }),
    ],
  })
  const file = await commands.write('kairos.json', config)
  const goes = { '/day': 1, '/night': 1, '/written': 1 }
  await commands.write('personas.json', {
    personas: buyers.personas,
    mix: [{ persona: 'phone', share: 1, pages: 9, seconds: 1, goes }],
  })
  const { said } = await commands.run('simulate', file, '--visitors', '400', '--json')
  const { campaigns, visitors } = summaryIn(said)
  const [day, night, written] = campaigns as [Summary['campaigns'][0], Summary['campaigns'][0], Summary['campaigns'][0]]
  expect(written.share).toBeGreaterThan(0.9)
  for (const one of [day, night]) {
    expect(one.share).toBeGreaterThan(0.1)
    expect(one.share).toBeLessThan(0.9)
    expect(one.blocked).toContainEqual({ reason: 'chat_unavailable', visitors: expect.any(Number) })
  }
  expect(day.reached + night.reached).toBeLessThanOrEqual(visitors * 1.01)
  expect((await commands.run('simulate', file, '--visitors', '400')).said).toContain('outside the hours of its chat')

  // Nor does it spend attention.
  await commands.write('kairos.json', { ...config, campaigns: [chat('day', '12:00-18:00')] })
  await commands.write('personas.json', { personas: buyers.personas, mix: [{ persona: 'phone', share: 1, pages: 1 }] })
  const { attention, ...one } = summaryIn((await commands.run('simulate', file, '--visitors', '400', '--json')).said)
  expect(one.campaigns[0]!.reached).toBeGreaterThan(20)
  expect(attention.visits).toEqual([400 - one.campaigns[0]!.reached, one.campaigns[0]!.reached, 0, 0, 0])
})

test('--html is one page that asks for nothing else', async () => {
  const page = join(commands.folder, 'simulation.html')
  const { code } = await shopWith('--visitors', '200', '--against', shop, '--html', page)
  expect(code).toBe(0)
  const text = await readFile(page, 'utf8')
  expect(text).toContain('<h2>Against the other file</h2>')
  expect(text.match(/<svg/g)!.length).toBeGreaterThanOrEqual(3)
  expect(text).not.toMatch(/<script|src="(?!data:)|href="(?!data:)/)
})

test('visitors of a collector’s records come again, with the segments and campaigns they had', async () => {
  const file = await commands.write('kairos.json', abTest())
  await commands.write('personas.json', { ...buyers, mix: [{ ...buyers.mix[0]!, share: 1 }] })
  const records = join(commands.folder, 'records.ndjson')
  await commands.run('simulate', file, '--visitors', '200', '--records', records)
  const text = await readFile(records, 'utf8')
  await commands.write('records.ndjson', `${text}no JSON\n${text.slice(0, 50)}`)
  const { code, said } = await commands.run('simulate', file, '--recorded', records)
  expect(code).toBe(0)
  expect(said).toContain('200 visitors, 200 visits')
  expect(said).toMatch(/On a phone +200 +100 %/)
  expect(said).toMatch(/The test +200 +100 %/)
  expect(said).toMatch(/records\.ndjson:\d+ {2}left out: no JSON/)
  expect((await commands.run('simulate', file, '--recorded', join(commands.folder, 'none.ndjson'))).code).toBe(2)
})

test('records of another site and of a newer revision are told and counted, and the rest is used', async () => {
  const file = await commands.write('kairos.json', abTest({ revision: 2 }))
  const line = (visitor: string, campaign: string, revision: number) =>
    JSON.stringify({
      type: 'track',
      event: 'exposure',
      messageId: `${visitor}-${campaign}`,
      timestamp: '2026-11-01T10:00:00Z',
      anonymousId: visitor,
      properties: { campaign, variant: 'offer', visit: 1, revision },
    })
  const lines = [line('v1', 'test', 2), line('v1', 'gone', 2), line('v2', 'theirs', 9), line('v3', 'test', 3)]
  const records = await commands.write('records.ndjson', lines.join('\n'))
  const simulated = (...more: string[]) => commands.run('simulate', file, '--recorded', records, '--json', ...more)
  const { visitors, notes } = JSON.parse((await simulated()).said.replace(/^[\d,]+ visits a second\n/, ''))
  expect(visitors).toBe(2)
  expect(notes).toEqual([
    `${records}:2  left out: the file has no campaign gone. 1 record. Another site, or a campaign that is gone?`,
    `${records}:3  left out: the file has no campaign theirs. 1 record. Another site, or a campaign that is gone?`,
    `${records}:3  revision 9 is newer than the file's 2. 1 record. Is the file the published one?`,
    `${records}:4  revision 3 is newer than the file's 2. 1 record. Is the file the published one?`,
  ])
  const [campaign] = abTest().campaigns
  const old = await commands.write('old.json', abTest({ campaigns: [campaign, { ...campaign, id: 'gone' }] }))
  expect((await simulated('--against', old)).said).not.toContain('no campaign gone')
})

test('goals of records are told as the events that reach them, and counted', async () => {
  const goals = { bought: { event: 'purchase', value: 'total' } }
  const file = await commands.write('kairos.json', abTest({ goals }))
  const [crowd] = buyers.mix
  const mix = [{ ...crowd, share: 1, goals: { bought: { share: 1, value: 7 } } }]
  await commands.write('personas.json', { personas: buyers.personas, mix })
  const [first, second] = ['1.ndjson', '2.ndjson'].map((name) => join(commands.folder, name)) as [string, string]
  await commands.run('simulate', file, '--visitors', '30', '--records', first)
  const { said } = await commands.run('simulate', file, '--recorded', first, '--records', second, '--json')
  // The campaign is judged by the event itself: a goal of its own, and the same event.
  const everybody = { visitors: 30, share: 1 }
  expect(summaryIn(said).goals).toEqual([
    { goal: 'bought', ...everybody },
    { goal: 'purchase', ...everybody },
  ])
  const told = (await readFile(second, 'utf8')).split('\n').filter((line) => line.includes('"event":"goal"'))
  expect(told).toHaveLength(60)
  expect(JSON.parse(told[0]!).properties).toMatchObject({ goal: 'bought', value: 7 })
})

test('records that are there are not written over', async () => {
  const records = await commands.write('records.ndjson', 'precious')
  const { code, said } = await shopWith('--visitors', '5', '--records', records)
  expect({ code, said }).toEqual({
    code: 2,
    said: `kairos: --records ${records} is there already: name a file that is not, or remove it.`,
  })
  expect(await readFile(records, 'utf8')).toBe('precious')
})

test.each(['visitors', 'mix', 'seed', 'from', 'days'])(
  '--%s beside --recorded is refused: it would do nothing',
  async (key) => {
    const { code, said } = await commands.run('simulate', shop, '--recorded', 'records.ndjson', `--${key}`, '3')
    expect(code).toBe(2)
    expect(said).toBe(`kairos: --${key} is for made-up visitors, and --recorded takes those who came. Leave one out.`)
  },
)

test('a terminal sees how far it is, and nothing of that is left', () => {
  const written: string[] = []
  const stream = (isTTY: boolean) => ({ isTTY, write: (text: string) => written.push(text) > 0 }) as never
  const pipe = createProgress(stream(false))
  pipe.at(0.5, () => 'half')
  pipe.end()
  expect(written).toEqual([])
  const now = vi.spyOn(performance, 'now')
  const at = (ms: number, share: number) => {
    now.mockReturnValue(ms)
    progress.at(share, () => `${ms} ms`)
  }
  const progress = createProgress(stream(true))
  at(1000, 0.5)
  at(1050, 0.6)
  at(1200, 2)
  progress.end()
  expect(written).toEqual([
    `\r[${'█'.repeat(15)}${'░'.repeat(15)}] 1000 ms\u001b[K`,
    `\r[${'█'.repeat(30)}] 1200 ms\u001b[K`,
    '\r\u001b[K',
  ])
})

test('a persona whose id speaks of a mix is left out alone', async () => {
  const file = await commands.write('kairos.json', abTest())
  const personas = { phone: { device: 'mobile' }, mixed: { visits: -1 } }
  const mix = await commands.write('personas.json', { personas })
  const { said } = await commands.run('simulate', file, '--mix', mix, '--visitors', '5')
  expect(said).toContain('left out: persona "mixed"')
  expect(said).toContain('5 visitors')
})

test.each([
  [['--visitors', '0'], '--visitors 0 is no such number: write a whole one from 1 on.'],
  [['--seed', 'seven'], '--seed seven is no such number: write a whole one from 0 on.'],
  [['--from', 'soon'], '--from soon is no date: write 2026-12-01.'],
  [['--against', 'nowhere.json'], 'there is no file nowhere.json here. Write: kairos simulate --against <file>'],
  [['--mix', 'nowhere.json'], 'there is no file nowhere.json here. Write: kairos simulate --mix <file>'],
  [['--records', '/nowhere/at/all.ndjson'], '--records /nowhere/at/all.ndjson cannot be written (ENOENT).'],
])('%j is answered with what is right', async (args, sentence) => {
  expect(await commands.run('simulate', shop, ...args)).toEqual({ code: 2, said: `kairos: ${sentence}` })
})

test('without a description of visitors some are invented, and it says so', async () => {
  const file = await commands.write('kairos.json', abTest())
  const { code, said } = await commands.run('simulate', file, '--visitors', '20')
  expect(code).toBe(0)
  expect(said).toContain('Invented visitors (to describe your own: kairos simulate --mix personas.json)')
})
