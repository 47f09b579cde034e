import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '@kairos/schema'
import { describe, expect, test } from 'vitest'
import { canonical } from '../src/pack/canonical.ts'
import { contentHash } from '../src/pack/contentHash.ts'
import { endedCampaigns } from '../src/pack/ended.ts'
import { pack } from '../src/pack/pack.ts'
import { createKeys } from '../src/sign/keys.ts'
import { fits } from '../src/sign/sign.ts'
import { useCommands } from './commands.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const commands = useCommands()
const campaign = (id: string, more: object = {}) => ({ id, variants: [{ id: 'a' }], ...more })
const configOf = (campaigns: object[], more: object = {}) =>
  ({ kairos: 1, site: 'shop', ...more, campaigns }) as unknown as Config

describe('campaigns whose time is over', () => {
  const over = { schedule: { until: '2026-11-01' } }
  test.each([
    ['without a date', {}, {}, false],
    ['with a later one', { schedule: { until: '2026-12-24' } }, {}, false],
    ['with a plain date, which includes its day', { schedule: { until: '2026-11-22' } }, {}, false],
    ['that ended yesterday everywhere on earth', { schedule: { until: '2026-11-20' } }, {}, true],
    [
      'that ended yesterday, while it is not midnight yet everywhere',
      { schedule: { until: '2026-11-21T23:59' } },
      {},
      true,
    ],
    [
      'that ended an hour ago here',
      { schedule: { until: '2026-11-22T12:00' } },
      { settings: { timezone: 'Europe/Warsaw' } },
      true,
    ],
    [
      'that ends in an hour here',
      { schedule: { until: '2026-11-22T14:00' } },
      { settings: { timezone: 'Europe/Warsaw' } },
      false,
    ],
    ['that ended by its own offset', { schedule: { until: '2026-11-22T12:00+01:00' } }, {}, true],
    ['that a segment asks for', over, { segments: { met: { when: { 'campaign.old.shown': { $gte: 1 } } } } }, false],
  ])('one %s', (_, own, more, isOver) => {
    expect([...endedCampaigns(configOf([campaign('old', own)], more), NOW)]).toEqual(isOver ? ['old'] : [])
  })

  test('one whose goal nothing else names stays, so that orders of those who met it still count', () => {
    const old = campaign('old', { ...over, goal: 'purchase' })
    expect([...endedCampaigns(configOf([old]), NOW)]).toEqual([])
    expect([...endedCampaigns(configOf([old, campaign('new', { goal: 'purchase' })]), NOW)]).toEqual(['old'])
    expect([...endedCampaigns(configOf([old], { goals: { purchase: { event: 'sold' } } }), NOW)]).toEqual(['old'])
  })

  test('one that another campaign asks for stays, unless that is over too', () => {
    const asking = campaign('new', { prerequisites: [{ campaign: 'old', variant: 'a' }] })
    expect([...endedCampaigns(configOf([campaign('old', over), asking]), NOW)]).toEqual([])
    expect([...endedCampaigns(configOf([campaign('old', over), { ...asking, ...over }]), NOW)]).toEqual(['old', 'new'])
  })

  test('one that a limit of its group still counts stays', () => {
    const limits = [{ max: 1, per: '30d' as const }]
    const old = campaign('old', { ...over, group: 'offers' })
    expect([...endedCampaigns(configOf([old, campaign('new', { group: 'offers', limits })]), NOW)]).toEqual([])
    expect([...endedCampaigns(configOf([old, campaign('new', { limits })]), NOW)]).toEqual(['old'])
  })

  test('what stays may ask for others that are over: they stay as well', () => {
    const after = (id: string, other: string, more: object = {}) =>
      campaign(id, { prerequisites: [{ campaign: other, variant: 'a' }], ...more })
    const chain = [campaign('first', over), after('second', 'first', over), after('third', 'second')]
    expect([...endedCampaigns(configOf(chain), NOW)]).toEqual([])
    // For its goal's sake, which nothing else names.
    const judged = [campaign('first', over), after('second', 'first', { ...over, goal: 'purchase' })]
    expect([...endedCampaigns(configOf(judged), NOW)]).toEqual([])
  })
})

