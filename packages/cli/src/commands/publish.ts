import { configFileHere } from '../configFile.ts'
import { readKey } from '../pack/packedFiles.ts'
import { publish } from '../publish/publish.ts'
import { rollBack } from '../publish/rollback.ts'
import { type Command, UsageError } from '../usage.ts'

export const publishCommand: Command = {
  usage: 'publish [file] --to <folder>',
  about:
    'From the file you edit to the file pages read: checks it, says what changes for visitors, packs, stamps the revision, signs, and puts it in place whole.',
  maxWords: 1,
  options: {
    to: { value: '<folder>', about: 'Where pages read it: a folder, or a command in which {} is the folder to copy.' },
    until: { value: '<time>', about: 'Campaigns that begin now end by themselves: 2h, 3d, 2026-12-24T18:00Z.' },
    campaign: { value: '<ids>', about: 'With --until: these end instead, parted by commas.' },
    rollback: { about: 'Publishes again what was published before.' },
    'dry-run': { about: 'Only say what would happen.' },
    anyway: { about: 'Publish although lint found something.' },
    key: { value: '<file>', about: 'Signs it, for pages whose tag has a data-key.' },
    'config-js': { about: 'Publish kairos.config.js as well; once it is there, always.' },
  },

  async run({ words: [file = configFileHere()], values: { to, until, campaign, key }, switches }) {
    if (to === undefined) throw new UsageError('where to? Write: kairos publish --to <folder>')
    const isBack = switches.has('rollback')
    if (isBack && until !== undefined) throw new UsageError('give --rollback or --until, not both.')
    if (campaign !== undefined && until === undefined)
      throw new UsageError('--campaign needs --until: when do they end?')
    const options = {
      file,
      to,
      secret: await readKey(key),
      script: switches.has('config-js'),
      isTrial: switches.has('dry-run'),
      until,
      ending: campaign?.split(',').map((id) => id.trim()),
      anyway: switches.has('anyway'),
    }
    return await (isBack ? rollBack(options) : publish(options, Date.now()))
  },
}
