import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import type { Row } from '../src/links/rows.ts'
import { cellsOf, languagesOf, wayOf } from '../src/matrix/cells.ts'
import { judge } from '../src/matrix/judge.ts'
import { openPictures } from '../src/matrix/pictures.ts'
import { variantHash } from '../src/matrix/signoff.ts'
import { readViewports } from '../src/matrix/viewports.ts'
import { isOther } from '../src/matrix/wanted.ts'
import { useCommands } from './commands.ts'

const commands = useCommands()
const config = { kairos: 1 as const, site: 'shop', campaigns: [{ id: 'a', variants: [{ id: 'on' }] }] }

describe('the command line', () => {
  const base = ['--base', 'http://localhost:1']

  test.each([
    [[], 'on which site? Write: kairos matrix --base https://shop.example'],
    [['--base', 'ftp://x'], '--base ftp://x is no address of a site.'],
    [
      [...base, '--viewports', 'phnoe'],
      '--viewports phnoe is no screen. Did you mean "phone"? Write phone, tablet, desktop, or a size from 200 to 4000 pixels such as 1024x768.',
    ],
    [[...base, '--viewports', '10x10'], '--viewports 10x10 is no screen.'],
    [[...base, '--schemes', 'drak'], '--schemes drak is none. Did you mean "dark"? There is: light, dark'],
    [[...base, '--languages', 'english!'], '--languages english! is no language: write codes such as en, pl or de-AT.'],
    [[...base, '--only', 'b'], '--only b is no campaign. Did you mean "a"? There is: a'],
    [[...base, '--browser', '/nowhere/chrome'], 'there is no browser /nowhere/chrome. Install Chromium or Chrome'],
  ])('%j is answered with what is right', async (words, message) => {
    const file = await commands.write('kairos.json', config)
    const { code, said } = await commands.run('matrix', file, '--out', join(commands.folder, 'out'), ...words)
    expect(code).toBe(2)
    expect(said).toContain(`kairos: ${message}`)
  })

  test.each([
    ['{ "variants": { "a:on": {\n } }', ':2:5 is not JSON (CloseBraceExpected). Correct it, or remove it'],
    ['[]', ': it is no sign-off as --accept writes it.'],
    ['{ "variants": { "a:on": { "by": "marta" } } }', ': "a:on" is not signed off as --accept writes it.'],
  ])('a sign-off that is %j is refused', async (text, message) => {
    const file = await commands.write('kairos.json', config)
    const signoff = await commands.write('signoff.json', text)
    const { code, said } = await commands.run('matrix', file, ...base)
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(`kairos: ${signoff}${message}`) })
  })

  test('where previews are off nothing can be looked at', async () => {
    const file = await commands.write('kairos.json', { ...config, settings: { preview: false } })
    expect(await commands.run('matrix', file, ...base)).toEqual({
      code: 2,
      said: expect.stringContaining('turns previews off: no variant can be looked at.'),
    })
  })
})

describe('ways to look', () => {
  test('every variant on every screen in every language, light and dark', () => {
    const ways = { viewports: readViewports(), languages: ['en', 'pl'], schemes: ['light', 'dark'] as const }
    expect(cellsOf([{} as Row], ways).map(wayOf)).toEqual([
      ...['phone light en', 'phone dark en', 'phone light pl', 'phone dark pl'],
      ...['desktop light en', 'desktop dark en', 'desktop light pl', 'desktop dark pl'],
    ])
  })

  test('a size is a screen of its own', () => {
    expect(readViewports('phone, 1024x768,phone')).toEqual([
      { name: 'phone', width: 390, height: 844, isPhone: true },
      { name: '1024x768', width: 1024, height: 768, isPhone: false },
    ])
  })

  test('languages are those of the texts, the own one of the site first', () => {
    const image = { src: '/a.webp', alt: { de: 'Bild', pl: 'Obraz' } }
    const actions = [
      { type: 'slot' as const, slot: 'hero', title: { en: 'Hi', pl: 'Cześć' }, image, link: { href: '/', text: 'x' } },
      { type: 'edit' as const, selector: 'a', attributes: { 'aria-label': { cs: 'Ahoj' } } },
    ]
    const campaigns = [{ id: 'a', variants: [{ id: 'no' }, { id: 'on', actions }] }]
    expect(languagesOf({ ...config, settings: { language: 'pl' }, campaigns })).toEqual(['pl', 'en', 'de', 'cs'])
    expect(languagesOf(config)).toEqual(['en'])
    const greeting = { text: 'Hi', avatar: { sk: '/a.svg', hu: '/b.svg' } }
    const asked = [{ id: 'a', variants: [{ id: 'on', actions: [{ type: 'chat' as const, greeting }] }] }]
    expect(languagesOf({ ...config, campaigns: asked })).toEqual(['en', 'sk', 'hu'])
    const pictured = [{ id: 'a', variants: [{ id: 'on', actions: [{ type: 'slot' as const, slot: 'hero', image }] }] }]
    expect(languagesOf({ ...config, campaigns: pictured })).not.toContain('src')
  })
})

