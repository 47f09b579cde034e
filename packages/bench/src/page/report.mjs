import { figure, printTable, ratio } from '../table.mjs'
import { cells } from './load.mjs'
import { medianOf, mostOf } from './summary.mjs'

/** A frame more: what ends between two frames is seen in the next one. */
const HIDDEN_MS = 300 + 17

/** Prints what every row took, and how far each limit is. */
export function printReport({ rows, networks, work, loads }) {
  console.log(`medians of ${loads} loads each, in turn; a first visit, nothing cached, Chromium\n`)
  printNetworks(rows, networks)
  console.log()
  printWork(rows, work)
  console.log()
  printLimits(rows, networks, work)
}

function printNetworks(rows, networks) {
  const columns = ['variant in the DOM, ms', 'first paint, ms']
  const [first] = networks
  printTable([
    ['', 'kB', ...cells.flatMap(({ title }) => columns.map((column) => `${column} at ${title}`))],
    ...Object.entries(rows).map(([name, { title }]) => [
      title,
      ((medianOf(first[name], 'bytes') - medianOf(first.nothing, 'bytes')) / 1000).toFixed(1),
      ...networks.flatMap((network) => [
        name === 'nothing' ? '' : figure(medianOf(network[name], 'variantAt')),
        figure(medianOf(network[name], 'paintAt')),
      ]),
    ]),
  ])
  console.log()
  printTable([
    ['the worst of all loads', 'layout shift', 'slot hidden, ms', 'page hidden, ms'],
    ...Object.entries(rows).map(([name, { title }]) => [
      title,
      ...['shift', 'slotHiddenMs', 'pageHiddenMs'].map((what) => figure(mostOf(networks, name, what))),
    ]),
  ])
}

function printWork(rows, work) {
  const own = (name, what) => medianOf(work[name], what) - medianOf(work.nothing, what)
  printTable([
    ['a processor 4 times slower', 'script, ms', 'of it reading the storage, ms'],
    ...Object.keys(work)
      .filter((name) => name !== 'nothing')
      .map((name) => [rows[name].title, figure(own(name, 'scriptMs')), figure(own(name, 'storageMs'))]),
  ])
}

function printLimits(rows, networks, work) {
  const kairos = Object.keys(rows).filter((name) => rows[name].title.startsWith('Kairos'))
  const most = (what) => Math.max(...kairos.map((name) => mostOf(networks, name, what)))
  // A busy machine stretches single frames.
  const longestHidden = Math.max(
    ...networks.flatMap((network) => kairos.map((name) => medianOf(network[name], 'slotHiddenMs'))),
  )
  const inDom = [
    ['configJs', 'handPadded', 1.03],
    ['configJs', 'hand', 1.2],
    ['preloaded', 'handFetched', 1.05],
  ].flatMap(([name, other, limit]) =>
    networks.map((network, index) => [
      `${rows[name].title}, of ${rows[other].title}, at ${cells[index].title}`,
      medianOf(network[name], 'variantAt') / medianOf(network[other], 'variantAt'),
      limit,
    ]),
  )
  const script = (name) =>
    ['scriptMs', 'storageMs']
      .map((what) => medianOf(work[name], what) - medianOf(work.nothing, what))
      .reduce((a, b) => a - b)
  const inScript = [
    ['index', 1.5],
    ['auto', 0.5],
  ].map(([other, limit]) => [
    `script without the storage read, of ${rows[other].title}`,
    script('configJs') / script(other),
    limit,
  ])
  const seen = [
    ['layout shift of any Kairos row', most('shift'), 0],
    ['milliseconds a slot was hidden by Kairos, median (300 and a frame)', longestHidden, HIDDEN_MS],
    ['milliseconds the page was hidden by Kairos', most('pageHiddenMs'), 0],
  ]
  printTable([
    ['limit', 'measured', 'at most', ''],
    ...[...inDom, ...inScript].map((row) => line(...row, ratio)),
    ...seen.map((row) => line(...row, figure)),
  ])
}

const line = (what, measured, limit, say) => [what, say(measured), say(limit), measured <= limit ? 'met' : 'not met']
