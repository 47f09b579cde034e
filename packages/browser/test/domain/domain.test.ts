import { createProfile, type Profile } from '@kairos/core'
import { parseShared, sharedIn, sharedText } from '@kairos/core/edge/shared'
import { compile } from '@kairos/core/first'
import { beforeEach, describe, expect, test } from 'vitest'
import { start } from '../../src/domain.ts'
import type { Env } from '../../src/env.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

const RECEIPT = 'kairos:shop:consent'
const PROFILE = 'kairos:shop:profile'
const drawn = { hello: { variant: 'warm', p: 0.5 }, 'odd/id:x': { variant: 'ż;=', p: 1, version: 3 } }
const known: Profile = { ...createProfile('v-1', 1000), campaigns: { ...drawn, seen: { shown: [1] } } }

let env: Env
let cookies: string[]
let allowed: boolean
/** What a server that decided the page says of it; nothing where none did. */
let served: string | undefined
beforeEach(() => {
  env = openPage()
  cookies = []
  allowed = true
  served = undefined
  // happy-dom refuses a cookie for a domain above its own host.
  env = {
    ...env,
    document: {
      querySelector: () => (served === undefined ? null : { getAttribute: () => served }),
      get cookie() {
        return jar()
      },
      set cookie(text) {
        cookies.push(text)
      },
    } as unknown as Document,
  }
})

/** What a page reads: names and values only, among those of others. */
const jar = () => ['_ga=1', ...cookies.map((text) => text.split(';')[0]).slice(-1), 'theme=dark'].join('; ')

const open = (settings: object = { domain: '.shop.example' }) =>
  start({ env, program: compile({ kairos: 1, site: 'shop', settings }), createProfile, allowed: () => allowed })
const share = (profile = known) => {
  const runtime = () => ({
    ...createKit(env).memory.runtime(),
    unsaved: () => ({ profile, from: 0, happened: [], waiting: [], pending: {} }),
  })
  open()({ ...createKit(env).memory, allowed: () => allowed, runtime })
}
const snapshot = () => JSON.parse(env.recall(PROFILE) ?? 'null')
const onOtherHost = () => window.localStorage.clear()

describe('the cookie', () => {
  test('says id, answer and variants, and is for all hosts of the domain', () => {
    env.keep(RECEIPT, 'pa')
    share()
    expect(cookies).toEqual([
      expect.stringMatching(
        /^kairos_shop=v-1\/rpa\/[^ ;"]+;Domain=\.shop\.example;Path=\/;Max-Age=34560000;SameSite=Lax$/,
      ),
    ])
    expect(parseShared(sharedIn(env.document.cookie, 'shop'))).toEqual({ id: 'v-1', receipt: 'pa', campaigns: drawn })
  })

  test('is not written again when it says the same', () => {
    share()
    share()
    expect(cookies).toHaveLength(1)
  })

  test('stays below 1 kB, with the latest variants in it', () => {
    const many = Array.from({ length: 200 }, (_, n) => [`campaign-${n}`, { variant: 'a', p: 0.5 }])
    const text = sharedText({ id: 'v-1', receipt: 'pa', campaigns: Object.fromEntries(many) })
    expect(text.length).toBeLessThanOrEqual(1000)
    expect(parseShared(text).campaigns).toMatchObject({ 'campaign-199': { variant: 'a', p: 0.5 } })
  })

  test('says nothing about a visitor who may not be remembered, but the answer', () => {
    env.keep(RECEIPT, 'a')
    allowed = false
    share()
    expect(parseShared(sharedIn(env.document.cookie, 'shop'))).toEqual({ id: '', receipt: 'a', campaigns: {} })
  })

  test('is taken away when there is nothing to say', () => {
    share()
    allowed = false
    share()
    expect(cookies.at(-1)).toContain('kairos_shop=/;Domain=.shop.example;Path=/;Max-Age=0')
  })

  test('of another visitor is left to the host that wrote it', () => {
    share({ ...known, id: 'v-2' })
    share()
    expect(cookies).toHaveLength(1)
  })
})

describe('another host of the domain', () => {
  test('begins with the same visitor, variants and answer', () => {
    env.keep(RECEIPT, 'pa')
    share()
    onOtherHost()
    open()
    expect(env.recall(RECEIPT)).toBe('pa')
    expect(snapshot()).toMatchObject({
      write: 0,
      heard: {},
      profile: { version: 1, id: 'v-1', pages: 0, campaigns: drawn },
    })
  })

  test('that knows the visitor learns of new variants, and keeps its own', () => {
    const mine = {
      write: 5,
      heard: { page: 3 },
      profile: { ...known, pages: 9, campaigns: { hello: { variant: 'cold', p: 0.5 } } },
    }
    share()
    onOtherHost()
    env.keep(PROFILE, JSON.stringify(mine))
    open()
    expect(snapshot()).toMatchObject({ ...mine, profile: { campaigns: { ...drawn, hello: { variant: 'cold' } } } })
  })

  test('that knows somebody else stays with that', () => {
    share()
    onOtherHost()
    const other = JSON.stringify({ write: 5, heard: {}, profile: { ...known, id: 'v-2' } })
    env.keep(PROFILE, other)
    open()
    expect(env.recall(PROFILE)).toBe(other)
  })

  test('hears of an answer that was given elsewhere since', () => {
    env.keep(RECEIPT, 'pa')
    share()
    env.keep(RECEIPT, 'a')
    share()
    env.keep(RECEIPT, 'pa')
    env.keep('kairos:shop:shared', 'pa')
    open()
    expect(env.recall(RECEIPT)).toBe('a')
  })

  test('keeps an answer that was given here since', () => {
    env.keep(RECEIPT, 'pa')
    share()
    env.keep(RECEIPT, 'a')
    open()
    expect(env.recall(RECEIPT)).toBe('a')
  })

  test('remembers nothing where it may not', () => {
    share()
    onOtherHost()
    allowed = false
    open()
    expect(snapshot()).toBeNull()
  })

  test.each(['%', 'x/y/z', '/r%'])('is not stopped by a cookie that is none of ours: %s', (text) => {
    cookies.push(`kairos_shop=${text}`)
    expect(open()).toBeTypeOf('function')
  })
})

test('a domain that is none shares nothing', () => {
  open({ domain: 7 })(createKit(env).memory)
  expect(cookies).toEqual([])
})

describe('a page that a server decided', () => {
  test.each(['', 'new'])('takes who refused here out of the cookie: "%s"', (content) => {
    share()
    env.keep(RECEIPT, '')
    allowed = false
    served = content
    open()
    expect(cookies.at(-1)).toMatch(/^kairos_shop=\/r;/)
  })

  test('leaves the cookie of somebody it knows', () => {
    env.keep(RECEIPT, 'pa')
    share()
    served = ''
    open()
    expect(cookies).toHaveLength(1)
  })
})
