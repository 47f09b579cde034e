import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, builtFiles, createFaultServer, createVisitor, type FaultServer, launch } from '../src/index.ts'
import { payloads as attempts } from './htmlPayloads.ts'

const read = async (): Promise<{ title: string; payload: string }[]> => {
  try {
    const file = new URL('../../../../shared/conformance/html-payloads.json', import.meta.url)
    return JSON.parse(await readFile(file, 'utf8')).payloads
  } catch {
    console.log('The payloads are not here: markup is tested with a few of our own.')
    return []
  }
}
const own = [
  '<p class="a" style="color:red" id="x">Free until <strong>Friday</strong></p>',
  '<a href="/sale" onclick="ran()">Go</a><a href="javascript:ran()">No</a><a href="tel:+1">Call</a>',
  '<img src="/a.png" alt="A" onerror="ran()"><img src="data:image/png,x"><script>ran()</script>',
  '<table><tbody><tr><td colspan="2">Cell</td></tr></tbody></table><form><input name="q"></form>',
  '<ul><li>One<li>Two</ul>text &amp; more<!-- note -->',
  '<kairos-slot name="hero">again</kairos-slot><svg><script>ran()</script></svg><math><mi>x</mi></math>',
]
/** DOMPurify also drops elements with `is`, and attributes that would end a CDATA section; `setHTML` only disarms them. */
const STRICTER = /\bis="|\]>/
const STRICT = "script-src 'self'; require-trusted-types-for 'script'; trusted-types"
const page = (policy: string) => ({
  body: '<!doctype html><html lang="en"><head><script src="/kairos.js" data-config="/kairos.json"></script></head><body><kairos-slot name="hero" style="display: flow-root; height: 3000px">Own</kairos-slot></body></html>',
  headers: { 'content-security-policy': policy },
})

describe('markup in a slot', () => {
  let browser: Browser
  let server: FaultServer
  let payloads: string[]
  beforeAll(async () => {
    payloads = [...own, ...attempts, ...(await read()).map(({ payload }) => payload)]
    const configOf = (html: string | undefined) => ({
      kairos: 1,
      site: 'html',
      settings: { consent: { mode: 'not_required' } },
      campaigns: [{ id: 'a', variants: [{ id: 'b', actions: [{ type: 'slot', slot: 'hero', html }] }] }],
    })
    server = await createFaultServer({
      ...(await builtFiles()),
      '/': page("script-src 'self' 'unsafe-inline' 'unsafe-eval'"),
      '/strict': page(`${STRICT} kairos`),
      '/refused': page(`${STRICT} 'none'`),
      // Each its own address: a browser may answer one that was asked before from memory.
      '/kairos.json': ({ query }) => ({ body: JSON.stringify(configOf(payloads[Number(query.get('payload'))])) }),
    })
    browser = await launch('chromium')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const withoutNative = () => {
    Reflect.deleteProperty(Element.prototype, 'setHTML')
  }
  const watchRuns = () => {
    const ran = () => {
      Object.assign(window, { hasRun: true })
    }
    Object.assign(window, { hasRun: false, ran, alert: ran, confirm: ran, prompt: ran })
  }
  const open = async (path: string, isNative: boolean) => {
    const visitor = await createVisitor(browser)
    const seen = await visitor.open(server.url + path, {
      before: async (tab) => {
        await tab.evaluateOnNewDocument(watchRuns)
        if (!isNative) await tab.evaluateOnNewDocument(withoutNative)
      },
    })
    await seen.page.waitForSelector('.kairos-html')
    return { visitor, seen, inner: () => seen.page.$eval('.kairos-html', (element) => element.innerHTML) }
  }
  const markupOf = async (isNative: boolean) => {
    const shown: string[] = []
    // One payload to a page would take minutes: they follow each other on one.
    const visitor = await createVisitor(browser)
    const seen = await visitor.open(`${server.url}/`, {
      before: async (tab) => {
        await tab.evaluateOnNewDocument(watchRuns)
        if (!isNative) await tab.evaluateOnNewDocument(withoutNative)
      },
    })
    for (const index of payloads.keys()) {
      await seen.page.evaluate(async (config) => {
        const { kairos } = window as unknown as { kairos: { destroy: () => void } }
        kairos.destroy()
        // A shadow root stays with its element, and the script that made it is not asked again.
        const slot = document.querySelector('kairos-slot')!
        slot.replaceWith(slot.cloneNode(true))
        localStorage.clear()
        Reflect.deleteProperty(window, 'kairos')
        const tag = document.createElement('script')
        Object.assign(tag.dataset, { config })
        tag.src = '/kairos.js'
        document.head.append(tag)
      }, `/kairos.json?payload=${index}`)
      await seen.page.waitForSelector('.kairos-html')
      const { markup, made } = await seen.page.$eval('.kairos-html', (element) => ({
        markup: element.innerHTML,
        made: [...element.querySelectorAll<HTMLAnchorElement | HTMLImageElement>('*')].flatMap((one) => [
          one.localName,
          ...one.getAttributeNames(),
          /^[^/?#]*:/.exec('href' in one ? one.href : (one.src ?? ''))?.[0] ?? '',
        ]),
      }))
      // What waited for a picture asked for it at once.
      shown.push(markup.replaceAll(' loading="eager"', ''))
      // What it became, and not what it says: a title may read like anything.
      const harmful =
        /^(script|style|form|input|button|svg|math|iframe|object|embed|template|kairos-.*|on.*|id|name|slot)$/
      expect(
        made.filter((word) => harmful.test(word) || /^(java|vb)script:|^(data|blob|filesystem):/.test(word)),
      ).toEqual([])
    }
    expect(await seen.page.evaluate('window.hasRun')).toBe(false)
    await visitor.leave()
    return shown
  }

  test('is the same through both ways, and nothing in it runs', async () => {
    const [native, purified] = [await markupOf(true), await markupOf(false)]
    const differing = native.flatMap((markup, index) =>
      markup === purified[index] || STRICTER.test(payloads[index]!)
        ? []
        : [{ payload: payloads[index], native: markup, purified: purified[index] }],
    )
    expect(differing).toEqual([])
    expect(native[0]).toBe('<p class="a">Free until <strong>Friday</strong></p>')
  })

  test.each([true, false])(
    'works under a policy for Trusted Types that knows our name (native: %s)',
    async (isNative) => {
      const { visitor, seen, inner } = await open('/strict', isNative)
      expect(await inner()).toBe('<p class="a">Free until <strong>Friday</strong></p>')
      expect(seen.problems).toEqual([])
      await visitor.leave()
    },
  )

  test('is words alone where neither way is allowed', async () => {
    const { visitor, inner } = await open('/refused', false)
    expect(await inner()).toBe('Free until Friday')
    await visitor.leave()
  })
})
