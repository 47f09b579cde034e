import { expect, test } from 'vitest'
import { startProsody } from '../../../scripts/prosody.mjs'
import { createAgent, launch, serveChatSite, shoot, visit, WAIT } from '../src/index.ts'
test('thin', async () => {
  const desk = await startProsody()
  const agent = await createAgent(desk)
  const site = await serveChatSite(desk.settings)
  const browser = await launch('chromium')
  try {
    const seen = await visit(browser, `${site.url}/`)
    const { page } = seen
    await page.waitForFunction(() => (window as any).asked, WAIT).catch(() => {})
    console.log(await page.evaluate(() => ({ asked: (window as any).asked, desk: !!(window as any).desk, d: (window as any).kairos.decisions?.() })), seen.problems, seen.lines)
    await page.click('#open')
    await new Promise((r) => setTimeout(r, 500))
    await shoot(page, 'chat-agree')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Hello there')
    await page.keyboard.press('Enter')
    await expect.poll(() => agent.read.map(({ text }) => text), WAIT).toEqual(['Hello there'])
    await agent.say('Good day, see https://example.com/a?b=1.')
    await new Promise((r) => setTimeout(r, 1500))
    await shoot(page, 'chat-talk')
    console.log(await page.evaluate(() => document.querySelector('kairos-chat')!.shadowRoot!.textContent), agent.reasons, agent.visitors, seen.problems)
  } finally {
    await browser.close(); await site.close(); await agent.close(); await desk.close()
  }
})
