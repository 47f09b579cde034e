import type { Rule } from '../rule.ts'
import { alwaysTrue } from './always_true.ts'
import { brittleSelector } from './brittle_selector.ts'
import { chatDeskUnreached } from './chat_desk_unreached.ts'
import { chatNeverOpen } from './chat_never_open.ts'
import { chatNoStandIn } from './chat_no_stand_in.ts'
import { colliding } from './colliding.ts'
import { configTooBig } from './config_too_big.ts'
import { datePast } from './date_past.ts'
import { factNeverSet } from './fact_never_set.ts'
import { imageNoAlt } from './image_no_alt.ts'
import { imageNoSize } from './image_no_size.ts'
import { insecureLink } from './insecure_link.ts'
import { languageMissing } from './language_missing.ts'
import { misspelledEvent } from './misspelled_event.ts'
import { negationOfMissing } from './negation_of_missing.ts'
import { neverAllowed } from './never_allowed.ts'
import { neverTriggered } from './never_triggered.ts'
import { neverTrue } from './never_true.ts'
import { noControl } from './no_control.ts'
import { noGoal } from './no_goal.ts'
import { regexUnescaped } from './regex_unescaped.ts'
import { reviewDue } from './review_due.ts'
import { shadowed } from './shadowed.ts'
import { starved } from './starved.ts'
import { typeMismatch } from './type_mismatch.ts'
import { uncapped } from './uncapped.ts'
import { unknownCampaign } from './unknown_campaign.ts'
import { weightsOff } from './weights_off.ts'

/** Every rule, as LINT.md tells of them: who is meant, what is read, who wins, when, what is shown, the file. */
export const rules: readonly Rule[] = [
  neverTrue,
  alwaysTrue,
  typeMismatch,
  negationOfMissing,
  regexUnescaped,
  factNeverSet,
  unknownCampaign,
  misspelledEvent,
  shadowed,
  starved,
  colliding,
  neverAllowed,
  neverTriggered,
  uncapped,
  datePast,
  reviewDue,
  weightsOff,
  noControl,
  noGoal,
  chatNeverOpen,
  chatNoStandIn,
  chatDeskUnreached,
  languageMissing,
  imageNoSize,
  imageNoAlt,
  insecureLink,
  brittleSelector,
  configTooBig,
]
