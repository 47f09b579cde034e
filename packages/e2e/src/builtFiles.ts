import { readdir, readFile } from 'node:fs/promises'
import type { Routes } from './faultServer.ts'

/** The CDN files, as `npm run build` writes them; KAIROS_DIST names another folder, with a slash at its end. */
export const distFolder = new URL(process.env.KAIROS_DIST ?? '../../../dist/', import.meta.url)

/** A route for each of the CDN files, to be mixed with a page's own. */
export async function builtFiles(): Promise<Routes> {
  const names = await readdir(distFolder)
  const routes = names
    .filter((name) => /\.m?js$/.test(name))
    .map(async (name) => [`/${name}`, { body: await readFile(new URL(name, distFolder)) }] as const)
  return Object.fromEntries(await Promise.all(routes))
}
