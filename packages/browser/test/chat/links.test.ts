import { expect, test } from 'vitest'
import { piecesOf } from '../../src/chat/panel/links.ts'

const read = (text: string) =>
  piecesOf(text, URL)
    .map(({ text, href }) => (href ? `[${text}](${href})` : text))
    .join('')

test.each([
  ['no address', 'no address'],
  ['See https://corner.example/a?b=1.', 'See [https://corner.example/a?b=1](https://corner.example/a?b=1).'],
  ['(http://a.example/x), then', '([http://a.example/x](http://a.example/x)), then'],
  ['https://a.example/x.PNG?y', '[https://a.example/x.PNG?y](https://a.example/x.PNG?y)'],
  ['https://a.example/<b>', '[https://a.example/](https://a.example/)<b>'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['data:text/html,<b>', 'data:text/html,<b>'],
  ['xhttps://a.example', 'xhttps://a.example'],
  ['https://bank.example@evil.example/', 'https://bank.example@evil.example/'],
  ['https://', 'https://'],
  ['https://[', 'https://['],
])('%s', (text, expected) => expect(read(text)).toBe(expected))
