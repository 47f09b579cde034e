import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import { createEnv } from '../../src/env.ts'
import { encodePersona } from '../../src/preview/persona.ts'
import { start } from '../../src/start.ts'
import { answerFetch, find, openPage, readsIn } from '../page.ts'

const slot = (title: string) => [{ id: 'x', actions: [{ type: 'slot', slot: 'hero', title }] }]
const config = {
  kairos: 1,
  site: 'shop',
  settings: { consent: { mode: 'not_required' } },
  slots: { hero: { selector: '#hero' } },
  segments: { vip: { when: { 'orders.total': { $gt: 900 } } } },
  campaigns: [
    {
      id: 'name',
      priority: 2,
      audience: { 'visit.count': { $gte: 5 } },
      variants: slot("Hello {{ traits.firstName | default: 'you' }}"),
    },
    { id: 'vip', priority: 1, audience: { $segment: 'vip' }, variants: slot('Gold') },
    { id: 'eve', audience: { 'geo.country': 'DE' }, schedule: { from: '2030-12-24' }, variants: slot('Eve') },
  ],
}

let kairos: Kairos | undefined
beforeEach(() => {
  answerFetch((url) =>
    url.endsWith('/personas.json')
      ? { text: JSON.stringify({ personas: { ann: { visits: 4, traits: { firstName: 'Ann' } } } }) }
      : { status: 404 },
  )
})
afterEach(async () => {
  kairos?.destroy()
  await vi.dynamicImportSettled()
  vi.unstubAllGlobals()
})

/** What the hero reads and the badge says. */
async function look(address: string): Promise<{ reads: string; says: string }> {
  kairos?.destroy()
  openPage(address, '<div id="hero"><p>own</p></div>')
  for (const old of document.querySelectorAll('kairos-preview')) old.remove()
  kairos = start(createEnv(window), { config, bots: 'include' })
  await new Promise<void>((resolve) => void kairos!.on('ready', () => resolve()))
  const says = document.querySelector('kairos-preview')?.shadowRoot?.querySelector('section')?.textContent ?? ''
  return { reads: readsIn(find('#hero')), says }
}

test.each([
  ['/?kairos_persona=ann', 'Hello Ann'],
  ['/?kairos_visit=5', 'Hello you'],
  ['/?kairos_visit=5&kairos_segments=vip&kairos_force=name:off', 'Gold'],
  ['/?kairos_at=2031-01-01&kairos_facts=geo.country:DE', 'Eve'],
  ['/?kairos_facts=orders.total:1000', 'Gold'],
  ['/?kairos_seed=1', 'own'],
])('%s', async (address, reads) => {
  expect(await look(address)).toMatchObject({ reads })
})

test('a visitor packed in a link is known by its plain words, and by no others', async () => {
  const packed = (firstName: string) => encodePersona({ visits: 4, traits: { firstName } }, {})
  expect(await look(`/?kairos_persona=${await packed('Zoë')}`)).toMatchObject({ reads: 'Hello Zoë' })
  expect(await look(`/?kairos_persona=${await packed('you won: evil.example/win')}`)).toMatchObject({
    reads: 'Hello you',
  })
  const deep = JSON.parse(`${'{"a":'.repeat(900)}1${'}'.repeat(900)}`)
  const endless = await encodePersona({ facts: { [`${'a.'.repeat(1900)}b`]: 1 } }, {})
  for (const persona of [await encodePersona({ traits: deep }, {}), endless])
    expect((await look(`/?kairos_persona=${persona}`)).says).toContain('holds no visitor')
  expect((await look(`/?kairos_facts=traits.${'a.'.repeat(3000)}b:1`)).reads).toBe('own')
  expect((await look('/?kairos_persona=j~%%%')).says).toContain('holds no visitor')
  expect((await look('/?kairos_persona=anm')).says).toContain('Did you mean “ann”?')
})

test('a named visitor lies beside the file, wherever that is, and is checked as one from a link', async () => {
  const asked: string[] = []
  answerFetch((url) => {
    asked.push(url)
    if (url.endsWith('kairos.json')) return { text: JSON.stringify(config) }
    return { text: JSON.stringify({ personas: { odd: { visits: 'many' } } }) }
  })
  openPage('/?kairos_persona=odd', '<div id="hero"><p>own</p></div>')
  for (const old of document.querySelectorAll('kairos-preview')) old.remove()
  kairos = start(createEnv(window), { config: 'https://cdn.example/shop/kairos.json', bots: 'include' })
  await new Promise<void>((resolve) => void kairos!.on('ready', () => resolve()))
  expect(asked).toContain('https://cdn.example/shop/personas.json')
  expect(document.querySelector('kairos-preview')?.shadowRoot?.textContent).toContain(
    '“odd” of personas.json is no visitor',
  )
})
