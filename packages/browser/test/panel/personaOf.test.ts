import { arrive, compile, createProfile, createState, type Profile, step } from '@kairos/core'
import { expect, test } from 'vitest'
import { personaOf } from '../../src/panel/personaOf.ts'
import { decodePersona, encodePersona } from '../../src/preview/persona.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

const AT = Date.parse('2026-11-22T10:00Z')

const program = compile({
  kairos: 1,
  site: 'shop',
  segments: { looked: { when: { $did: { event: 'view_item', where: { category: 'shoes' }, times: 2 } } } },
  campaigns: [
    { id: 'drawn', variants: ['a', 'b', 'c'].map((id) => ({ id, actions: [{ type: 'slot', slot: 'hero' }] })) },
  ],
})

/** A page of a visitor, and what happened on it. */
function visited(profile: Profile, { device = 'desktop', remembers = true } = {}) {
  const consent = { personalization: remembers, analytics: remembers }
  const happened = [
    { name: 'page_view', props: { facts: { page: { path: '/' }, device: { type: device }, consent }, remembers } },
    { name: 'facts', props: { 'geo.country': 'DE', 'cart.value': 80 } },
    { name: 'identify', props: { traits: { firstName: 'Ann' } } },
    ...['shoes', 'bags', 'shoes'].map((category) => ({ name: 'view_item', props: { category }, tracked: true })),
    { name: 'shown', props: { campaign: 'drawn' } },
    { name: 'clicked', props: { campaign: 'drawn' } },
  ]
  return happened.reduce(
    (state, signal, index) => step(state, { ...signal, at: profile.lastAt + index * 1000 }, program).state,
    createState(profile),
  )
}

/** The visitor of a page as one that comes by its link arrives, with another id: nothing is drawn anew. */
async function again(state: ReturnType<typeof visited>, answer: { personalization: boolean; pending?: boolean }) {
  const agreed = { analytics: answer.personalization, ...answer }
  const kit = createKit(openPage(), { program, state: () => state, consent: () => agreed, answered: () => agreed })
  const read = await decodePersona(await encodePersona(personaOf(kit), {}), {})
  expect(read).toEqual(JSON.parse(JSON.stringify(personaOf(kit))))
  return { persona: read!, arrival: arrive(read!, { visitor: 'somebody else', at: state.page.at }, program) }
}

test.each(['v-1', 'v-2', 'v-3', 'v-4', 'v-5'])('%s keeps history, facts, traits and what was drawn', async (id) => {
  const state = visited(createProfile(id, AT))
  const { arrival } = await again(state, { personalization: true })
  const { drawn } = state.profile.campaigns
  expect(drawn!.variant).toMatch(/[abc]/)
  expect(arrival.profile.campaigns['drawn']).toMatchObject({ variant: drawn!.variant, p: drawn!.p })
  expect(arrival.profile.campaigns['drawn']!.clicked).toHaveLength(1)
  expect(arrival.profile.traits).toEqual({ firstName: 'Ann' })
  expect(arrival.facts).toMatchObject({ geo: { country: 'DE' }, cart: { value: 80 } })
  const { page, profile } = step(
    createState(arrival.profile),
    { name: 'page_view', at: state.page.at, props: { facts: arrival.facts, remembers: true } },
    program,
  ).state
  expect(page.decisions['drawn']).toMatchObject({ acts: true, variant: drawn!.variant })
  const views = profile.past!.recent.filter(({ name }) => name === 'view_item')
  expect(views.map(({ fields }) => fields['category'])).toEqual(['shoes', 'bags', 'shoes'])
})

test.each(['mobile', 'tablet', 'desktop'])('a visitor with a %s keeps it', async (device) => {
  const { arrival } = await again(visited(createProfile('v-1', AT), { device }), { personalization: true })
  expect(arrival.facts['device']).toMatchObject({ type: device })
})

test.each([
  ['granted', { personalization: true }, true],
  ['denied', { personalization: false }, false],
  ['pending', { personalization: false, pending: true }, false],
] as const)('a visitor whose consent is %s keeps it', async (consent, answer, remembers) => {
  const state = visited(createProfile('v-1', AT), { remembers: answer.personalization })
  const { persona, arrival } = await again(state, answer)
  expect(persona.consent).toBe(consent)
  expect(arrival.remembers).toBe(remembers)
  expect(arrival.facts['consent']).toEqual({ personalization: remembers, analytics: remembers })
})
