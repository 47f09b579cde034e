import type { ConsentMap, ConsentPlatform } from '@kairos/schema'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Agreed, Consent } from '../../src/consent/consent.ts'
import { start } from '../../src/consent.ts'
import type { Env } from '../../src/env.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

const GLOBALS = ['dataLayer', 'google_tag_data', '__tcfapi', 'OnetrustActiveGroups', 'OneTrust', 'Cookiebot']
const MORE = ['CookieConsent', 'wp_has_consent', 'consent_api']
// biome-ignore lint/suspicious/noExplicitAny: globals that stand for platforms of every kind
const page = window as unknown as Record<string, any>

function setCookie(text: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: platforms write theirs like this
  document.cookie = text
}

let env: Env
let now: Agreed
let answers: unknown[]
let diagnose = vi.fn()
let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  env = openPage()
  now = { personalization: false, analytics: false, pending: true }
  answers = []
  diagnose = vi.fn()
})
afterEach(() => {
  stop()
  for (const name of [...GLOBALS, ...MORE]) Reflect.deleteProperty(page, name)
  for (const cookie of document.cookie.split('; ')) setCookie(`${cookie.split('=')[0]}=;max-age=0`)
  Reflect.deleteProperty(window.navigator, 'globalPrivacyControl')
  vi.useRealTimers()
})

function listenTo(from: string, map: ConsentMap = {}) {
  stop = start(
    createKit(env, {
      settings: { consent: { from: from as ConsentPlatform, map } },
      answered: () => now,
      answer(told) {
        answers.push(told)
        now = { ...(now.pending ? { personalization: false, analytics: false } : now), ...(told as Consent) }
        delete now.pending
      },
      diagnose,
    }),
  )
}

const yes = { personalization: true, analytics: true }
const no = { personalization: false, analytics: false }
const say = (target: EventTarget, type: string, detail?: unknown) =>
  target.dispatchEvent(new CustomEvent(type, { detail }))

describe('Google Consent Mode', () => {
  /** As Google's snippet: what is pushed is `arguments`. */
  function gtag(..._: unknown[]) {
    // biome-ignore lint/complexity/noArguments: that is what Google reads
    page.dataLayer.push(arguments)
  }

  test('an update before us and one after us are answers; a default that denies is none', () => {
    page.dataLayer = []
    gtag('consent', 'default', { personalization_storage: 'denied', analytics_storage: 'denied', wait_for_update: 500 })
    listenTo('google')
    vi.advanceTimersByTime(60_000)
    expect(answers).toEqual([])
    gtag('consent', 'update', { analytics_storage: 'granted' })
    expect(answers).toEqual([{ analytics: true }])
    gtag('consent', 'update', { personalization_storage: 'granted', analytics_storage: 'denied' })
    expect(answers.at(-1)).toEqual({ personalization: true, analytics: false })
  })

  test('a default that grants counts, but not against the browser’s switch, and not one for some regions', () => {
    page.dataLayer = []
    gtag('consent', 'default', { personalization_storage: 'granted', region: ['US'] })
    gtag('consent', 'default', { analytics_storage: 'granted' })
    listenTo('google')
    expect(answers).toEqual([{ analytics: true }])
    stop()
    answers = []
    now = { ...no, pending: true }
    Object.defineProperty(window.navigator, 'globalPrivacyControl', { value: true, configurable: true })
    listenTo('google')
    expect(answers).toEqual([])
  })

  test('what Google’s tag keeps is read where the commands are gone', () => {
    page.dataLayer = []
    page.google_tag_data = { ics: { entries: { analytics_storage: { default: false, update: true } } } }
    listenTo('google')
    expect(answers).toEqual([{ analytics: true }])
  })

  test('push is chained in front and behind, and given back', () => {
    const own = vi.fn(Array.prototype.push)
    page.dataLayer = []
    page.dataLayer.push = own
    listenTo('google')
    const ours = page.dataLayer.push
    page.dataLayer.push = function (...entries: unknown[]) {
      return ours.apply(this, entries)
    }
    gtag('consent', 'update', { analytics_storage: 'granted' })
    expect([answers.length, own.mock.calls.length, page.dataLayer.length]).toEqual([1, 1, 1])
    stop()
    gtag('consent', 'update', { analytics_storage: 'denied' })
    expect([answers.length, own.mock.calls.length, page.dataLayer.length]).toEqual([1, 2, 2])
    page.dataLayer.push = own
    listenTo('google')
    stop()
    expect(page.dataLayer.push).toBe(own)
  })
})

