import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { configFileHere } from '../configFile.ts'
import { SCHEMAS, starterText } from '../init/starter.ts'
import { workflowFor } from '../init/workflow.ts'
import { type Command, UsageError } from '../usage.ts'

export const initCommand: Command = {
  usage: 'init [folder]',
  about: 'Begins a site: kairos.json, the schemas beside it for the editor, and a check for pull requests.',
  maxWords: 1,
  options: { site: { value: '<name>', about: 'Name of the site in kebab-case. Default: that of the folder.' } },

  async run({ words: [folder = '.'], values: { site = nameOf(folder) } }) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(site))
      throw new UsageError(`--site ${site} is not in kebab-case. Write, for example: --site corner-shop`)
    const require = createRequire(import.meta.url)
    const schemas = SCHEMAS.map(async (name) => ({
      path: join(folder, name),
      text: await readFile(require.resolve(`@kairos/schema/${name}`), 'utf8'),
    }))
    const config = { path: configFileHere(folder), text: starterText(site) }
    for (const { path, text } of [config, ...(await Promise.all(schemas)), workflowFor(folder)]) {
      const isNew = await writeNew(path, text)
      console.log(`${path}  ${isNew ? 'written' : 'is there already, left as it is'}`)
    }
    console.log('Next: kairos serve, then kairos validate and kairos lint after each change.')
    return 0
  },
}

/** The folder's name in kebab-case. */
function nameOf(folder: string): string {
  const words = basename(resolve(folder))
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return words?.join('-') ?? 'my-site'
}

/** Writes a file unless there is one; tells whether it did. */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    throw new UsageError(`${path} cannot be written (${code}).`)
  }
}
