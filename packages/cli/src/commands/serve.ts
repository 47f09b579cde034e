import { once } from 'node:events'
import { serve } from '../serve/serve.ts'
import { type Command, UsageError } from '../usage.ts'

export const serveCommand: Command = {
  usage: 'serve [folder]',
  about:
    'Serves a site for trying out: clean addresses, kairos.json checked at each change, a collector at /v1/batch, what it has at /__kairos.',
  maxWords: 1,
  options: {
    port: { value: '<number>', about: 'Default 5123. 0 takes a free one.' },
    host: { value: '<address>', about: 'Default: only this computer. 0.0.0.0 lets the network in.' },
    cdn: { value: '<folder>', about: 'Where the built kairos.js and its parts are.' },
    config: { value: '<file>', about: "Served as /kairos.json. Default: the folder's kairos.json, or kairos.jsonc." },
    proxy: {
      value: '<address>',
      about:
        'A site on the network to show with the tag and this file, such as https://shop.example. Several with commas.',
    },
    records: { value: '<file>', about: 'Appends what is measured, a line of JSON each; read again at the next start.' },
    fail: {
      value: '<kinds>',
      about:
        'Every second answer of the collector fails: status codes, slow (3 s), drop (no answer). 500,slow,drop: in turn.',
    },
  },

  async run({ words: [folder = '.'], values: { port = '5123', host, cdn, config, proxy, records, fail } }) {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      throw new UsageError(`--port ${port} is not a port: write a number from 0 to 65535.`)
    const site = await serve({
      folder,
      port: Number(port),
      ...(host === undefined ? {} : { host }),
      ...(cdn === undefined ? {} : { cdn }),
      ...(config === undefined ? {} : { config }),
      ...(proxy === undefined ? {} : { proxy }),
      ...(records === undefined ? {} : { recordFile: records }),
      ...(fail === undefined ? {} : { fail }),
      print: console.log,
    })
    console.log(`ready ${site.url}\nmeasured ${site.url}/__kairos`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await site.close()
    return 0
  },
}
