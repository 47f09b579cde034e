import type { Action } from '@kairos/schema'
import type { Row } from '../links/rows.ts'
import { type Cell, languagesIn } from './cells.ts'
import type { Seen } from './inPage.ts'

/** What a cell has to show. */
export interface Wanted {
  campaign: string
  /** Whether something has to be seen: not of a control, and not of a call. */
  hasPieces: boolean
  /** Whether it opens a chat: that of a vendor is no piece of ours. */
  isChat: boolean
  /** Whether it stands in the page, and not over it. */
  isInPage: boolean
  /** Elements that are edited. */
  selectors: string[]
  /** Path it leads to. */
  leadsTo?: string
}

/** What has to be seen of a variant. */
export function wantedOf({ row: { campaign, link, actions } }: Cell): Wanted {
  const selectors = actions.flatMap((action) => (action.type === 'edit' && !action.hide ? action.selector : []))
  const to = actions.find((action): action is Extract<Action, { type: 'redirect' }> => action.type === 'redirect')?.to
  return {
    campaign,
    hasPieces: selectors.length > 0 || actions.some(({ type }) => /^(slot|widget|chat)$/.test(type)),
    isChat: actions.some(({ type }) => type === 'chat'),
    isInPage: actions.some((action) => !isOver(action)),
    selectors,
    ...(to !== undefined && { leadsTo: new URL(to, link).pathname }),
  }
}

const isOver = (action: Action): boolean =>
  action.type === 'chat' || (action.type === 'widget' && action.kind !== 'inline' && !action.flow)

export function isThere({ acts, pieces, address }: Seen, { hasPieces, leadsTo }: Wanted): boolean {
  if (leadsTo !== undefined) return address.split('?')[0] === leadsTo
  return acts === true && (pieces > 0 || !hasPieces)
}

/** Whether it should be seen and is not. */
export const isMissing = (seen: Seen, wanted: Wanted): boolean =>
  !isThere(seen, wanted) && !(wanted.isChat && seen.acts)

/** Why nothing is seen, in a sentence. */
export function whyMissing({ decided, acts, problems }: Seen, { leadsTo }: Wanted): string {
  if (problems.length) return problems.join(' ')
  if (!decided) return 'The page has no Kairos that decides, or previews are turned off.'
  if (leadsTo !== undefined) return `The browser does not go on to ${leadsTo}.`
  if (acts === undefined) return 'The kairos.json of the page does not have this campaign.'
  return acts ? 'It acts, and its place is not on this page.' : 'It does not act on this page.'
}

/**
 * Whether the page goes by another file than the one here: told only of texts that are the same in every language and for
 * every visitor.
 */
export function isOther({ actions, raw }: Row, seen: Pick<Seen, 'acts' | 'actions'>): boolean {
  if (!seen.acts || /\{\{/.test(JSON.stringify(raw)) || languagesIn(raw).length) return false
  return inOrder(actions) !== inOrder(JSON.parse(seen.actions))
}

/** Fields in one order; notes are not published. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'note') return undefined
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
