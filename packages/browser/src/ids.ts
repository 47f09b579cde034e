// What `kairos types` fills in for a site, so that a wrong id does not compile. Empty, every text is an id.

/** Campaigns by id, each with the ids of its variants. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the site's own declarations
export interface CampaignIds {}

/** Segments by id. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the site's own declarations
export interface SegmentIds {}

/** Slots by name. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the site's own declarations
export interface SlotNames {}

/** The site's own facts by path, with the types of their values. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the site's own declarations
export interface SiteFacts {}

type KeyOf<Ids> = [keyof Ids] extends [never] ? string : keyof Ids & string

/** Id of a campaign. */
export type CampaignId = KeyOf<CampaignIds>

/** Id of a segment. */
export type SegmentId = KeyOf<SegmentIds>

/** Name of a slot, for components that render one. */
export type SlotName = KeyOf<SlotNames>

/** Id of a variant of any campaign. */
export type VariantId = [keyof CampaignIds] extends [never] ? string : CampaignIds[keyof CampaignIds]

/** Facts a page may tell: declared ones with values of their type, and any other. */
export type Facts = Partial<SiteFacts> & Record<string, unknown>
