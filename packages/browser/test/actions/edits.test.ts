import type { EditAction } from '@kairos/schema'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import { find } from '../page.ts'
import { settled, startWith } from './page.ts'

// happy-dom lays nothing out: what a rule of our own looks like, and that nothing moves, is tested in real browsers.

const PAGE = `<main><p class="a  b" title="old">Hello <i>icon</i> there</p><button id="buy" disabled>\n  Buy it  \n</button></main>`

let kairos: Kairos | undefined
afterEach(() => {
  kairos?.destroy()
  vi.restoreAllMocks()
})

async function edit(selector: string, changes: Omit<EditAction, 'type' | 'selector'>, body = PAGE) {
  const page = await startWith([{ type: 'edit', selector, ...changes }], { body })
  kairos = page.kairos
  return page
}

const outcome = () => kairos!.decisions().map(({ acts, reason }) => [acts, reason])

describe('an edit changes the element, and gives the page back byte for byte', () => {
  test.each<[string, string, Omit<EditAction, 'type' | 'selector'>, string]>([
    ['text', '#buy', { text: 'Now' }, '<button id="buy" disabled="">\n  Now  \n</button>'],
    ['text around an element', 'p', { text: 'Bye' }, '<p class="a  b" title="old">Bye <i>icon</i></p>'],
    ['an attribute', 'p', { attributes: { title: 'new' } }, '<p class="a  b" title="new">Hello <i>icon</i> there</p>'],
    [
      'a new attribute',
      '#buy',
      { attributes: { 'aria-label': 'x' } },
      '<button id="buy" disabled="" aria-label="x">\n  Buy it  \n</button>',
    ],
    [
      'classes',
      'p',
      { addClasses: ['c', 'a'], removeClasses: ['b'] },
      '<p class="a c" title="old">Hello <i>icon</i> there</p>',
    ],
    [
      'the first class',
      '#buy',
      { addClasses: ['c'] },
      '<button id="buy" disabled="" class="c">\n  Buy it  \n</button>',
    ],
    [
      'content before and after',
      'i',
      { before: { text: '1' }, after: { text: '2' } },
      '<p class="a  b" title="old">Hello <div class="kairos-content"><p class="kairos-text">1</p></div><i>icon</i><div class="kairos-content"><p class="kairos-text">2</p></div> there</p>',
    ],
  ])('%s', async (_, selector, changes, expected) => {
    document.body.innerHTML = PAGE
    const before = document.body.innerHTML
    const nodes = [...find('main').querySelectorAll('*')]
    await edit(selector, changes)
    expect(document.body.innerHTML).toContain(expected)
    kairos!.destroy()
    expect(document.body.innerHTML).toBe(before)
    expect(nodes.length).toBe(find('main').querySelectorAll('*').length)
  })

  test('words in an element that has none', async () => {
    await edit('#empty', { text: 'Now' }, '<b id="empty"></b>')
    expect(find('#empty').innerHTML).toBe('Now')
    kairos!.destroy()
    expect(find('#empty').innerHTML).toBe('')
  })

  test('by a rule of our own, which touches no element', async () => {
    await edit('#buy', { hide: true, style: { color: 'red' } })
    expect(document.body.innerHTML).toBe(PAGE.replace('disabled', 'disabled=""'))
    const [sheet] = document.adoptedStyleSheets.slice(-1)
    const { style } = sheet!.cssRules[0] as CSSStyleRule
    expect([style.getPropertyValue('display'), style.getPropertyValue('color')]).toEqual(['none', 'red'])
    kairos!.destroy()
    expect(document.adoptedStyleSheets).not.toContain(sheet)
  })
})

describe('what the page changed in the meantime stays', () => {
  test('words', async () => {
    await edit('#buy', { text: 'Now' })
    find('#buy').firstChild!.nodeValue = 'Sold out'
    kairos!.destroy()
    expect(find('#buy').textContent).toBe('Sold out')
  })

  test('an attribute', async () => {
    await edit('p', { attributes: { title: 'new' } })
    find('p').title = 'page'
    kairos!.destroy()
    expect(find('p').title).toBe('page')
  })

  test('classes', async () => {
    await edit('p', { addClasses: ['c'], removeClasses: ['b'] })
    find('p').classList.add('open')
    kairos!.destroy()
    expect([...find('p').classList].sort()).toEqual(['a', 'b', 'open'])
  })
})

