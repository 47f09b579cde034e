import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { addressOf, readBase } from '../src/links/base.ts'
import { pageOf } from '../src/links/pageOf.ts'
import { useCommands } from './commands.ts'

const commands = useCommands()

const title = (slot: string, text: unknown) => ({ type: 'slot', slot, title: text })
const variants = (...actions: object[]) => [{ id: 'a', actions }]

const config = {
  kairos: 1,
  site: 'shop',
  settings: { timezone: 'Europe/Warsaw' },
  slots: { hero: { name: 'Home hero', example: '/home' }, strip: {} },
  segments: { back: { name: 'Came back', when: { 'visit.count': { $gte: 2 } } } },
  campaigns: [
    {
      id: 'greet',
      name: 'Greet, or not',
      audience: { $segment: 'back' },
      variants: [
        { id: 'control', name: 'As it is' },
        { id: 'hello', actions: [title('hero', 'Hello {{ traits.firstName }}, {{ visit.count }}')] },
      ],
    },
    {
      id: 'leaving',
      pages: { include: ['/shop/*'] },
      trigger: { any: [{ type: 'exit_intent' }, { type: 'inactivity', after: '45s' }], delay: '2s' },
      variants: variants({
        type: 'widget',
        kind: 'modal',
        title: '=Free | delivery*',
        coupon: 'SHIP',
        countdown: '15m',
        link: { href: '/cart', text: 'Look' },
      }),
    },
    { id: 'off', enabled: false, example: '/landing', variants: variants({ type: 'redirect', to: '/spring' }) },
    { id: 'past', schedule: { until: '2001-01-01' }, variants: variants(title('strip', 'Past')) },
    { id: 'later', schedule: { from: '2999-01-01' }, variants: variants(title('strip', 'Later')) },
    {
      id: 'bought',
      audience: { $did: { event: 'purchase' } },
      pages: { include: ['/*/offer'] },
      variants: variants({ type: 'edit', selector: '#buy', text: 'Again' }, { type: 'call', name: 'confetti' }),
    },
  ],
}

interface Listed {
  [field: string]: string
}

/** The list as JSON, by `campaign:variant`. */
async function listed(content: object = config): Promise<Record<string, Listed>> {
  const file = await commands.write('kairos.json', content)
  const { said } = await commands.run('links', file, '--base', 'https://shop.example', '--json')
  const { variants } = JSON.parse(said) as { variants: Listed[] }
  return Object.fromEntries(variants.map((row) => [`${row['campaign']}:${row['variant']}`, row]))
}

describe('what a list says', () => {
  let rows: Record<string, Listed>
  beforeEach(async () => {
    rows = await listed()
  })

  test('the link brings what the texts cannot do without, and what is seen is said so', () => {
    expect(rows['greet:hello']).toMatchObject({
      link: 'https://shop.example/home?kairos_force=greet:hello&kairos_facts=traits.firstName:First%20name&kairos_facts=visit.count:2&kairos_only=1',
      see: 'In the slot hero (Home hero): “Hello First name, 2”.',
      who: 'in segment “Came back”',
      asVisitor:
        'https://shop.example/home?kairos_force=greet:hello&kairos_targeting=respect&kairos_facts=traits.firstName:First%20name&kairos_facts=visit.count:2&kairos_only=1',
      doAsVisitor: 'Open the link: it is there at once.',
    })
  })

  test('a control is told as one', () => {
    expect(rows['greet:control']).toMatchObject({
      isControl: true,
      do: 'Open the link: nothing changes.',
      see: "The page's own content: this is the control.",
    })
  })

  test('what triggers it is said in words, for a link that waits for it', () => {
    expect(rows['leaving:a']).toMatchObject({
      link: 'https://shop.example/shop?kairos_force=leaving:a&kairos_only=1',
      do: 'Open the link: it is there at once.',
      see: 'A modal: “=Free | delivery*” · the code SHIP · a countdown to 15m · buttons “Look” to /cart.',
      asVisitor: 'https://shop.example/shop?kairos_force=leaving:a&kairos_targeting=respect&kairos_only=1',
      doAsVisitor: 'Open the link. Then: about to leave, or nothing done for 45 seconds; 2 seconds later.',
    })
  })

  test('what visitors do not meet these days is said to be so', () => {
    const told = (id: string) => [rows[id]!['state'], rows[id]!['told']]
    expect(told('off:a')).toEqual(['switched off', 'Switched off: visitors do not meet it.'])
    expect(told('past:a')).toEqual([
      'ended',
      'Ended 1 January 2001: the link works as long as the published file has it.',
    ])
    expect(told('later:a')).toEqual(['not yet', 'Begins 1 January 2999.'])
    expect(told('greet:hello')).toEqual(['runs', 'Runs.'])
    expect(rows['later:a']!['asVisitor']).toContain('kairos_at=2999-01-01T12:00')
    expect(rows['past:a']!['asVisitor']).toBeUndefined()
  })

  test('a redirect, edits and calls; no link makes somebody who has bought', () => {
    expect(rows['off:a']).toMatchObject({
      do: 'Open the link: the browser goes on by itself.',
      see: 'The browser goes on to /spring.',
    })
    expect(rows['bought:a']).toMatchObject({
      link: 'https://shop.example/example/offer?kairos_force=bought:a&kairos_only=1',
      see: '#buy of the page: says “Again”. What the page does at confetti.',
      note: '/example/offer stands for a page of that kind: give the campaign an "example".',
    })
    expect(rows['bought:a']!['asVisitor']).toBeUndefined()
  })
})

