import type { SurveyBlock, SurveyQuestion } from '@kairos/schema'
import { expect, test } from 'vitest'
import { answerFetch } from '../page.ts'
import { campaign, cleanPages, openIt, press, startFile, startPage, widget } from '../widgets/page.ts'

cleanPages()

const options = [
  { value: 'price', text: 'The price' },
  { value: 'size', text: 'The size' },
]
const questions: SurveyQuestion[] = [
  {
    id: 'score',
    kind: 'nps',
    text: 'Score?',
    low: 'Never',
    high: 'Always',
    next: [
      { from: 9, goTo: 'end' },
      { to: 6, goTo: 'why' },
    ],
  },
  { id: 'ten', kind: 'single', text: 'Ten?', options, next: [{ value: 'price', goTo: 'end' }] },
  { id: 'why', kind: 'multiple', text: 'Why?', options },
  { id: 'words', kind: 'open', text: 'Words?' },
]
const survey = (changes: Partial<SurveyBlock> = {}): SurveyBlock => ({ block: 'survey', questions, ...changes })
const asking = (block = survey()) => campaign('poll', widget({ label: 'Poll', blocks: [block] }), { interrupts: false })

async function openSurvey(block = survey()) {
  const page = await startPage([asking(block)])
  const answered: unknown[] = []
  document.addEventListener('kairos:answered', (event) => {
    const { question, value } = (event as CustomEvent).detail
    answered.push([question, value])
  })
  return { ...page, answered, panel: await openIt(page.kairos, 'poll') }
}

const asked = (panel: HTMLElement) => panel.querySelector('.asked')?.firstChild?.textContent
const choose = (panel: HTMLElement, value: string | number) => {
  panel.querySelector<HTMLInputElement>(`input[value="${value}"]`)!.checked = true
}
const next = (panel: HTMLElement) =>
  panel.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
async function answer(panel: HTMLElement, value: string | number, then: string | undefined) {
  choose(panel, value)
  next(panel)
  await expect.poll(() => asked(panel)).toBe(then)
}

test('asks one question after the other on the way of the answers, and tells each at once', async () => {
  const { panel, answered } = await openSurvey()
  expect(asked(panel)).toBe('Score?')
  await answer(panel, 3, 'Why?')
  choose(panel, 'size')
  await answer(panel, 'price', 'Words?')
  panel.querySelector('textarea')!.value = ' Cheaper '
  next(panel)
  await expect.poll(() => panel.querySelector('.title')?.textContent).toBe('Thank you')
  expect(answered).toEqual([
    ['score', 3],
    ['why', ['price', 'size']],
    ['words', 'Cheaper'],
  ])
})

test('ends where an answer says so, and goes on in order where none does', async () => {
  const { panel } = await openSurvey()
  await answer(panel, 7, 'Ten?')
  await answer(panel, 'price', undefined)
  expect(panel.querySelector('.title')!.textContent).toBe('Thank you')
})

test('a question that has to be answered says so', async () => {
  const { panel, answered } = await openSurvey()
  next(panel)
  await expect.poll(() => panel.querySelector('.fault')?.textContent).toBe('Please choose one.')
  const group = panel.querySelector('fieldset')!
  expect(panel.querySelector(`#${group.getAttribute('aria-describedby')}`)!.textContent).toBe('Please choose one.')
  expect(answered).toEqual([])
})

test('answers are one group with a name, ends of a scale named with their numbers', async () => {
  const { panel } = await openSurvey()
  const group = panel.querySelector('fieldset')!
  expect([group.getAttribute('role'), group.querySelector('legend')!.textContent]).toEqual(['radiogroup', 'Score?'])
  const labels = [...group.querySelectorAll('input')].map((input) => input.getAttribute('aria-label'))
  expect([labels.length, labels[0], labels[5], labels[10]]).toEqual([11, '0 / 10, Never', '5 / 10', '10 / 10, Always'])
})

