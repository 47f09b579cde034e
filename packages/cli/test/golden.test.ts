import { mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { verbs } from '../src/golden/verbs.ts'
import { useCommands } from './commands.ts'

const commands = useCommands()
const folderOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

test('the golden visits of all verbs are as expected', async () => {
  const { code, said } = await commands.run('test', join(folderOf('cases/golden'), 'kairos.json'))
  expect(said).toContain('6 of 6 visits as expected')
  expect(code).toBe(0)
})

test('every verb of a step is in a golden visit', async () => {
  const folder = folderOf('cases/golden/visits')
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  const steps = texts.flatMap((text) => (JSON.parse(text) as { steps: object[] }).steps)
  const used = new Set(steps.flatMap((step) => Object.keys(step)))
  expect(Object.keys(verbs).filter((verb) => !used.has(verb))).toEqual([])
})

test.each([
  ['shop', 8, 9],
  ['shop/draft', 1, 1],
  ['cart', 2, 2],
  ['saas', 4, 4],
])(
  'the golden visits of the %s are as expected, and meet every campaign and variant',
  async (name, campaigns, variants) => {
    const { code, said } = await commands.run('test', folderOf(`../../examples/${name}/kairos.json`), '--json')
    const { visits, coverage } = JSON.parse(said)
    expect(visits.filter(({ status }: { status: string }) => status !== 'fine')).toEqual([])
    expect(code).toBe(0)
    expect(coverage.campaigns).toEqual({ met: campaigns, all: campaigns, missing: [] })
    expect(coverage.variants).toEqual({ met: variants, all: variants, missing: [] })
  },
)

const config = {
  kairos: 1,
  site: 'shop',
  segments: { returning: { name: 'Came back', when: { 'visit.count': { $gte: 2 } } } },
  campaigns: [
    {
      id: 'welcome',
      name: 'Greet people',
      audience: { $segment: 'returning' },
      pages: { include: ['/'] },
      variants: [{ id: 'greeting', actions: [{ type: 'slot', slot: 'hero', title: 'Welcome back' }] }],
    },
    {
      id: 'split',
      variants: [{ id: 'control' }, { id: 'band', actions: [{ type: 'slot', slot: 'band', title: 'New' }] }],
    },
  ],
}

async function shopWith(steps: unknown[], more: object = {}): Promise<{ file: string; visit: string }> {
  const file = await commands.write('kairos.json', config)
  await mkdir(join(dirname(file), 'visits'))
  const visit = JSON.stringify({ name: 'A visit', ...more, steps }, null, 2)
  return { file, visit: await commands.write('visits/a.json', visit) }
}

test('what is not as expected is told with file and line, both, and the core’s reason', async () => {
  const { file } = await shopWith([{ go: '/', expect: { slots: { hero: 'welcome' }, segments: { returning: true } } }])
  const { code, said } = await commands.run('test', file)
  expect(code).toBe(1)
  expect(said).toMatch(/visits\/a\.json:8:19 {2}error {2}Step 1: Slot hero is held by nobody, not by welcome\./)
  expect(said).toContain('Why: The visitor is not in its audience: needs 1 more visit.')
  expect(said).toContain(
    'The visitor is not in segment "returning". It asks for: visited at least twice; visit.count is 1.',
  )
  expect(said).toContain('0 of 1 visit as expected, 1 not')
})

test('of two variants the one that is not given is told, with a visitor who is given it', async () => {
  const visit = (variant: string) => ({
    name: variant,
    steps: [{ go: '/', expect: { slots: { band: `split:${variant}` } } }],
  })
  const { file } = await shopWith([{ go: '/' }])
  await commands.write('visits/b.json', visit('band'))
  await commands.write('visits/c.json', visit('control'))
  const { said } = await commands.run('test', file, '--json')
  const failed = JSON.parse(said).visits.filter(({ status }: { status: string }) => status === 'failed')
  expect(failed).toHaveLength(1)
  const [, other] = /write "visitor": "([^"]+)"/.exec(failed[0].findings[0].message)!
  await commands.write('visits/b.json', { ...visit(failed[0].name), visitor: other })
  expect((await commands.run('test', file, '--only', 'b.json')).code).toBe(0)
})

test('what is followed but was not shown is told', async () => {
  const { file } = await shopWith([{ go: '/' }, { follow: 'welcome' }])
  const { code, said } = await commands.run('test', file)
  expect(code).toBe(1)
  expect(said).toContain('Step 2: "welcome" was not shown, so nobody can follow it.')
})

