import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Env } from '../../src/env.ts'
import type { Filling, Late } from '../../src/slots/filling.ts'
import { createSlots, type Slots } from '../../src/slots/slots.ts'
import { find, openPage, readsIn } from '../page.ts'

// happy-dom lays nothing out and paints nothing: what a visitor sees, that nothing shifts and what CSS makes of the
// shadow slot is tested in real browsers (packages/e2e). Here a slot's assigned nodes stand for what is seen.

let env: Env
let slots: Slots
let lates: Late[]
/** Stands for the part that measures. */
const loadLate = vi.fn(async () => ({ start: (_: Env, late: Late) => void lates.push(late) }))
beforeEach(() => {
  env = openPage()
  lates = []
  slots = createSlots(env, loadLate)
})
afterEach(() => {
  slots.stop()
  vi.restoreAllMocks()
})

/** Puts more markup at the page's end, as the parser or a framework would. */
const insert = (markup: string) => document.body.insertAdjacentHTML('beforeend', markup)
const insertSlot = (name = 'hero') => {
  insert(`<kairos-slot name="${name}" hold><p>own</p></kairos-slot>`)
  return document.body.lastElementChild!
}

const paragraph = (text: string) => {
  const element = document.createElement('div')
  element.textContent = text
  return element
}
const placed = vi.fn<Filling['placed']>()
const fill = (name: string, text = 'ours') =>
  slots.fill(name, { content: () => paragraph(text), cause: 'page_view', placed })
const control = (name: string) => slots.fill(name, { content: undefined, cause: 'page_view', placed })
beforeEach(() => {
  placed.mockClear()
  loadLate.mockClear()
})

const mark = (element: Element) => element.getAttribute('data-kairos')
/** Observers tell at the end of the task. */
const observed = () => new Promise((done) => setTimeout(done))

