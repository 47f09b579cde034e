import type { Kairos } from './api.ts'
import { attempt, pageEnv } from './env.ts'
import { cdn } from './lazy.cdn.ts'
import { type Calls, start } from './start.ts'

/** Marks our own object: an element with the id `kairos` is `window.kairos` too. */
const OURS = Symbol.for('kairos')

/**
 * The script tag: `<script src=".../kairos.js" data-config="/kairos.json">`. A second tag on the page does nothing. Where
 * `kairos.config.js` stands before it, the file is known already and nothing is fetched.
 */
function startFromTag(): void {
  const page = window as unknown as {
    kairos?: (Kairos | Calls) & { [OURS]?: true }
    kairosConfig?: { kairos?: unknown }
  }
  const tag = document.currentScript as HTMLScriptElement | null
  const found = page.kairos
  if (!tag?.dataset.config || found?.[OURS]) return
  cdn.base = tag.src
  const known = page.kairosConfig
  // An element with that id is a global too.
  const config = known?.kairos === 1 ? known : new URL(tag.dataset.config, tag.baseURI).href
  const kairos = start(pageEnv(), { ...tag.dataset, config }, Array.isArray(found) ? found : [])
  page.kairos = Object.assign(kairos, { [OURS]: true as const })
}

attempt(startFromTag)
