/** One thing that may lie in the visitor's browser. `<site>` is the `site` of kairos.json, `<address>` that of the file. */
export interface Kept {
  where: 'localStorage' | 'sessionStorage' | 'IndexedDB' | 'cookie'
  /** Key in localStorage, name of a cookie, or name of the database and its key: `kairos:<site> › profile`. */
  key: string
  /** What the visitor has to agree to; `necessary`: that an answer is kept to. */
  purpose: 'necessary' | 'personalization' | 'analytics'
  what: string
  until: string
  /** Setting, or blocks of widgets, without which it is never kept. */
  onlyWith?: 'settings.domain' | 'settings.records.sinks' | 'forms' | 'settings.chat'
}

/** One kind of request. */
export interface Sent {
  /** `GET` or `POST`, and the address. */
  request: string
  purpose: 'necessary' | 'analytics'
  what: string
  when: string
  /** Blocks of widgets, or a setting, without which it is never sent. */
  onlyWith?: 'forms' | 'settings.chat' | 'settings.chatTells'
}

const NO = 'the visitor refuses, takes back the consent, or is forgotten'

/** Everything that is kept in the visitor's browser. */
export const kept: Kept[] = [
  {
    where: 'localStorage',
    key: 'kairos:<site>:consent',
    purpose: 'necessary',
    what: 'The answer about consent: `p` for personalization, `a` for analytics, empty for a refusal of both.',
    until: 'the visitor clears the data of the site',
  },
  {
    where: 'localStorage',
    key: 'kairos:<site>:forgotten',
    purpose: 'necessary',
    what: 'The moment the visitor asked to be forgotten, so that no other tab brings it back.',
    until: 'the first page a day later',
  },
  {
    where: 'localStorage',
    key: 'kairos:config:<address>',
    purpose: 'personalization',
    what: 'A copy of kairos.json, so that the next page is decided at once. Nothing about the visitor.',
    until: `replaced by the next revision, or ${NO}`,
  },
  {
    where: 'localStorage',
    key: 'kairos:<site>:profile',
    purpose: 'personalization',
    what: 'A copy of the profile below that can be read at once.',
    until: NO,
  },
  {
    where: 'IndexedDB',
    key: 'kairos:<site> › profile',
    purpose: 'personalization',
    what: 'The profile: a random number, visits, pages, where the visitor came from, what the site told about the person, up to 200 of the last events with counts, orders, interests and answers to surveys, the ids of the last 30 orders and the like that were counted as goals, and what each campaign did.',
    until: NO,
  },
  {
    where: 'localStorage',
    key: 'kairos:<site>:left:<page>',
    purpose: 'personalization',
    what: 'What happened on a page since its last save, until the next page adds it to the profile. `<page>` is a random name.',
    until: `the next save, or ${NO}`,
  },
  {
    where: 'localStorage',
    key: 'kairos:<site>:forms',
    purpose: 'personalization',
    onlyWith: 'forms',
    what: 'Up to 20 forms that the visitor sent and that did not arrive, with what was entered.',
    until: `they are sent, at most 7 days, or ${NO}`,
  },
  {
    where: 'sessionStorage',
    key: 'kairos:<site>:chat',
    purpose: 'necessary',
    onlyWith: 'settings.chat',
    what: 'A conversation in our own chat, in its tab, once the visitor has agreed to it by its button: up to 300 messages, and the random name of its room.',
    until:
      'the visit ends (`settings.visitGap` after its last page), the tab is closed, or the visitor takes back the consent or is forgotten',
  },
  {
    where: 'cookie',
    key: 'kairos_<site>',
    purpose: 'personalization',
    onlyWith: 'settings.domain',
    what: 'The random number, the answer about consent and the variants drawn, so that all hosts of the domain know one visitor, or the server that decides pages (`@kairos/core/edge`), which needs no setting. After a refusal the answer alone.',
    until: '400 days after it was written last',
  },
  {
    where: 'localStorage',
    key: 'kairos:<site>:shared',
    purpose: 'necessary',
    onlyWith: 'settings.domain',
    what: 'The answer about consent as the cookie said it last.',
    until: 'the visitor clears the data of the site',
  },
  {
    where: 'localStorage',
    key: 'kairos:<site>:unheard:<page>',
    purpose: 'analytics',
    what: 'Measurements of a page that was left before they were written down. `<page>` is a random name.',
    until: `the next page, or ${NO}`,
  },
  {
    where: 'localStorage',
    key: 'kairos:<site>:untold:<page>',
    purpose: 'analytics',
    onlyWith: 'settings.records.sinks',
    what: "Measurements of a page that was left before the part for the site's own analytics had come.",
    until: `the next page, or ${NO}`,
  },
  {
    where: 'IndexedDB',
    key: 'kairos:<site> › outbox',
    purpose: 'analytics',
    what: 'Up to 500 measurements that are not sent yet, at most 96 kB, and when the collector may be asked again.',
    until: `sent, or ${NO}; the empty list stays`,
  },
]

/** Everything that is sent, and where. */
export const sent: Sent[] = [
  {
    request: 'GET the script and its parts, `kairos*.js`, `kairos-*.mjs?v=<build>`',
    purpose: 'necessary',
    what: 'Nothing but the request: the number of the build.',
    when: 'once each, when a page needs them',
  },
  {
    request: 'GET kairos.json',
    purpose: 'necessary',
    what: 'Nothing but the request.',
    when: 'once a page',
  },
  {
    request: 'GET kairos.json, the files of `feeds`, and `settings.stream`',
    purpose: 'necessary',
    what: 'Nothing but the request.',
    when: 'while somebody looks at the page, as often as `settings.refresh` and the feeds say; never where the file has none of these',
  },
  {
    request: 'POST `settings.records.url`',
    purpose: 'analytics',
    what: 'Batches of measurements: which campaign and variant was met, seen, clicked or closed and where on the page, which goal was reached, what it was worth and which variants were met before, which part of the file cannot be used, with the time, the random number of the visitor, the number of the visit, the segments and the revision of the file, a random name of the page and the number of the measurement on it; `settings.records.writeKey`. No address of the page, no trait.',
    when: 'soon after they were made, and when a page is left; never without consent',
  },
  {
    request: 'POST the `to` of a form or a survey',
    purpose: 'necessary',
    onlyWith: 'forms',
    what: 'What the visitor entered, with the campaign, the address of the page without its query, and a random number of its own.',
    when: 'when the visitor sends it; once more, if it did not arrive',
  },
  {
    request:
      "no request of ours: a call of the site's own analytics in the page, as `settings.records.sinks` names them",
    purpose: 'analytics',
    what: 'Which campaign and variant was met; some are told what was seen and clicked too, and where. A `callback` hears all measurements. What becomes of it is up to them.',
    when: 'at once; never without consent',
  },
  {
    request: 'WebSocket of a desk of the type `xmpp` in `settings.chat`',
    purpose: 'necessary',
    onlyWith: 'settings.chat',
    what: 'No account and no name: a random number, what the visitor writes, and that they are writing; page, segments and the campaign that opened it or was shown last only where `settings.chatTells` says so.',
    when: 'a chat is about to open, to see whether somebody is there; then while it is open, or a conversation is under way',
  },
  {
    request: "no request of ours: a call of the site's own chat desk in the page, as `settings.chatTells` says",
    purpose: 'analytics',
    onlyWith: 'settings.chatTells',
    what: 'The address of the page without its query, the segments of the visitor, or the campaign, for the agent who answers. What becomes of it is up to the desk.',
    when: 'when a conversation opens; never without consent',
  },
]
