import type { XmppDesk } from '@kairos/schema'
import { createConversation } from './chat/conversation.ts'
import { createKept } from './chat/kept.ts'
import type { Desk } from './chat/kit.ts'
import { createPanel, type Shown } from './chat/panel/panel.ts'
import { createTalk, hasBegun, type Said } from './chat/talk.ts'
import type { Kit } from './kit.ts'

const started = new WeakMap<Kit, Promise<Desk | undefined>>()

/** Our own chat with agents of an XMPP server; `undefined` where nobody would answer. A page has one, whoever asks for it. */
export function start(kit: Kit, setting: XmppDesk): Promise<Desk | undefined> {
  const desk = started.get(kit) ?? connect(kit, setting)
  started.set(kit, desk)
  // Somebody may come to the desk later.
  desk.then((there) => there ?? started.delete(kit))
  return desk
}

async function connect(kit: Kit, setting: XmppDesk): Promise<Desk | undefined> {
  const { env, site } = kit
  const kept = createKept(env, site)
  const known = kit.preview ? undefined : kept.read()
  const talk = known ?? createTalk(env.newId(), env.now())
  let shown: Shown | undefined
  const on = { changed: () => shown?.changed(), arrived: (line: Said) => shown?.arrived(line) }
  const language = env.document.documentElement.lang || kit.settings.language || 'en'
  const loading = [kit.load('preact'), /^en/i.test(language) ? undefined : kit.load('words')] as const
  try {
    const conversation = createConversation({ kit, setting, talk, ...on })
    const [isAnybody, preact, words] = await Promise.all([conversation.check(), ...loading])
    // Whoever talks already goes on, and reads that nobody is here.
    if (!preact || !(isAnybody || known)) {
      conversation.stop()
      return undefined
    }
    const agreement = setting.agreement === false ? '' : wordsIn(language, setting.agreement)
    shown = createPanel({
      ...{ env, ui: preact.start(), talk, kept, conversation, agreement, words: words?.start(language) },
      name: setting.type,
    })
    const stopHearing = kit.hear(() => {
      if (!talk.isAgreed || !kit.consent().forgotten) return
      talk.isAgreed = false
      if (!kit.preview) kept.erase()
      on.changed()
    })
    const { stop } = shown
    const desk = {
      ...shown,
      stop() {
        stopHearing()
        stop()
        started.delete(kit)
      },
    }
    // Who closes it without a word asks anew the next time whether anybody is here.
    desk.watch((isOpen) => isOpen || hasBegun(talk) || desk.stop())
    return desk
  } catch {
    // A page whose policy forbids reading XML, an address that is none.
    kit.diagnose({ path: 'settings.chat', expected: 'a desk' })
    return undefined
  }
}

/** The site's own words in the page's language, else in the first it has. */
function wordsIn(language: string, text: XmppDesk['agreement']): string | undefined {
  if (!text || typeof text === 'string') return text || undefined
  return Object.entries(text).find(([name]) => language.startsWith(name))?.[1] ?? Object.values(text)[0]
}
