import type { Config } from '@kairos/schema'
import { conditionTest } from '../conditions/evaluate.ts'
import { createGraph } from '../conditions/graph.ts'
import { BadUnit, type Diagnostic } from '../diagnostic.ts'
import { durationMs } from '../duration.ts'
import type { Program } from '../program.ts'
import { addCampaigns } from './campaigns.ts'
import { expect, isObject } from './expect.ts'
import { indexRules } from './indexRules.ts'
import { addSegments, segmentFact } from './segments.ts'

const THIRTY_MINUTES_MS = 18e5

/**
 * Makes a config ready to decide. Never throws: a unit that cannot be used is left out with one diagnostic, and a file
 * of another major version, or no file at all, gives a program that decides nothing.
 */
export function compile(source: unknown): Program {
  const diagnostics: Diagnostic[] = []
  const keep = <T>(path: string, build: () => T): T | undefined => {
    try {
      return build()
    } catch (problem) {
      // Anything but a BadUnit is a value nested so deeply that the stack ran out.
      const { expected, steps } = problem instanceof BadUnit ? problem : { expected: 'something simpler', steps: [] }
      diagnostics.push({ path: [path, ...steps].join('.'), expected })
      return undefined
    }
  }
  const file: Partial<Config> =
    keep('kairos', () => {
      expect(isObject(source) && source.kairos === 1, 'version 1 of kairos.json')
      return source
    }) ?? {}
  const settings = isObject(file.settings) ? file.settings : {}
  const graph = createGraph(
    { groups: {}, careful: true, condition: (inner) => conditionTest(inner, {}, true) },
    { $segment: (ids) => [ids].flat().map((id) => segmentFact(String(id))) },
  )
  const segments = addSegments(file.segments, graph, keep)
  const campaigns = addCampaigns(file.campaigns, segments, graph, keep)
  return {
    revision: Number(file.revision) || 0,
    settings,
    slots: isObject(file.slots) ? file.slots : {},
    visitGapMs: durationMs(settings.visitGap) ?? THIRTY_MINUTES_MS,
    diagnostics,
    campaigns: campaigns.map(({ plan }) => plan),
    segments: segments.map(({ id }) => id),
    ...indexRules(graph, segments, campaigns),
  }
}
