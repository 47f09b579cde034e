import { chmod, lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '@kairos/schema'
import { beforeEach, describe, expect, test } from 'vitest'
import { createKeys } from '../src/sign/keys.ts'
import { fits } from '../src/sign/sign.ts'
import { useCommands } from './commands.ts'

const commands = useCommands()

const shows = (title: string, slot = 'hero') => [
  { id: 'control' },
  { id: 'shown', actions: [{ type: 'slot', slot, title }] },
]
const hello = { id: 'hello', goal: 'sale', variants: shows('Hello') }
const trend = {
  id: 'trend',
  live: true,
  goal: 'sale',
  pages: { include: ['/trend'] },
  variants: shows('We won', 'strip'),
}
const configOf = (...campaigns: object[]) => ({
  kairos: 1,
  site: 'shop',
  settings: { refresh: '60s' },
  goals: { sale: { event: 'purchase' } },
  slots: { hero: {}, strip: {} },
  campaigns,
})

let file: string
let cdn: string
beforeEach(async () => {
  file = await commands.write('kairos.json', configOf(hello))
  cdn = join(commands.folder, 'cdn')
})

const write = (...campaigns: object[]) => commands.write('kairos.json', configOf(...campaigns))
const publish = (...more: string[]) => commands.run('publish', file, '--to', cdn, ...more)
const published = async (): Promise<Config> => JSON.parse(await readFile(join(cdn, 'kairos.json'), 'utf8'))

describe('kairos publish', () => {
  test('puts the file where pages read it, and says what is new', async () => {
    const first = await publish()
    expect(first).toEqual({ code: 0, said: expect.stringContaining(`${cdn}: Nothing is published there yet.`) })
    expect(first.said).toContain(`Published revision 1 to ${cdn}: kairos.json.`)
    expect(await published()).toMatchObject({ site: 'shop', revision: 1 })

    await write(hello, trend)
    const second = await publish()
    expect(second.said).toContain(`Against revision 1 in ${cdn}:\n+ campaign trend: `)
    expect(second.said).toContain(
      'Open pages ask every 60s; trend then changes there at once, the rest from the next page on.',
    )
    expect(await published()).toMatchObject({ revision: 2, campaigns: [{ id: 'hello' }, { id: 'trend' }] })
    expect(await readdir(cdn)).toEqual(['kairos.json'])
  })

  test('does nothing where nothing is new, whatever editors read', async () => {
    await publish()
    await write({ ...hello, name: 'Hello', note: 'for editors', owner: 'marta' })
    expect(await publish()).toEqual({
      code: 0,
      said: expect.stringContaining(`Nothing is new: ${cdn} has this already, as revision 1.`),
    })
    expect((await published()).revision).toBe(1)
  })

  test('publishes no file with errors, and none in which lint finds something, unless it is to', async () => {
    await commands.write('kairos.json', { kairos: 1 })
    expect(await publish()).toEqual({
      code: 1,
      said: expect.stringContaining('1 error, 0 warnings. Nothing was published.'),
    })
    await write({ ...hello, audience: { 'visit.count': { $gte: 3, $lt: 2 } } })
    const found = await publish()
    expect(found).toEqual({ code: 1, said: expect.stringContaining('write --anyway') })
    expect(found.said).toContain('never_true')
    await expect(readdir(cdn)).rejects.toThrow('ENOENT')
    expect((await publish('--anyway')).code).toBe(0)
  })

  test('a campaign whose time is over is no reason not to publish: it is left out', async () => {
    await write(hello, { ...trend, schedule: { until: '2025-01-01' } })
    expect(await publish()).toEqual({
      code: 0,
      said: expect.stringContaining('Left out, for their time is over: trend.'),
    })
    expect((await published()).campaigns).toHaveLength(1)
  })

  test('--dry-run says what would happen, and does nothing', async () => {
    const { code, said } = await publish('--dry-run', '--until', '2h')
    expect(code).toBe(0)
    expect(said).toContain('Nothing was published. Without --dry-run this would be revision 1: kairos.json.')
    await expect(readdir(cdn)).rejects.toThrow('ENOENT')
    expect(await readdir(commands.folder)).toEqual(['kairos.json'])
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(configOf(hello))
  })

  test('replaces what is broken there with a higher revision, and says so', async () => {
    await publish()
    await writeFile(join(cdn, 'kairos.json'), '{ "kairos": 1, "revision": 41, "site": 7 }')
    expect((await publish()).said).toContain(`${cdn}: What is published there has errors. It is replaced.`)
    expect((await published()).revision).toBe(42)
  })

  test('a file of another site is never overwritten', async () => {
    await publish()
    await commands.write('kairos.json', { kairos: 1, site: 'other' })
    expect(await publish()).toEqual({
      code: 2,
      said: expect.stringContaining(`${cdn} has the file of the site shop, and this is other.`),
    })
  })

  test('kairos.config.js follows once it is there', async () => {
    await publish('--config-js')
    await write(hello, trend)
    await publish()
    expect(await readFile(join(cdn, 'kairos.config.js'), 'utf8')).toBe(
      `kairosConfig = ${await readFile(join(cdn, 'kairos.json'), 'utf8')}\n`,
    )
  })
})

describe('--until', () => {
  const ends = (config: Config) => config.campaigns!.map(({ id, schedule }) => [id, schedule?.until])

  test('ends campaigns that begin, in the published file and in the one that is edited, and no others', async () => {
    await publish()
    await commands.write('kairos.json', JSON.stringify(configOf(hello, trend), null, 2))
    const before = Date.now()
    const { code, said } = await publish('--until', '2h')
    expect(code).toBe(0)
    const [[, none], [, until]] = ends(await published()) as [[string, undefined], [string, string]]
    expect(none).toBeUndefined()
    const end = Date.parse(until)
    expect(end).toBeGreaterThanOrEqual(before + 2 * 36e5)
    expect(end).toBeLessThanOrEqual(Date.now() + 2 * 36e5 + 60_000)
    expect(said).toContain('(UTC), at the latest: trend.')
    expect(ends(JSON.parse(await readFile(file, 'utf8')))).toEqual(ends(await published()))
  })

  test('the file that is edited says so before pages do: only where nothing could be sent it is as it was', async () => {
    const before = await readFile(file, 'utf8')
    const seen = join(commands.folder, 'seen.json')
    const to = (script: string) =>
      commands.run('publish', file, '--until', '2h', '--to', `${process.execPath} ${script} {} ${file} ${seen}`)
    const copies = "import { cpSync } from 'node:fs'\ncpSync(process.argv[3], process.argv[4])\n"
    await mkdir(join(cdn, `.kairos.json.${process.pid}.new`), { recursive: true })
    const unsent = await publish('--until', '2h')
    expect(unsent).toEqual({ code: 2, said: expect.stringContaining('cannot be written') })
    expect(unsent.said).not.toContain('says so now')
    expect(await readFile(file, 'utf8')).toBe(before)

    // A command that fails may have copied it all before.
    const failed = await to(await commands.write('fail.mjs', `${copies}process.exit(3)`))
    expect(failed).toEqual({ code: 1, said: expect.stringContaining('The command ended with 3') })
    expect(failed.said).toContain(`${file} says so now.`)
    expect(await readFile(seen, 'utf8')).toContain('"until"')
    expect(ends(JSON.parse(await readFile(file, 'utf8')))).toEqual([['hello', expect.stringMatching(/Z$/)]])
  })

  test('a file that cannot be written is whole, and nothing is published', async () => {
    const before = await readFile(file, 'utf8')
    await mkdir(join(commands.folder, `.kairos.json.${process.pid}.new`))
    expect(await publish('--until', '2h')).toEqual({ code: 2, said: expect.stringContaining('cannot be written') })
    expect(await readFile(file, 'utf8')).toBe(before)
    await expect(readdir(cdn)).rejects.toThrow('ENOENT')
  })

  test('a link stays a link, and the file its rights', async () => {
    const own = file
    file = join(commands.folder, 'link.json')
    await symlink(own, file)
    await chmod(own, 0o600)
    expect((await publish('--until', '2h')).code).toBe(0)
    expect((await lstat(file)).isSymbolicLink()).toBe(true)
    expect(ends(JSON.parse(await readFile(own, 'utf8')))).toEqual([['hello', expect.stringMatching(/Z$/)]])
    expect((await stat(own)).mode & 0o777).toBe(0o600)
  })

  test('leaves comments where they are', async () => {
    await rm(file)
    file = await commands.write('kairos.jsonc', `// ours\n${JSON.stringify(configOf(trend), null, 2)}`)
    expect((await publish('--until', '3d')).code).toBe(0)
    expect(await readFile(file, 'utf8')).toMatch(/^\/\/ ours\n[\s\S]*"until": "\d{4}-\d\d-\d\dT\d\d:\d\dZ"/)
  })

  test('a campaign that is switched on begins too; one that ends earlier anyway stays so', async () => {
    await write({ ...hello, enabled: false }, { ...trend, enabled: false, schedule: { until: '2100-01-01' } })
    await publish()
    await write(hello, { ...trend, schedule: { until: '2100-01-01' } })
    await publish('--until', '2200-01-01T00:00Z')
    expect(ends(await published())).toEqual([
      ['hello', '2200-01-01T00:00Z'],
      ['trend', '2100-01-01'],
    ])
  })

  test('others are named', async () => {
    await publish()
    expect((await publish('--until', '2h', '--campaign', 'hello')).code).toBe(0)
    expect(ends(await published())).toEqual([['hello', expect.stringMatching(/Z$/)]])
  })

  test.each([
    [['--until', '2h'], 'none does. Name those that are to end: --campaign <id>'],
    [['--until', '2h', '--campaign', 'helo'], 'there is no campaign helo. Did you mean "hello"? There is: hello'],
    [['--until', 'tonight'], '--until tonight is no time: write 2h, 3d, or 2026-12-24T18:00+01:00'],
    [['--until', '2026-12-24'], 'is no time'],
    [['--until', '2020-01-01T00:00Z'], 'is over already'],
    [['--campaign', 'hello'], '--campaign needs --until'],
    [['--until', '2h', '--rollback'], 'give --rollback or --until, not both'],
  ])('%j is answered with what is right', async (args, message) => {
    await publish()
    const before = await readFile(file, 'utf8')
    expect(await publish(...args)).toEqual({ code: 2, said: expect.stringContaining(message) })
    expect(await readFile(file, 'utf8')).toBe(before)
  })
})

describe('--rollback', () => {
  test('goes back one by one, and forward again with a number no page has seen', async () => {
    const titles = async () => ((await published()).campaigns![0]!.variants[1]!.actions![0] as { title: string }).title
    for (const title of ['one', 'two', 'three']) {
      await write({ ...hello, variants: shows(title) })
      await publish()
    }
    const trial = await publish('--rollback', '--dry-run')
    expect(trial.said).toContain('Without --dry-run this would be revision 2: kairos.json.')
    expect(await published()).toMatchObject({ revision: 3 })
    const back = await publish('--rollback')
    expect(back).toEqual({ code: 0, said: expect.stringContaining('(was “three” in hero)') })
    expect(await published()).toMatchObject({ revision: 2, rollback: true })
    expect(await titles()).toBe('two')

    await write({ ...hello, variants: shows('four') })
    await publish()
    expect(await published()).toMatchObject({ revision: 4 })
    expect(await published()).not.toHaveProperty('rollback')

    await publish('--rollback')
    expect([await titles(), (await published()).revision]).toEqual(['two', 2])
    await publish('--rollback')
    expect([await titles(), (await published()).revision]).toEqual(['one', 1])
    expect(await publish('--rollback')).toEqual({
      code: 2,
      said: expect.stringContaining('no revision before 1 was published from here'),
    })
  })

  test('of nothing is told', async () => {
    expect(await publish('--rollback')).toEqual({
      code: 2,
      said: expect.stringContaining('there is nothing to go back from'),
    })
  })
})

describe('signatures', () => {
  test('fit the published file; the one before stays for pages that have only half', async () => {
    const { secret, key } = createKeys()
    const keyFile = await commands.write('kairos.key', secret)
    await publish('--key', keyFile)
    const before = await readFile(join(cdn, 'kairos.json'))
    await write(hello, trend)
    await publish('--key', keyFile)
    const signatures = await readFile(join(cdn, 'kairos.json.sig'), 'utf8')
    expect(fits(await readFile(join(cdn, 'kairos.json')), signatures, key)).toBe(true)
    expect(fits(before, signatures, key)).toBe(true)
    expect(fits(Buffer.from('{}'), signatures, key)).toBe(false)
  })

  test('are not forgotten: pages would take no file without', async () => {
    await publish('--key', await commands.write('kairos.key', createKeys().secret))
    await write(hello, trend)
    expect(await publish()).toEqual({
      code: 2,
      said: expect.stringContaining('pages take no other. Write: --key kairos.key'),
    })
  })

  test('a key that is none, or not there, is told', async () => {
    expect((await publish('--key', file)).said).toContain('no secret key of Ed25519')
    expect((await publish('--key', 'nowhere.key')).said).toContain('--key nowhere.key cannot be read (ENOENT)')
  })
})

describe('a command instead of a folder', () => {
  const to = (script: string) => commands.run('publish', file, '--to', `${process.execPath} ${script} {} ${cdn}`)

  test('is given the files; what it published last is remembered', async () => {
    const copy = await commands.write(
      'copy.mjs',
      "import { cpSync } from 'node:fs'\ncpSync(process.argv[2], process.argv[3], { recursive: true })",
    )
    expect((await to(copy)).code).toBe(0)
    expect(await published()).toMatchObject({ revision: 1 })
    await write(hello, trend)
    expect((await to(copy)).said).toContain('+ campaign trend')
    expect(await published()).toMatchObject({ revision: 2 })
  })

  test('that fails is told, and its revision is not taken for published', async () => {
    const fail = await commands.write('fail.mjs', 'process.exit(3)')
    const { code, said } = await to(fail)
    expect(code).toBe(1)
    expect(said).toContain('The command ended with 3')
    expect(said).toContain('publish again')
  })

  test('that may have put the file in place before it failed: its revision is not given to another file', async () => {
    const late = await commands.write(
      'late.mjs',
      "import { cpSync } from 'node:fs'\ncpSync(process.argv[2], process.argv[3], { recursive: true })\nprocess.exit(3)",
    )
    expect((await to(late)).code).toBe(1)
    expect(await published()).toMatchObject({ revision: 1 })
    await write(hello, trend)
    expect((await to(late)).said).toContain('revision 2 is not known')
    expect(await published()).toMatchObject({ revision: 2 })
  })

  test.each(['aws s3 cp', 's3://corner-cdn', 'me@web:/srv/cdn'])(
    'without a place for the files is told: %s',
    async (to) => {
      expect(await commands.run('publish', file, '--to', to)).toEqual({
        code: 2,
        said: expect.stringContaining('a command needs {} where the folder of the files belongs'),
      })
    },
  )

  test('or nothing at all is told', async () => {
    expect(await commands.run('publish', file)).toEqual({
      code: 2,
      said: 'kairos: where to? Write: kairos publish --to <folder>',
    })
  })
})
