import type { Look } from './kit.ts'

type Command = [verb: string, name: string, about?: unknown]

interface Crisp {
  push: (command: Command) => void
  get?: (name: string) => unknown
}

/** Crisp. Its `off` takes the site's own listeners away too, so it is never called. https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp/ */
export const crisp: Look<{ $crisp?: Crisp }> = (page) => {
  const push = (...command: Command) => page.$crisp!.push(command)
  // Before it is loaded it is a plain list of what is to be done.
  if (typeof page.$crisp?.get !== 'function') return undefined
  return {
    open(message) {
      if (message) push('set', 'message:text', [message])
      push('do', 'chat:open')
    },
    close: () => push('do', 'chat:close'),
    hear({ opened, closed, unread }) {
      const count = () => unread(Number(page.$crisp!.get!('chat:unread:count')) || 0)
      push('on', 'chat:opened', opened)
      push('on', 'chat:closed', closed)
      push('on', 'message:received', count)
      count()
    },
    tell: (about) => push('set', 'session:data', [Object.entries(about)]),
  }
}
