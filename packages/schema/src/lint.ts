/**
 * Findings of `kairos lint` that are meant as they are: the finding's code, and the reason. What stands in a campaign, a
 * segment, a slot or a fact counts there, at the top of the file everywhere. A page ignores it.
 * Example: `{ "no_control": "both texts are asked for by law" }`.
 */
export interface Silenced {
  /** Why this finding is meant as it is; not empty. Example: `"both texts are asked for by law"`. */
  [code: string]: string
}
