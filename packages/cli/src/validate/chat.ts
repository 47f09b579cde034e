import { didYouMean } from '../closest.ts'
import type { Path } from './place.ts'
import { configChecker } from './schema.ts'
import { fieldsOf, itemsOf, type Loose } from './tolerant.ts'
import type { Worded } from './words.ts'

/** The names of the schema. */
const deskNames = () => configChecker().root.definitions?.['DeskName']?.enum as string[]

/** Finds desks that nobody knows or could reach, a form that has no address, and chats that nobody would ever answer. */
export function checkChat(config: Loose): Worded[] {
  const own = fieldsOf(config['settings'])['chat']
  const hasForm = itemsOf(own).some((desk) => fieldsOf(desk)['type'] === 'form')
  const look = (desks: unknown, path: Path) =>
    itemsOf(desks).flatMap((desk, index) =>
      typeof desk === 'string'
        ? unusable(desk, [...path, index], hasForm)
        : unreachable(fieldsOf(desk), [...path, index]),
    )
  return [
    ...look(own, ['settings', 'chat']),
    ...chatsOf(config).flatMap(({ chat, path }) => {
      const fallback = chat['fallback']
      if (itemsOf(own).length || itemsOf(fallback).length) return look(fallback, [...path, 'fallback'])
      return {
        path,
        mark: 'value' as const,
        code: 'chat_without_desk',
        message: 'Nobody answers this chat: neither "settings.chat" nor its "fallback" names a desk.',
        fix: 'add "chat": ["crisp", { "type": "form", "to": "…" }] to "settings", with the desk of the site',
      }
    }),
  ]
}

/** Every chat of the file. */
export const chatsOf = (config: Loose): { chat: Loose; path: Path }[] =>
  itemsOf(config['campaigns']).flatMap((campaign, index) =>
    itemsOf(fieldsOf(campaign)['variants']).flatMap((variant, n) =>
      itemsOf(fieldsOf(variant)['actions'])
        .map((action, m) => ({
          chat: fieldsOf(action),
          path: ['campaigns', index, 'variants', n, 'actions', m] as Path,
        }))
        .filter(({ chat }) => chat['type'] === 'chat'),
    ),
  )

function unusable(desk: string, path: Path, hasForm: boolean): Worded[] {
  const told = (message: string, fix: string): Worded[] => [{ path, mark: 'value', code: 'unknown_desk', message, fix }]
  if (desk === 'form' && !hasForm)
    return told(
      '"form" is the form of "settings.chat", which has none.',
      'add { "type": "form", "to": "…" } to "settings.chat"',
    )
  if (desk.startsWith('mailto:'))
    return /^mailto:[^\s?@]+@[^\s?@]+$/.test(desk)
      ? []
      : told(`"${desk}" is no e-mail address.`, 'write one address, such as "mailto:help@corner.example"')
  const names = deskNames()
  if (names.includes(desk)) return []
  return told(
    `"${desk}" is not the name of a desk.${didYouMean(desk, names)}`,
    `use one of: ${names.join(', ')}; for another one { "type": "button", "open": "…" } or { "type": "call", "name": "…" }`,
  )
}

/** Addresses of an own server that no browser, or no XMPP server, would understand. */
function unreachable({ type, url, to }: Loose, path: Path): Worded[] {
  if (type !== 'xmpp') return []
  const told = (field: string, message: string, fix: string): Worded[] => [
    { path: [...path, field], mark: 'value', code: 'unknown_desk', message, fix },
  ]
  return [
    ...(typeof url === 'string' && !/^wss?:\/\/[^/]/.test(url)
      ? told(
          'url',
          `"${url}" is no address of a WebSocket.`,
          'write the one of the server, such as "wss://chat.corner.example/xmpp-websocket"',
        )
      : []),
    ...(typeof to === 'string' && !/^[^@/\s]+@[^@/\s]+$/.test(to)
      ? told('to', `"${to}" is no room.`, 'write the room in which agents sit, such as "desk@rooms.corner.example"')
      : []),
  ]
}
