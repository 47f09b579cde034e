import { pageTest } from '@kairos/core'
import type { Action, Campaign, Config, Variant } from '@kairos/schema'

/** A page on which a variant can be looked at. */
export interface ExamplePage {
  page: string
  /** Who names it; `glob` stands for pages of that kind, and may not be there. */
  by: 'campaign' | 'slot' | 'pages' | 'glob' | 'nobody'
}

/** The page for a variant: the campaign's example, else one of its slots', else one that its pages name. */
export function pageOf(campaign: Campaign, variant: Variant, { slots = {} }: Config): ExamplePage {
  const { pages = {}, variants, example } = campaign
  if (example !== undefined) return { page: example, by: 'campaign' }
  const isItsOwn = pageTest(pages)
  const actions = variant.actions ?? variants.flatMap(({ actions = [] }) => actions)
  const ofSlots = actions.flatMap((action) => slots[slotOf(action) ?? '']?.example ?? [])
  const named = (pages.include ?? []).map((glob) => ({
    page: glob.replace(/\/\*$/, '') || '/',
    isWhole: isWhole(glob),
  }))
  const whole = named.filter(({ page, isWhole }) => isWhole && isItsOwn(page)).map(({ page }) => page)
  const [near = ofSlots[0]] = ofSlots.filter(isItsOwn)
  if (near !== undefined && (isItsOwn(near) || !whole.length)) return { page: near, by: 'slot' }
  if (whole.length) return { page: whole[0]!, by: 'pages' }
  const kinds = named.map(({ page }) => page.replaceAll('*', 'example')).filter(isItsOwn)
  if (kinds.length) return { page: kinds[0]!, by: 'glob' }
  return { page: '/', by: isItsOwn('/') ? 'pages' : 'nobody' }
}

/** `/shop/*` means `/shop` too; a star anywhere else stands for what only the site knows. */
const isWhole = (glob: string): boolean => !glob.replace(/\/\*$/, '').includes('*')

const slotOf = (action: Action): string | undefined =>
  action.type === 'slot' || action.type === 'widget' ? action.slot : undefined
