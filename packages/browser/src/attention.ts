import type { Attention } from './chat/kit.ts'
import type { Env, Stop } from './env.ts'

const BLINKS_EVERY_MS = 1500

const started = new WeakMap<Env, Attention>()

/** What calls back to a chat somebody who looks elsewhere. A page has one title. */
export function start(env: Env): Attention {
  const attention = started.get(env) ?? { blink: blinkTitle(env), ring: createSound(env) }
  started.set(env, attention)
  return attention
}

/** Says in the title of a page that nobody looks at how many messages wait. */
function blinkTitle({ document, later }: Env): (unread: number) => void {
  let own: string | undefined
  let before = ''
  let stopTimer: Stop = () => {}
  const restore = () => {
    stopTimer()
    // A title that the page has set meanwhile is the page's.
    if (own !== undefined && document.title === own) document.title = before
    own = undefined
  }
  const show = (unread: number) => {
    before = document.title
    own = `(${unread}) ${before}`
    document.title = own
    stopTimer = later(() => {
      restore()
      stopTimer = later(() => show(unread), BLINKS_EVERY_MS)
    }, BLINKS_EVERY_MS)
  }
  return (unread) => {
    restore()
    if (unread && document.visibilityState === 'hidden') show(unread)
  }
}

/** A short tone; made here, so that nothing is downloaded. */
function createSound({ window }: Env): () => void {
  let audio: AudioContext | undefined
  return () => {
    try {
      audio ??= new window.AudioContext()
      const tone = audio.createOscillator()
      const gain = audio.createGain()
      gain.gain.value = 0.05
      tone.connect(gain)
      gain.connect(audio.destination)
      tone.start()
      tone.stop(audio.currentTime + 0.15)
    } catch {}
  }
}
