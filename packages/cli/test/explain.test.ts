import { expect, test } from 'vitest'
import { useCommands } from './commands.ts'

const commands = useCommands()

const slot = (slot: string, title: string) => ({ type: 'slot', slot, title })
const config = {
  kairos: 1,
  site: 'shop',
  interests: { category: { from: { event: 'view_item', field: 'category' } } },
  segments: { returning: { name: 'Came back', when: { 'visit.count': { $gte: 2 } } } },
  campaigns: [
    {
      id: 'welcome',
      name: 'Greet shoe fans',
      priority: 10,
      audience: { $segment: 'returning', 'interest.category.top': 'shoes' },
      pages: { include: ['/'] },
      limits: [{ max: 1, per: 'visit' }],
      variants: [
        { id: 'control', weight: 10 },
        { id: 'greeting', weight: 90, actions: [slot('hero', 'Welcome back')] },
      ],
    },
    { id: 'help', pages: { include: ['/', '/help/*'] }, variants: [{ id: 'a', actions: [slot('hero', 'Ask us')] }] },
    { id: 'off', enabled: false, variants: [{ id: 'a', actions: [slot('hero', 'Never')] }] },
  ],
}

test('a file is told in sentences: segments, campaigns, and who sees what on which page', async () => {
  const { code, said } = await commands.run('explain', await commands.write('kairos.json', config))
  expect(code).toBe(0)
  expect(said).toContain('returning (Came back): visited at least twice.')
  expect(said).toContain('Greet shoe fans. Who: in segment “Came back” and likes shoes. When: always. Where: on /.')
  expect(said).toContain('greeting: “Welcome back” in hero')
  expect(said).toContain('Switched off.')
  expect(said.slice(said.indexOf('On /\n'))).toBe(
    [
      'On /',
      '  slot    campaign         who                                     when',
      '  hero    Greet shoe fans  in segment “Came back” and likes shoes  always',
      '    else  help             every visitor                           always',
      '',
      'On /help/*',
      '  slot  campaign  who            when',
      '  hero  help      every visitor  always',
    ].join('\n'),
  )
})

test('an empty file is told too', async () => {
  const { code, said } = await commands.run('explain', await commands.write('kairos.json', { kairos: 1, site: 'shop' }))
  expect(code).toBe(0)
  expect(said).toContain('Nobody sees anything but the page itself.')
})

test('a visitor made of facts meets what the engine decides, memory and interests included', async () => {
  const file = await commands.write('kairos.json', config)
  const facts = await commands.write('facts.json', {
    'visit.count': 3,
    'interest.category.top': 'shoes',
    'page.path': '/',
  })
  const { code, said } = await commands.run('explain', file, '--facts', facts)
  expect(code).toBe(0)
  expect(said).toContain('Segments: returning')
  expect(said).toMatch(/✓ Greet shoe fans \(welcome\) acts with (greeting|control)/)
  expect(said).toContain('✗ help does not act')
})

test('what is not met is told with the nearest miss, for one campaign, as JSON too', async () => {
  const file = await commands.write('kairos.json', config)
  const facts = await commands.write('facts.json', { 'interest.category.top': 'shoes' })
  const { said } = await commands.run('explain', file, '--facts', facts, '--campaign', 'welcome')
  expect(said).toContain('✗ Greet shoe fans (welcome) does not act: The visitor is not in its audience')
  expect(said).not.toContain('help')
  const { said: json } = await commands.run('explain', file, '--facts', facts, '--campaign', 'welcome', '--json')
  expect(JSON.parse(json).campaigns).toMatchObject([{ campaign: 'welcome', acts: false, gate: 'audience' }])
})

test('facts that contain each other, or look like inner parts, are survived', async () => {
  const file = await commands.write('kairos.json', config)
  const facts = await commands.write('facts.json', '{ "page": 1, "page.path": "/help/a", "__proto__.x": 1, "a..b": 2 }')
  const { code, said } = await commands.run('explain', file, '--facts', facts)
  expect(code).toBe(0)
  expect(said).toContain('✓ help acts with a')
})

