import { plain } from '../../charts/plain.ts'
import { recordLine } from '../recordLine.ts'
import { script, style } from './assets.ts'
import type { Summary, VariantRow } from './summary.ts'

/** The page `/__kairos`: what the collector has, drawn anew every second in the parts that change. */
export const livePage = (summary: Summary): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>Kairos: what is measured</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>What is measured</h1>
<button type="button" id="pause" aria-pressed="false">Pause</button>
<p id="state" role="status">Updates every second.</p>
</header>
<main>
<dl id="numbers" data-live>${numbers(summary)}</dl>
<h2>Decisions, last 15 minutes</h2>
<div id="minutes" data-live>${bars(summary.minutes)}</div>
<h2 id="variants-title">Variants and goals</h2>
<p id="note" data-live>${note(summary)}</p>
<div class="wide" role="region" aria-labelledby="variants-title" tabindex="0"><table id="variants" aria-describedby="note" data-live>${table(summary)}</table></div>
<h2>Newest records</h2>
<div class="wide" role="region" aria-label="Newest records" tabindex="0"><ol id="latest" data-live>${latest(summary)}</ol></div>
</main>
<script>${script}</script>
</body>
</html>
`

const numbers = ({ records, visitors, minutes, goalRecords }: Summary): string =>
  [
    ['Records', records],
    ['Visitors', visitors],
    ['Decisions this minute', minutes.at(-1)!],
    ['Goals', goalRecords],
  ]
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('')

function bars(minutes: readonly number[]): string {
  const most = Math.max(1, ...minutes)
  const columns = minutes.map((count) => `<i style="height:${Math.round((100 * count) / most)}%"></i>`).join('')
  return `<div class="bars" aria-hidden="true">${columns}</div><p>${minutes.at(-1)} in this minute, at most ${Math.max(...minutes)} in one.</p>`
}

const note = ({ rows }: Summary): string =>
  rows.length
    ? 'Goals: visitors who reached it after they met the variant, their share, what it came to.'
    : 'Nobody was up to meet a variant yet. Open a page of the site.'

function table({ rows, goals }: Summary): string {
  if (!rows.length) return ''
  const names = ['Campaign', 'Variant', 'Visitors', 'Seen', 'Clicked', ...goals]
  const head = names.map((name) => `<th scope="col">${plain(name)}</th>`).join('')
  return `<thead><tr>${head}</tr></thead><tbody>${rows.map((row) => line(row, goals)).join('')}</tbody>`
}

function line(row: VariantRow, goals: readonly string[]): string {
  const reached = goals.map((goal) => {
    const { visitors = 0, value = 0 } = row.goals.get(goal) ?? {}
    const share = row.visitors ? ` (${Math.round((100 * visitors) / row.visitors)} %)` : ''
    return `<td>${visitors}${share}${value ? `, ${Number(value.toFixed(2))}` : ''}</td>`
  })
  return `<tr><th scope="row">${plain(row.campaign)}</th><td>${plain(row.variant)}</td><td>${row.visitors}</td><td>${row.impressions}</td><td>${row.clicks}</td>${reached.join('')}</tr>`
}

const latest = (summary: Summary): string =>
  summary.latest
    .map((record) => {
      const time = plain(`${record.timestamp ?? ''}`.slice(11, 19))
      return `<li><time>${time}</time> ${plain(recordLine(record, false))}</li>`
    })
    .join('') || '<li>None yet.</li>'