test('leads back, with the answer still there', async () => {
  const { panel } = await openSurvey()
  expect(panel.querySelector('.back')).toBeNull()
  await answer(panel, 3, 'Why?')
  press(panel, '.back')
  await expect.poll(() => asked(panel)).toBe('Score?')
  expect([...panel.querySelectorAll('input')].filter(({ checked }) => checked).map(({ value }) => value)).toEqual(['3'])
})

test('pressed twice it goes on once', async () => {
  const { panel, answered } = await openSurvey()
  choose(panel, 3)
  next(panel)
  next(panel)
  await expect.poll(() => asked(panel)).toBe('Why?')
  expect(answered).toEqual([['score', 3]])
})

test('sends the answers of the way that was taken', async () => {
  const fetch = answerFetch(() => ({}))
  const { panel } = await openSurvey(survey({ submit: { to: '/poll' } }))
  await answer(panel, 3, 'Why?')
  press(panel, '.back')
  await expect.poll(() => asked(panel)).toBe('Score?')
  panel.querySelector<HTMLInputElement>('input[value="3"]')!.checked = false
  await answer(panel, 10, undefined)
  const body = Object.fromEntries(new URLSearchParams(`${fetch.mock.calls[0]![1].body}`))
  expect(body).toMatchObject({ score: '10', kairos_campaign: 'poll' })
  expect(body).not.toHaveProperty('why')
})

test('answers are facts at once, of one who leaves in the middle too, and on later pages', async () => {
  const unhappy = {
    kairos: 1,
    site: 'shop',
    settings: { consent: { mode: 'not_required' } },
    segments: { unhappy: { when: { 'answer.poll.score': { $lte: 6 } } } },
    campaigns: [asking()],
  }
  const page = await startPage([])
  page.kairos.destroy()
  const first = await startFile(page.env, unhappy)
  expect(first.segments()).toEqual([])
  const panel = await openIt(first, 'poll')
  await answer(panel, 3, 'Why?')
  await expect.poll(() => first.segments()).toEqual(['unhappy'])
  window.dispatchEvent(new Event('pagehide'))
  first.destroy()
  for (const host of document.querySelectorAll('kairos-widget')) host.remove()

  const second = await startFile(page.env, unhappy)
  expect(second.segments()).toEqual(['unhappy'])
  const again = await openIt(second, 'poll')
  expect(asked(again)).toBe('Why?')
  expect(JSON.stringify(await second.memory())).toContain('What you answered')
})

test('what a site tracks by the names of our signals answers nothing and counts for nothing', async () => {
  const file = {
    kairos: 1,
    site: 'shop',
    settings: { consent: { mode: 'not_required' } },
    segments: {
      unhappy: { when: { 'answer.poll.score': { $lte: 6 } } },
      sent: { when: { $did: { event: 'submitted' } } },
      shared: { when: { $did: { event: 'share' } } },
    },
    campaigns: [asking()],
  }
  const page = await startPage([])
  page.kairos.destroy()
  const first = await startFile(page.env, file)
  first.track('answered', { campaign: 'poll', variant: 'on', surface: 'center', question: 'score', value: 3 })
  first.track('submitted', { campaign: 'poll', variant: 'on', surface: 'center' })
  // This one is GA4's, and the site's to tell.
  first.track('share', { method: 'mail' })
  await expect.poll(() => first.segments()).toEqual(['shared'])
  window.dispatchEvent(new Event('pagehide'))
  first.destroy()
  expect((await startFile(page.env, file)).segments()).toEqual(['shared'])
})

test('a file whose questions lead back, or to none, is told so', async () => {
  const back = survey({ questions: [questions[0]!, { id: 'b', kind: 'open', text: 'b', next: [{ goTo: 'score' }] }] })
  const { diagnostics } = await startPage([asking(back)])
  expect(diagnostics).toEqual([
    'campaigns.0.variants.0.actions.0.blocks.0.questions: own ids, options to choose from, ways to later questions or "end"',
  ])
})