describe('a <kairos-slot>', () => {
  test('is filled as it enters the page when its content is known', () => {
    fill('hero')
    const slot = insertSlot()
    expect(readsIn(slot)).toBe('ours')
    expect(mark(slot)).toBe('filled')
    expect(placed).toHaveBeenCalledExactlyOnceWith(slot, 'shown')
  })

  test('is filled later when the content is known later', () => {
    const slot = insertSlot()
    expect(readsIn(slot)).toBe('own')
    fill('hero')
    expect(readsIn(slot)).toBe('ours')
    expect(placed).toHaveBeenCalledExactlyOnceWith(slot, 'shown')
  })

  test('keeps its name to itself', () => {
    fill('hero')
    expect(readsIn(insertSlot('footer'))).toBe('own')
    expect(placed).not.toHaveBeenCalled()
  })

  test('never has its own children moved or removed', async () => {
    const slot = insertSlot()
    const own = slot.firstElementChild!
    const changed: MutationRecord[] = []
    const observer = new MutationObserver((records) => changed.push(...records))
    observer.observe(document.body, { childList: true, subtree: true })
    const stop = fill('hero')
    stop()
    fill('hero')
    slots.stop()
    await observed()
    observer.disconnect()
    expect(slot.contains(own)).toBe(true)
    expect(changed.flatMap(({ removedNodes }) => [...removedNodes])).not.toContain(own)
    expect(slot.innerHTML).toBe('<p>own</p>')
  })

  test('shows children that the parser adds after it was filled only once it is not filled any more', () => {
    const stop = fill('hero')
    insert('<kairos-slot name="hero"></kairos-slot>')
    const slot = document.body.lastElementChild!
    slot.append(paragraph('own'))
    expect(readsIn(slot)).toBe('ours')
    stop()
    expect(readsIn(slot)).toBe('own')
  })

  test('is the page’s own again when the filling is taken back', () => {
    const slot = insertSlot()
    const stop = fill('hero')
    stop()
    expect(slot.innerHTML).toBe('<p>own</p>')
    expect(readsIn(slot)).toBe('own')
    expect(mark(slot)).toBe('page')
  })

  test('can be filled again after that', () => {
    const slot = insertSlot()
    fill('hero', 'first')()
    fill('hero', 'second')
    expect(readsIn(slot)).toBe('second')
  })

  test('keeps a newer filling when an older one is taken back', () => {
    const slot = insertSlot()
    const stop = fill('hero', 'older')
    stop()
    fill('hero', 'newer')
    stop()
    expect(readsIn(slot)).toBe('newer')
  })

  test('shows the same in two places of one name', () => {
    fill('hero')
    const places = [insertSlot(), insertSlot()]
    expect(places.map(readsIn)).toEqual(['ours', 'ours'])
    expect(placed).toHaveBeenCalledTimes(2)
  })

  test('that is moved is filled where it arrives', () => {
    fill('hero')
    const slot = insertSlot()
    document.body.prepend(slot)
    expect(readsIn(slot)).toBe('ours')
    expect(slot.querySelectorAll('[slot=kairos]')).toHaveLength(1)
  })

  test('that leaves the page takes nothing of ours along', () => {
    fill('hero')
    const slot = insertSlot()
    slot.remove()
    expect(slot.innerHTML).toBe('<p>own</p>')
  })

  test('that is given another name is another slot', () => {
    fill('hero')
    fill('offer', 'offer')
    const slot = insertSlot()
    slot.setAttribute('name', 'offer')
    expect(readsIn(slot)).toBe('offer')
    slot.setAttribute('name', 'nothing')
    expect([readsIn(slot), slot.innerHTML]).toEqual(['own', '<p>own</p>'])
  })

  test('says whether it is filled only where it was held: frameworks would meet the attribute', () => {
    insert('<kairos-slot name="hero"><p>own</p></kairos-slot>')
    const slot = document.body.lastElementChild!
    fill('hero')()
    slots.settle()
    expect(mark(slot)).toBeNull()
  })

  test('of a control keeps its content, and is told like any other', () => {
    const slot = insertSlot()
    control('hero')
    expect(slot.shadowRoot).toBeNull()
    expect(readsIn(slot)).toBe('own')
    expect(placed).toHaveBeenCalledExactlyOnceWith(slot, 'shown')
  })

  test('whose content cannot be built keeps its own, and nothing is thrown into the page', () => {
    const content = () => {
      throw new Error('odd content')
    }
    slots.fill('hero', { content, cause: 'page_view', placed })
    expect(() => insertSlot()).not.toThrow()
    expect(readsIn(find('kairos-slot'))).toBe('own')
  })
})

describe('what a framework is still to meet as the server sent it', () => {
  const markup = '<kairos-slot name="hero"><p>own</p></kairos-slot>'

  test('is for the part that waits', async () => {
    fill('hero')
    insert(`<div data-kairos-wait>${markup}</div>`)
    await observed()
    expect([readsIn(find('kairos-slot')), lates.length]).toEqual(['own', 1])
  })

  test('is filled at once where no framework can see it', () => {
    fill('hero')
    insert(`<div data-kairos-wait>${markup.replace(' ', ' isolated ')}</div>`)
    expect([find('kairos-slot').shadowRoot!.textContent, lates]).toEqual(['ours', []])
  })
})

describe('settling shows a held slot', () => {
  test('that nothing filled', () => {
    const slot = insertSlot()
    expect(mark(slot)).toBeNull()
    slots.settle()
    expect(mark(slot)).toBe('page')
  })

  test('that enters later', () => {
    slots.settle()
    expect(mark(insertSlot())).toBe('page')
  })

  test('of a control', () => {
    const slot = insertSlot()
    control('hero')
    slots.settle()
    expect(mark(slot)).toBe('page')
  })

  // Every second visit of the control group: decided in the head, and the slot parsed afterwards.
  test('of a control that enters later', () => {
    control('hero')
    slots.settle()
    expect(mark(insertSlot())).toBe('page')
  })

  test('and leaves a filled one filled', () => {
    const slot = insertSlot()
    fill('hero')
    slots.settle()
    expect(mark(slot)).toBe('filled')
  })
})

