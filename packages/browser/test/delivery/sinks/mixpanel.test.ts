import { afterEach, expect, test, vi } from 'vitest'
import { openSinks, setGlobal, tellAll } from './site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const started = (variant: string) => ['$experiment_started', { 'Experiment name': 'welcome', 'Variant name': variant }]

test('Mixpanel tracks $experiment_started', () => {
  const track = vi.fn()
  setGlobal('mixpanel', { track })
  tellAll(openSinks('mixpanel').sinks)
  expect(track.mock.calls).toEqual([started('warm'), started('control'), started('holdout')])
})
