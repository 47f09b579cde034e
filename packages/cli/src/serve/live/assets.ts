export const style = `
:root { color-scheme: light dark; --line: #8886; --accent: #2563eb; font: 16px/1.5 system-ui, sans-serif }
@media (prefers-color-scheme: dark) { :root { --accent: #8ab4ff } }
body { margin: 0 auto; max-width: 70rem; padding: 1rem }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem }
h1 { font-size: 1.5rem; margin: 0; flex: 1 1 auto }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
header p { margin: 0; flex-basis: 100% }
button { font: inherit; min-height: 44px; min-width: 6rem; padding: 0 1rem; border: 2px solid var(--accent); border-radius: .5rem; background: none; color: inherit; cursor: pointer }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem; margin: 1rem 0 0 }
dl div { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem }
dd { margin: 0; font-size: 1.75rem; font-variant-numeric: tabular-nums }
.bars { display: flex; align-items: end; gap: 3px; height: 4rem; border-bottom: 1px solid var(--line) }
.bars i { flex: 1; background: var(--accent); min-height: 1px }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: start; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); white-space: nowrap }
ol { list-style: none; margin: 0; padding: 0; font: .9rem/1.7 ui-monospace, monospace; white-space: pre }
`

/** Takes over the parts that changed; what has the focus or is scrolled stays as it is. */
export const script = `
const button = document.getElementById('pause')
const state = document.getElementById('state')
let isPaused = false
const say = (text) => { if (state.textContent !== text) state.textContent = text }
button.onclick = () => {
  isPaused = !isPaused
  button.setAttribute('aria-pressed', isPaused)
  say(isPaused ? 'Paused.' : 'Updates every second.')
}
setInterval(async () => {
  if (isPaused || document.hidden) return
  try {
    const answer = await fetch('/__kairos', { cache: 'no-store', signal: AbortSignal.timeout(5000) })
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (isPaused) return
    for (const part of fresh.querySelectorAll('[data-live]')) {
      const shown = document.getElementById(part.id)
      if (shown.innerHTML !== part.innerHTML) shown.innerHTML = part.innerHTML
    }
    say('Updates every second.')
  } catch {
    say('The server does not answer. Start kairos serve again.')
  }
}, 1000)
`
