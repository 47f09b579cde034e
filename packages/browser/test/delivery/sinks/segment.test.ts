import { afterEach, expect, test, vi } from 'vitest'
import { openSinks, setGlobal, tellAll } from './site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const viewed = (variation_id: string, variation_name: string) => [
  'Experiment Viewed',
  { experiment_id: 'welcome', experiment_name: 'Welcome back', variation_id, variation_name },
]
const promotion = { promotion_id: 'welcome', name: 'Welcome back', creative: 'Warm words', position: 'hero' }

test.each([
  ['Segment', 'segment' as const, 'analytics'],
  ['RudderStack', { type: 'segment', global: 'rudderanalytics' } as const, 'rudderanalytics'],
])('%s tracks Experiment Viewed, Promotion Viewed and Promotion Clicked', (_, sink, global) => {
  const track = vi.fn()
  setGlobal(global, { track })
  tellAll(openSinks(sink).sinks)
  expect(track.mock.calls).toEqual([
    viewed('warm', 'Warm words'),
    ['Promotion Viewed', promotion],
    ['Promotion Clicked', promotion],
    viewed('control', 'control'),
    viewed('holdout', 'Holdout'),
  ])
})
