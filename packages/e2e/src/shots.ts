import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import type { Clip } from './pixels.ts'

const folder = fileURLToPath(new URL('../shots/', import.meta.url))

/** Saves a picture for people to look at, as packages/e2e/shots/<name>.png, and returns its path. Git ignores them. */
export async function shoot(
  page: Page,
  name: string,
  options: { clip?: Clip; fullPage?: boolean } = {},
): Promise<string> {
  return saveShot(name, await page.screenshot({ ...options, type: 'png' }))
}

/** Saves a picture that is there already beside the others. */
export const saveShot = (name: string, png: Uint8Array): Promise<string> => saveFile(`${name}.png`, png)

/** Saves anything beside them. */
export async function saveFile(name: string, content: Uint8Array | string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = folder + name
  await writeFile(path, content)
  return path
}
