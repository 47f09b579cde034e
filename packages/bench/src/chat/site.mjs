import { readdirSync, readFileSync } from 'node:fs'
import { ASK, door } from '../../../e2e/prosody/door.mjs'
import { serve } from '../page/server.mjs'

const dist = new URL('../../../../dist/', import.meta.url)
const read = (name) => readFileSync(new URL(name, dist), 'utf8')
const config = { kairos: 1, site: 'chat', settings: { consent: { mode: 'not_required' } }, campaigns: [] }
const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Chat</title>
<script src="/kairos.js" data-config="/kairos.json"></script>
</head>
<body><button id="open">Talk to us</button><script>${ASK}</script></body>
</html>`

/** A page that asks for the desk as soon as it is there. */
export function serveChat(setting) {
  const scripts = readdirSync(dist).filter((name) => /\.m?js$/.test(name))
  return serve({
    '/': html,
    '/kairos.json': JSON.stringify(config),
    ...Object.fromEntries(scripts.map((name) => [`/${name}`, read(name)])),
    '/kairos-memory.mjs': door(JSON.parse(read('integrity.json')).build, setting),
  })
}
