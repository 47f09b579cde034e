import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type pixelmatch from 'pixelmatch'
import type { PNG } from 'pngjs'
import type puppeteer from 'puppeteer-core'
import { UsageError } from '../usage.ts'

/** What this command alone needs, and the others do without. */
export interface Tools {
  puppeteer: typeof puppeteer
  PNG: typeof PNG
  pixelmatch: typeof pixelmatch
  /** The script that judges contrast. */
  axe: string
}

const PACKAGES = ['puppeteer-core', 'axe-core', 'pixelmatch', 'pngjs']

/** Loads the packages that are not installed with the command. Throws `UsageError` with how to get them. */
export async function loadTools(): Promise<Tools> {
  try {
    // One after the other: of several that are missing only one may say so.
    const { default: driver } = await import('puppeteer-core')
    const { PNG } = await import('pngjs')
    const { default: compare } = await import('pixelmatch')
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    return { puppeteer: driver, PNG, pixelmatch: compare, axe }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!/MODULE_NOT_FOUND/.test(code ?? '')) throw error
    throw new UsageError(
      `kairos matrix opens a browser and looks at pictures, with packages that are not installed by themselves. Write: npm install --save-dev ${PACKAGES.join(' ')}`,
    )
  }
}
