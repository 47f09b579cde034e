// Prints what `kairos.explain()` finds, once a second: the same report the panel and the command line show.
window.kairos ||= []

const fill = (id, rows) => {
  const cells = (row) => row.map((value) => Object.assign(document.createElement('td'), { textContent: value }))
  const lines = rows.map((row) => {
    const line = document.createElement('tr')
    line.append(...cells(row))
    return line
  })
  document.querySelector(id).replaceChildren(...lines)
}

async function print(kairos) {
  const { facts, campaigns } = await kairos.explain()
  fill(
    '#facts',
    Object.entries(facts).map(([path, value]) => [path, JSON.stringify(value)]),
  )
  fill(
    '#campaigns',
    campaigns.map(({ campaign, acts, sentence }) => [campaign, acts ? 'yes' : 'no', sentence]),
  )
}

window.kairos.push((kairos) => {
  kairos.on('ready', () => setInterval(() => print(kairos), 1000))
})
