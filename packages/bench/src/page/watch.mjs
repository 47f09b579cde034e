/**
 * Runs in the head of every page before anything else: when the variant is in the DOM, how far things moved, and how long
 * the slot or the page was kept invisible. Sent as text, so it uses nothing from outside.
 */
function watchPage(title) {
  const seen = { variantAt: 0, shift: 0, slotHiddenMs: 0, pageHiddenMs: 0 }
  window.benchPage = seen
  const observer = new MutationObserver(() => {
    if (![...document.querySelectorAll('h2')].some(({ textContent }) => textContent === title)) return
    seen.variantAt = performance.now()
    observer.disconnect()
  })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
  const isHidden = (element) => {
    const { visibility, opacity, display } = getComputedStyle(element)
    return visibility === 'hidden' || opacity === '0' || display === 'none'
  }
  let last = 0
  let wasHidden = { slot: false, page: false }
  const look = (now) => {
    if (wasHidden.slot) seen.slotHiddenMs += now - last
    if (wasHidden.page) seen.pageHiddenMs += now - last
    const slot = document.querySelector('#hero')
    const page = document.body && (isHidden(document.documentElement) || isHidden(document.body))
    wasHidden = { slot: slot ? isHidden(slot) : false, page }
    last = now
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** The same as above, to be put into a page. */
export const watchScript = (title) => `(${watchPage})(${JSON.stringify(title)})`

/** How long reading the visitor's storage took; what is first there waits for the disk. */
function watchStorage() {
  let ms = 0
  window.benchStorageMs = () => ms
  const timed = (read) =>
    function (...given) {
      const start = performance.now()
      try {
        return read.apply(this, given)
      } finally {
        ms += performance.now() - start
      }
    }
  for (const name of ['localStorage', 'sessionStorage']) {
    const storage =
      Object.getOwnPropertyDescriptor(Window.prototype, name) ?? Object.getOwnPropertyDescriptor(window, name)
    Object.defineProperty(window, name, { ...storage, get: timed(storage.get) })
  }
  Storage.prototype.getItem = timed(Storage.prototype.getItem)
}

export const storageScript = `(${watchStorage})()`
