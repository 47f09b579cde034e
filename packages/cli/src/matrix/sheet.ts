import { htmlPage } from '../charts/htmlPage.ts'
import { plain } from '../charts/plain.ts'
import { tiles } from '../charts/table.ts'
import { type Look, type Looks, newProblems } from './matrix.ts'
import { differenceText, signedText } from './matrixText.ts'

export interface Sheet {
  site: string
  base: string
  /** The moment, in words. */
  at: string
  all: readonly Looks[]
}

/** All pictures on one page that needs nothing else. */
export function sheetHtml({ site, base, at, all }: Sheet): string {
  const looks = all.flatMap((one) => one.looks)
  const fresh = newProblems(all).length
  const accepted = looks.flatMap(({ problems }) => problems).length - fresh
  return htmlPage({
    title: `Every variant of ${site}, in every way`,
    about: `Seen on ${base}, ${at}. A picture opens in its full size.`,
    body: [
      `<style>${style}</style>`,
      tiles([
        ['Variants', `${all.length}`],
        ['Pictures', `${looks.length}`],
        ['New problems', `${fresh}`],
        ['Accepted problems', `${accepted}`],
        ['Look different', `${looks.filter(({ difference }) => difference).length}`],
        ['Changed since signed off', `${all.filter(({ isChanged }) => isChanged).length}`],
      ]),
      listed('New problems', all, ({ problems }) =>
        problems.filter(({ isAccepted }) => !isAccepted).map(({ told }) => told),
      ),
      listed('Different from the last run', all, ({ difference }) =>
        difference ? [`It ${differenceText(difference.share)}.`] : [],
      ),
      ...all.map(variantHtml),
    ].join('\n'),
  })
}

/** What is to be said of pictures, each with a link to its own. */
function listed(title: string, all: readonly Looks[], said: (look: Look) => string[]): string {
  const items = all.flatMap(({ id, looks }) =>
    looks.flatMap((look) =>
      said(look).map(
        (text) => `<li><a href="#${anchorOf(id, look)}">${plain(id)}, ${plain(look.way)}</a> ${plain(text)}</li>`,
      ),
    ),
  )
  return items.length ? `<section><h2>${plain(title)}</h2><ul>${items.join('')}</ul></section>` : ''
}

const anchorOf = (id: string, { way }: Look): string => plain(`${id}-${way}`.replaceAll(' ', '-'))

function variantHtml(one: Looks): string {
  const { row, id, looks, isChanged, signed } = one
  const state = row.state === 'runs' ? '' : `<p class="verdict warn">${plain(row.told)}</p>`
  const note = row.note ? `<p class="verdict warn">${plain(row.note)}</p>` : ''
  const sign = `<p class="${isChanged || !signed ? 'verdict warn' : 'soft'}">${plain(signedText(one))}</p>`
  const control = row.isControl ? ', the control' : ''
  return `<section><h2>${plain(row.name)}: ${plain(row.variantName)}${control} <span class="soft">${plain(id)}</span></h2>
<p><a href="${plain(row.link)}">${plain(row.page.page)}</a> ${plain(row.see)}</p>${state}${note}${sign}
<div class="cells">${looks.map((look) => cellHtml(id, look)).join('')}</div></section>`
}

function cellHtml(id: string, look: Look): string {
  const { way, problems, difference, jpeg } = look
  const picture = jpeg
    ? `<img src="${dataOf(jpeg, 'jpeg')}" alt="${plain(`${id}, ${way}`)}" loading="lazy">`
    : '<p>No picture</p>'
  const flags = problems.map(
    ({ told, isAccepted }) =>
      `<li class="${isAccepted ? 'soft' : 'bad'}">${plain(told)}${isAccepted ? ' Accepted.' : ''}</li>`,
  )
  const changed = difference
    ? `<details><summary class="warn">It ${plain(differenceText(difference.share))}</summary><img src="${dataOf(difference.png, 'png')}" alt="The pixels that differ" loading="lazy"></details>`
    : ''
  return `<figure class="${way.split(' ')[0] === 'phone' ? 'narrow' : 'broad'}" id="${anchorOf(id, look)}"><figcaption>${plain(way)}</figcaption>
<details class="picture"><summary>${picture}</summary></details>${flags.length ? `<ul class="flags">${flags.join('')}</ul>` : ''}${changed}</figure>`
}

const dataOf = (bytes: Buffer, type: string): string => `data:image/${type};base64,${bytes.toString('base64')}`

const style = `
main { max-width: 110rem } .cells { display: flex; flex-wrap: wrap; gap: 1.25rem; align-items: start; margin-top: 1rem }
figure.narrow { flex: 0 1 11rem } figure.broad { flex: 0 1 26rem } figure { margin: 0; min-width: 0 } figure:target { outline: 3px solid var(--warn); outline-offset: .4rem }
figure img { display: block; width: 100%; border: 1px solid var(--line); border-radius: .4rem } .picture summary { list-style: none; margin: .3rem 0 0 }
.picture summary::-webkit-details-marker { display: none } .picture[open] { position: fixed; inset: 0; z-index: 1; overflow: auto; background: var(--page); padding: 1rem }
.picture[open] img { width: auto; max-width: none; margin: 0 auto } .flags { padding-inline-start: 1.1rem; margin: .4rem 0 0; font-size: .9rem }
.bad { color: var(--bad) } .warn { color: var(--warn) } summary.warn { font-size: .9rem }
`
