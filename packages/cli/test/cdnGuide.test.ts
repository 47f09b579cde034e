import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '../src/index.ts'

/** Files of every kind that lies on a CDN. */
const FILES = ['kairos.js', 'kairos-live.mjs', 'kairos.json', 'kairos.json.sig', 'moment.json']
/** What a server says of itself and of this one answer. */
const OWN = ['etag', 'last-modified', 'content-length', 'date', 'connection', 'keep-alive', 'transfer-encoding']

let guide: string
let folder: string
let site: Serving
beforeAll(async () => {
  guide = await readFile(new URL('../../../docs/guides/cdn.md', import.meta.url), 'utf8')
  folder = await mkdtemp(join(tmpdir(), 'kairos-cdn-'))
  for (const file of FILES) await writeFile(join(folder, file), '{}')
  site = await serve({ folder, port: 0 })
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true })
})

const shown = (name: string) => new RegExp(`^\`\`\`\\w+ file=${name}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide)![1]!
const headersOf = async (path: string) => {
  const { headers } = await fetch(`${site.url}/${path}`)
  return Object.fromEntries([...headers].filter(([name]) => !OWN.includes(name)))
}

describe('the snippet for nginx', () => {
  /** What nginx would send for a file. */
  const sentBy = (snippet: string, file: string) => {
    const added = [...snippet.matchAll(/^ *add_header ([\w-]+) "([^"]*)" always;$/gm)]
    const types = /types \{([^}]*)\}/.exec(snippet)![1]!
    const [, type] = [...types.matchAll(/(\S+\/\S+) ([^;]+);/g)].find(([, , endings]) =>
      endings!.split(' ').includes(file.split('.').at(-1)!),
    )!
    const charset = /charset_types ([^;]+);/.exec(snippet)![1]!.split(' ').includes(type!)
      ? `; charset=${/^ *charset (\S+);$/m.exec(snippet)![1]}`
      : ''
    return {
      'content-type': `${type}${charset}`,
      ...Object.fromEntries(added.map(([, name, value]) => [name!.toLowerCase(), value])),
    }
  }

  test.each(FILES)('sends for %s what `kairos serve` sends', async (file) => {
    const snippet = shown('kairos.conf')
    const [, place] = /location ~ (\S+) \{/.exec(snippet)!
    expect(`/${file}`).toMatch(new RegExp(place!))
    expect(sentBy(snippet, file)).toEqual(await headersOf(file))
  })

  test('keeps other files of the folder out', () => {
    const [, place] = /location ~ (\S+) \{/.exec(shown('kairos.conf'))!
    for (const path of ['/kairos.key', '/index.html', '/kairos.json.bak', '/x/kairos.json'])
      expect(path).not.toMatch(new RegExp(place!))
  })
})

test('`kairos serve` answers a file that is still good without its body', async () => {
  const { headers } = await fetch(`${site.url}/kairos.json`)
  const again = await fetch(`${site.url}/kairos.json`, { headers: { 'if-none-match': headers.get('etag')! } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('the policies for CloudFront and S3 say the same', async () => {
  const sent = await headersOf('kairos.json')
  const { CorsConfig } = JSON.parse(shown('policy.json'))
  const [bucket] = JSON.parse(shown('cors.json'))
  expect(CorsConfig.AccessControlAllowOrigins.Items).toEqual([sent['access-control-allow-origin']])
  expect(CorsConfig.AccessControlExposeHeaders.Items).toEqual([sent['access-control-expose-headers']])
  expect(bucket.AllowedOrigins).toEqual([sent['access-control-allow-origin']])
  expect(bucket.ExposeHeaders).toEqual([sent['access-control-expose-headers']])
})

test('each header is in the table, with why', async () => {
  for (const [name, value] of Object.entries(await headersOf('kairos.json'))) {
    const written = name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
    expect(guide).toContain(`\`${written}: ${name === 'content-type' ? '…; charset=utf-8' : value}\``)
  }
})
