import { builtFiles } from '../builtFiles.mjs'
import { serve } from '../page/server.mjs'

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
export const serveChat = (setting) =>
  serve({ '/': html, '/kairos.json': JSON.stringify(config(setting)), ...builtFiles() })
