/** A page that a server is about to send, and what it knows of who asks for it. */
export interface EdgePage {
  /** The whole page, with its slots. */
  html: string
  /** Address as the browser shows it. Example: `"https://corner.example/shop?utm_campaign=spring"`. */
  url: string
  /** Milliseconds since 1970. */
  at: number
  /** A random id, for somebody whom no cookie names. Example: `crypto.randomUUID()`. */
  visitor: string
  /** The header `Cookie`. Default: none. */
  cookie?: string | null | undefined
  /** The header `Accept-Language`. Default: campaigns that read `locale.language` wait for the browser. */
  acceptLanguage?: string | null | undefined
  /** The header `Sec-GPC`. Default: no refusal. */
  gpc?: string | null | undefined
  /**
   * Where the visitor is, as the CDN says. Where `settings.geo.from` names a meta tag, the page gets it. Default: campaigns that
   * read `geo.*` wait for the browser.
   */
  geo?: { country: string; region?: string; city?: string } | undefined
  /** Whether a program asks, which is not remembered. Default `false`. */
  isBot?: boolean | undefined
}
