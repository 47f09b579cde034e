import { type Tree, textOf } from './values.ts'

/** One event of one page, told by several sources, is news once. */
export interface Once {
  /** Whether an event that a source tells was not told by another before: the second of the same source is a second one. */
  isNews: (source: string, name: string, props: Tree) => boolean
  /** Whether an event was told on this page. */
  wasTold: (name: string) => boolean
  /** Looks whether this is another page. */
  turnPage: () => void
}

const MOST_KEYS = 1000

/** Makes the memory of one page; `page` gives its address now, and another address begins anew. */
export function createOnce(page: () => string): Once {
  let address = page()
  let told = new Map<string, number>()
  let said = new Map<string, number>()
  const turnPage = () => {
    const now = page()
    if (now === address && said.size < MOST_KEYS) return
    address = now
    told = new Map()
    said = new Map()
  }
  const add = (counts: Map<string, number>, key: string): number => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count
  }
  return {
    turnPage,
    isNews(source, name, props) {
      const keys = keysOf(name, props)
      const times = keys.map((key) => add(said, `${source} ${key}`))
      const isNews = keys.every((key, index) => times[index]! > (told.get(key) ?? 0))
      if (isNews) for (const key of [name, ...keys]) add(told, key)
      return isNews
    },
    wasTold(name) {
      turnPage()
      return told.has(name)
    },
  }
}

/** What makes two events the same: sources may call one product by different ids, and by one name. */
function keysOf(event: string, { id, name, term }: Tree): string[] {
  const words = { id, name, term }
  const keys = Object.entries(words).flatMap(([key, word]) => (textOf(word) ? `${event} ${key} ${textOf(word)}` : []))
  return keys.length ? keys : [`${event} of nothing`]
}
