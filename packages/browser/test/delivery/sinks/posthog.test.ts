import { afterEach, expect, test, vi } from 'vitest'
import { openSinks, setGlobal, tellAll } from './site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const called = (variant: string) => [
  '$feature_flag_called',
  { $feature_flag: 'welcome', $feature_flag_response: variant, '$feature/welcome': variant },
]

test('PostHog captures the flag with its answer', () => {
  const capture = vi.fn()
  setGlobal('posthog', { capture })
  tellAll(openSinks('posthog').sinks)
  expect(capture.mock.calls).toEqual([called('warm'), called('control'), called('holdout')])
})
