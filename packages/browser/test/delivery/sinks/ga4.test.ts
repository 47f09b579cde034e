import { afterEach, expect, test, vi } from 'vitest'
import { openSinks, setGlobal, tellAll } from './site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const impression = (variant: string) => ['experience_impression', { exp_variant_string: `KAIROS-welcome-${variant}` }]
const promotion = {
  promotion_id: 'welcome',
  promotion_name: 'Welcome back',
  creative_name: 'Warm words',
  creative_slot: 'hero',
  items: [],
}

test('the tag manager is pushed experience_impression, and promotions with what was left in ecommerce cleared', () => {
  const layer: unknown[] = []
  setGlobal('dataLayer', layer)
  tellAll(openSinks('dataLayer').sinks)
  expect(layer).toEqual([
    { event: 'experience_impression', exp_variant_string: 'KAIROS-welcome-warm' },
    { ecommerce: null },
    { event: 'view_promotion', ecommerce: promotion },
    { ecommerce: null },
    { event: 'select_promotion', ecommerce: promotion },
    { event: 'experience_impression', exp_variant_string: 'KAIROS-welcome-control' },
    { event: 'experience_impression', exp_variant_string: 'KAIROS-welcome-holdout' },
  ])
})

test('the Google tag is called', () => {
  const gtag = vi.fn()
  setGlobal('gtag', gtag)
  tellAll(openSinks('gtag').sinks)
  expect(gtag.mock.calls).toEqual([
    ['event', ...impression('warm')],
    ['event', 'view_promotion', promotion],
    ['event', 'select_promotion', promotion],
    ['event', ...impression('control')],
    ['event', ...impression('holdout')],
  ])
})

test('exposures are called experiment_viewed where the file says so, in a layer of another name too', () => {
  const layer: unknown[] = []
  setGlobal('shopLayer', layer)
  tellAll(openSinks({ type: 'dataLayer', global: 'shopLayer', style: 'experiment_viewed' }).sinks)
  expect(layer[0]).toEqual({ event: 'experiment_viewed', experiment_id: 'welcome', variation_id: 'warm' })
})
