import type { Env, Stop } from '../env.ts'

/** Keeps the page behind a modal where it is. Only where that moves nothing: the place of a scrollbar has to stay. */
export function holdScroll({ window, document }: Env): Stop {
  const root = document.documentElement
  const takesPlace = window.innerWidth > root.clientWidth
  if (takesPlace && !window.CSS?.supports?.('scrollbar-gutter: stable')) return () => {}
  const sheet = new window.CSSStyleSheet()
  sheet.replaceSync(`html{overflow:hidden!important${takesPlace ? ';scrollbar-gutter:stable!important' : ''}}`)
  document.adoptedStyleSheets.push(sheet)
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
  }
}
