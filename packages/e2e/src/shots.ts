import { mkdir } from 'node:fs/promises'
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
  await mkdir(folder, { recursive: true })
  const path = `${folder}${name}.png` as const
  await page.screenshot({ ...options, path })
  return path
}
