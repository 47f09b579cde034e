import type { Stop } from './env.ts'
import type { Hooks } from './given.ts'

import { watchDataLayer } from './hooks/dataLayer.ts'
import { declared } from './hooks/facts.ts'
import { tellingsOf, valuesOf } from './hooks/ga4.ts'
import { tellingOf, watchJsonLd } from './hooks/jsonLd.ts'
import { type Loaded, waitForLoad } from './hooks/loaded.ts'
import { recallCart } from './hooks/recallCart.ts'
import { createTeller } from './hooks/tell.ts'
import { at, own } from './hooks/values.ts'
import type { Kit } from './kit.ts'

const DEFAULT_SOURCES = ['data_layer', 'json_ld']
/** A data layer that comes late, or is replaced, comes by then. */
const LOOKS_MS = [0, 1000, 3000, 10_000]

/** What the site says already: in its data layer, its JSON-LD, its shop. */
export function start(kit: Kit): Hooks {
  const { env, send, settings, program } = kit
  const { facts } = program
  const typed = kit.facts?.typed
  const sources: unknown[] = Array.isArray(settings.commerce) ? settings.commerce : DEFAULT_SOURCES
  const teller = createTeller(kit)
  const complained = new Set<string>()
  const complain = (path: string) => (expected: string) => {
    if (!complained.has(path)) kit.diagnose({ path, expected })
    complained.add(path)
  }
  const know = (values: object) => {
    if (Object.keys(values).length) send('facts', { ...values })
  }
  const inLayer = declared({ facts, source: 'dataLayer', typed })
  const inBlocks = declared({ facts, source: 'jsonLd', typed })

  const layer = watchDataLayer({
    env,
    diagnose: complain('dataLayer'),
    hear(entry) {
      know(inLayer(valuesOf(entry)))
      if (sources.includes('data_layer')) for (const telling of tellingsOf(entry)) teller.tell('data_layer', telling)
    },
  })

  /** The page's own scripts know better what is looked at, so they come first. */
  const tellView = (source: string, telling: ReturnType<typeof tellingOf>) => {
    if (telling && !teller.wasTold(`${telling.event}`)) teller.tell(source, telling)
  }

  const watchShops = ({ loaded, stops }: { loaded: Loaded; stops: Stop[] }) =>
    kit.load('shops').then((part) => {
      const shops = part?.start({ at, own })
      if (!shops) return
      if (sources.includes('shopify')) loaded.then(() => tellView('shopify', shops.shopifyTelling(env)))
      if (sources.includes('woocommerce'))
        loaded.then(() => stops.push(shops.watchWooCommerce(env, (telling) => teller.tell('woocommerce', telling))))
    })

  return {
    admits(signal) {
      if (signal.name === 'page_view') layer.look()
      return teller.admits(signal)
    },
    watch() {
      recallCart(kit)
      const stops = LOOKS_MS.map((delayMs) => env.later(layer.look, delayMs))
      const loaded = waitForLoad(env)
      stops.push(env.on(env.window, 'load', layer.look), layer.stop, loaded.stop)
      if (sources.some((source) => source === 'shopify' || source === 'woocommerce')) watchShops({ loaded, stops })
      const blocks = watchJsonLd({
        env,
        diagnose: complain('json-ld'),
        hear(things) {
          know(Object.assign({}, ...things.map(inBlocks).reverse()))
          if (sources.includes('json_ld')) loaded.then(() => tellView('json_ld', tellingOf(things)))
        },
      })
      return () => {
        for (const stop of [...stops, blocks]) stop()
      }
    },
  }
}
