// A chat desk on this machine, with Prosody: started by the browser tests, and by hand with `node scripts/prosody.mjs`.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

const config = fileURLToPath(new URL('../packages/e2e/prosody/prosody.cfg.lua', import.meta.url))
const STARTS_WITHIN_MS = 30_000

/** Those who answer at the desk of prosody.cfg.lua. */
export const agents = [
  { name: 'Anna', address: 'anna@corner.localhost', password: 'answers' },
  { name: 'Ben', address: 'ben@corner.localhost', password: 'answers' },
]

/**
 * Where Prosody is installed, or what `PROSODY` names; undefined where there is none. It is not asked for its version: that
 * would start a server.
 */
export function findProsody() {
  const { PROSODY } = process.env
  if (PROSODY) return existsSync(PROSODY) ? PROSODY : undefined
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...folders, '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
    .map((folder) => join(folder, 'prosody'))
    .find((path) => existsSync(path))
}

/**
 * Starts a server with a data folder and ports of its own, which it keeps over restarts.
 * `settings` is what `settings.chat` of kairos.json has for it. Throws where Prosody is missing or does not start.
 */
export async function startProsody() {
  const path = findProsody()
  if (!path) throw new Error('Prosody is not installed: apt-get install prosody')
  const data = await mkdtemp(join(tmpdir(), 'kairos-prosody-'))
  const [http, c2s] = [await freePort(), await freePort()]
  await writeAccounts(data)
  const env = { ...process.env, KAIROS_DATA: data, KAIROS_HTTP: String(http), KAIROS_C2S: String(c2s) }
  let server
  const start = async () => {
    server = spawn(path, ['-F', '--config', config], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => said.push(String(text)))
    const ended = new Promise((_, reject) =>
      server.once('exit', () => reject(new Error(`Prosody ended:\n${said.join('')}`))),
    )
    ended.catch(() => {})
    await Promise.race([ended, listening(http)])
  }
  const stop = async (signal = 'SIGTERM') => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await gone
  }
  await start()
  return {
    url: `ws://127.0.0.1:${http}/xmpp-websocket`,
    http,
    c2s,
    settings: {
      type: 'xmpp',
      url: `ws://127.0.0.1:${http}/xmpp-websocket`,
      domain: 'chat.localhost',
      to: 'desk@rooms.corner.localhost',
    },
    /** Ends the server as it is, and keeps what it remembers. */
    stop,
    start,
    async close() {
      await stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** Prosody keeps an account in a file of Lua. */
async function writeAccounts(data) {
  const folder = join(data, 'corner%2elocalhost', 'accounts')
  await mkdir(folder, { recursive: true })
  for (const { address, password } of agents) {
    const [name] = address.split('@')
    await writeFile(join(folder, `${name}.dat`), `return { ["password"] = ${JSON.stringify(password)} };\n`)
  }
}

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function listening(port) {
  const until = Date.now() + STARTS_WITHIN_MS
  while (Date.now() < until) {
    const isThere = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(socket.end() && true))
      socket.once('error', () => resolve(false))
    })
    if (isThere) return
    await wait(50)
  }
  throw new Error(`Prosody does not listen on port ${port}`)
}

/** What a person reads who wants to answer at the desk, or to ask it. */
export function describe(desk) {
  return [
    'The desk is open. Who answers:',
    ...agents.map(({ name, address, password }) => `  ${name}: ${address}, password ${password}`),
    `In Gajim and others: server 127.0.0.1, port ${desk.c2s}, no encryption. In Converse.js: ${desk.url}`,
    `Then join the room ${desk.settings.to}; docs/guides/chat-desk.md says how.`,
    `In kairos.json: "settings": { "chat": [${JSON.stringify(desk.settings)}] }`,
  ].join('\n')
}

/** For a terminal: starts the server, with `--answer` somebody who answers too, and ends with Ctrl-C. */
async function main() {
  if (!findProsody()) {
    console.error('Prosody is not installed. On Debian and Ubuntu: sudo apt-get install prosody')
    process.exitCode = 1
    return
  }
  const desk = await startProsody()
  const stopAnswering = process.argv.includes('--answer') ? await answer(desk) : undefined
  console.log(`${describe(desk)}\n\nCtrl-C ends.`)
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve)
  })
  await stopAnswering?.()
  await desk.close()
}

/** Lets Anna answer by a program, so that a desk can be tried without a client. Gives what ends it. */
export async function answer(desk) {
  // Only where it is asked for: it needs packages.
  const { createAgent } = await import('../packages/e2e/prosody/agent.mjs')
  const agent = await createAgent(desk)
  let answered = 0
  const timer = setInterval(async () => {
    const { from, text } = agent.read[answered] ?? {}
    if (text === undefined) return
    answered++
    if (!from.startsWith('Visitor')) return
    await agent.type()
    await wait(800)
    await agent.say(`You wrote: ${text}`)
  }, 100)
  return async () => {
    clearInterval(timer)
    await agent.close()
  }
}

// Not awaited: who answers imports this file, which would wait for itself.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
