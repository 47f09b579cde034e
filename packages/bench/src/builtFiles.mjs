import { readdirSync, readFileSync } from 'node:fs'

const dist = new URL('../../../dist/', import.meta.url)

/** The scripts of the CDN, by the path they are asked for. */
export const builtFiles = () =>
  Object.fromEntries(
    readdirSync(dist)
      .filter((name) => /\.m?js$/.test(name))
      .map((name) => [`/${name}`, readFileSync(new URL(name, dist), 'utf8')]),
  )