describe('what is wrong', () => {
  const none = { moved: 0, tooWide: 0, cut: [], pale: [] }
  const outside = { element: 'h2', words: 'Long', isOutside: true }

  test('is only what was not wrong with the page before', () => {
    const pale = { element: 'a', words: 'x', told: '2:1' }
    const found = { moved: 0.2, tooWide: 9, cut: [outside], pale: [pale] }
    const kinds = (own: typeof found | typeof none) => judge({ found, isInPage: true, own }).map(({ kind }) => kind)
    expect(kinds(none)).toEqual(['moved', 'too_wide', 'contrast'])
    expect(kinds({ ...found, cut: [] })).toEqual(['cut_off'])
    expect(kinds({ ...none, moved: 0.2, tooWide: 9 })).toEqual(['cut_off', 'contrast'])
    expect(kinds(found)).toEqual([])
  })

  test('is said in sentences', () => {
    const cut = [{ element: 'p.small', words: 'All of it', isOutside: false }]
    const pale = [{ element: 'p', words: 'Pale', told: '2:1, 4.5:1 is needed' }]
    expect(
      judge({ found: { moved: 0.01, tooWide: 0, cut, pale }, isInPage: true, own: none }).map(({ told }) => told),
    ).toEqual(['The words “All of it” of p.small are cut off.', 'p “Pale” is hard to read: 2:1, 4.5:1 is needed.'])
  })
})

test.each([
  ['the same in another order', [{ title: 'Hi', slot: 'hero', type: 'slot' }], {}, false],
  ['other words', [{ type: 'slot', slot: 'hero', title: 'Ho' }], {}, true],
  ['words of a language', [{ type: 'slot', slot: 'hero', title: 'Ho' }], { title: { en: 'Hi' } }, false],
  ['words about the visitor', [{ type: 'slot', slot: 'hero', title: 'Ho' }], { title: '{{ traits.name }}' }, false],
])('a page that shows %s', (_, shown, raw, other) => {
  const actions = [{ type: 'slot' as const, slot: 'hero', title: 'Hi' }]
  const row = { actions, raw: [{ ...actions[0]!, ...raw }] } as never
  expect(isOther(row, { acts: true, actions: JSON.stringify(shown) })).toBe(other)
})

describe('pictures', () => {
  const cell = {
    row: { campaign: 'a', variant: 'on' } as Row,
    viewport: readViewports('phone')[0]!,
    language: 'en',
    scheme: 'dark' as const,
  }
  const drawn = (width: number, dark: number) => {
    const png = new PNG({ width, height: 100 })
    png.data.fill(255)
    for (let pixel = 0; pixel < dark; pixel++) png.data.fill(0, pixel * 4, pixel * 4 + 3)
    return PNG.sync.write(png)
  }

  test('are compared with those of the last run', async () => {
    const open = () => openPictures(join(commands.folder, 'pictures'), { PNG, pixelmatch })
    const shares: (number | undefined)[] = []
    for (const png of [drawn(100, 0), drawn(100, 0), drawn(100, 3), drawn(100, 500), drawn(90, 0)])
      shares.push((await (await open()).put(cell, png))?.share)
    expect(shares).toEqual([undefined, undefined, undefined, 0.0497, 1])
    await commands.write('pictures/old.on.phone.dark.en.png', 'old')
    await commands.write('pictures/mine.png', 'not ours')
    const now = await open()
    expect((await now.put(cell, drawn(90, 0)))?.share).toBeUndefined()
    await now.tidy()
    expect((await import('node:fs')).readdirSync(join(commands.folder, 'pictures'))).toEqual([
      'a.on.phone.dark.en.png',
      'mine.png',
    ])
  })
})

test('a variant is named by what it shows and where', () => {
  const actions = [{ type: 'slot' as const, slot: 'hero', title: 'Hi' }]
  const hash = variantHash(actions, config)
  expect(variantHash(structuredClone(actions), config)).toBe(hash)
  expect(variantHash([{ ...actions[0]!, title: 'Ho' }], config)).not.toBe(hash)
  expect(variantHash(actions, { ...config, slots: { hero: { selector: '#x' } } })).not.toBe(hash)
})
