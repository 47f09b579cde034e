import type { ChatDesk } from '@kairos/schema'
import type { Kit } from '../../kit.ts'
import { chatwoot } from './chatwoot.ts'
import { crisp } from './crisp.ts'
import { button, call } from './generic.ts'
import { helpscout } from './helpscout.ts'
import { hubspot } from './hubspot.ts'
import { intercom } from './intercom.ts'
import type { PageDesk } from './kit.ts'
import { livechat } from './livechat.ts'
import { tawk } from './tawk.ts'
import { zendesk } from './zendesk.ts'

type Looks = Record<string, (page: Window, desk: ChatDesk, kit: Kit) => PageDesk | undefined>

/** The desks that are in a page, by their name in the file. */
export const pageDesks = {
  intercom,
  crisp,
  zendesk,
  hubspot,
  tawk,
  chatwoot,
  livechat,
  helpscout,
  button,
  call,
} as unknown as Looks
