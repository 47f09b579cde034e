import type { FormBlock } from '@kairos/schema'
import { expect, test } from 'vitest'
import { answerFetch } from '../page.ts'
import { campaign, cleanPages, hostOf, openIt, panelOf, startPage, widget } from '../widgets/page.ts'

cleanPages()

const TO = 'https://shop.example/subscribe'
const block = (changes: Partial<FormBlock> = {}): FormBlock => ({
  block: 'form',
  fields: [
    { name: 'email', kind: 'email', label: 'E-mail', required: true },
    { name: 'name', kind: 'name', label: 'Name' },
  ],
  submit: { label: 'Sign up', to: TO },
  ...changes,
})

/** A page with a form that is open, and what is told of it. */
async function openForm(form = block(), settings = {}) {
  const action = widget({ title: 'Letter', blocks: [form] })
  const page = await startPage([campaign('letter', action)], { settings })
  const events: [string, unknown][] = []
  page.kairos.on('submitted', (detail) => events.push(['submitted', detail]))
  const panel = await openIt(page.kairos, 'letter')
  return { ...page, panel, events }
}

const field = (panel: HTMLElement, name: string) => panel.querySelector<HTMLInputElement>(`[name="${name}"]`)!
const faults = (panel: HTMLElement) => [...panel.querySelectorAll('.fault')].map(({ textContent }) => textContent)
const send = (panel: HTMLElement) =>
  panel.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
function enter(panel: HTMLElement, name: string, value: string) {
  field(panel, name).value = value
  field(panel, name).dispatchEvent(new Event('input', { bubbles: true }))
}
const bodyOf = (fetch: ReturnType<typeof answerFetch>, call = 0) =>
  Object.fromEntries(new URLSearchParams(`${fetch.mock.calls[call]![1].body}`))
const readsIn = (panel: HTMLElement) => panel.querySelector('.body')!.textContent

test('sends what was entered, once, and shows that it arrived', async () => {
  const fetch = answerFetch(() => ({}))
  const { panel, events } = await openForm(block({ success: [{ block: 'title', text: 'Check your inbox' }] }))
  enter(panel, 'email', ' ann@example.com ')
  send(panel)
  send(panel)
  await expect.poll(() => readsIn(panel)).toBe('Check your inbox')
  expect(fetch.mock.calls.map(([url, { method }]) => [url, method])).toEqual([[TO, 'POST']])
  expect(bodyOf(fetch)).toEqual({
    email: 'ann@example.com',
    kairos_campaign: 'letter',
    kairos_page: `${location.origin}/`,
    kairos_id: expect.stringMatching(/^[\da-f-]{36}$/),
  })
  expect(events).toEqual([['submitted', { campaign: 'letter', variant: 'on', surface: 'center' }]])
})

test('says with the field what is wrong with it, and takes it back once it is right', async () => {
  const fetch = answerFetch(() => ({}))
  const { panel } = await openForm()
  send(panel)
  await expect.poll(() => faults(panel)).toEqual(['Please fill this in.'])
  const input = field(panel, 'email')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(panel.querySelector(`#${input.getAttribute('aria-describedby')}`)!.textContent).toBe('Please fill this in.')
  await expect.poll(() => (panel.getRootNode() as ShadowRoot).activeElement).toBe(input)
  enter(panel, 'email', 'ann@example')
  await expect.poll(() => faults(panel)).toEqual(['Please enter an e-mail address such as name@example.com.'])
  enter(panel, 'email', 'ann@example.com')
  await expect.poll(() => faults(panel)).toEqual([])
  expect(input.hasAttribute('aria-invalid')).toBe(false)
  expect(fetch).not.toHaveBeenCalled()
})

test('has a label for each field, and names those that may be left out', async () => {
  const { panel } = await openForm()
  const labels = [...panel.querySelectorAll('label')].map((label) => [
    label.textContent,
    panel.querySelector<HTMLInputElement>(`#${label.htmlFor}`)?.name,
  ])
  expect(labels).toEqual([
    ['E-mail', 'email'],
    ['Name (optional)', 'name'],
  ])
  expect(field(panel, 'email').getAttribute('autocomplete')).toBe('email')
})

test('speaks the language of the page', async () => {
  document.documentElement.lang = 'de'
  const { panel } = await openForm()
  document.documentElement.removeAttribute('lang')
  send(panel)
  await expect.poll(() => faults(panel)).toEqual(['Bitte ausfüllen.'])
})

test('is not sent before the visitor agreed, and the box is never ticked beforehand', async () => {
  const fetch = answerFetch(() => ({}))
  const { panel } = await openForm(block({ agree: { text: 'I agree.', link: { href: '/privacy', text: 'Privacy' } } }))
  enter(panel, 'email', 'ann@example.com')
  const box = field(panel, 'agree')
  expect(box.checked).toBe(false)
  expect(box.closest('label')!.querySelector('a')!.getAttribute('href')).toBe('/privacy')
  send(panel)
  await expect.poll(() => faults(panel)).toEqual(['Please tick this box to go on.'])
  box.checked = true
  send(panel)
  await expect.poll(() => readsIn(panel)).toBe('Thank you')
  expect(bodyOf(fetch).agree).toBe('yes')
})

