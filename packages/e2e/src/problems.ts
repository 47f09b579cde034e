import type { Page } from 'puppeteer-core'

/** What a visitor's browser complained about. A page that Kairos runs on must have none. */
export interface Problem {
  kind: 'console' | 'uncaught' | 'rejection' | 'request' | 'csp'
  text: string
}

export interface Recorded {
  problems: Problem[]
  /** Every line the page wrote to its console, of any level: `warn: text`. */
  lines: string[]
  /** Requests to other machines. They never leave (see launch.ts), and are no problem of the page. */
  external: string[]
}

const MARK = 'kairos-e2e-problem'

/** Records from the next navigation on, until the page closes. */
export async function recordProblems(page: Page): Promise<Recorded> {
  const recorded: Recorded = { problems: [], lines: [], external: [] }
  const add = (kind: Problem['kind'], text: string) => recorded.problems.push({ kind, text })

  page.on('console', (message) => {
    const text = message.text()
    const [mark, kind, ...words] = text.split(' ')
    if (mark === MARK) return add(kind as Problem['kind'], words.join(' '))
    // Chromium repeats every failed request on the console; it is recorded below, with its reason.
    if (text.startsWith('Failed to load resource')) return
    recorded.lines.push(`${message.type()}: ${text}`)
    if (message.type() === 'error') add('console', text)
  })
  page.on('request', (request) => {
    if (!isLocal(request.url())) recorded.external.push(request.url())
  })
  page.on('requestfailed', (request) => {
    if (isLocal(request.url())) add('request', `${request.failure()?.errorText} ${request.method()} ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400)
      add('request', `${response.status()} ${response.request().method()} ${response.url()}`)
  })
  await page.evaluateOnNewDocument(reportProblems, MARK)
  return recorded
}

// Not the drivers' own `pageerror`: it does not tell an error from a rejection, and knows no policy violations.
function reportProblems(mark: string): void {
  const debug = console.debug.bind(console)
  const say = (kind: string, text: unknown) => debug(`${mark} ${kind} ${text}`)
  addEventListener('error', (event) => event instanceof ErrorEvent && say('uncaught', event.message), true)
  addEventListener('unhandledrejection', ({ reason }) => say('rejection', reason), true)
  addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
      say('csp', `${effectiveDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`),
    true,
  )
}

function isLocal(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  if (!protocol.startsWith('http') && !protocol.startsWith('ws')) return true
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost')
}
