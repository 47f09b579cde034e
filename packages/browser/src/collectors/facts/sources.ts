/** What kind of place a visitor comes from. */
export type Kind = 'search' | 'social' | 'video' | 'ai' | 'email'

/** Places by kind, as `name: hosts`; `*` stands for any country's ending, and subdomains are meant too. */
const PLACES: Record<Kind, string> = {
  // Before `search`: gemini.google.com is no search.
  ai: 'chatgpt:chatgpt.com,openai.com perplexity:perplexity.ai gemini:gemini.google.com copilot:copilot.microsoft.com claude:claude.ai deepseek:deepseek.com',
  email:
    'gmail:mail.google.com,com.google.android.gm outlook:outlook.live.com,outlook.office.com yahoo-mail:mail.yahoo.*',
  search:
    'google:google.*,com.google.android.googlequicksearchbox bing:bing.com duckduckgo:duckduckgo.com yahoo:yahoo.* ecosia:ecosia.org brave:search.brave.com baidu:baidu.com yandex:yandex.*,ya.ru seznam:seznam.cz',
  social:
    'facebook:facebook.com,fb.com instagram:instagram.com tiktok:tiktok.com pinterest:pinterest.*,pin.it linkedin:linkedin.com,lnkd.in x:x.com,twitter.com,t.co reddit:reddit.com,redd.it,com.reddit.frontpage whatsapp:whatsapp.com,wa.me telegram:telegram.org,t.me,org.telegram.messenger snapchat:snapchat.com threads:threads.net,threads.com bluesky:bsky.app mastodon:mastodon.social,mastodon.online line:line.me',
  video: 'youtube:youtube.com,youtu.be vimeo:vimeo.com',
}

interface Place {
  name: string
  kind: Kind
}

const places: (Place & { pattern: RegExp })[] = (Object.keys(PLACES) as Kind[]).flatMap((kind) =>
  PLACES[kind].split(' ').map((place) => {
    const [name = '', hosts = ''] = place.split(':')
    const patterns = hosts.split(',').map((host) => host.replaceAll('.', '\\.').replace('*', '(com?\\.)?[a-z]{2,3}'))
    return { name, kind, pattern: new RegExp(`(^|\\.)(${patterns.join('|')})$`) }
  }),
)

/** The place behind a host, an app's package or a short form that campaigns use. */
export const placeOfHost = (host: string): Place | undefined => places.find(({ pattern }) => pattern.test(host))

const SHORT: Record<string, string> = { fb: 'facebook', ig: 'instagram', twitter: 'x', yt: 'youtube', li: 'linkedin' }

export const kindOf = (source: string): Kind | undefined => {
  const name = Object.hasOwn(SHORT, source) ? SHORT[source] : source
  return places.find((place) => place.name === name)?.kind
}

/** Apps that open links in a browser of their own, by what it calls itself. Threads and Instagram name themselves both. */
const APPS: [pattern: RegExp, name: string][] = [
  [/Barcelona/, 'threads'],
  [/Instagram/, 'instagram'],
  [/\bFB(AN|AV)\//, 'facebook'],
  [/TikTok|musical_ly|BytedanceWebview/, 'tiktok'],
  [/Pinterest/, 'pinterest'],
  [/Snapchat/, 'snapchat'],
  [/\bLine\//, 'line'],
  [/LinkedInApp/, 'linkedin'],
]

export const appOf = (userAgent: string): string | undefined => APPS.find(([pattern]) => pattern.test(userAgent))?.[1]
