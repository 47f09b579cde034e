import { generateKeyPairSync } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createKeys, keyOf } from '../src/sign/keys.ts'
import { fits, sign } from '../src/sign/sign.ts'
import { useCommands } from './commands.ts'

const bytes = Buffer.from('{"kairos":1,"site":"żółw"}')
const other = Buffer.from('{"kairos":1,"site":"other"}')
const lines = (text: string) => text.trim().split('\n')

describe('a signature', () => {
  const { secret, key } = createKeys()

  test('fits the bytes it was made of and no others, by the key that belongs to the secret', () => {
    const text = sign(bytes, secret)
    expect([key.length, lines(text).map(({ length }) => length)]).toEqual([44, [88]])
    expect(fits(bytes, text, key)).toBe(true)
    expect(fits(other, text, key)).toBe(false)
    expect(fits(bytes, text, createKeys().key)).toBe(false)
    expect(fits(bytes, '', key)).toBe(false)
  })

  test('stays for one more turn, so that at no moment the two files do not fit', () => {
    const first = sign(bytes, secret)
    const second = sign(other, secret, first)
    expect([fits(bytes, second, key), fits(other, second, key)]).toEqual([true, true])
    const third = sign(Buffer.from('{}'), secret, second)
    expect([lines(third).length, fits(bytes, third, key), fits(other, third, key)]).toEqual([2, false, true])
  })

  test('of the same file is there once', () => {
    expect(sign(bytes, secret, sign(bytes, secret))).toBe(sign(bytes, secret))
  })

  test.each([
    ['nothing', ''],
    ['another text', 'secret'],
    [
      'a key of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
  ])('is not made with %s', (_, secret) => {
    expect(() => sign(bytes, secret)).toThrow('this is no secret key of Ed25519 in PEM. Make one with: kairos keys')
  })
})

describe('kairos keys', () => {
  const commands = useCommands()

  test('writes a key that only its owner may read, and prints what the tag needs', async () => {
    const file = join(commands.folder, 'kairos.key')
    const { code, said } = await commands.run('keys', file)
    expect(code).toBe(0)
    expect(said).toBe(
      `${file} written. It is secret: keep it out of the repository and off the CDN.\ndata-key="${keyOf(await readFile(file, 'utf8'))}"`,
    )
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('leaves a key that is there as it is, and prints what belongs to it', async () => {
    const { secret, key } = createKeys()
    const file = await commands.write('kairos.key', secret)
    expect(await commands.run('keys', file)).toEqual({
      code: 0,
      said: `${file} is there already, left as it is.\ndata-key="${key}"`,
    })
    expect(await readFile(file, 'utf8')).toBe(secret)
  })

  test('says so where the file is no key, or cannot be written', async () => {
    const file = await commands.write('kairos.key', 'nothing of the kind')
    const { code, said } = await commands.run('keys', file)
    expect([code, said]).toEqual([2, expect.stringContaining('this is no secret key of Ed25519 in PEM')])
    expect((await commands.run('keys', join(commands.folder, 'nowhere', 'kairos.key'))).said).toContain(
      'cannot be written (ENOENT)',
    )
  })
})
