import type { Crowd, Effect } from './crowd.ts'
import type { Persona } from './persona.ts'

/**
 * Made-up visitors, in `personas.json` beside `kairos.json`: for `kairos test`, for `kairos explain --persona`, and as a
 * population for `kairos simulate`. No page reads it, and `kairos publish` leaves it where it is.
 */
export interface Personas {
  /** The JSON Schema beside the file, for completion and checks in the editor. Default: none. Example: `"./personas.schema.json"`. */
  $schema?: string
  /** Anything worth telling the next editor. Default: none. Example: `"Drawn from last year's interviews"`. */
  note?: string
  /** The visitors, by id in kebab-case. Example: `{ "ann": { "device": "mobile", "visits": 2 } }`. */
  personas: { [id: string]: Persona }
  /** The population that `kairos simulate` makes of them. Default: as many of each. Example: `[{ "persona": "ann", "share": 1 }]`. */
  mix?: Crowd[]
  /** What variants change in the population, planted to see whether it is found again. Default: nothing. Example: `[{ "campaign": "recommend-test", "variant": "bestsellers", "goal": "purchase", "lift": 0.2 }]`. */
  effects?: Effect[]
}
