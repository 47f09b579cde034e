import type { EditAction } from '@kairos/schema'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import { find } from '../page.ts'
import { settled, startWith } from './page.ts'

// happy-dom lays nothing out: here an element is as wide as it has letters, and painted is what the test says.

let kairos: Kairos | undefined
/** Tells of the elements that are watched whether they are in view. */
let inView: (isIntersecting: boolean) => void
beforeEach(() => {
  inView = () => {
    throw new Error('nobody looks')
  }
  class FakeObserver {
    constructor(listener: (entries: { isIntersecting: boolean }[]) => void) {
      inView = (isIntersecting) => listener([{ isIntersecting }])
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', FakeObserver)
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const width = this.textContent.trim().length
    return { top: 10, bottom: 20, x: width, y: 10, left: 0, right: width } as DOMRect
  })
})
afterEach(() => {
  kairos?.destroy()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** From now on words of any length fit. */
const keepBoxes = () =>
  vi
    .mocked(Element.prototype.getBoundingClientRect)
    .mockReturnValue({ top: 0, bottom: 9, x: 0, y: 0, left: 0, right: 9 } as DOMRect)
const paint = () => vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{} as PerformanceEntry])
async function edit(changes: Omit<EditAction, 'type' | 'selector'>, body = '<main><b id="buy">Buy it</b></main>') {
  kairos = (await startWith([{ type: 'edit', selector: '#buy', ...changes }], { body })).kairos
  await settled()
}
const words = () => find('#buy').textContent
const reasons = () => kairos!.decisions().map(({ acts, reason }) => [acts, reason])

describe('an edit that comes after the page was painted', () => {
  beforeEach(() => {
    paint()
  })

  test('is made at once where it moves nothing', async () => {
    await edit({ text: 'Get it' })
    expect([words(), reasons()]).toEqual(['Get it', [[true, 'acts']]])
  })

  test('waits where it would move the page, and is made once nobody looks and it moves nothing', async () => {
    await edit({ text: 'Buy it today' })
    await expect.poll(reasons).toEqual([[true, 'late']])
    expect(words()).toBe('Buy it')
    inView(true)
    inView(false)
    expect(words()).toBe('Buy it')
    keepBoxes()
    inView(false)
    expect(words()).toBe('Buy it today')
    await expect.poll(reasons).toEqual([[true, 'acts']])
  })

  test('and is taken back while it waits, is forgotten', async () => {
    await edit({ text: 'Buy it today' })
    kairos!.destroy()
    keepBoxes()
    inView(false)
    expect(words()).toBe('Buy it')
  })

  test('leaves no rule of its own where it waits', async () => {
    const before = document.adoptedStyleSheets.length
    await edit({ text: 'Buy it today', style: { color: 'red' } })
    await expect.poll(reasons).toEqual([[true, 'late']])
    kairos!.destroy()
    expect([words(), document.adoptedStyleSheets.length]).toEqual(['Buy it', before])
  })

  test('of several elements waits with its rule until it moves none of them', async () => {
    const isHidden = () =>
      document.adoptedStyleSheets.some(({ cssRules }) => [...cssRules].some((rule) => rule.cssText.includes('#buy')))
    let isSeen = true
    vi.mocked(Element.prototype.getBoundingClientRect).mockImplementation(function (this: Element) {
      const top = this.textContent === 'seen' && isSeen ? 10 : 5000
      const height = isHidden() ? 0 : 20
      return { top, bottom: top + height, x: 0, y: top, left: 0, right: 9 } as DOMRect
    })
    await edit({ hide: true }, '<b id="buy">below</b><b id="buy">seen</b>')
    await expect.poll(reasons).toEqual([[true, 'late']])
    inView(false)
    expect(isHidden()).toBe(false)
    isSeen = false
    inView(false)
    expect(isHidden()).toBe(true)
    await expect.poll(reasons).toEqual([[true, 'acts']])
  })

  test('is made at once in elements that come later still', async () => {
    await edit({ text: 'Buy it today' }, '<main></main>')
    find('main').innerHTML = '<b id="buy">Buy it</b>'
    await settled()
    expect([words(), reasons()]).toEqual(['Buy it today', [[true, 'acts']]])
  })
})

describe('an edit of what a framework is still to meet', () => {
  const PAGE = '<div data-kairos-wait><b id="buy" title="own">Buy it</b></div>'
  const hydrate = async () => {
    document.querySelector('[data-kairos-wait]')!.removeAttribute('data-kairos-wait')
    await settled()
  }

  test.each([false, true])('touches nothing until the page says so; painted: %s', async (isPainted) => {
    if (isPainted) paint()
    await edit({ text: 'Get it', attributes: { title: 'ours' }, after: { text: '!' } }, PAGE)
    expect([document.body.innerHTML, reasons()]).toEqual([PAGE.replace('wait', 'wait=""'), [[true, 'acts']]])
    paint()
    await hydrate()
    expect([words(), find('#buy').title, find('#buy').nextElementSibling?.textContent]).toEqual(['Get it', 'ours', '!'])
  })

  test('is made of the element that is there by then', async () => {
    await edit({ text: 'Get it' }, PAGE)
    find('[data-kairos-wait]').innerHTML = '<b id="buy">Buy me</b>'
    await hydrate()
    expect(words()).toBe('Get it')
  })

  test('is not made once it is taken back', async () => {
    await edit({ text: 'Get it' }, PAGE)
    kairos!.destroy()
    await hydrate()
    expect(words()).toBe('Buy it')
  })

  test('shows in a preview whatever it moves', async () => {
    const body = PAGE
    const action: EditAction = { type: 'edit', selector: '#buy', text: 'Buy it today' }
    kairos = (await startWith([action], { body, address: '/?kairos_force=sale:on' })).kairos
    await settled()
    expect(words()).toBe('Buy it')
    paint()
    await hydrate()
    expect(words()).toBe('Buy it today')
  })
})
