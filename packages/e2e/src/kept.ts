/** Everything the origin keeps, values too. Runs in the page. */
export async function keptHere(): Promise<string> {
  const open = (name: string) =>
    new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
    })
  const found: Record<string, unknown> = {
    cookie: document.cookie,
    local: { ...localStorage },
    tab: { ...sessionStorage },
  }
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await open(name)
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store)
      const get = (request: IDBRequest) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
      found[`${name} ${store}`] = [await get(objects.getAllKeys()), await get(objects.getAll())]
    }
    database.close()
  }
  return JSON.stringify(found)
}

/** What the slots of the page show, but for the page's own, by their names. Runs in the page. */
export function filledHere(): Record<string, string> {
  return Object.fromEntries(
    [...document.querySelectorAll('kairos-slot')].flatMap((slot) => {
      const text = slot.shadowRoot?.querySelector('slot')?.assignedElements()[0]?.textContent
      return text ? [[slot.getAttribute('name') ?? '', text]] : []
    }),
  )
}