describe('a slot given by a selector', () => {
  test('is found when it is there', () => {
    insert('<div id="hero"><p>own</p></div>')
    slots.select({ hero: { selector: '#hero' } })
    fill('hero')
    expect(readsIn(find('#hero'))).toBe('ours')
  })

  test('is found as it is inserted, deep in something else', async () => {
    slots.select({ hero: { selector: '#hero' } })
    fill('hero')
    insert('<main><div id="hero"><p>own</p></div></main>')
    await observed()
    expect(readsIn(find('#hero'))).toBe('ours')
  })

  test('may stand in many places', () => {
    insert('<div class="card"></div><div class="card"></div>')
    slots.select({ card: { selector: '.card' } })
    fill('card')
    expect([...document.querySelectorAll('.card')].map(readsIn)).toEqual(['ours', 'ours'])
  })

  test('that left the page is no place any more', () => {
    insert('<div id="hero"></div>')
    slots.select({ hero: { selector: '#hero' } })
    const stop = fill('hero')
    const element = find('#hero')
    element.remove()
    stop()
    expect(element.innerHTML).toBe('')
    placed.mockClear()
    fill('hero')
    expect(placed).not.toHaveBeenCalled()
  })

  test('is told once however often the page changes', async () => {
    insert('<div id="hero"></div>')
    slots.select({ hero: { selector: '#hero' } })
    fill('hero')
    insert('<p>more</p>')
    await observed()
    expect(placed).toHaveBeenCalledOnce()
  })

  test('is nowhere when the selector is none, and the others are found', () => {
    insert('<div id="hero"></div>')
    slots.select({ broken: { selector: '##' }, hero: { selector: '#hero' } })
    fill('broken')
    fill('hero')
    expect(readsIn(find('#hero'))).toBe('ours')
    expect(placed).toHaveBeenCalledOnce()
  })

  test('is not looked for once stopped', async () => {
    slots.select({ hero: { selector: '#hero' } })
    fill('hero')
    slots.stop()
    insert('<div id="hero"><p>own</p></div>')
    await observed()
    expect(readsIn(find('#hero'))).toBe('own')
  })
})

describe('an element that cannot show other content is left alone and told', () => {
  test('when it has a shadow root of its own', () => {
    insert('<div id="hero"><p>own</p></div>')
    const own = find('#hero').attachShadow({ mode: 'open' }).appendChild(document.createElement('main'))
    slots.select({ hero: { selector: '#hero' } })
    fill('hero')
    expect(placed).toHaveBeenCalledExactlyOnceWith(find('#hero'), 'slot_unsupported')
    expect(find('#hero').innerHTML).toBe('<p>own</p>')
    expect([...find('#hero').shadowRoot!.children]).toEqual([own])
  })

  // happy-dom gives every element a shadow root; browsers refuse lists, tables, links and pictures with this error.
  test('when the browser gives it no shadow root', () => {
    insert('<ul id="hero"><li>own</li></ul>')
    vi.spyOn(find('#hero'), 'attachShadow').mockImplementation(() => {
      throw new DOMException('no shadow here', 'NotSupportedError')
    })
    slots.select({ hero: { selector: '#hero' } })
    fill('hero')
    expect(placed).toHaveBeenCalledExactlyOnceWith(find('#hero'), 'slot_unsupported')
    expect(find('#hero').innerHTML).toBe('<li>own</li>')
  })
})

describe('stopping', () => {
  test('puts every element back as it was', () => {
    const slot = insertSlot()
    insert('<div id="side"><p>own</p></div>')
    const before = document.body.innerHTML
    slots.select({ side: { selector: '#side' } })
    fill('hero')
    fill('side')
    slots.settle()
    slots.stop()
    expect(document.body.innerHTML).toBe(before)
    expect([slot, find('#side')].map(readsIn)).toEqual(['own', 'own'])
  })

  test('leaves later elements alone', () => {
    fill('hero')
    slots.stop()
    const slot = insertSlot()
    expect(readsIn(slot)).toBe('own')
    expect(mark(slot)).toBeNull()
  })

  test('and starting again finds the slots that are there', () => {
    const slot = insertSlot()
    slots.stop()
    slots = createSlots(env, loadLate)
    fill('hero')
    expect(readsIn(slot)).toBe('ours')
  })
})

