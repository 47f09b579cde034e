import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useCommands } from './commands.ts'

const commands = useCommands()

const config = {
  kairos: 1,
  site: 'shop',
  settings: { domain: '.shop.example', consent: { mode: 'opt-in', from: 'onetrust' } },
  facts: { plan: { type: 'string', from: { dataLayer: 'user.plan' }, keep: '30d' } },
  segments: { returning: { name: 'Came back', when: { 'visit.count': { $gte: 2 } } } },
  campaigns: [
    {
      id: 'welcome',
      audience: { $segment: 'returning' },
      variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'Hi {{ traits.firstName }}' }] }],
    },
  ],
}
const [campaign] = config.campaigns

describe('init', () => {
  test('begins a site that is fine, with the schema beside it and a check for pull requests', async () => {
    const folder = join(commands.folder, 'Corner Shop')
    expect((await commands.run('init', folder)).code).toBe(0)
    const { code, said } = await commands.run('validate', join(folder, 'kairos.json'))
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('fine') })
    expect(JSON.parse(await readFile(join(folder, 'kairos.json'), 'utf8'))).toMatchObject({
      $schema: './kairos.schema.json',
      site: 'corner-shop',
    })
    for (const name of ['kairos', 'visit', 'personas'])
      expect(JSON.parse(await readFile(join(folder, `${name}.schema.json`), 'utf8'))).toHaveProperty('definitions')
    expect((await commands.run('lint', join(folder, 'kairos.json'))).code).toBe(0)
    const workflow = await readFile(join(folder, '.github/workflows/kairos.yml'), 'utf8')
    const steps = [...workflow.matchAll(/run: npx --yes @kairos\/cli (.+)$/gm)].map(([, command]) => command)
    expect(steps).toEqual(['validate "$FILE" --format github', 'lint "$FILE" --format github', 'test "$FILE"'])
    expect(workflow).toContain(`if: "hashFiles('visits/*.json*') != ''"`)
    // Every step is a command that there is.
    for (const step of steps.slice(0, 2)) {
      const [command, , ...more] = step!.split(' ')
      expect(await commands.run(command!, join(folder, 'kairos.json'), ...more)).toEqual({ code: 0, said: '' })
    }
  })

  test('in a repository the check lies at its top, where GitHub reads it, and finds the file from there', async () => {
    await mkdir(join(commands.folder, '.git'))
    const folder = join(commands.folder, "sites/Ann's shop")
    const { said } = await commands.run('init', folder)
    const file = join(commands.folder, '.github/workflows/kairos-sites-Ann-s-shop.yml')
    expect(said).toMatch(/kairos-sites-Ann-s-shop\.yml {2}written/)
    const workflow = await readFile(file, 'utf8')
    expect(workflow).toContain(`paths: ["sites/Ann's shop/kairos.json*", `)
    expect(workflow).toContain(`if: "hashFiles('sites/Ann''s shop/visits/*.json*') != ''"`)
    // The step that finds the file, as GitHub runs it.
    const [, script = ''] = /run: \|\n((?: {10}.*\n)+)/.exec(workflow)!
    const [, at = ''] = /FOLDER: (.+)/.exec(workflow)!
    const told = join(commands.folder, 'env')
    const env = { ...process.env, FOLDER: JSON.parse(at), GITHUB_ENV: told }
    const find = () => execFileSync('sh', ['-e', '-c', script], { cwd: commands.folder, env })
    find()
    await rename(join(folder, 'kairos.json'), join(folder, 'kairos.jsonc'))
    find()
    expect(await readFile(told, 'utf8')).toBe("FILE=sites/Ann's shop/kairos.json\nFILE=sites/Ann's shop/kairos.jsonc\n")
    expect((await commands.run('init', folder)).said).toContain('kairos.jsonc  is there already')
  })

  test('leaves what is there as it is', async () => {
    const file = await commands.write('kairos.json', 'mine')
    const { code, said } = await commands.run('init', commands.folder, '--site', 'shop')
    expect(code).toBe(0)
    expect(said).toContain('kairos.json  is there already, left as it is')
    expect(await readFile(file, 'utf8')).toBe('mine')
  })

  test('refuses a name that is none, and a place that is a file', async () => {
    expect((await commands.run('init', commands.folder, '--site', 'My Shop')).said).toContain('is not in kebab-case')
    const file = await commands.write('a.txt', '')
    expect((await commands.run('init', file)).code).toBe(2)
  })
})

