import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEvents, type Events } from '../src/events.ts'
import { openPage } from './page.ts'

let events: Events
const stops: (() => void)[] = []
beforeEach(() => {
  vi.useFakeTimers()
  events = createEvents(openPage())
})
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.useRealTimers()
})

const listen: Events['on'] = (name, listener) => {
  const stop = events.on(name, listener)
  stops.push(stop)
  return stop
}

const diagnostic = { path: 'campaigns.0', expected: 'a campaign' }

test('a listener hears what is told', () => {
  const hear = vi.fn()
  listen('diagnostic', hear)
  events.emit('diagnostic', diagnostic)
  expect(hear).toHaveBeenCalledExactlyOnceWith(diagnostic)
})

test('the page hears the same as DOM events on the document', () => {
  const hear = vi.fn()
  document.addEventListener('kairos:diagnostic', (event) => hear((event as CustomEvent).detail), { once: true })
  events.emit('diagnostic', diagnostic)
  expect(hear).toHaveBeenCalledExactlyOnceWith(diagnostic)
})

test('a stopped listener hears nothing', () => {
  const hear = vi.fn()
  listen('diagnostic', hear)()
  events.emit('diagnostic', diagnostic)
  expect(hear).not.toHaveBeenCalled()
})

test('who asks for `ready` late hears it once, and not before `on` has returned', () => {
  events.emit('ready', { segments: ['returning'] })
  const hear = vi.fn()
  listen('ready', hear)
  expect(hear).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(hear).toHaveBeenCalledExactlyOnceWith({ segments: ['returning'] })
})

test('who asks for `ready` early hears it once', () => {
  const hear = vi.fn()
  listen('ready', hear)
  events.emit('ready', { segments: [] })
  vi.runAllTimers()
  expect(hear).toHaveBeenCalledOnce()
})

test('who asked late and stopped at once hears nothing', () => {
  events.emit('ready', { segments: [] })
  const hear = vi.fn()
  listen('ready', hear)()
  vi.runAllTimers()
  expect(hear).not.toHaveBeenCalled()
})

test('a listener that throws keeps nobody else from hearing', () => {
  const hear = vi.fn()
  listen('diagnostic', () => {
    throw new Error('the page’s own')
  })
  listen('diagnostic', hear)
  expect(() => events.emit('diagnostic', diagnostic)).not.toThrow()
  expect(hear).toHaveBeenCalledOnce()
})
