import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { configFileHere, readConfigFile } from '../configFile.ts'
import { pack, toScript } from '../pack/pack.ts'
import { paint } from '../terminal.ts'
import { type Command, UsageError } from '../usage.ts'
import { report, summarize } from '../validate/report.ts'

export const packCommand: Command = {
  usage: 'pack [file]',
  about: "Writes the file that is published: checked, without comments and names, with the site's clock for two years.",
  maxWords: 1,
  options: {
    to: { value: '<folder>', about: 'Where to write. Default: packed.' },
    'config-js': { about: 'Write kairos.config.js as well, for pages that decide before anything is fetched.' },
  },

  async run({ words: [file = configFileHere()], values: { to = 'packed' }, switches }) {
    const { text, result } = await readConfigFile(file, 'pack')
    if (result.findings.length) console.log(`${report(file, text, result.findings)}\n`)
    if (!result.config) {
      console.log(paint('red', `${file}: ${summarize(result)}. Nothing was written.`))
      return 1
    }
    const packed = pack(result.config, Date.now())
    const files = { 'kairos.json': JSON.stringify(packed) }
    if (switches.has('config-js')) Object.assign(files, { 'kairos.config.js': toScript(packed) })
    await writeAll(to, files)
    for (const [name, content] of Object.entries(files)) console.log(`${join(to, name)}  ${sizesOf(content)}`)
    return 0
  },
}

async function writeAll(folder: string, files: Record<string, string>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  } catch (error) {
    throw new UsageError(`${folder} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

const sizesOf = (content: string) =>
  `${kilo(Buffer.byteLength(content))}, ${kilo(brotliCompressSync(content).length)} after brotli`

const kilo = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`
