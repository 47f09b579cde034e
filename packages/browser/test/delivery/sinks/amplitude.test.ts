import { afterEach, expect, test, vi } from 'vitest'
import { openSinks, setGlobal, tellAll } from './site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const exposure = (variant: string) => ['$exposure', { flag_key: 'welcome', variant, experiment_key: 'welcome' }]

test('Amplitude tracks $exposure', () => {
  const track = vi.fn()
  setGlobal('amplitude', { track })
  tellAll(openSinks('amplitude').sinks)
  expect(track.mock.calls).toEqual([exposure('warm'), exposure('control'), exposure('holdout')])
})
