/**
 * A script in the place of a part that any page can ask for (`kairos.memory()`): it gets the kit, and starts the desk with
 * it. Then the page has `desk`, and `isAsked`.
 */
export const door = (build, setting) => `
export const build = ${JSON.stringify(build)}
export function start(kit) {
  kit.load('chat').then((part) => part?.start(kit, ${JSON.stringify(setting)})).then((desk) => {
    document.querySelector('#open').onclick = () => desk?.open()
    Object.assign(window, { desk, isAsked: true })
  })
  return new Proxy({}, { get: () => () => ({}) })
}`

/** What a page does to go through it. */
export const ASK = '(window.kairos ||= []).push((kairos) => kairos.memory())'