test('a recorded page is explained as it ended', async () => {
  const file = await commands.write('kairos.json', config)
  const props = { facts: { page: { url: 'https://shop.example/help/a', path: '/help/a' } } }
  const signals = [{ name: 'page_view', at: 1_760_000_000_000, offset: 0, props }]
  const replay = await commands.write('page.json', { kairos: 1, revision: 0, visitor: 'v1', signals })
  const { code, said } = await commands.run('explain', file, '--replay', replay)
  expect(code).toBe(0)
  expect(said).toContain('✓ help acts with a')
  expect(said).toContain('needs a page on /')
})

test('a persona is explained on the page it opens', async () => {
  const file = await commands.write('kairos.json', config)
  const personas = {
    ann: { visits: 2, history: [{ event: 'view_item', fields: { category: 'shoes' } }] },
    bob: { vists: 2 },
  }
  await commands.write('personas.json', { personas })
  const { code, said } = await commands.run('explain', file, '--persona', 'ann')
  expect(code).toBe(0)
  expect(said).toContain('persona "bob"')
  expect(said).toContain('Segments: returning')
  expect(said).toMatch(/✓ Greet shoe fans \(welcome\) acts with (greeting|control)/)
  const { said: help } = await commands.run('explain', file, '--persona', 'ann', '--page', '/help/sizes')
  expect(help).toContain('✓ help acts with a')
  const unknown = await commands.run('explain', file, '--persona', 'an')
  expect(unknown.code).toBe(2)
  expect(unknown.said).toContain('has no persona an. Did you mean "ann"?')
})

test.each([
  [['--persona', 'ann'], /^there is no personas\.json beside .*kairos\.json\. Write one: /],
  [['--facts', 'a.json', '--persona', 'b'], /^give --facts or --persona, not both\.$/],
])('%j is told what is missing', async (args, sentence) => {
  const file = await commands.write('kairos.json', config)
  const { code, said } = await commands.run('explain', file, ...args)
  expect(code).toBe(2)
  expect(said.replace('kairos: ', '')).toMatch(sentence)
})

test.each([
  [['--facts', 'nowhere.json'], '--facts nowhere.json cannot be read (ENOENT).'],
  [['--campaign', 'welcom'], 'there is no campaign welcom. Did you mean "welcome"? There is: welcome, help, off'],
  [['--facts', 'a.json', '--replay', 'b.json'], 'give --facts or --replay, not both.'],
  [['--page', '/shop'], '--page does nothing without --persona.'],
  [['--facts', 'a.json', '--page', '/shop'], '--page does nothing without --persona.'],
  [['--replay', 'a.json', '--at', '2026-12-24T18:00Z'], '--at does nothing without --facts or --persona.'],
  [['--json'], '--json does nothing without --facts or --persona or --replay.'],
  [['--campaign', 'welcome'], '--campaign does nothing without --facts or --persona or --replay.'],
])('%j is answered with what is right', async (args, sentence) => {
  const file = await commands.write('kairos.json', config)
  expect(await commands.run('explain', file, ...args)).toEqual({ code: 2, said: `kairos: ${sentence}` })
})

test('files that are no visitor, no recording and no config get a sentence', async () => {
  const file = await commands.write('kairos.json', config)
  const list = await commands.write('list.json', [])
  const broken = await commands.write('broken.json', '{')
  expect((await commands.run('explain', file, '--facts', list)).said).toContain('is no object')
  expect((await commands.run('explain', file, '--facts', broken)).said).toContain('is not JSON')
  expect((await commands.run('explain', file, '--replay', list)).said).toContain('is no recording')
  expect((await commands.run('explain', file, '--facts', list, '--at', 'x')).code).toBe(2)
  const { code, said } = await commands.run('explain', broken)
  expect(code).toBe(1)
  expect(said).toContain('1 error')
})
