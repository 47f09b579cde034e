import { expect, test } from 'vitest'
import { trafficFacts } from '../../../src/collectors/facts/traffic.ts'
import type { Env } from '../../../src/env.ts'

const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148'
const arrive = (address: string, referrer = '', userAgent = SAFARI, domain?: string) =>
  trafficFacts(
    {
      window: { location: new URL(address, 'https://www.shop.example/'), navigator: { userAgent } },
      document: { referrer },
    } as unknown as Env,
    domain ? { domain } : {},
  )

test.each([
  ['https://www.google.com/', 'google', 'organic', 'organic_search'],
  ['https://www.google.co.uk/', 'google', 'organic', 'organic_search'],
  ['https://google.pl/', 'google', 'organic', 'organic_search'],
  ['android-app://com.google.android.googlequicksearchbox/', 'google', 'organic', 'organic_search'],
  ['android-app://com.google.android.gm/', 'gmail', 'email', 'email'],
  ['https://www.bing.com/', 'bing', 'organic', 'organic_search'],
  ['https://duckduckgo.com/', 'duckduckgo', 'organic', 'organic_search'],
  ['https://uk.search.yahoo.com/', 'yahoo', 'organic', 'organic_search'],
  ['https://www.ecosia.org/', 'ecosia', 'organic', 'organic_search'],
  ['https://search.brave.com/', 'brave', 'organic', 'organic_search'],
  ['https://www.baidu.com/', 'baidu', 'organic', 'organic_search'],
  ['https://yandex.ru/', 'yandex', 'organic', 'organic_search'],
  ['https://search.seznam.cz/', 'seznam', 'organic', 'organic_search'],
  ['https://chatgpt.com/', 'chatgpt', 'ai_assistant', 'ai_assistant'],
  ['https://chat.openai.com/', 'chatgpt', 'ai_assistant', 'ai_assistant'],
  ['https://www.perplexity.ai/', 'perplexity', 'ai_assistant', 'ai_assistant'],
  ['https://gemini.google.com/', 'gemini', 'ai_assistant', 'ai_assistant'],
  ['https://copilot.microsoft.com/', 'copilot', 'ai_assistant', 'ai_assistant'],
  ['https://claude.ai/', 'claude', 'ai_assistant', 'ai_assistant'],
  ['https://l.facebook.com/', 'facebook', 'social', 'organic_social'],
  ['https://lm.facebook.com/', 'facebook', 'social', 'organic_social'],
  ['https://l.instagram.com/', 'instagram', 'social', 'organic_social'],
  ['https://www.tiktok.com/', 'tiktok', 'social', 'organic_social'],
  ['https://www.pinterest.de/', 'pinterest', 'social', 'organic_social'],
  ['https://lnkd.in/', 'linkedin', 'social', 'organic_social'],
  ['https://t.co/', 'x', 'social', 'organic_social'],
  ['https://out.reddit.com/', 'reddit', 'social', 'organic_social'],
  ['https://www.youtube.com/', 'youtube', 'referral', 'organic_video'],
  ['https://web.whatsapp.com/', 'whatsapp', 'social', 'organic_social'],
  ['https://web.telegram.org/', 'telegram', 'social', 'organic_social'],
  ['https://www.snapchat.com/', 'snapchat', 'social', 'organic_social'],
  ['https://l.threads.com/', 'threads', 'social', 'organic_social'],
  ['https://bsky.app/', 'bluesky', 'social', 'organic_social'],
  ['https://mastodon.social/', 'mastodon', 'social', 'organic_social'],
  ['https://blog.example/', 'blog.example', 'referral', 'referral'],
  ['https://notgoogle.com/', 'notgoogle.com', 'referral', 'referral'],
  ['https://google.evil.example/', 'google.evil.example', 'referral', 'referral'],
])('from %s: %s, %s, %s', (referrer, source, medium, channel) => {
  expect(arrive('/', referrer)).toMatchObject({ source, medium, channel })
})

test.each([
  ['gclid', 'google', 'cpc', 'paid_search'],
  ['gbraid', 'google', 'cpc', 'paid_search'],
  ['wbraid', 'google', 'cpc', 'paid_search'],
  ['dclid', 'google', 'display', 'display'],
  ['msclkid', 'bing', 'cpc', 'paid_search'],
  ['yclid', 'yandex', 'cpc', 'paid_search'],
  ['ttclid', 'tiktok', 'cpc', 'paid_social'],
  ['li_fat_id', 'linkedin', 'cpc', 'paid_social'],
  ['twclid', 'x', 'cpc', 'paid_social'],
  ['epik', 'pinterest', 'social', 'organic_social'],
  ['fbclid', 'facebook', 'social', 'organic_social'],
])('a link with %s: %s, %s, %s', (clickId, source, medium, channel) => {
  expect(arrive(`/?${clickId}=secret`)).toEqual({ source, medium, channel, clickId })
})

test.each([
  ['Instagram 390.0', 'instagram'],
  ['[FBAN/FBIOS;FBAV/520.0]', 'facebook'],
  ['musical_ly_2023', 'tiktok'],
  ['[Pinterest/iOS]', 'pinterest'],
  ['Snapchat/13.40', 'snapchat'],
  ['Safari Line/15.10.0', 'line'],
  ['[LinkedInApp]/9.31', 'linkedin'],
])('opened in an app, %s: %s', (app, source) => {
  expect(arrive('/', '', `${SAFARI} ${app}`)).toEqual({ source, medium: 'social', channel: 'organic_social' })
  expect(arrive('/', 'https://www.shop.example/cart', `${SAFARI} ${app}`)).toBeUndefined()
})

test.each([
  ['utm_source=Google&utm_medium=CPC', 'paid_search'],
  ['utm_source=facebook&utm_medium=paid_social', 'paid_social'],
  ['utm_source=fb', 'organic_social'],
  ['utm_source=chatgpt.com', 'ai_assistant'],
  ['utm_source=news&utm_medium=e-mail', 'email'],
  ['utm_source=partner&utm_medium=affiliate', 'affiliates'],
  ['utm_source=dv360&utm_medium=banner', 'display'],
  ['utm_source=news', 'unassigned'],
])('a campaign with %s: %s', (query, channel) => {
  expect(arrive(`/?${query}`, 'https://www.google.com/')).toMatchObject({ channel })
})

test('the words of a campaign win over click and referrer, in lower case', () => {
  expect(arrive('/?utm_source=News&utm_campaign=Spring&gclid=1', 'https://Blog.example/Post')).toEqual({
    source: 'news',
    medium: 'cpc',
    campaign: 'spring',
    referrer: 'https://blog.example/post',
    referrerHost: 'blog.example',
    clickId: 'gclid',
    channel: 'paid_other',
  })
})

test('hostile words are cleaned and cut', () => {
  const traffic = arrive(`/?utm_source=a%00%0a%e2%80%aeb&utm_campaign=${'x'.repeat(100_000)}`)
  expect([traffic?.source, traffic?.campaign?.length]).toEqual(['a b', 200])
})

test('subdomains of the site are the site', () => {
  expect(arrive('/', 'https://pay.shop.example:8443/', SAFARI, '.shop.example')).toBeUndefined()
  expect(arrive('/', 'https://otherShop.example/', SAFARI, '.shop.example')).toMatchObject({ channel: 'referral' })
})
