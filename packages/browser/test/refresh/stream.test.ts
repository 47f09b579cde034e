import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startStream } from '../../src/refresh/stream.ts'
import { openPage } from '../page.ts'

/** A stream that does what the test says. */
class FakeStream extends EventTarget {
  static readonly opened: FakeStream[] = []
  readonly CLOSED = 2
  readyState = 0
  constructor(readonly url: string) {
    super()
    FakeStream.opened.push(this)
  }
  close() {
    this.readyState = 2
  }
  open() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  tell(data: string) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  /** The connection is lost; the browser tries again by itself unless the server refused. */
  fail(isRefused: boolean) {
    this.readyState = isRefused ? 2 : 0
    this.dispatchEvent(new Event('error'))
  }
}

let heard: unknown[]
let stop = () => {}
let hidden = false
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeStream)
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  FakeStream.opened.length = 0
  hidden = false
  heard = []
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const begin = () => {
  const env = openPage()
  stop = startStream(env, '/kairos.stream', {
    opened: (isOpen) => heard.push(isOpen),
    changed: (what) => heard.push(what),
  })
}
const show = (isShown: boolean) => {
  hidden = !isShown
  document.dispatchEvent(new Event('visibilitychange'))
}
const streams = () => FakeStream.opened.map(({ readyState }) => readyState)

test('what changed is heard, and while it is open pages need not ask as often', () => {
  begin()
  FakeStream.opened[0]!.open()
  FakeStream.opened[0]!.tell('config')
  expect([FakeStream.opened[0]!.url, heard]).toEqual(['/kairos.stream', [true, 'config']])
})

test('a connection that is lost is no stream until it is back, and then everything may have changed', () => {
  begin()
  const [stream] = FakeStream.opened
  stream!.open()
  stream!.fail(false)
  stream!.open()
  expect([heard, FakeStream.opened.length]).toEqual([[true, false, true, ''], 1])
})

test('a server that refuses is asked again a minute later; until then pages ask as they did', () => {
  begin()
  FakeStream.opened[0]!.fail(true)
  expect(heard).toEqual([false, false])
  vi.advanceTimersByTime(59_000)
  expect(streams()).toEqual([2])
  vi.advanceTimersByTime(1000)
  expect(streams()).toEqual([2, 0])
})

test('nobody who looks away or leaves keeps one open', () => {
  begin()
  FakeStream.opened[0]!.open()
  show(false)
  expect(streams()).toEqual([2])
  show(true)
  window.dispatchEvent(new Event('pagehide'))
  expect(streams()).toEqual([2, 2])
  window.dispatchEvent(new Event('pageshow'))
  expect(streams()).toEqual([2, 2, 0])
  stop()
  expect([streams(), vi.getTimerCount()]).toEqual([[2, 2, 2], 0])
})

test('a browser without streams goes on asking', () => {
  vi.stubGlobal('EventSource', undefined)
  begin()
  expect(heard).toEqual([])
})
