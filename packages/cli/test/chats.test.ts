import type { ChatDesk, Config } from '@kairos/schema'
import { expect, test } from 'vitest'
import { isStandIn, nameOf } from '../../browser/src/chat/list.ts'
import { listOf } from '../../browser/src/chat/reception/list.ts'
import { chatsIn } from '../src/lint/survey/chats.ts'
import { standsIn, takesMessages } from '../src/visits/chatHours.ts'

const form: ChatDesk = { type: 'form', to: '/contact' }
const xmpp: ChatDesk = { type: 'xmpp', url: 'wss://chat.example/ws', to: 'desk@rooms.example' }

test.each<[string, ChatDesk[], ChatDesk[] | undefined]>([
  ['no fallback', ['crisp', form, 'mailto:help@corner.example', xmpp], undefined],
  ['none of its own', ['crisp', form], []],
  ['an address of its own', ['crisp', form, xmpp], ['tawk', 'mailto:help@corner.example']],
  ['the form of the site', [form, 'crisp'], ['form']],
  ['a desk only', ['crisp'], ['tawk']],
])('%s: lint and simulate know the desks that the page asks', (_, chat, fallback) => {
  const action = { type: 'chat' as const, ...(fallback && { fallback }) }
  const config: Config = {
    kairos: 1,
    site: 'shop',
    settings: { chat },
    campaigns: [{ id: 'ask', variants: [{ id: 'a', actions: [action] }] }],
  }
  const list = (isOpen: boolean, all: readonly ChatDesk[] = chat) => all.filter((desk) => isOpen || isStandIn(desk))
  const asked = (isOpen: boolean) => listOf({ list }, action, isOpen).map(nameOf)
  const known = chatsIn(config)[0]!.desks.map(({ desk }) => desk)
  expect(known.map(nameOf)).toEqual(asked(true))
  expect(known.filter(takesMessages).map(nameOf)).toEqual(asked(false))
  expect(standsIn(action, { chat })).toBe(asked(false).length > 0)
})
