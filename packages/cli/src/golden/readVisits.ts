import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { GoldenVisit } from '@kairos/schema'
import { type CheckedFile, readChecked } from '../files/checkedFile.ts'
import { UsageError } from '../usage.ts'
import { visitChecker } from '../validate/schema.ts'
import { checkVisit, type Grounds } from './checkVisit.ts'

/** A golden visit and its file. */
export interface VisitFile {
  checked: CheckedFile
  /** Absent where it cannot be made as it is written. */
  visit?: GoldenVisit
}

/** Reads all golden visits of a folder, in the order of their names. Throws `UsageError` where there are none. */
export async function readVisits(folder: string, grounds: Grounds): Promise<VisitFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    const problem = error.code === 'ENOENT' ? `there is no folder ${folder}` : `${folder} is no folder (${error.code})`
    throw new UsageError(`${problem}. Write visits/first.json, or name their folder: kairos test --visits <folder>`)
  })
  const visits = names.filter((name) => /\.jsonc?$/.test(name) && !name.endsWith('.schema.json')).sort()
  if (!visits.length) throw new UsageError(`${folder} has no visits. Write one: ${join(folder, 'first.json')}`)
  return Promise.all(
    visits.map(async (name) => {
      const checked = await readChecked({
        file: join(folder, name),
        write: 'kairos test --visits <folder>',
        name,
        checker: visitChecker(),
        crossCheck: (value) => checkVisit(value, grounds),
      })
      return checked.wrong.length ? { checked } : { checked, visit: checked.value as GoldenVisit }
    }),
  )
}