describe('diff', () => {
  const sentences = async (after: object) => {
    const files = [await commands.write('old.json', config), await commands.write('new.json', after)] as const
    return (await commands.run('diff', ...files)).said
  }

  test('two files that do the same, whatever their notes say', async () => {
    const renamed = { ...config, campaigns: [{ ...campaign, note: 'ours' }] }
    expect(await sentences(renamed)).toBe('Both files do the same.')
  })

  test('what comes, what goes and what changes, in words', async () => {
    const { facts: _, ...rest } = config
    const actions = [{ type: 'slot', slot: 'hero', title: 'Hello' }]
    const next = {
      ...rest,
      settings: { ...config.settings, holdout: 0.05 },
      segments: { returning: { when: { 'visit.count': { $gte: 3 } } }, mobile: { when: { 'device.type': 'mobile' } } },
      campaigns: [{ ...campaign, priority: 5, variants: [{ id: 'a', actions }] }],
    }
    expect((await sentences(next)).split('\n')).toEqual([
      '~ settings: holdout 0.05 (was not set)',
      '- fact plan is gone',
      '+ segment mobile: who on a phone',
      '~ segment returning: who visited at least 3 times (was visited at least twice)',
      '~ campaign welcome: a shows “Hello” in hero (was “Hi {{ traits.firstName }}” in hero)',
      '~ campaign welcome: priority 5 (was not set)',
    ])
  })

  test('a heading of which one language changes', async () => {
    const titled = (pl: string) => ({
      ...config,
      campaigns: [
        { id: 'a', variants: [{ id: 'b', actions: [{ type: 'slot', slot: 'hero', title: { en: 'Hi', pl } }] }] },
      ],
    })
    const files = [
      await commands.write('a.json', titled('Hej')),
      await commands.write('b.json', titled('Cześć')),
    ] as const
    expect((await commands.run('diff', ...files)).said).toContain('"pl":"Cześć"')
  })

  test('asks for two files', async () => {
    expect((await commands.run('diff')).said).toContain('which two files?')
    expect((await commands.run('diff', await commands.write('a.json', '{'), 'b.json')).code).toBe(1)
  })
})

describe('privacy', () => {
  test('says what this file keeps, sends and works out', async () => {
    const { code, said } = await commands.run('privacy', await commands.write('kairos.json', config))
    expect(code).toBe(0)
    expect(said).toContain('consent platform `onetrust`')
    expect(said).toContain('cookie `kairos_shop`')
    expect(said).toContain('**Came back**: visited at least twice.')
    expect(said).toContain('`plan`: read from dataLayer `user.plan`, personalization; remembered for 30d.')
    expect(said).toContain('`traits.firstName`')
    // Nothing is sent where no address is given, and nothing waits to be.
    expect(said).not.toMatch(/outbox|POST/)
  })

  test('names the address of measurements, and no cookie without a domain', async () => {
    const { domain: _, ...settings } = config.settings
    const records = { url: 'https://collect.example/v1/batch' }
    const file = await commands.write('kairos.json', { ...config, settings: { ...settings, records } })
    const { said } = await commands.run('privacy', file)
    expect(said).toContain('**POST `https://collect.example/v1/batch`**')
    expect(said).not.toContain('kairos_shop')
  })

  test('its table is the one of the page', async () => {
    const table = await import('../../browser/src/privacy/table.ts')
    const copy = JSON.parse(await readFile(new URL('../privacy.json', import.meta.url), 'utf8'))
    expect(copy).toEqual({ kept: table.kept, sent: table.sent })
  })
})
