import { compile, createProfile, createState, type Decision, explain, previewed, type Report, step } from '@kairos/core'
import type { Config } from '@kairos/schema'
import { readAddress } from '../visits/address.ts'
import { createSiteClock } from '../visits/siteClock.ts'
import { treeOf } from '../visits/treeOf.ts'

/** A link, tried with the engine of the page. */
export interface Trying {
  campaign: string
  variant: string
  page: string
  /** The moment, in milliseconds. */
  at: number
  asVisitor?: boolean
  facts?: Readonly<Record<string, unknown>>
}

export interface Tried {
  decision: Decision | undefined
  /** Why it is so. */
  report: Report['campaigns'][number] | undefined
}

/** Makes what tries links: a page view of somebody never seen before, as the preview's part has it. */
export function createTrial(config: Config): (trying: Trying) => Tried {
  const program = compile(config)
  return ({ campaign, variant, page: address, at, asVisitor = false, facts = {} }) => {
    const { page } = readAddress(config.site, address)
    const { forced } = previewed(program, { force: { [campaign]: variant }, facts, respect: asVisitor, only: true })
    const tree = treeOf({ ...(config.settings?.language && { 'page.language': config.settings.language }), ...facts })
    const told = { ...tree, page: { ...page, ...(tree['page'] as object | undefined) } }
    const offset = createSiteClock(config, at).offsetAt(at)
    const signal = { name: 'page_view', at, offset, props: { facts: told, remembers: true } }
    const { state } = step(createState(createProfile('links', at)), signal, forced)
    return { decision: state.page.decisions[campaign], report: explain(state, forced, campaign).campaigns[0] }
  }
}
