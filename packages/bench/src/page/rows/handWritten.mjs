import { randomBytes } from 'node:crypto'
import { CAMPAIGN, variantHtml } from '../content.mjs'
import { compress } from '../server.mjs'

/** What somebody would write who knows the page, the rule and the content: it stands in the head as our tag does. */
const show = (content) => `
  var isSpring = new URLSearchParams(location.search).get('utm_campaign') === '${CAMPAIGN}'
  function show() {
    var hero = document.querySelector('#hero')
    if (!hero) return false
    hero.innerHTML = ${content}
    return true
  }
  function whenThere() {
    if (!isSpring || show()) return
    var observer = new MutationObserver(function () { if (show()) observer.disconnect() })
    observer.observe(document, { childList: true, subtree: true })
  }`

export const inScript = `(function () {
  var content = ${JSON.stringify(variantHtml)}
  ${show('content')}
  whenThere()
})()`

export const fromJson = `(function () {
  var content
  ${show('content')}
  fetch('/hand.json').then(function (response) { return response.json() }).then(function (answer) {
    content = answer.html
    whenThere()
  })
})()`

/** A script with a comment nobody can compress, so that it transfers as many bytes as another. */
export const paddedScript = (script, bytes) => pad((noise) => `${script}/*${noise}*/`, bytes)

/** The content as JSON, as long as another file. */
export const paddedJson = (bytes) => pad((noise) => JSON.stringify({ html: variantHtml, noise }), bytes)

/** Grows a text until it transfers so many bytes; what is longer already stays as it is. */
function pad(write, bytes) {
  let size = 0
  for (let step = 0; step < 30; step++) {
    const missing = bytes - compress(write(noise.slice(0, size))).length
    if (Math.abs(missing) <= 1) break
    size = Math.max(0, size + missing)
  }
  return write(noise.slice(0, size))
}

const noise = randomBytes(60_000).toString('base64').replaceAll('/', '-')
