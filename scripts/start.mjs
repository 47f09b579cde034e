// `npm start [example]`, on a fresh clone too: installs, builds, and serves an example, the shop by default, on PORT (5123).
import { once } from 'node:events'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled } from './install.mjs'

const root = new URL('..', import.meta.url)
const pathOf = (path) => fileURLToPath(new URL(path, root))

/** What to open in each example, and what there is to see; the last lines say what else to do. */
const examples = {
  shop: {
    links: [
      ['/', 'a first visit: the shop as everybody sees it'],
      ['/?utm_source=newsletter&utm_campaign=spring_walk', 'from a newsletter: the hero follows the campaign'],
      ['/?kairos_force=welcome-back:greeting', 'what a second visit sees, without waiting for one'],
      ['/?kairos_force=recommend-test:bestsellers', 'one side of a test, whatever was drawn'],
      ['/pricing', 'look at prices, then go back to the home page'],
    ],
    more: 'A real second visit: leave the shop alone for a minute (visitGap in kairos.json), then open / again.',
  },
  article: {
    links: [
      ['/night-walk', 'read to the end and stay ten seconds: the end thanks you'],
      ['/ferry', 'after the other story, two thirds down: a letter is offered below'],
      ['/facts', 'for developers: every fact the rules read, live'],
    ],
    more: 'Come back to / after a minute (visitGap in kairos.json): the opening knows what you like to read.',
  },
  recipes: {
    links: [
      ['/', 'async: the page never waits'],
      ['/synchronous', 'synchronous: from the second page on, there before the first paint'],
      ['/config-js', 'with kairos.config.js: on the first page too, and nothing is fetched'],
    ],
    more: 'Each page is decided anew after a minute of peace (visitGap in kairos.json).',
  },
  layouts: {
    links: [['/', 'picture, title, text, list and link, placed in four ways']],
    more: 'Make the window narrow; colours and space are in examples/layouts/page.css.',
  },
  widgets: {
    links: [
      ['/', 'a button for each widget'],
      ['/?open=modal&scheme=dark', 'one of them at once, in the dark'],
      ['/?open=corner&theme=orchard', 'another theme, by custom properties alone'],
    ],
    more: 'What a widget tells is written at the end of the page.',
  },
  cart: {
    links: [
      ['/', 'put the first pair into the cart, then move the mouse out at the top'],
      ['/?kairos_force=save-the-cart:offer', 'the offer at once'],
      ['/?kairos_force=letter:corner', 'the letter, a form'],
    ],
    more: 'Or read on to the end: the letter comes.',
  },
  behaviour: {
    links: [['/', 'look at two different pairs: the tip above them changes']],
    more: 'Reload within the visit: it does not come again.',
  },
  saas: {
    links: [
      ['/pricing', 'look at the prices three times: somebody asks whether to help'],
      ['/start', 'sign up: three seconds later there is a welcome'],
      ['/app?kairos_persona=signed-up', 'signed up two days ago and did nothing since: a nudge'],
      ['/app?kairos_persona=born-in-may&kairos_at=2027-05-17T10:00', 'a birthday'],
    ],
    more: 'With Prosody installed a desk answers; without it a form takes the message: letters are printed below.',
    serve: serveSaas,
  },
  edge: {
    links: [
      ['/', 'the words came with the page: look at its source'],
      ['/more', 'another page, the same words'],
    ],
    more: 'Without JavaScript they are the same; without the cookie kairos_edge they are drawn anew.',
    serve: serveEdge,
  },
}

try {
  process.exitCode = await start(process.argv[2] ?? 'shop', process.env.PORT || '5123')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function start(name, port) {
  if (!Object.hasOwn(examples, name)) {
    console.error(
      `There is no example ${name}. Write: npm start, or npm start with one of ${Object.keys(examples).join(', ')}.`,
    )
    return 2
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    console.error(`PORT=${port} is not a port: write a number from 0 to 65535.`)
    return 2
  }
  ensureInstalled()
  ensureBuilt()
  const { serve, UsageError } = await import(new URL('packages/cli/dist/index.js', root).href)
  try {
    const options = { folder: pathOf(`examples/${name}`), cdn: pathOf('dist'), port: Number(port), print: console.log }
    const site = await (examples[name].serve ?? serve)(options)
    console.log(`ready ${site.url}\n\n${describe(name, site.url)}\n`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    await site.close()
    return 0
  } catch (error) {
    if (!(error instanceof UsageError) && error.code !== 'EADDRINUSE') throw error
    console.error(`${error.message}\nFor example: PORT=5200 npm start`)
    return 2
  }
}

/** The example whose pages are decided on a server: that is part of it. */
async function serveEdge({ folder, port }) {
  const { serveEdge } = await import(pathToFileURL(`${folder}/server.mjs`).href)
  const server = serveEdge().listen(port, 'localhost')
  await once(server, 'listening')
  const close = () =>
    new Promise((done) => {
      server.close(done)
      server.closeAllConnections()
    })
  return { url: `http://localhost:${server.address().port}`, close }
}

/** The example with a server that takes letters, and with a chat desk where one can be started. */
async function serveSaas(options) {
  const { serve } = await import(new URL('packages/cli/dist/index.js', root).href)
  const { serveSaas: serveSite } = await import(pathToFileURL(`${options.folder}/server.mjs`).href)
  const { answer, describe: describeDesk, findProsody, startProsody } = await import('./prosody.mjs')
  if (!findProsody()) return serveSite(serve, options)
  const desk = await startProsody().catch(() => undefined)
  if (!desk) return serveSite(serve, options)
  const stopAnswering = await answer(desk)
  const site = await serveSite(serve, { ...options, desk: desk.settings }).catch(async (problem) => {
    await stopAnswering()
    await desk.close()
    throw problem
  })
  options.print(`${describeDesk(desk)}\nAnna answers by a program.\n`)
  return {
    ...site,
    async close() {
      await site.close()
      await stopAnswering()
      await desk.close()
    },
  }
}

function describe(name, url) {
  const { links, more, serve } = examples[name]
  const measured = serve === serveEdge ? '' : ' What is measured is printed below.'
  const width = Math.max(...links.map(([path]) => path.length))
  return [
    ...links.map(([path, about]) => `  ${url}${path.padEnd(width)}   ${about}`),
    '',
    more,
    `Change examples/${name}/kairos.json and reload: the change is there.${measured} Ctrl-C ends.`,
  ].join('\n')
}
