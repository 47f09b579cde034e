// A gallery of all widgets: a button for each campaign of kairos.json, grouped by kind.
const root = document.documentElement
const gallery = document.querySelector('#gallery')
const told = document.querySelector('#told')
const look = document.querySelector('#look')

/** The look is in the address, so that every state can be opened by a link. */
const query = new URLSearchParams(location.search)
for (const [name, value] of query) if (look.elements[name]) look.elements[name].value = value

function dress() {
  const { scheme, dir, theme } = Object.fromEntries(new FormData(look))
  root.dataset.scheme = scheme
  root.dataset.theme = theme
  root.dir = dir
}
look.addEventListener('change', dress)
dress()

const add = (parent, tag, text = '') => {
  const element = parent.appendChild(document.createElement(tag))
  element.textContent = text
  return element
}

const { campaigns } = await fetchJson('kairos.json')
const kinds = Map.groupBy(campaigns, ({ variants }) => variants[0].actions[0].kind)
for (const [kind, list] of kinds) {
  const section = add(gallery, 'section')
  add(section, 'h2', kind)
  const row = add(section, 'div')
  row.className = 'row'
  for (const { id, name } of list) {
    const button = add(row, 'button', name)
    button.type = 'button'
    button.dataset.open = id
    button.addEventListener('click', () => open(id))
  }
}

async function open(id) {
  const decision = await window.kairos.open(id)
  if (!decision?.acts) tell(`${id}: ${decision?.reason ?? 'unknown'}`)
}

function tell(text) {
  told.prepend(Object.assign(document.createElement('li'), { textContent: text }))
}

for (const name of ['shown', 'clicked', 'closed', 'submitted'])
  window.kairos.on(name, ({ campaign, how }) => tell(`${name} ${campaign}${how ? ` (${how})` : ''}`))

async function fetchJson(address) {
  return (await fetch(address)).json()
}

for (const id of query.getAll('open')) open(id)
root.dataset.ready = ''
