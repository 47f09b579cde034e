import { readdirSync, readFileSync } from 'node:fs'
import { serve } from '../page/server.mjs'

const dist = new URL('../../../../dist/', import.meta.url)
const read = (name) => readFileSync(new URL(name, dist), 'utf8')
const config = (setting) => ({
  kairos: 1,
  site: 'chat',
  settings: { consent: { mode: 'not_required' }, chat: [setting] },
  campaigns: [],
})
const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Chat</title>
<script src="/kairos.js" data-config="/kairos.json"></script>
</head>
<body></body>
</html>`

/** A page of a site with that desk. */
export function serveChat(setting) {
  const scripts = readdirSync(dist).filter((name) => /\.m?js$/.test(name))
  return serve({
    '/': html,
    '/kairos.json': JSON.stringify(config(setting)),
    ...Object.fromEntries(scripts.map((name) => [`/${name}`, read(name)])),
  })
}
