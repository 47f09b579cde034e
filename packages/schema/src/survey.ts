import type { Text } from './content.ts'
import type { FormOption } from './form.ts'

/** One question. */
export interface SurveyQuestion {
  /** Name of its answer, in the facts and where it is sent. Example: `"score"`. */
  id: string
  /**
   * How it is answered: `nps` with 0 to 10, `csat`, `stars` and `emoji` with 1 to 5, all as numbers; `single` with one of the
   * `options`, `multiple` with a list of them; `open` in the visitor's own words, of which the fact has the first 200 characters.
   */
  kind: 'nps' | 'csat' | 'stars' | 'emoji' | 'single' | 'multiple' | 'open'
  /** The question. Example: `"Would you recommend us to a friend?"`. */
  text: Text
  /** Words at the lower end of a scale. Default: none. Example: `"Not likely"`. */
  low?: Text
  /** Words at the upper end of a scale. Default: none. Example: `"Very likely"`. */
  high?: Text
  /** What a `single` or a `multiple` offers. Default: none. Example: `[{ "value": "price", "text": "The price" }]`. */
  options?: FormOption[]
  /** `false`: it may be left out. Default: of `open` and `multiple` `false`, of all others `true`. */
  required?: boolean
  /** Where to go on; the first that fits counts. Default: the next question. Example: `[{ "to": 6, "goTo": "why" }, { "value": "price", "goTo": "end" }]`. */
  next?: SurveyBranch[]
}

/** A way on, for some answers. */
export interface SurveyBranch {
  /** Lowest number it is for. Default: any. Example: `7`. */
  from?: number
  /** Highest number it is for. Default: any. Example: `6`. */
  to?: number
  /** Value of the option it is for. Default: any. Example: `"price"`. */
  value?: string
  /** Id of a later question, or `"end"`. Example: `"why"`. */
  goTo: string
}
