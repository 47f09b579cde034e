import type { Env } from '../env.ts'
import type { Memory } from './keeper.ts'
import type { LeftBy } from './merge.ts'
import type { Left } from './snapshot.ts'

/** Finds what other pages left behind; what nobody can read is cleared away. */
export function findLeft(env: Env, { page: own, leftKey }: Memory): LeftBy[] {
  return keysOf(env)
    .filter((key) => key.startsWith(leftKey) && key !== leftKey + own)
    .flatMap((key) => {
      const left = read(env.recall(key))
      if (!left) env.forget(key)
      return left ? { page: key.slice(leftKey.length), ...left } : []
    })

  function read(text: string | null): Left | undefined {
    try {
      const { from, happened, pending }: Left = JSON.parse(text ?? '')
      // The clock may have been wrong there.
      for (const { signal } of happened) signal.at = Math.min(signal.at, env.now())
      const isWhole = Number.isSafeInteger(from) && happened.every(({ signal }) => Number.isFinite(signal.at))
      return isWhole ? { from, happened, pending: { ...pending } } : undefined
    } catch {
      return undefined
    }
  }
}

function keysOf({ window }: Env): string[] {
  try {
    return Object.keys(window.localStorage)
  } catch {
    return []
  }
}
