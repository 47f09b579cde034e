import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { type ParseError, parse } from 'jsonc-parser'
import { find, type Places, sendFile } from '../serve/files.ts'
import { fieldsOf } from '../validate/tolerant.ts'

/** Where records go, so that those of a trial are not mixed with the site's. */
export const BATCH = '/__kairos/batch'

const OURS = /^\/(kairos[\w.-]*\.(m?js|css|map|jsonc?)|personas\.json)$/

/** Answers with a file of ours, in place of the site's; `false` where there is none. */
export async function sendOwn(request: IncomingMessage, response: ServerResponse, places: Places): Promise<boolean> {
  const path = request.url!.split('?')[0]!
  const isConfig = path === '/kairos.json' || path === `/${basename(places.config ?? '')}`
  if (!OURS.test(path) && !isConfig) return false
  const file = await find(path, places)
  if (file === undefined) return false
  if (isConfig && file === places.config) await sendConfig(response, file)
  else await sendFile(request, response, places)
  return true
}

/** The file as it is, but for where records go. One that cannot be read is sent as it is: the page says what is wrong. */
async function sendConfig(response: ServerResponse, file: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  const errors: ParseError[] = []
  const config = fieldsOf(parse(text, errors))
  const settings = fieldsOf(config['settings'])
  const records = fieldsOf(settings['records'])
  const isSent = typeof records['url'] === 'string'
  const changed = { ...config, settings: { ...settings, records: { ...records, url: BATCH } } }
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' })
  response.end(errors.length ? text : JSON.stringify(isSent ? changed : config))
}
