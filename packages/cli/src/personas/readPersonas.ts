import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config, Personas } from '@kairos/schema'
import { type CheckedFile, isUsable, readChecked } from '../files/checkedFile.ts'
import type { Path } from '../validate/place.ts'
import { personasChecker } from '../validate/schema.ts'
import { fieldsOf, itemsOf } from '../validate/tolerant.ts'
import { checkPersonas } from './checkPersonas.ts'

/** Made-up visitors that can be used, and the file they come from. */
export interface KnownPersonas extends Required<Pick<Personas, 'personas' | 'mix' | 'effects'>> {
  /** Absent where there is none. */
  checked?: CheckedFile
  /** What of the file cannot be used. */
  leftOut: LeftOut[]
}

export interface LeftOut {
  /** In which part of the file it is. */
  part: keyof Pick<Personas, 'personas' | 'mix' | 'effects'>
  /** Example: `"persona \"ann\""`. */
  words: string
}

/** The file of personas beside a config. */
export const personasBeside = (config: string): string | undefined =>
  ['personas.json', 'personas.jsonc'].map((name) => join(dirname(config), name)).find((file) => existsSync(file))

export interface AskedPersonas {
  /** Where they are; none are known without it. */
  file: string | undefined
  config: Config
  /** How the file is named on the command line. Example: `"kairos simulate --mix <file>"`. */
  write: string
}

/** Reads personas. What is wrong with one leaves the others. */
export async function readPersonas({ file, config, write }: AskedPersonas): Promise<KnownPersonas> {
  if (file === undefined) return { personas: {}, mix: [], effects: [], leftOut: [] }
  const checked = await readChecked({
    file,
    write,
    name: 'personas.json',
    checker: personasChecker(),
    crossCheck: (value) => checkPersonas(value, config),
  })
  const { personas, mix, effects } = fieldsOf(checked.value) as unknown as Personas
  const leftOut: LeftOut[] = []
  const keep = (what: LeftOut, ...parts: Path[]) => {
    const isFine = parts.every((part) => isUsable(checked, ...part))
    if (!isFine) leftOut.push(what)
    return isFine
  }
  const usable = Object.fromEntries(
    Object.entries(fieldsOf(personas)).filter(([id]) =>
      keep({ part: 'personas', words: `persona "${id}"` }, ['personas', id]),
    ),
  ) as Personas['personas']
  return {
    checked,
    personas: usable,
    mix: (itemsOf(mix) as NonNullable<Personas['mix']>).filter((crowd, index) =>
      keep({ part: 'mix', words: `part ${index + 1} of the mix` }, ['mix', index], ['personas', `${crowd?.persona}`]),
    ),
    effects: (itemsOf(effects) as NonNullable<Personas['effects']>).filter((_, index) =>
      keep({ part: 'effects', words: `effect ${index + 1}` }, ['effects', index]),
    ),
    leftOut,
  }
}
