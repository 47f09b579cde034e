// JSON in web storage. Storage can be full, blocked or edited by hand; the shop then works for this page only.
const memory = new Map()

/** Returns the stored value, or undefined when there is none or it cannot be read. */
export function read(key, storage = 'localStorage') {
  try {
    const text = window[storage].getItem(key)
    return text === null ? memory.get(key) : JSON.parse(text)
  } catch {
    return memory.get(key)
  }
}

/** Stores a value; undefined removes it. */
export function write(key, value, storage = 'localStorage') {
  memory.set(key, value)
  try {
    if (value === undefined) window[storage].removeItem(key)
    else window[storage].setItem(key, JSON.stringify(value))
  } catch {
    // The value stays in memory.
  }
}
