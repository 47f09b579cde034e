import { watchDataLayer } from './hooks/dataLayer.ts'
import { declared } from './hooks/facts.ts'
import { tellingsOf, valuesOf } from './hooks/ga4.ts'
import { tellingOf, watchJsonLd } from './hooks/jsonLd.ts'
import { shopifyTelling } from './hooks/shopify.ts'
import { createTeller } from './hooks/tell.ts'
import { watchWooCommerce } from './hooks/woocommerce.ts'
import type { Hooks, Kit } from './kit.ts'

const DEFAULT_SOURCES = ['data_layer', 'json_ld']
/** What a page tells late, it tells until then. */
const LATE_MS = 3000
const LOOKS_MS = [0, 1000, LATE_MS, 10_000]

/** What the site says already: in its data layer, its JSON-LD, its shop. */
export function start(kit: Kit): Hooks {
  const { env, send, settings, program } = kit
  const { facts } = program
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
  const inLayer = declared(facts, 'dataLayer')
  const inBlocks = declared(facts, 'jsonLd')

  const layer = watchDataLayer({
    env,
    diagnose: complain('dataLayer'),
    hear(entry) {
      know(inLayer(valuesOf(entry)))
      if (sources.includes('data_layer')) for (const telling of tellingsOf(entry)) teller.tell('data_layer', telling)
    },
  })

  /** The page's own scripts know better what is looked at, so they come first. */
  const whenLoaded = (run: () => void) => {
    if (env.document.readyState === 'complete') return [env.later(run, 0)]
    let isDone = false
    const once = () => {
      if (!isDone) run()
      isDone = true
    }
    return [env.on(env.window, 'load', () => env.later(once, 0)), env.later(once, LATE_MS)]
  }
  const tellView = (source: string, telling: ReturnType<typeof tellingOf>) => {
    if (telling && !teller.wasTold(`${telling.event}`)) teller.tell(source, telling)
  }

  return {
    admits(signal) {
      if (signal.name === 'page_view') layer.look()
      return teller.admits(signal)
    },
    watch() {
      const stops = LOOKS_MS.map((delayMs) => env.later(layer.look, delayMs))
      stops.push(env.on(env.window, 'load', layer.look), layer.stop)
      if (sources.includes('shopify')) stops.push(...whenLoaded(() => tellView('shopify', shopifyTelling(env))))
      if (sources.includes('woocommerce'))
        stops.push(watchWooCommerce(env, (telling) => teller.tell('woocommerce', telling)))
      stops.push(
        watchJsonLd({
          env,
          diagnose: complain('json-ld'),
          hear(things) {
            know(Object.assign({}, ...things.map(inBlocks).reverse()))
            if (sources.includes('json_ld')) stops.push(...whenLoaded(() => tellView('json_ld', tellingOf(things))))
          },
        }),
      )
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
