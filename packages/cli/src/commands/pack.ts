import { join } from 'node:path'
import { configFileHere, readConfigFile } from '../configFile.ts'
import { contentHash } from '../pack/contentHash.ts'
import { endedCampaigns } from '../pack/ended.ts'
import { pack } from '../pack/pack.ts'
import { packedFiles, readKey } from '../pack/packedFiles.ts'
import { putFiles, readIfThere } from '../pack/putFiles.ts'
import { sizesOf, tooLarge } from '../pack/sizes.ts'
import { count, paint } from '../terminal.ts'
import type { Command } from '../usage.ts'
import { report, summarize } from '../validate/report.ts'

export const packCommand: Command = {
  usage: 'pack [file]',
  about:
    "Writes the file that is published: checked, without comments, names and campaigns that are over, with the site's clock for two years.",
  maxWords: 1,
  options: {
    to: { value: '<folder>', about: 'Where to write. Default: packed.' },
    'config-js': { about: 'Write kairos.config.js as well, for pages that decide before anything is fetched.' },
    key: { value: '<file>', about: 'Signs it: writes kairos.json.sig, for pages whose tag has a data-key.' },
  },

  async run({ words: [file = configFileHere()], values: { to = 'packed', key }, switches }) {
    const secret = await readKey(key)
    const { text, result } = await readConfigFile(file, 'pack')
    if (result.findings.length) console.log(`${report(file, text, result.findings)}\n`)
    if (!result.config) {
      console.log(paint('red', `${file}: ${summarize(result)}. Nothing was written.`))
      return 1
    }
    const now = Date.now()
    const ended = [...endedCampaigns(result.config, now)]
    if (ended.length) console.log(`Left out, for their time is over: ${ended.join(', ')}.`)
    const config = pack(result.config, now)
    const signatures = secret === undefined ? undefined : await readIfThere(join(to, 'kairos.json.sig'))
    const files = packedFiles({ config, script: switches.has('config-js'), secret, signatures })
    await putFiles(to, files)
    for (const [name, content] of files) console.log(`${join(to, name)}  ${toldOf(name, content)}`)
    const { campaigns = [] } = config
    console.log(`content ${contentHash(config)}, ${count(campaigns.length, 'campaign')}`)
    const warning = tooLarge(JSON.stringify(config))
    if (warning) console.log(paint('yellow', warning))
    return 0
  },
}

const toldOf = (name: string, content: string): string => (name.endsWith('.sig') ? 'signed' : sizesOf(content))