test('sends nothing for a program that fills in every field', async () => {
  const fetch = answerFetch(() => ({}))
  const { panel, events } = await openForm()
  enter(panel, 'email', 'ann@example.com')
  enter(panel, 'kairos_website', 'https://spam.example')
  send(panel)
  await expect.poll(() => readsIn(panel)).toBe('Thank you')
  expect(fetch).not.toHaveBeenCalled()
  expect(events).toEqual([])
})

test('stays as it is where it was refused', async () => {
  answerFetch(() => ({ status: 422 }))
  const { panel } = await openForm()
  enter(panel, 'email', 'ann@example.com')
  send(panel)
  await expect
    .poll(() => faults(panel))
    .toEqual(['That was not accepted. Please check what you entered and try again.'])
  expect(panel.querySelector('.fault')!.getAttribute('role')).toBe('alert')
  expect(field(panel, 'email').value).toBe('ann@example.com')
})

test.each([
  [
    'the network is gone',
    () => {
      throw new TypeError('offline')
    },
  ],
  ['the other side is broken', () => ({ status: 503 })],
  ['the other side is not there', () => ({ status: 404 })],
])('is kept, and said so, while %s; sent with the same id when it is back', async (_, answer: () => object) => {
  const broken = answerFetch(answer as () => Record<string, never>)
  const { panel } = await openForm()
  enter(panel, 'email', 'ann@example.com')
  send(panel)
  await expect.poll(() => readsIn(panel)).toContain('We have kept it and will send it as soon as we can.')
  expect(localStorage.getItem('kairos:shop:forms')).toContain('ann%40example.com')
  const fetch = answerFetch(() => ({}))
  window.dispatchEvent(new Event('online'))
  await expect.poll(() => localStorage.getItem('kairos:shop:forms')).toBeNull()
  expect(bodyOf(fetch)).toEqual(bodyOf(broken))
})

test('of a visitor who is not to be remembered waits on this page alone', async () => {
  answerFetch(() => ({ status: 500 }))
  const { panel } = await openForm(block(), { consent: { mode: 'opt-in' } })
  enter(panel, 'email', 'ann@example.com')
  send(panel)
  await expect.poll(() => readsIn(panel)).toContain('Please leave this page open')
  expect(localStorage.getItem('kairos:shop:forms')).toBeNull()
  const fetch = answerFetch(() => ({}))
  window.dispatchEvent(new Event('online'))
  await expect.poll(() => fetch.mock.calls.length).toBe(1)
})

test('what another page kept is sent by this one', async () => {
  const fetch = answerFetch(() => ({}))
  const page = await startPage([campaign('letter', widget({ blocks: [block()] }))])
  localStorage.setItem('kairos:shop:forms', JSON.stringify([{ to: TO, body: 'email=ann', at: Date.now() }, { to: 7 }]))
  await openIt(page.kairos, 'letter')
  await expect.poll(() => fetch.mock.calls.length).toBe(1)
  expect(bodyOf(fetch)).toEqual({ email: 'ann' })
  await expect.poll(() => localStorage.getItem('kairos:shop:forms')).toBeNull()
})

test('an address that does not answer keeps nothing back that goes to another', async () => {
  const fetch = answerFetch((url) => ({ status: url === TO ? 503 : 200 }))
  const page = await startPage([campaign('letter', widget({ blocks: [block()] }))])
  const letter = (to: string, body: string) => ({ to, body, at: Date.now() })
  const kept = [letter(TO, 'email=ann'), letter('https://other.example/in', 'email=ben'), letter(TO, 'email=cy')]
  localStorage.setItem('kairos:shop:forms', JSON.stringify(kept))
  await openIt(page.kairos, 'letter')
  await expect.poll(() => JSON.parse(localStorage.getItem('kairos:shop:forms')!).length).toBe(2)
  expect(fetch.mock.calls.map(([url]) => url)).toEqual([TO, 'https://other.example/in'])
})

test('tells its event without anything that was entered, and remembers as traits only what it says', async () => {
  const submit = {
    label: 'Go',
    event: 'sign_up',
    remember: { subscribed: true, firstName: { field: 'name' }, last: { field: 'x' } },
  }
  const follow = campaign(
    'hello',
    widget({ kind: 'bar', title: 'Hello {{ traits.firstName }} {{ traits.subscribed }}' }),
    {
      audience: { 'traits.subscribed': true, $did: { event: 'sign_up', where: { form: 'letter' } } },
      trigger: { type: 'event', name: 'submitted' },
      interrupts: false,
    },
  )
  const page = await startPage([campaign('letter', widget({ blocks: [block({ submit })] })), follow])
  const panel = await openIt(page.kairos, 'letter')
  enter(panel, 'email', 'ann@example.com')
  enter(panel, 'name', 'Ann')
  send(panel)
  await expect.poll(() => readsIn(panel)).toBe('Thank you')
  await expect.poll(() => hostOf('hello')).toBeTruthy()
  expect(panelOf(hostOf('hello')).textContent).toContain('Hello Ann true')
  const memory = await page.kairos.memory()
  expect(JSON.stringify(memory)).toContain('Ann')
  expect(JSON.stringify(memory)).not.toContain('example.com')
})

test('a file with a form that asks for nothing is told so, and shows nothing', async () => {
  const page = await startPage([campaign('letter', widget({ blocks: [block({ fields: [] })] }))])
  expect(page.diagnostics).toEqual([
    'campaigns.0.variants.0.actions.0.blocks.0.fields: own names, options to select from',
  ])
  expect(hostOf('letter')).toBeUndefined()
})
