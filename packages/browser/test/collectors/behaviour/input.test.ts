import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { exitIntent } from '../../../src/collectors/behaviour/exitIntent.ts'
import { forms } from '../../../src/collectors/behaviour/forms.ts'
import { interacted } from '../../../src/collectors/behaviour/interacted.ts'
import { rageClick } from '../../../src/collectors/behaviour/rageClick.ts'
import { visit } from '../../../src/collectors/behaviour/visit.ts'
import { find, openPage } from '../../page.ts'
import { createWatch, dispatch, hide, needs } from './watch.ts'

let stop: (() => void) | undefined
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  stop?.()
  vi.restoreAllMocks()
  vi.useRealTimers()
})
const pass = (ms: number) => vi.advanceTimersByTime(ms)

describe('about to leave', () => {
  function start() {
    const page = createWatch(openPage('/', '<select id="size"></select>'), needs([{ type: 'exit_intent' }]))
    vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(1000)
    stop = exitIntent(page.watch)
    const mouse = (type: string, clientX: number, clientY: number, fields = {}) => {
      pass(10)
      dispatch(document, type, { pointerType: 'mouse', buttons: 0, relatedTarget: null, clientX, clientY, ...fields })
    }
    return { ...page, mouse, scores: () => page.told.map(([, { score }]) => score) }
  }

  test('out at the top: the faster, the surer', () => {
    const { mouse, scores } = start()
    mouse('pointermove', 500, 5)
    mouse('pointerout', 500, -1)
    expect(scores()).toEqual([0.84])
    pass(2000)
    mouse('pointermove', 500, 40)
    mouse('pointerout', 500, -1)
    expect(scores().at(-1)).toBe(1)
  })

  test('on the way out, before it is out, and then surer', () => {
    const { mouse, scores } = start()
    mouse('pointermove', 500, 100)
    mouse('pointermove', 505, 80)
    mouse('pointermove', 505, 60)
    mouse('pointerout', 505, -1)
    expect(scores()).toEqual([0.5, 1])
  })

  test.each([
    ['over the scrollbar', 1008, {}],
    ['at the left', -1, {}],
    ['with a button pressed', 500, { buttons: 1 }],
    ['to an element of the page', 500, { relatedTarget: document.body }],
    ['with a finger', 500, { pointerType: 'touch' }],
  ])('not %s', (_, x, fields) => {
    const { mouse, scores } = start()
    mouse('pointermove', x, 40, fields)
    mouse('pointerout', x, -1, fields)
    expect(scores()).toEqual([])
  })

  test('not where the browser opened a list', () => {
    const { mouse, scores } = start()
    find('#size').focus()
    mouse('pointermove', 500, 40)
    mouse('pointerout', 500, -1)
    expect(scores()).toEqual([])
  })

  test('back from another tab: on a touch screen, and after a while', () => {
    const { scores } = start()
    const media = vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: false } as MediaQueryList)
    const leave = (ms: number) => {
      hide(true)
      pass(ms)
      hide(false)
    }
    leave(5000)
    media.mockReturnValue({ matches: true } as MediaQueryList)
    leave(500)
    expect(scores()).toEqual([])
    leave(5000)
    expect(scores()).toEqual([0.3])
  })
})

describe('turning to an element', () => {
  test('what a trigger compiles to is what is told', () => {
    const page = createWatch(
      openPage('/', '<p id="a"><b>x</b></p>'),
      needs([
        { type: 'interaction', selector: '#a' },
        { type: 'interaction', selector: '#a', on: 'hover', for: '2s' },
        { type: 'interaction', selector: '#a', on: 'swallow' as never },
      ]),
    )
    stop = interacted(page.watch)
    dispatch(find('b'), 'click')
    expect(page.told).toEqual([['interacted', { selector: '#a', on: 'click', for: 0 }]])
    dispatch(find('b'), 'pointerover', { pointerType: 'mouse' })
    pass(1000)
    dispatch(find('b'), 'pointerout', { pointerType: 'mouse', relatedTarget: find('#a') })
    dispatch(find('#a'), 'pointerover', { pointerType: 'mouse' })
    pass(1000)
    expect(page.told.at(-1)).toEqual(['interacted', { selector: '#a', on: 'hover', for: 2000 }])
    expect(page.told).toHaveLength(2)
  })

  test('leaving, hiding and stopping are breaks', () => {
    const page = createWatch(
      openPage('/', '<p id="a"></p>'),
      needs([{ type: 'interaction', selector: '#a', on: 'hover', for: '2s' }]),
    )
    stop = interacted(page.watch)
    const over = () => dispatch(find('#a'), 'pointerover', { pointerType: 'mouse' })
    const out = () => dispatch(find('#a'), 'pointerout', { pointerType: 'mouse', relatedTarget: null })
    over()
    pass(1000)
    out()
    pass(5000)
    over()
    stop?.()
    pass(5000)
    expect(page.told).toEqual([])
  })
})

