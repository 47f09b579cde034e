import { UsageError } from '../usage.ts'

/** A status code, `slow` (the answer takes three seconds) or `drop` (the batch is taken, the connection cut). */
export type Failure = string

/** A batch whose answer is slow or lost was taken all the same: when it comes again it is a double. */
export const takesBatch = (failure: Failure): boolean => failure === 'slow' || failure === 'drop'

/** Gives how each answer fails: every second one does, in the ways named, one after the other. Throws `UsageError`. */
export function failInTurn(named: string): () => Failure | undefined {
  const kinds = named.split(',').map((kind) => kind.trim())
  const wrong = kinds.find((kind) => !/^([45]\d\d|slow|drop)$/.test(kind))
  if (wrong !== undefined)
    throw new UsageError(
      `--fail ${wrong || '""'} is no way to fail: write status codes, slow or drop, e.g. 500,slow,drop.`,
    )
  let batches = 0
  return () => {
    batches += 1
    return batches % 2 ? undefined : kinds[(batches / 2 - 1) % kinds.length]
  }
}
