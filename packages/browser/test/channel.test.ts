import { expect, test, vi } from 'vitest'
import { createChannel } from '../src/channel.ts'

test('what was put before somebody listens is heard first, in order', () => {
  const channel = createChannel<number>()
  const heard: number[] = []
  channel.put(1)
  channel.put(2)
  channel.take((item) => heard.push(item))
  channel.put(3)
  expect(heard).toEqual([1, 2, 3])
})

test('what is put after a listener stopped waits for the next', () => {
  const channel = createChannel<number>()
  const [first, second]: number[][] = [[], []]
  const stop = channel.take((item) => first!.push(item))
  stop()
  channel.put(1)
  channel.take((item) => second!.push(item))
  expect([first, second]).toEqual([[], [1]])
})

test('nothing is heard twice', () => {
  const channel = createChannel<number>()
  const heard: number[] = []
  channel.put(1)
  channel.take(() => {})
  channel.take((item) => heard.push(item))
  expect(heard).toEqual([])
})

test('a listener is given the item and nothing else', () => {
  const channel = createChannel<number>()
  const hear = vi.fn()
  channel.put(1)
  channel.take(hear)
  expect(hear).toHaveBeenCalledExactlyOnceWith(1)
})