describe('on a page whose browser has told of no paint yet', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => void vi.useRealTimers())

  test.each(['stood there', 'came'])('a place that %s is measured once a frame has gone by', (how) => {
    if (how === 'stood there') slots.stop()
    const slot = insertSlot()
    if (how === 'stood there') slots = createSlots(env, loadLate)
    vi.advanceTimersByTime(50)
    fill('hero')
    expect([readsIn(slot), loadLate.mock.calls.length]).toEqual(['own', 1])
  })
})

describe('on a page that is painted', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(window.performance, 'getEntriesByType').mockReturnValue([{} as PerformanceEntry])
  })
  afterEach(() => void vi.useRealTimers())

  test('a place that has been seen waits to be measured, hidden where it is held', async () => {
    const slot = insertSlot()
    vi.advanceTimersByTime(50)
    fill('hero')
    slots.settle()
    await vi.advanceTimersByTimeAsync(0)
    expect([placed.mock.calls, readsIn(slot), mark(slot)]).toEqual([[], 'own', null])
    const [late] = lates
    expect([late!.element, late!.isWanted()]).toEqual([slot, true])
    expect(late!.put()).toBe('shown')
    expect([readsIn(slot), mark(slot), late!.isWanted()]).toEqual(['ours', 'filled', false])
    late!.restore(slot)
    expect([readsIn(slot), mark(slot), late!.isWanted()]).toEqual(['own', 'page', true])
  })

  test('a preview does not wait', () => {
    const slot = insertSlot()
    vi.advanceTimersByTime(50)
    slots.fill('hero', { content: () => paragraph('ours'), cause: 'preview', placed })
    expect(placed).toHaveBeenCalledExactlyOnceWith(slot, 'shown')
  })

  test('a place that no frame has painted yet is filled at once', () => {
    const slot = insertSlot()
    fill('hero')
    expect(readsIn(slot)).toBe('ours')
  })

  test('a place that stood there before Kairos came has been seen', () => {
    slots.stop()
    const slot = insertSlot()
    slots = createSlots(env, loadLate)
    fill('hero')
    expect([readsIn(slot), loadLate.mock.calls.length]).toEqual(['own', 1])
  })

  test('a place that stood there before its selector was known has been seen', () => {
    insert('<p id="hero">own</p>')
    slots.select({ hero: { selector: '#hero' } })
    fill('hero')
    expect(loadLate).toHaveBeenCalledOnce()
  })

  test('a place stays the page’s own where the part that measures does not come', async () => {
    const slot = insertSlot()
    vi.advanceTimersByTime(50)
    loadLate.mockRejectedValueOnce(new Error('gone'))
    fill('hero')
    await vi.advanceTimersByTimeAsync(0)
    expect(placed).toHaveBeenCalledExactlyOnceWith(slot, 'late')
  })
})

test('content that holds a place of its own name is filled once', async () => {
  slots.fill('hero', {
    content() {
      const content = paragraph('ours')
      content.className = 'kairos-content'
      content.innerHTML = '<kairos-slot name="hero"></kairos-slot><p>ours</p>'
      return content
    },
    cause: 'page_view',
    placed,
  })
  const slot = insertSlot()
  await observed()
  expect(placed).toHaveBeenCalledExactlyOnceWith(slot, 'shown')
})

test('an isolated place holds the content in its shadow root, and its own again afterwards', () => {
  insert('<kairos-slot name="hero" isolated><p>own</p></kairos-slot>')
  const slot = document.body.lastElementChild!
  const stop = fill('hero')
  expect([slot.shadowRoot!.textContent, slot.innerHTML]).toEqual(['ours', '<p>own</p>'])
  stop()
  expect([readsIn(slot), slot.shadowRoot!.innerHTML]).toEqual(['own', '<slot></slot>'])
})

test('a selector that finds everything fills its first hundred places', () => {
  insert('<i></i>'.repeat(300))
  slots.select({ all: { selector: 'i' } })
  fill('all')
  expect(placed).toHaveBeenCalledTimes(100)
})