test('--update writes what happened, and fills in what is empty', async () => {
  const { file, visit } = await shopWith(
    [
      { go: '/', expect: { slots: { hero: 'welcome' }, decisions: { welcome: 'acts' }, goals: ['split'] } },
      { away: '1d' },
      { go: '/', expect: {} },
    ],
    { visitor: 'v-1' },
  )
  await commands.write('kairos.json', { ...config, goals: { split: { event: 'purchase' } } })
  const updated = await commands.run('test', file, '--update')
  expect(updated.code).toBe(0)
  expect(updated.said).toContain('4 expectations written')
  const { steps } = JSON.parse(await readFile(visit, 'utf8'))
  expect(steps[0].expect).toEqual({ slots: { hero: null }, decisions: { welcome: 'audience' }, goals: [] })
  expect(steps[2].expect).toMatchObject({ slots: { hero: 'welcome:greeting' }, segments: { returning: true } })
  expect((await commands.run('test', file)).code).toBe(0)
})

test('what golden visits leave untouched is counted and named', async () => {
  const { file } = await shopWith([{ go: '/' }])
  const { said } = await commands.run('test', file, '--json')
  const { campaigns, gates, answers } = JSON.parse(said).coverage
  expect(campaigns).toEqual({ met: 1, all: 2, missing: ['welcome'] })
  expect(gates).toEqual({ met: 1, all: 2, missing: ['welcome: pages'] })
  expect(answers.missing).toEqual(['yes to “visited at least twice”', 'yes to “in segment “Came back””'])
})

test('--only makes some of the visits; a folder without any is told', async () => {
  const { file } = await shopWith([{ go: '/' }])
  await commands.write('visits/b.json', { name: 'Another', steps: [{ go: '/' }] })
  expect((await commands.run('test', file, '--only', 'another')).said).toContain('1 of 1 visit as expected')
  const { code, said } = await commands.run('test', file, '--visits', join(dirname(file), 'nowhere'))
  expect(code).toBe(2)
  expect(said).toContain('there is no folder')
})

test('--watch makes the visits again after each change of a visit or the file, until somebody ends it', async () => {
  const { file, visit } = await shopWith([{ go: '/', expect: { slots: { hero: 'welcome' } } }])
  const said = (words: string) =>
    vi.waitFor(() => expect(commands.said()).toContain(words), { timeout: 30_000, interval: 20 })
  const watching = commands.run('test', file, '--watch')
  await said('Waiting for changes. Ctrl-C ends it.')
  expect(commands.said()).toContain('0 of 1 visit as expected, 1 not')
  await commands.write('visits/a.json', { name: 'A visit', steps: [{ go: '/', expect: { slots: { hero: null } } }] })
  await said('1 of 1 visit as expected')
  await commands.write('visits/b.json', { name: 'Another', steps: [{ go: '/' }] })
  await said('2 of 2 visits as expected')
  // What cannot be read for a moment does not end it.
  await commands.write('kairos.json', '{')
  await said('kairos.json: 1 error')
  await commands.write('kairos.json', { ...config, site: 'other' })
  await vi.waitFor(() => expect(commands.said().match(/2 of 2 visits as expected/g)).toHaveLength(2), 30_000)
  process.emit('SIGINT')
  expect((await watching).code).toBe(0)
  expect(await readFile(visit, 'utf8')).toContain('null')
})

test('the texts of a widget in a slot are read too', async () => {
  const widget = {
    type: 'widget',
    kind: 'inline',
    slot: 'hero',
    title: 'Ten percent',
    blocks: [{ block: 'list', items: ['Free returns', 'Two-day delivery'] }],
  }
  const { file } = await shopWith([{ go: '/', expect: { texts: { hero: 'Two-day' } } }])
  await commands.write('kairos.json', {
    ...config,
    campaigns: [{ id: 'offer', variants: [{ id: 'a', actions: [widget] }] }],
  })
  await commands.write('visits/b.json', { name: 'b', steps: [{ go: '/', expect: { texts: { hero: 'Nothing' } } }] })
  const { said } = await commands.run('test', file)
  expect(said).toContain('1 of 2 visits as expected, 1 not')
  expect(said).toContain('Slot hero does not read “Nothing”: “Ten percent”, “Free returns”, “Two-day delivery”.')
})

