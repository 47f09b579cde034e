import type { Campaign, Config, Trigger } from '@kairos/schema'
import type { Page } from 'puppeteer-core'
import { builtFiles } from './builtFiles.ts'
import { createFaultServer, type FaultServer } from './faultServer.ts'
import { TAG } from './templateSite.ts'
import { WAIT } from './wait.ts'

export interface SmallSiteOptions {
  /** What each campaign waits for, by its id; it acts without showing anything. */
  triggers?: Record<string, Trigger>
  /** Any other fields of the file. */
  config?: Partial<Config>
  /** Bodies by path. */
  pages: Record<string, string>
  headers?: Record<string, string>
  /** Default `TAG`. */
  tag?: string
  /** Default: a little of it, inline. */
  style?: string
}

/** A campaign that only decides: its variant has no actions. */
export const decides = (id: string, parts: Partial<Campaign>): Campaign => ({ id, variants: [{ id: 'a' }], ...parts })

/** Small pages with the tag, and one campaign for each moment that a test is about. */
export async function serveSmallSite({
  triggers = {},
  config,
  pages,
  headers,
  tag = TAG,
  style = '<style>body{margin:0}</style>',
}: SmallSiteOptions): Promise<FaultServer> {
  const { campaigns = [], ...others } = config ?? {}
  const moments = Object.entries(triggers).map(([id, trigger]) => decides(id, { trigger }))
  const file = {
    kairos: 1,
    site: 'small',
    settings: { consent: { mode: 'not_required' } },
    ...others,
    campaigns: [...campaigns, ...moments],
  }
  const page = (body: string) => ({
    headers,
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Small</title>${style}${tag}</head><body>${body}</body></html>`,
  })
  return createFaultServer({
    ...(await builtFiles()),
    '/kairos.json': { body: JSON.stringify(file) },
    ...Object.fromEntries(Object.entries(pages).map(([path, body]) => [path, page(body)])),
  })
}

type KairosPage = Window & { kairos?: { decisions?: () => { campaign: string; reason: string }[] } }

/** Ids of the campaigns whose moment has come on this page, in the order of the alphabet. */
export const came = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ((window as KairosPage).kairos?.decisions?.() ?? [])
      .filter(({ reason }) => reason === 'acts')
      .map(({ campaign }) => campaign)
      .sort(),
  )

/** Waits until a moment has come. */
export async function comes(page: Page, id: string): Promise<void> {
  await page.waitForFunction(
    (id) =>
      (window as KairosPage).kairos?.decisions?.().some(({ campaign, reason }) => campaign === id && reason === 'acts'),
    WAIT,
    id,
  )
}
