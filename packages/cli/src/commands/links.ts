import { extname } from 'node:path'
import { didYouMean } from '../closest.ts'
import { configFileHere, readUsableConfig } from '../configFile.ts'
import { writeNamed } from '../files/writeNamed.ts'
import { readBase } from '../links/base.ts'
import { type List, linksCsv, linksHtml, linksMarkdown } from '../links/formats.ts'
import { rowsOf } from '../links/rows.ts'
import { count } from '../terminal.ts'
import { type Command, UsageError } from '../usage.ts'

const FORMATS: Record<string, (list: List) => string> = { csv: linksCsv, md: linksMarkdown, html: linksHtml }

export const linksCommand: Command = {
  usage: 'links [file]',
  about: 'Lists every variant for people who try it: a link that shows it, what to do, and what should be seen.',
  maxWords: 1,
  options: {
    base: { value: '<address>', about: 'The site, such as https://shop.example or http://localhost:5123.' },
    format: { value: '<name>', about: 'csv, md or html. Default: as the name of --out ends, else md.' },
    out: { value: '<file>', about: 'Where it is written. Default: printed.' },
    json: { about: 'Print the list as JSON.' },
  },

  async run({ words, values, switches }) {
    const { out } = values
    const write = FORMATS[formatOf(values)]!
    const base = readBase(values['base'], 'links')
    const config = await readUsableConfig(words[0] ?? configFileHere(), 'links --base https://shop.example')
    if (!config) return 1
    const rows = rowsOf({ config, base, at: Date.now() })
    const isOff = config.settings?.preview === false
    const warnings = isOff ? ['No link works: "preview": false in "settings" turns previews off.'] : []
    if (switches.has('json')) {
      const variants = rows.map(({ actions: _, raw: __, places: ___, ...row }) => row)
      console.log(JSON.stringify({ base: base.href, warnings, variants }, null, 2))
    } else {
      for (const warning of warnings) console.error(warning)
      const text = write({ site: config.site, base: base.origin, rows, warnings })
      if (out === undefined) console.log(text.trimEnd())
      else await writeNamed('out', out, text.endsWith('\n') ? text : `${text}\n`)
      if (out !== undefined) console.log(`${out} written: ${count(rows.length, 'variant')}`)
    }
    return isOff ? 1 : 0
  },
}

function formatOf({ format, out }: Record<string, string | undefined>): string {
  const known = Object.keys(FORMATS)
  if (format === undefined) {
    const ending = extname(out ?? '.md')
      .slice(1)
      .toLowerCase()
    return { htm: 'html', markdown: 'md' }[ending] ?? (known.includes(ending) ? ending : 'md')
  }
  if (known.includes(format)) return format
  throw new UsageError(`--format ${format} is no format.${didYouMean(format, known)} There is: ${known.join(', ')}`)
}