describe('elements that come later', () => {
  test('are edited as they are inserted', async () => {
    await edit('.late', { text: 'ours' }, '<main></main>')
    find('main').innerHTML = '<p><b class="late">own</b></p>'
    await settled()
    expect(find('.late').textContent).toBe('ours')
    expect(outcome()).toEqual([[true, 'acts']])
  })

  test('and those that leave are given back', async () => {
    await edit('#buy', { text: 'ours', after: { text: 'more' } })
    const button = find('#buy')
    button.remove()
    await settled()
    expect(button.textContent).toBe('\n  Buy it  \n')
    expect(find('main').textContent).not.toContain('more')
  })

  test('a hundred at most', async () => {
    await edit('i', { text: 'ours' }, '<i>own</i>'.repeat(130))
    const words = [...document.querySelectorAll('i')].map(({ textContent }) => textContent)
    expect([words.filter((word) => word === 'ours').length, words.length]).toEqual([100, 130])
  })
})

describe('what the page overwrites', () => {
  test('comes back, and what it wrote is what it is given in the end', async () => {
    await edit('#buy', { text: 'ours' })
    find('#buy').textContent = 'newer'
    await expect.poll(() => find('#buy').textContent).toBe('ours')
    kairos!.destroy()
    expect(find('#buy').textContent).toBe('newer')
  })

  test.each<[string, Omit<EditAction, 'type' | 'selector'>, () => void]>([
    ['words', { text: 'ours' }, () => (find('#buy').textContent = `page ${Math.random()}`)],
    ['attributes', { attributes: { title: 'ours' } }, () => (find('#buy').title = `page ${Math.random()}`)],
    ['classes', { addClasses: ['ours'] }, () => (find('#buy').className = '')],
    ['content beside it', { after: { text: 'ours' } }, () => find('#buy').nextElementSibling?.remove()],
    ['the whole element', { text: 'ours' }, () => (find('main').innerHTML = '<b id="buy">page</b>')],
  ])('%s: five times, then it is the page’s', async (_, changes, overwrite) => {
    await edit('#buy', changes)
    const seen: string[] = []
    for (let times = 0; times < 12; times++) {
      overwrite()
      await settled()
      seen.push(find('main').innerHTML.includes('ours') ? 'ours' : 'page')
    }
    expect(seen.join(' ')).toBe(`${'ours '.repeat(5)}${'page '.repeat(7)}`.trim())
    await expect.poll(outcome).toEqual([[false, 'slot_contested']])
  })

  test('an element that is moved is edited where it is', async () => {
    await edit('#buy', { after: { text: 'more' } })
    document.body.append(find('#buy'))
    await settled()
    expect(find('#buy').nextElementSibling?.textContent).toBe('more')
    expect(document.querySelectorAll('.kairos-content')).toHaveLength(1)
  })
})

describe('bad input', () => {
  test('a selector that is none is told, and nothing is edited', async () => {
    const { diagnostics } = await edit('##', { text: 'ours' })
    expect(diagnostics).toEqual([{ path: 'campaigns.sale.edit:##', expected: 'CSS selector' }])
    await expect.poll(outcome).toEqual([[false, 'broken']])
  })

  test('a value that CSS does not know is told', async () => {
    vi.spyOn(CSSStyleDeclaration.prototype, 'getPropertyValue').mockReturnValue('')
    const { diagnostics } = await edit('#buy', { style: { color: 'nothing' } })
    expect(diagnostics).toEqual([{ path: 'campaigns.sale.edit:#buy', expected: 'CSS value of color' }])
  })

  test.each(['script', 'style', 'meta'])('a <%s> is never edited', async (name) => {
    const body = `<${name} id="code"></${name}>`
    await edit('#code', { attributes: { title: 'ours' } }, body)
    await expect.poll(outcome).toEqual([[false, 'slot_unsupported']])
    expect(find('#code').title).toBe('')
  })

  test('words in an element that has only elements are not set', async () => {
    await edit('main', { text: 'ours' })
    await expect.poll(outcome).toEqual([[false, 'slot_unsupported']])
    expect(document.body.innerHTML).toBe(PAGE.replace('disabled', 'disabled=""'))
  })

  test('an element that is missing is waited for', async () => {
    await edit('#nowhere', { text: 'ours' })
    await settled()
    expect(outcome()).toEqual([[true, 'acts']])
  })
})
