import type { ChatDesk } from '@kairos/schema'

/** Whether it takes a message when nobody answers. */
export const isStandIn = (desk: ChatDesk): boolean => /^(form$|mailto:)/.test(nameOf(desk))

/** What a desk of the list is called in what is told. */
export const nameOf = (desk: ChatDesk | undefined): string => (typeof desk === 'string' ? desk : `${desk?.type}`)
