import { existsSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { BATCH, sendOwn } from '../proxy/ownFiles.ts'
import type { ShownSite } from '../proxy/proxy.ts'
import { createSites } from '../proxy/sites.ts'
import { count } from '../terminal.ts'
import { UsageError } from '../usage.ts'
import { createChanges } from './changes.ts'
import type { CollectedRecord } from './collected.ts'
import { createCollector } from './collector.ts'
import { failInTurn } from './failures.ts'
import { type Places, sendFile, sendText } from './files.ts'
import { type Listening, listen } from './listen.ts'
import { livePage } from './live/page.ts'
import { summarize } from './live/summary.ts'
import { openRecordFile } from './recordFile.ts'
import { recordLine } from './recordLine.ts'
import { watchConfig } from './watchConfig.ts'
import { watchFeeds } from './watchFeeds.ts'

export interface ServeOptions {
  /** The site: HTML files and what they need. */
  folder: string
  /** Default 5123; 0 takes a free one. */
  port?: number
  /** Default: reachable from this computer only. */
  host?: string
  /** Folder of the built `kairos.js` and its parts. Default: the site's own files. */
  cdn?: string
  /** The file served as `/kairos.json`. Default: the folder's `kairos.json`, else `kairos.jsonc`. */
  config?: string
  /** File the records are written to, a line of JSON each. Default: nowhere. */
  recordFile?: string
  /** How every second answer of the collector fails: status codes, `slow`, `drop`, one after the other. Default: none does. */
  fail?: string
  /**
   * Sites on the network that are shown in place of the folder's own, with the tag in their pages: origins with commas
   * between them, the first one at `port`, the others at the ports after it. Of the folder only Kairos' own files are served.
   * Default: none.
   */
  proxy?: string
  /** Takes the lines about records and changes of the file. Default: nobody reads them. */
  print?(line: string): void
  /** Called once for each record that was not there before. */
  onRecord?(record: CollectedRecord): void
}

export interface Serving {
  /** Example: `"http://localhost:5123"`. */
  url: string
  port: number
  /** What the collector has received, oldest first; bounded and without duplicates. */
  records: readonly CollectedRecord[]
  close(): Promise<void>
}

/** Serves a site with its kairos.json and a collector. Throws `UsageError` when folder, file or port cannot be used. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { port = 5123, host, print = () => {}, onRecord, recordFile, fail, proxy: given } = options
  const places = findPlaces(options)
  const sites =
    given === undefined ? undefined : createSites({ given, port, host, print, files: places.cdn ?? places.folder })
  const nextFailure = fail === undefined ? undefined : failInTurn(fail)
  const file = recordFile === undefined ? undefined : await openRecordFile(recordFile)
  if (file?.earlier.length || file?.unreadable)
    print(
      `${recordFile}: ${count(file.earlier.length, 'earlier record')}, ${count(file.unreadable, 'line')} not readable`,
    )
  const collector = createCollector({
    file,
    ...(nextFailure && { nextFailure }),
    onRecord(record) {
      print(recordLine(record))
      onRecord?.(record)
    },
  })
  const sendLive = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(livePage(summarize(collector.records, Date.now())))
  }
  const changes = createChanges()
  const answerBy = (proxy?: ShownSite) => async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const path = request.url?.split('?')[0]
      if (path === '/__kairos') return sendLive(response)
      if (path === '/kairos.stream') return changes.answer(request, response)
      if (path === (proxy ? BATCH : '/v1/batch')) return await collector.answer(request, response)
      if (!proxy) return await sendFile(request, response, places)
      if (!(await sendOwn(request, response, places))) proxy.answer(request, response)
    } catch {
      // A file that went away while it was read, a full disk, or a visitor who left.
      if (!response.headersSent) sendText(response, { status: 500, text: 'This could not be answered' })
    }
  }
  const open: Listening[] = []
  const close = () => Promise.all(open.map((one) => one.close()))
  try {
    for (const [index, proxy] of (sites?.proxies ?? [undefined]).entries()) {
      open.push(await listen(answerBy(proxy), { port: port && port + index, host, upgrade: proxy?.upgrade }))
      sites?.opened(index, `http://${nameOf(host)}:${open[index]!.port}`)
    }
  } catch (problem) {
    await close()
    throw problem
  }
  let stopFeeds = () => {}
  const read = (config: unknown) => {
    changes.tell('config')
    stopFeeds()
    stopFeeds = watchFeeds({ folder: places.folder, config, changed: changes.tell })
  }
  const stopWatching = places.config ? await watchConfig({ file: places.config, print, read }) : () => {}
  return {
    url: `http://${nameOf(host)}:${open[0]!.port}`,
    port: open[0]!.port,
    records: collector.records,
    async close() {
      stopWatching()
      stopFeeds()
      changes.close()
      for (const proxy of sites?.proxies ?? []) proxy.close()
      await close()
      await file?.close()
    },
  }
}

/** How this computer's own browser reaches the server. */
function nameOf(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function findPlaces({ folder, cdn, config }: ServeOptions): Places {
  for (const place of [folder, cdn])
    if (place !== undefined && !statSync(place, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`there is no folder ${place}.`)
  if (config !== undefined && !existsSync(config)) throw new UsageError(`there is no file ${config}.`)
  const own = ['kairos.json', 'kairos.jsonc'].map((name) => join(folder, name)).find((file) => existsSync(file))
  // Before there is a kairos.json it is watched for all the same: it may be written while the site is served.
  const file = config ?? own ?? join(folder, 'kairos.json')
  return { folder: resolve(folder), config: resolve(file), ...(cdn === undefined ? {} : { cdn: resolve(cdn) }) }
}
