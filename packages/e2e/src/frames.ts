import type { Page } from 'puppeteer-core'

/** One painted picture of the page. */
export interface Frame {
  /** Milliseconds since 1970. */
  at: number
  png: Buffer
}

export interface FrameRecording {
  /** Ends the recording; the last frame is the page as it is now. */
  stop(): Promise<Frame[]>
}

/** Pictures of the page from now on: every frame Chromium composes, and as many screenshots as Firefox can take. */
export async function recordFrames(page: Page): Promise<FrameRecording> {
  const isChromium = /chrom/i.test(await page.browser().version())
  return isChromium ? recordScreencast(page) : recordScreenshots(page)
}

async function recordScreencast(page: Page): Promise<FrameRecording> {
  const frames: Frame[] = []
  const session = await page.createCDPSession()
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ at: (metadata.timestamp ?? Date.now() / 1000) * 1000, png: Buffer.from(data, 'base64') })
    // Chromium sends the next frame only after this answer; it fails harmlessly when the page has just closed.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
  })
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 })
  return {
    async stop() {
      await session.send('Page.stopScreencast')
      await session.detach()
      frames.push(await screenshot(page))
      return frames
    },
  }
}

async function recordScreenshots(page: Page): Promise<FrameRecording> {
  const frames: Frame[] = []
  let stopped = false
  const loop = async () => {
    while (!stopped) {
      // Between two documents there is nothing to take a picture of.
      await screenshot(page).then(
        (frame) => frames.push(frame),
        () => new Promise((resolve) => setTimeout(resolve, 5)),
      )
    }
  }
  const running = loop()
  return {
    async stop() {
      stopped = true
      await running
      frames.push(await screenshot(page))
      return frames
    },
  }
}

async function screenshot(page: Page): Promise<Frame> {
  const at = Date.now()
  // Not optimizeForSpeed: the same pixels must give comparable pictures in both browsers.
  return { at, png: Buffer.from(await page.screenshot({ type: 'png' })) }
}
