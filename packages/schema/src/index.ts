export type { Action, CallAction, EditAction, RedirectAction, SlotAction } from './action.ts'
export type { Allocation, AllocationContext } from './allocation.ts'
export type {
  Block,
  ButtonsBlock,
  FormBlock,
  ImageBlock,
  ListBlock,
  StepsBlock,
  SurveyBlock,
  TextBlock,
  TitleBlock,
  WidgetButton,
  WidgetStep,
} from './block.ts'
export type { Campaign, Exclusive, Limit, Pages, Prerequisite, Schedule, Variant } from './campaign.ts'
export type {
  ButtonDesk,
  CallDesk,
  ChatAction,
  ChatDesk,
  ChatGreeting,
  ChatHours,
  DeskName,
  FormDesk,
  OtherDesk,
} from './chat.ts'
export type { Condition, Did, EventMatch, FactTest, Operators, Scalar, Sequence } from './condition.ts'
export type { Config } from './config.ts'
export type { Content, ContentImage, ContentLink, Text } from './content.ts'
export type { Amount, Crowd, CrowdEvent, CrowdGoal, Effect } from './crowd.ts'
export type { XmppDesk } from './desk.ts'
export type { FactDeclaration, FactSource, InterestDeclaration } from './fact.ts'
export type { Feed, FeedEntry, FeedFile, Preflight } from './feed.ts'
export type { FormConsent, FormEntry, FormField, FormOption, FormSubmit } from './form.ts'
export type { Goal } from './goal.ts'
export type { Silenced } from './lint.ts'
export type { CountdownBlock, CouponBlock, ProductBlock, ShareBlock } from './offer.ts'
export type { FactValue, PastCampaign, PastEvent, Persona } from './persona.ts'
export type { Personas } from './personas.ts'
export type { Segment } from './segment.ts'
export type {
  Attention,
  Consent,
  ConsentMap,
  ConsentPlatform,
  Geo,
  GeoSource,
  RecordDelivery,
  RfmCuts,
  Settings,
  Sink,
  SinkName,
} from './settings.ts'
export type { ShippedFacts } from './shippedFacts.ts'
export type { Slot } from './slot.ts'
export type { SurveyBranch, SurveyQuestion } from './survey.ts'
export type {
  ElementVisibleTrigger,
  EventTrigger,
  InteractionTrigger,
  ScrolledToTrigger,
  SingleTrigger,
  TimeOnPageTrigger,
  Trigger,
  TriggerGroup,
  TriggerTiming,
} from './trigger.ts'
export type { Expectation, GoldenVisit, VisitStep } from './visit.ts'
export type { WidgetAction, WidgetContent, WidgetKind } from './widget.ts'
