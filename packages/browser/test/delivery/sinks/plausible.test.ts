import { afterEach, expect, test, vi } from 'vitest'
import { openSinks, setGlobal, tellAll } from './site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const viewed = (variant: string) => [
  'Experiment Viewed',
  { props: { experiment: 'welcome', variant }, interactive: false },
]

test('Plausible is told of exposures, and not that the visitor did something', () => {
  const plausible = vi.fn()
  setGlobal('plausible', plausible)
  tellAll(openSinks('plausible').sinks)
  expect(plausible.mock.calls).toEqual([viewed('warm'), viewed('control'), viewed('holdout')])
})
