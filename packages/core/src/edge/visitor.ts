import type { Settings } from '@kairos/schema'
import { attempt } from '../expect.ts'
import type { Program } from '../program.ts'
import type { EdgePage } from './page.ts'
import { parseShared, type Shared, sharedIn } from './shared.ts'

/** Who asks for the page, as far as a server knows. */
export interface EdgeVisitor extends Shared {
  /** Whether the visitor may be remembered. */
  remembers: boolean
  /** Nobody has named the visitor before: the browser may know better. */
  isNew: boolean
}

/** Reads the cookie. The answer about consent is found as the browser finds it: the last one, else a refusal, else the mode. */
export function readVisitor(page: EdgePage, { site, settings }: Program): EdgeVisitor {
  const shared = attempt(() => parseShared(sharedIn(page.cookie ?? '', site)))
  const { id = '', receipt, campaigns = {} } = { ...shared }
  const remembers = !page.isBot && (receipt === undefined ? isAssumed(page, settings) : receipt.includes('p'))
  // Without an answer nobody is told from anybody else.
  return remembers && id
    ? { id, receipt, campaigns, remembers, isNew: false }
    : { id: page.visitor, receipt, campaigns: {}, remembers, isNew: remembers }
}

const isAssumed = ({ gpc }: EdgePage, { consent }: Settings): boolean =>
  /^(opt-out|not_required)$/.test(`${consent?.mode}`) && (consent?.gpc === 'ignore' || gpc !== '1')
