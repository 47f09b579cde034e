import { createProfile, createState } from '@kairos/core'
import { compile } from '@kairos/core/first'
import { expect, test, vi } from 'vitest'
import { placesOn } from '../../src/panel/places.ts'
import { createKit } from '../kit.ts'
import { openPage } from '../page.ts'

const fills = (slot: string) => [{ id: 'a', actions: [{ type: 'slot', slot }] }]
const program = compile({
  kairos: 1,
  site: 'shop',
  slots: { lead: { selector: '#lead' }, late: { selector: '#late' }, odd: { selector: ':::' } },
  campaigns: [
    { id: 'first', variants: fills('hero') },
    { id: 'second', variants: fills('hero') },
    { id: 'far', variants: fills('elsewhere') },
  ],
})
const BODY = '<kairos-slot name="hero"></kairos-slot><kairos-slot name="own"></kairos-slot><p id="lead"></p>'
const kit = () => createKit(openPage('/', BODY), { program, state: () => createState(createProfile('v-1', 0)) })

test('every place of the page is found, with who wants it; the others are counted', () => {
  const { here, elsewhere } = placesOn(kit())
  const told = here.map(({ surface, element, wanting }) => [
    surface,
    element?.id || element?.getAttribute('name'),
    wanting.map(({ campaign }) => campaign.id).join(),
  ])
  expect(told).toEqual([
    ['slot:lead', 'lead', ''],
    ['slot:hero', 'hero', 'first,second'],
    ['slot:own', 'own', ''],
  ])
  expect(elsewhere).toBe(3)
})

test('the page is asked once for each selector; for what is gone at once, for what is missing a second later', () => {
  const looking = kit()
  const found = () => placesOn(looking).here.map(({ surface }) => surface)
  const now = vi.spyOn(window.performance, 'now').mockReturnValue(50_000)
  found()
  const ask = vi.spyOn(document, 'querySelector')
  for (let frame = 0; frame < 20; frame++) found()
  expect(ask).not.toHaveBeenCalled()
  const late = Object.assign(document.createElement('p'), { id: 'late' })
  document.body.append(late)
  expect(found()).not.toContain('slot:late')
  now.mockReturnValue(51_001)
  expect(found()).toContain('slot:late')
  document.querySelector('#lead')!.replaceWith(Object.assign(document.createElement('div'), { id: 'lead' }))
  expect(placesOn(looking).here.find(({ surface }) => surface === 'slot:lead')?.element?.localName).toBe('div')
  vi.restoreAllMocks()
})

test('a chat that the visitor opened is a place without a campaign', () => {
  const { here } = placesOn(kit(), 'xmpp')
  expect(here.find(({ kind }) => kind === 'chat')).toMatchObject({ opened: 'xmpp', wanting: [] })
  expect(placesOn(kit()).here.some(({ kind }) => kind === 'chat')).toBe(false)
})
