import type { Env, Stop } from '../../env.ts'

const BLINKS_EVERY_MS = 1500

/** Says in the title of a page that nobody looks at how many messages wait; where the visitor wants no motion, it stays. */
export function blinkTitle({ document, window, later }: Env): (unread: number) => void {
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
    if (window.matchMedia?.('(prefers-reduced-motion: reduce)').matches) return
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

/** Two short tones; made here, so that nothing is downloaded. */
export function createSound({ window }: Env): () => void {
  let audio: AudioContext | undefined
  return () => {
    try {
      audio ??= new window.AudioContext()
      const gain = audio.createGain()
      gain.gain.value = 0.05
      gain.connect(audio.destination)
      for (const [index, hertz] of [660, 880].entries()) {
        const tone = audio.createOscillator()
        tone.frequency.value = hertz
        tone.connect(gain)
        tone.start(audio.currentTime + index * 0.12)
        tone.stop(audio.currentTime + index * 0.12 + 0.1)
      }
    } catch {}
  }
}
