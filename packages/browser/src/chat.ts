import type { XmppDesk } from '@kairos/schema'
import { createConversation } from './chat/conversation.ts'
import type { connect as connectDesk } from './chat/desks/connect.ts'
import { createKept } from './chat/kept.ts'
import type { Desk } from './chat/kit.ts'
import { createPanel, type Shown } from './chat/panel/panel.ts'
import { createTalk, hasBegun, type Said } from './chat/talk.ts'
import type { Kit } from './kit.ts'

interface Beginning {
  kit: Kit
  setting: XmppDesk
  connect: typeof connectDesk
}

const started = new WeakMap<Kit, Promise<Desk | undefined>>()

/** Our own chat with agents of an XMPP server; `undefined` where nobody would answer. A page has one, whoever asks for it. */
export function start(kit: Kit, setting: XmppDesk, connect: typeof connectDesk): Promise<Desk | undefined> {
  const desk = started.get(kit) ?? begin({ kit, setting, connect })
  started.set(kit, desk)
  // Somebody may come to the desk later.
  desk.then((there) => there ?? started.delete(kit))
  return desk
}

async function begin({ kit, setting, connect }: Beginning): Promise<Desk | undefined> {
  const { env, base, program, state, consent } = kit
  const kept = createKept(kit)
  let agreed = consent()
  const known = kept.read(setting.to)
  const talk = known ?? createTalk(env.newId(), setting.to, env.now())
  let shown: Shown | undefined
  const on = { changed: () => shown?.changed(), arrived: (line: Said) => shown?.arrived(line) }
  const language = env.document.documentElement.lang || kit.settings.language || 'en'
  const loading = [
    kit.load('preact'),
    kit.load('keyboard'),
    /^en/i.test(language) ? undefined : kit.load('words'),
  ] as const
  try {
    const conversation = createConversation({ kit, setting, talk, ...on })
    const [isAnybody, preact, keyboard, words] = await Promise.all([conversation.check(), ...loading])
    // Whoever talks already goes on, and reads that nobody is here.
    if (!preact || !(isAnybody || known)) {
      conversation.stop()
      return undefined
    }
    const { agreement: text } = setting
    shown = createPanel({
      ...{ env, ui: preact.start(), talk, kept, conversation, words: words?.start(language) },
      agreement:
        text && (base.finish({ type: 'slot', slot: '', text }, base.wordingOf(state(), program))?.text as string),
      attention: () => kit.load('attention').then((part) => part?.start(env)),
      follow: keyboard?.start,
    })
    const stopHearing = kit.hear(() => {
      const now = consent()
      // Each answer is another object.
      if (now !== agreed && (now.forgotten || (agreed.personalization && !now.personalization))) forget()
      agreed = now
    })
    /** The visitor takes back what was agreed to: nothing of it is left. */
    const forget = () => {
      talk.said.length = 0
      talk.draft = ''
      talk.isAgreed = false
      kept.erase()
      panel.close()
      panel.stop()
      desk.stop()
    }
    const panel = shown
    const desk = connect(setting.type, {
      ...panel,
      hear(news) {
        panel.hear!({
          ...news,
          closed() {
            news.closed()
            // Who closes it without a word asks anew the next time whether anybody is here.
            if (hasBegun(talk)) return
            desk.stop()
            kept.erase()
          },
        })
        return () => {
          stopHearing()
          panel.stop()
          started.delete(kit)
        }
      },
    })
    return desk
  } catch {
    // A page whose policy forbids reading XML, an address that is none.
    kit.diagnose({ path: 'settings.chat', expected: 'a desk' })
    return undefined
  }
}
