import type { Profile, Program } from '@kairos/core'

/** What earlier pages told and the file still wants kept. Facts for measurements need the visitor's consent to those. */
export function keptFacts({ facts = {} }: Profile, { facts: declared }: Program, at: number, measures: boolean) {
  return Object.entries(facts).flatMap(([path, fact]): [string, unknown][] => {
    const declaration = Object.hasOwn(declared, path) ? declared[path] : undefined
    const allowed = declaration?.purpose !== 'analytics' || measures
    return fact?.until > at && declaration?.keep && allowed ? [[path, fact.value]] : []
  })
}