describe('the formats', () => {
  const golden = async (name: string, said: string) =>
    expect(said.trimEnd()).toBe((await readFile(new URL(`../cases/links/${name}`, import.meta.url), 'utf8')).trimEnd())

  test.each(['md', 'csv', 'html'])('%s', async (format) => {
    const file = await commands.write('kairos.json', config)
    const out = join(commands.folder, `list.${format}`)
    const { code, said } = await commands.run('links', file, '--base', 'https://shop.example', '--out', out)
    expect({ code, said }).toEqual({ code: 0, said: `${out} written: 7 variants` })
    await golden(`list.${format}`, (await readFile(out, 'utf8')).replaceAll('\r\n', '\n'))
  })

  test('Markdown is printed where nothing is asked for', async () => {
    const file = await commands.write('kairos.json', config)
    const { said } = await commands.run('links', file, '--base', 'https://shop.example')
    await golden('list.md', said)
  })
})

test('one is told in the singular', async () => {
  const file = await commands.write('kairos.json', { ...config, campaigns: config.campaigns.slice(-1) })
  const { said } = await commands.run('links', file, '--base', 'https://shop.example')
  expect(said).toContain('1 variant of 1 campaign, on https://shop.example')
})

describe('the command line', () => {
  test.each([
    [[], 'on which site? Write: kairos links --base https://shop.example'],
    [['--base', 'shop'], '--base shop is no address of a site. Write: kairos links --base https://shop.example'],
    [
      ['--base', 'https://a:b@shop.example'],
      '--base https://shop.example has a name or a password in it, which every link would tell. Write: kairos links --base https://shop.example',
    ],
    [
      ['--base', 'https://shop.example', '--format', 'cvs'],
      '--format cvs is no format. Did you mean "csv"? There is: csv, md, html',
    ],
    [['--bse', 'x'], 'kairos links has no option --bse. Did you mean "--base"?'],
    [
      ['--base', 'https://shop.example', '--out', '/nowhere/list.csv'],
      '--out /nowhere/list.csv cannot be written (ENOENT).',
    ],
  ])('%j is answered with what is right', async (words, message) => {
    const file = await commands.write('kairos.json', config)
    const { code, said } = await commands.run('links', file, ...words)
    expect(code).toBe(2)
    expect(said).toContain(`kairos: ${message}`)
  })

  test('a file with errors is told as validate tells it, and 2 for one that is not there', async () => {
    const file = await commands.write('kairos.json', '{ "kairos": 1 }')
    const wrong = await commands.run('links', file, '--base', 'https://shop.example')
    expect(wrong).toEqual({ code: 1, said: expect.stringContaining('kairos.json:1:1  error  the file lacks "site".') })
    const gone = await commands.run('links', join(commands.folder, 'no.json'), '--base', 'https://shop.example')
    expect(gone.code).toBe(2)
  })

  test('where previews are off no link works, and that is a finding', async () => {
    const file = await commands.write('kairos.json', { ...config, settings: { preview: false } })
    const { code, said } = await commands.run('links', file, '--base', 'https://shop.example')
    expect(code).toBe(1)
    expect(said).toContain('No link works: "preview": false in "settings" turns previews off.')
  })
})

test.each([
  ['/', 'kairos_only=1', 'https://shop.example/?kairos_only=1'],
  ['/a?utm_source=x#top', 'kairos_only=1', 'https://shop.example/a?utm_source=x&kairos_only=1#top'],
  ['https://shop.example/b', 'kairos_only=1', 'https://shop.example/b?kairos_only=1'],
])('%s with flags is %s', (page, flags, address) => {
  expect(addressOf(readBase('https://shop.example', 'links'), page, flags)).toBe(address)
})

test.each([
  [{ example: '/x', pages: { include: ['/a'] } }, '/x', 'campaign'],
  [{ pages: { include: ['/home', '/a'] } }, '/home', 'slot'],
  [{ pages: { include: ['/shop/*'] } }, '/shop', 'pages'],
  [{ pages: { include: ['/*/x'], exclude: ['/example*'] } }, '/home', 'slot'],
  [{}, '/home', 'slot'],
])('%j is looked at on %s', (parts, page, by) => {
  const variant = { id: 'a', actions: [{ type: 'slot' as const, slot: 'hero' }] }
  expect(pageOf({ id: 'c', variants: [variant], ...parts }, variant, config as never)).toEqual({ page, by })
})
