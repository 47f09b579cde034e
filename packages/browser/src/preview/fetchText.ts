import type { Env } from '../env.ts'

const DEADLINE_MS = 3000

/** Gives the text of a file of the site as it is now; `''` where none comes in time. */
export async function fetchText({ window }: Env, url: string): Promise<string> {
  try {
    const answer = await window.fetch(url, { signal: window.AbortSignal.timeout(DEADLINE_MS), cache: 'no-cache' })
    return answer.ok ? await answer.text() : ''
  } catch {
    return ''
  }
}
