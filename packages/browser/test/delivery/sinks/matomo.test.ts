import { afterEach, expect, test, vi } from 'vitest'
import { openSinks, setGlobal, tellAll } from './site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const seen = [
  ['trackContentImpression', 'welcome', 'warm', 'hero'],
  ['trackContentInteraction', 'click', 'welcome', 'warm', 'hero'],
]

test('Matomo is pushed an event for who met what, and content for what was seen and followed', () => {
  const queue: unknown[] = []
  setGlobal('_paq', queue)
  tellAll(openSinks('matomo').sinks)
  const met = (variant: string) => ['trackEvent', 'Personalization', 'welcome', variant]
  expect(queue).toEqual([met('warm'), ...seen, met('control'), met('holdout')])
})

test('the plugin for A/B tests is entered where the file says so, once Matomo has come too', () => {
  const push = vi.fn()
  setGlobal('_paq', { push })
  tellAll(openSinks({ type: 'matomo', style: 'ab_testing' }).sinks)
  expect(push.mock.calls[0]).toEqual([['AbTesting::enter', { experiment: 'welcome', variation: 'warm' }]])
})
