import type { Profile, State } from '@kairos/core'
import type { MemoryEntry } from '../api.ts'
import { dateOf, inWords, timesOf } from './words.ts'

const UNTIL = 'until you take back your consent or ask to be forgotten'

type Line = [what: string, value: string, why: string]

/** What is remembered of the visitor, told as one would tell it; lines about nothing are left out. */
export function profileEntries({ profile }: State, key: string): MemoryEntry[] {
  const lines = [...visits(profile), ...person(profile), ...deeds(profile), ...offers(profile)]
  return lines.filter(([, value]) => value).map(([what, value, why]) => ({ what, value, why, until: UNTIL, key }))
}

function visits({ id, firstAt, pages, visit, firstTraffic }: Profile): Line[] {
  return [
    ['Your number', id, 'A random number for this browser, so that you keep seeing the same version of a page.'],
    ['Visits', `${visit.count}, the first on ${dateOf(firstAt)}`, 'To tell a first visit from a later one.'],
    ['Pages', `${pages} in all, ${visit.pages} in this visit`, 'To notice when you are looking for something.'],
    ['Where you came from', inWords(visit.traffic), 'To continue what a link or an advert promised.'],
    ['Where you came from first', inWords(firstTraffic), 'To know how you found this site.'],
  ]
}

function person({ traits, people = [] }: Profile): Line[] {
  return [
    ['What you told', inWords(traits), 'To greet you and to show what fits your account.'],
    [
      'People who log in here',
      people.length ? `${people.length}, as numbers that lead back to nobody` : '',
      'So that nobody is greeted by the name of another.',
    ],
  ]
}

function deeds({ past }: Profile): Line[] {
  if (!past) return []
  const { events, recent, orders, viewed, interests, answers = {} } = past
  const counts = Object.entries(events).map(([name, { count }]) => `${name.replaceAll('_', ' ')} ${timesOf(count)}`)
  return [
    ['What you did', counts.join(', '), 'To show what helps with it.'],
    [
      'The last things you did',
      recent.length ? `${recent.length}, since ${dateOf(recent[0]!.at)}` : '',
      'To know in which order things happened.',
    ],
    [
      'Orders',
      orders.count ? `${orders.count}, ${Math.round(orders.total * 100) / 100} in all` : '',
      'To thank customers, and not to sell what you have.',
    ],
    ['What you answered', inWords(answers), 'Not to ask you again, and to act on it.'],
    ['Looked at last', inWords(viewed), 'To lead you back to it.'],
    ...Object.entries(interests).map(
      ([dimension, { scores }]): Line => [`Interest: ${dimension}`, sharesOf(scores), 'To show first what you like.'],
    ),
  ]
}

function offers({ campaigns }: Profile): Line[] {
  return Object.entries(campaigns).flatMap(
    ([id, { variant, shown = [], closed = [], clicked = [], converted = [] }]) => {
      const counts = { seen: shown, closed, clicked, followed: converted }
      const value = Object.entries(counts).flatMap(([word, times]) =>
        times.length ? `${word} ${timesOf(times.length)}` : [],
      )
      return [
        [`Offer: ${id}`, value.join(', '), 'Not to show you one too often.'],
        [`Version of ${id}`, variant ?? '', 'So that you keep seeing the same one.'],
      ] satisfies Line[]
    },
  )
}

function sharesOf(scores: Record<string, number>): string {
  const sum = Object.values(scores).reduce((total, score) => total + score, 0)
  return Object.entries(scores)
    .sort((a, b) => b[1] - a[1])
    .map(([value, score]) => `${value} ${Math.round((100 * score) / sum)} %`)
    .join(', ')
}