describe('TCF', () => {
  let hear: (data: object | null, isRight: boolean) => void
  const removed = vi.fn()
  const arrive = () => {
    page.__tcfapi = (command: string, version: number, callback: typeof hear, id?: number) => {
      expect(version).toBe(2)
      if (command === 'addEventListener') hear = callback
      if (command === 'removeEventListener') removed(id)
    }
  }
  const data = (purposes: number[], changes: object = {}) => ({
    eventStatus: 'tcloaded',
    gdprApplies: true,
    listenerId: 7,
    purpose: { consents: Object.fromEntries(purposes.map((purpose) => [purpose, true])) },
    ...changes,
  })

  test('all purposes of a list are needed; the open dialogue is no answer', () => {
    arrive()
    listenTo('tcf')
    hear(data([1, 5, 6, 8], { eventStatus: 'cmpuishown' }), true)
    hear(null, false)
    expect(answers).toEqual([])
    hear(data([1, 5, 8]), true)
    expect(answers).toEqual([{ personalization: false, analytics: true }])
    hear(data([1, 5, 6], { eventStatus: 'useractioncomplete' }), true)
    expect(answers.at(-1)).toEqual({ personalization: true, analytics: false })
    stop()
    expect(removed).toHaveBeenCalledWith(7)
  })

  test('the publisher’s own purposes decide; where GDPR does not apply nothing is said', () => {
    arrive()
    listenTo('tcf', { personalization: '1', analytics: '8' })
    hear(data([1, 8], { gdprApplies: false }), true)
    expect(answers).toEqual([])
    hear(data([1, 8], { publisher: { consents: { 1: false } } }), true)
    expect(answers).toEqual([{ personalization: false, analytics: true }])
  })

  test('a platform that comes minutes later is met, after one diagnostic', () => {
    listenTo('tcf')
    vi.advanceTimersByTime(300_000)
    expect(diagnose).toHaveBeenCalledExactlyOnceWith({ path: 'settings.consent.from', expected: 'tcf in the page' })
    arrive()
    vi.advanceTimersByTime(60_000)
    hear(data([1, 5, 6, 8]), true)
    expect(answers).toEqual([yes])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('OneTrust', () => {
  test('groups before the answer are no refusal, after it they are; the site’s wrapper stays', () => {
    const wrapper = vi.fn()
    page.OptanonWrapper = wrapper
    page.OnetrustActiveGroups = ',C0001,'
    page.OneTrust = { IsAlertBoxClosed: () => false }
    listenTo('onetrust')
    say(window, 'OneTrustGroupsUpdated', ['C0001'])
    expect(answers).toEqual([])
    page.OneTrust.IsAlertBoxClosed = () => true
    say(window, 'OneTrustGroupsUpdated', ['C0001'])
    expect(answers).toEqual([no])
    page.OnetrustActiveGroups = ',C0001,C0002,C0003,'
    say(window, 'OneTrustGroupsUpdated')
    expect(answers.at(-1)).toEqual(yes)
    expect(page.OptanonWrapper).toBe(wrapper)
    Reflect.deleteProperty(page, 'OptanonWrapper')
  })

  test('renamed categories are mapped, and an answer of an earlier page is in the cookie', () => {
    listenTo('onetrust', { personalization: 'FUN' })
    setCookie('OptanonAlertBoxClosed=2026-01-01')
    page.OnetrustActiveGroups = ',FUN,'
    say(window, 'OneTrustGroupsUpdated')
    expect(answers).toEqual([{ personalization: true, analytics: false }])
  })
})

test('Cookiebot: half loaded it says nothing, then what the visitor chose', () => {
  page.Cookiebot = {}
  listenTo('cookiebot')
  say(window, 'CookiebotOnLoad')
  expect(answers).toEqual([])
  page.Cookiebot = { consent: { necessary: true, preferences: false, statistics: false }, hasResponse: false }
  say(window, 'CookiebotOnConsentReady')
  expect(answers).toEqual([])
  page.Cookiebot = { consent: { preferences: true, statistics: false }, hasResponse: true }
  say(window, 'CookiebotOnAccept')
  expect(answers).toEqual([{ personalization: true, analytics: false }])
})

test('vanilla-cookieconsent: a valid consent is the answer, each change another', () => {
  const accepted = new Set<string>()
  let isValid = false
  page.CookieConsent = { acceptedCategory: (name: string) => accepted.has(name), validConsent: () => isValid }
  listenTo('cookieconsent')
  expect(answers).toEqual([])
  isValid = true
  accepted.add('analytics')
  say(window, 'cc:onConsent')
  say(window, 'cc:onConsent')
  expect(answers).toEqual([{ personalization: false, analytics: true }])
  accepted.add('functionality')
  say(window, 'cc:onChange')
  expect(answers.at(-1)).toEqual(yes)
})

test('WP Consent API: what the country assumes may grant, only a cookie refuses', () => {
  const cookieOf = (name: string) => new RegExp(`wp_consent_${name}=(\\w+)`).exec(document.cookie)?.[1]
  page.wp_has_consent = (name: string) => cookieOf(name) === 'allow'
  page.consent_api = { cookie_prefix: 'wp_consent' }
  listenTo('wordpress')
  expect(answers).toEqual([])
  setCookie('wp_consent_statistics=deny')
  setCookie('wp_consent_preferences=allow')
  say(document, 'wp_listen_for_consent_change', { preferences: 'allow' })
  expect(answers).toEqual([{ personalization: true, analytics: false }])
})

describe('every platform', () => {
  test.each(['google', 'tcf', 'onetrust', 'cookiebot', 'cookieconsent', 'wordpress'])(
    '%s: missing, it leaves the answer open, says so once, and is waited for ever less often',
    (from) => {
      const later = vi.spyOn(env, 'later')
      listenTo(from)
      vi.advanceTimersByTime(600_000)
      expect([answers.length, diagnose.mock.calls.length]).toEqual([0, 1])
      expect(later.mock.calls.length).toBeLessThan(20)
    },
  )

  test('one that throws is survived', () => {
    page.wp_has_consent = () => {
      throw new Error('broken')
    }
    expect(() => listenTo('wordpress')).not.toThrow()
    expect(answers).toEqual([])
  })

  test('one nobody knows is told, and `constructor` is none', () => {
    listenTo('constructor')
    expect(diagnose).toHaveBeenCalledOnce()
  })
})
