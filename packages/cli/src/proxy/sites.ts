import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../usage.ts'
import { isLoopback, readOrigins } from './origins.ts'
import { type ShownSite, showSite } from './proxy.ts'

export interface Showing {
  /** Addresses of the sites, as `--proxy` names them. */
  given: string
  port: number
  host: string | undefined
  /** Folder in which `kairos.js` is. */
  files: string
  print: (line: string) => void
}

/** Sites that are shown through this computer, each at a port of its own. */
export interface Sites {
  proxies: readonly ShownSite[]
  /** Says where one of them is shown. */
  opened(index: number, address: string): void
}

/** Makes ready to show sites. Throws `UsageError` for what nobody should open, or what cannot work. */
export function createSites({ given, port, host, files, print }: Showing): Sites {
  if (host !== undefined && !isLoopback(host))
    throw new UsageError(
      '--proxy shows a site on this computer only, or anybody could ask it in your name. Leave --host out.',
    )
  if (!existsSync(join(files, 'kairos.js')))
    throw new UsageError(`there is no kairos.js in ${files}. Write --cdn <folder of the built files>`)
  const sites = readOrigins(given)
  const itself = sites.find((site, index) => isLoopback(site.hostname) && port !== 0 && site.port === `${port + index}`)
  if (itself) throw new UsageError(`--proxy ${itself.origin} is this server itself: choose another --port.`)
  /** By their origin; what was asked for without TLS is the same site. */
  const listed = new Map<string, string>()
  return {
    proxies: sites.map((site) => showSite({ site, listed, print })),
    opened(index, address) {
      const { origin, host: name, protocol } = sites[index]!
      listed.set(origin, address)
      if (protocol === 'https:' && !listed.has(`http://${name}`)) listed.set(`http://${name}`, address)
      print(`${address} shows ${origin} with the tag`)
    },
  }
}