describe('two files that say the same', () => {
  const one = configOf([campaign('hello', { priority: 2, audience: { b: 1, a: { $gte: 1, $exists: true } } })], {
    segments: { b: { when: {} }, a: { when: {} } },
  })
  const other = {
    campaigns: [
      { variants: [{ id: 'a' }], audience: { a: { $exists: true, $gte: 1 }, b: 1 }, priority: 2, id: 'hello' },
    ],
    segments: { a: { when: {} }, b: { when: {} } },
    site: 'shop',
    kairos: 1,
  } as unknown as Config

  test('are the same when they are packed', () => {
    expect(JSON.stringify(pack(one, NOW))).toBe(JSON.stringify(pack(other, NOW)))
    expect(Object.keys(pack(other, NOW))).toEqual(['kairos', 'site', 'settings', 'segments', 'slots', 'campaigns'])
  })

  test('have one content hash, whenever and as whatever they are published', () => {
    const zoned = (config: Config): Config => ({ ...config, settings: { timezone: 'Europe/Warsaw' } })
    const hash = contentHash(pack(zoned(one), NOW))
    expect(contentHash({ ...pack(zoned(other), NOW + 864e5 * 400), revision: 7, rollback: true })).toBe(hash)
    expect(contentHash(pack(zoned({ ...one, site: 'other' }), NOW))).not.toBe(hash)
    expect(hash).toMatch(/^[0-9a-f]{12}$/)
  })

  test('texts in several languages keep their order: the first one is the default', () => {
    const title = { pl: 'Witaj', en: 'Hello' }
    const packed = canonical(
      configOf([{ id: 'a', variants: [{ id: 'b', actions: [{ type: 'slot', slot: 'hero', title }] }] }]),
    )
    expect(JSON.stringify(packed)).toContain('"title":{"pl":"Witaj","en":"Hello"}')
    const chat = canonical(configOf([], { settings: { chat: [{ type: 'form', to: '/contact', title }] } }))
    expect(JSON.stringify(chat)).toContain('"title":{"pl":"Witaj","en":"Hello"}')
  })
})

describe('kairos pack', () => {
  const packTo = (...more: string[]) =>
    commands.run('pack', join(commands.folder, 'kairos.json'), '--to', join(commands.folder, 'out'), ...more)
  const read = (name: string) => readFile(join(commands.folder, 'out', name))

  test('signs the bytes as they are; the next signature leaves the one before', async () => {
    const { secret, key } = createKeys()
    const keyFile = await commands.write('kairos.key', secret)
    await commands.write('kairos.json', configOf([campaign('hello')]))
    expect((await packTo('--key', keyFile)).said).toContain('kairos.json.sig  signed')
    const before = await read('kairos.json')
    expect(fits(before, `${await read('kairos.json.sig')}`, key)).toBe(true)
    await commands.write('kairos.json', configOf([campaign('other')]))
    await packTo('--key', keyFile)
    const signatures = `${await read('kairos.json.sig')}`
    expect([fits(await read('kairos.json'), signatures, key), fits(before, signatures, key)]).toEqual([true, true])
  })

  test('says what it left out and what the file says', async () => {
    await commands.write(
      'kairos.json',
      configOf([campaign('old', { schedule: { until: '2025-01-01' } }), campaign('hello')]),
    )
    const { said } = await packTo()
    expect(said).toContain('Left out, for their time is over: old.')
    expect(said).toMatch(/content [0-9a-f]{12}, 1 campaign$/)
  })

  test('warns of a file that is more than a page keeps', async () => {
    const text = 'words '.repeat(3000)
    const large = Array.from({ length: 8 }, (_, index) => ({
      id: `large-${index}`,
      variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', text }] }],
    }))
    await commands.write('kairos.json', configOf(large))
    const { code, said } = await packTo()
    expect(code).toBe(0)
    expect(said).toContain('This is more than a page keeps (96 kB): every page has to fetch it before it decides.')
  })

  test('a folder that cannot be written is told, and no half file stays', async () => {
    await commands.write('kairos.json', configOf([]))
    await writeFile(join(commands.folder, 'out'), 'a file')
    expect(await packTo()).toEqual({ code: 2, said: expect.stringMatching(/out cannot be written \(\w+\)\.$/) })
  })

  test('what only editors read is left out of feeds and interests too', () => {
    const feeds = { moment: { url: '/m.json', note: 'for editors' } }
    const interests = { topic: { from: { event: 'view_item', field: 'topic' }, note: 'for editors' } }
    expect(JSON.stringify(pack(configOf([], { feeds, interests }), NOW))).not.toContain('editors')
  })
})