test('the words of widgets over the page, of an edit and of a chat are read by their place', async () => {
  const modal = {
    type: 'widget',
    kind: 'modal',
    title: 'Hello {{ traits.firstName }}',
    teaser: 'Your 10 %',
    coupon: 'SHIP',
  }
  const actions = [
    modal,
    { type: 'edit', selector: '#buy', text: 'Buy now' },
    { type: 'chat', greeting: { text: 'Questions about pricing?', name: 'Marta' } },
  ]
  const right = { center: 'Hello Ann', 'edit:#buy': 'Buy', chat: 'pricing?', top: 'New: the', hero: 'Welcome' }
  const wrong = { center: 'Goodbye', 'edit:#buy': 'Sell', chat: 'Nobody', bottom: 'Anything' }
  const steps = (texts: object) => [{ identify: { firstName: 'Ann' } }, { expect: { texts } }]
  const { file } = await shopWith([{ go: '/' }, ...steps(right)])
  const slot = { type: 'slot', slot: 'hero', title: 'Welcome' }
  await commands.write('kairos.json', {
    ...config,
    settings: { chat: ['crisp'] },
    segments: {},
    campaigns: [
      { id: 'all', audience: { 'traits.firstName': 'Ann' }, variants: [{ id: 'a', actions }] },
      {
        id: 'bar',
        variants: [{ id: 'a', actions: [{ type: 'widget', kind: 'bar', title: 'New: the park map' }, slot] }],
      },
    ],
  })
  await commands.write('visits/b.json', { name: 'b', steps: [{ go: '/' }, ...steps(wrong)] })
  await commands.write('visits/c.json', { name: 'c', steps: [{ go: '/', expect: { texts: { centre: 'Hello' } } }] })
  const { said } = await commands.run('test', file)
  expect(said).toContain('1 of 3 visits as expected, 1 not, 1 left out')
  expect(said).toContain('center does not read “Goodbye”: “Hello Ann”, “SHIP”, “Your 10 %”.')
  expect(said).toContain('edit:#buy does not read “Sell”: “Buy now”.')
  expect(said).toContain('chat does not read “Nobody”: “Questions about pricing?”, “Marta”.')
  expect(said).toContain('bottom does not read “Anything”: nothing is open there.')
  expect(said).toContain('There is no slot "centre". Did you mean "center"?')
})

test('a chat outside its hours is there where a form stands in, and else is not', async () => {
  const chat = (id: string, more: object) => ({
    id,
    pages: { include: [`/${id}`] },
    variants: [{ id: 'a', actions: [{ type: 'chat', hours: { days: ['mon-fri'], hours: '09:00-17:00' }, ...more }] }],
  })
  const met = (id: string, holder: string | null, decision: string) => ({
    go: `/${id}`,
    expect: { surfaces: { chat: holder }, decisions: { [id]: decision } },
  })
  const { file } = await shopWith([
    met('alone', 'alone:a', 'acts'),
    { until: '2026-01-14T18:00' },
    met('alone', null, 'outside_hours'),
    met('written', 'written:a', 'acts'),
    met('site', null, 'outside_hours'),
    { until: '2026-01-17T10:00' },
    met('site', 'site:a', 'acts'),
  ])
  await commands.write('kairos.json', {
    ...config,
    settings: { timezone: 'Europe/Warsaw', chat: ['crisp'], chatHours: { hours: '09:00-12:00' } },
    segments: {},
    campaigns: [
      chat('alone', {}),
      chat('written', { fallback: ['mailto:help@corner.example'] }),
      // The site's hours are those of a chat without any.
      chat('site', { hours: undefined }),
    ],
  })
  const { said } = await commands.run('test', file)
  expect(said).toContain('1 of 1 visit as expected')
})

test('a modal spends attention without being told to: attention is one of its gates', async () => {
  const { file } = await shopWith([{ go: '/' }])
  const modal = { id: 'modal', variants: [{ id: 'a', actions: [{ type: 'widget', kind: 'modal', title: 'Hello' }] }] }
  await commands.write('kairos.json', { ...config, settings: { attention: { perVisit: 1 } }, campaigns: [modal] })
  const { said } = await commands.run('test', file, '--json')
  expect(JSON.parse(said).coverage.gates).toEqual({ met: 0, all: 1, missing: ['modal: attention'] })
})
