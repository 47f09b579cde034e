/** What a link asks the page for. */
export interface Asked {
  campaign: string
  variant: string
  /** Whether it acts only where, when and for whom it would by itself. */
  asVisitor?: boolean
  /** Values of facts, by path. */
  facts?: Readonly<Record<string, unknown>>
  /** A moment on the site's clock. */
  at?: string | undefined
  seed?: string
}

/** Writes the flags of a preview link: this variant, and nothing else. */
export function flagsOf({ campaign, variant, asVisitor, facts = {}, at, seed }: Asked): string {
  const flags: [name: string, value: string][] = [['force', `${campaign}:${variant}`]]
  if (asVisitor) flags.push(['targeting', 'respect'])
  // One each: a value may have a comma.
  for (const [path, value] of Object.entries(facts)) flags.push(['facts', `${path}:${valueText(value)}`])
  if (at !== undefined) flags.push(['at', at])
  if (seed !== undefined) flags.push(['seed', seed])
  flags.push(['only', '1'])
  return flags.map(([name, value]) => `kairos_${name}=${readable(value)}`).join('&')
}

const valueText = (value: unknown): string => (Array.isArray(value) ? value.join('|') : `${value}`)

/** Colons and commas stay as they are, so that people can read the link. */
const readable = (value: string): string => encodeURIComponent(value).replace(/%(3A|2C|2F)/g, decodeURIComponent)
