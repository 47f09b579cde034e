// `npm run bench:chat`: from the key that sends a message to its being read by an agent, over a real server on this machine.
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../../../scripts/install.mjs'
import { findProsody, startProsody } from '../../../../scripts/prosody.mjs'
import { createAgent } from '../../../e2e/prosody/agent.mjs'
import { openBrowser } from '../browser.mjs'
import { median } from '../median.mjs'
import { figure, printTable } from '../table.mjs'
import { serveChat } from './site.mjs'

const TARGET_MS = 100
const { values } = parseArgs({ options: { times: { type: 'string', default: '50' } } })

if (findProsody()) await measure(Number(values.times))
else console.log('Prosody is not here, so nothing is measured: apt-get install prosody')

async function measure(times) {
  ensureBuilt()
  const desk = await startProsody()
  const agent = await createAgent(desk)
  const site = await serveChat(desk.settings)
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(site.url)
    await page.evaluate(() => window.kairos.chat.open())
    // By the page's own clock: what the driver takes is not the visitor's.
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('kairos-chat')
      shadowRoot.querySelector('.main').click()
      window.write = (text) => {
        const field = shadowRoot.querySelector('textarea')
        field.value = text
        field.dispatchEvent(new Event('input', { bubbles: true }))
        const at = Date.now()
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
        return at
      }
    })
    const taken = []
    // The first one opens the room and asks the agent to come: it is not counted.
    for (let index = 0; index <= times; index++) {
      const sentAt = await page.evaluate((text) => window.write(text), `Message ${index}`)
      const read = await heard(agent, index)
      if (index) taken.push(Math.max(0, read.at - sentAt))
    }
    const middle = median(taken)
    console.log('milliseconds from the key to the agent, Chromium, Prosody, this machine')
    printTable([
      ['', 'times', 'median', 'most', 'target', ''],
      [
        ...['typed to read', String(taken.length)],
        ...[middle, Math.max(...taken), TARGET_MS].map(figure),
        middle <= TARGET_MS ? 'met' : 'not met',
      ],
    ])
  } finally {
    await browser.close()
    await site.close()
    await agent.close()
    await desk.close()
  }
}

async function heard(agent, index) {
  while (agent.read.length <= index) await new Promise((resolve) => setTimeout(resolve, 1))
  return agent.read[index]
}