describe('clicking in vain', () => {
  const start = (body: string) => {
    const page = createWatch(openPage('/', body), needs([{ type: 'rage_click' }]))
    stop = rageClick(page.watch)
    return (clicks: [ms: number, x: number][], selector = '#a', detail = 1) => {
      for (const [ms, clientX] of clicks) {
        pass(ms)
        dispatch(find(selector), 'click', { clientX, clientY: 50, detail })
      }
      return page.told.length
    }
  }

  test('three on a spot within a second, once', () => {
    const click = start('<p id="a"></p>')
    expect(
      click([
        [0, 10],
        [600, 10],
        [600, 10],
      ]),
    ).toBe(0)
    expect(
      click([
        [5000, 10],
        [100, 100],
        [100, 10],
      ]),
    ).toBe(0)
    expect(
      click([
        [5000, 10],
        [300, 15],
        [300, 12],
      ]),
    ).toBe(1)
    expect(
      click([
        [100, 10],
        [100, 10],
      ]),
    ).toBe(1)
  })

  test.each([
    '<input id="a">',
    '<button aria-controls="x"><i id="a"></i></button>',
    '<div><button id="a">+</button><input></div>',
    '<section aria-roledescription="carousel"><button id="a"></button></section>',
  ])('not on %s', (body) => {
    expect(
      start(body)([
        [0, 10],
        [100, 10],
        [100, 10],
        [100, 10],
      ]),
    ).toBe(0)
  })

  test('not with the keyboard', () => {
    expect(
      start('<button id="a"></button>')(
        [
          [0, 0],
          [100, 0],
          [100, 0],
        ],
        '#a',
        0,
      ),
    ).toBe(0)
  })
})

describe('forms', () => {
  const all = ['form_started', 'form_submitted', 'form_abandoned']
  const start = (body: string, events = all) => {
    const page = createWatch(openPage('/shop', body), needs([], { events }))
    stop = forms(page.watch)
    return page
  }

  test('named by id, name or where it goes, whatever its fields are called', () => {
    const page = start(
      '<form id="a"><input name="id"></form><form name="b"><input></form><form action="/c?d=1"><input></form><form><input></form><input form="a">',
    )
    for (const field of document.querySelectorAll('input')) dispatch(field, 'input')
    expect(page.told.map(([, { form }]) => form)).toEqual(['a', 'b', '/c', '/shop'])
  })

  test('left: once, and not after it was sent', () => {
    const page = start('<form id="a"><input></form><form id="b"><input></form>')
    for (const field of document.querySelectorAll('input')) dispatch(field, 'input')
    dispatch(find('#a'), 'submit')
    hide(true)
    dispatch(window, 'pagehide')
    page.enter()
    expect(page.told.slice(2)).toEqual([
      ['form_submitted', { form: 'a' }],
      ['form_abandoned', { form: 'b' }],
    ])
  })

  test('only what is asked for', () => {
    const page = start('<form id="a"><input></form>', ['form_abandoned', 'purchase'])
    dispatch(find('input'), 'input')
    page.enter()
    expect(page.told).toEqual([['form_abandoned', { form: 'a' }]])
    expect(forms(createWatch(page.watch.env, needs([], { events: ['purchase'] })).watch)).toBeUndefined()
  })
})

test('a visit begins on its first page', () => {
  const page = createWatch(openPage(), needs([], { events: ['visit_started'] }))
  visit(page.watch)
  expect(page.told).toEqual([])
  const { profile } = page.watch.state()
  const first = { ...page.watch.state(), profile: { ...profile, visit: { ...profile.visit, pages: 1 } } }
  visit({ ...page.watch, state: () => first })
  expect(page.told).toEqual([['visit_started', {}]])
})
