import type { SlotAction } from '@kairos/schema'
import { escapeHtml } from '../content/escape.ts'
import type { Decision } from '../decisions/decision.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { enterPage, zoned } from '../enter.ts'
import { compile } from '../index.ts'
import type { Signal } from '../signal.ts'
import { createProfile, createState } from '../state.ts'
import { edgeFacts, geoMeta } from './facts.ts'
import { contentMarkup, contentNames } from './markup.ts'
import type { EdgePage } from './page.ts'
import { type EdgeContent, rewrite } from './rewrite.ts'
import { sharedCookie, sharedIn, sharedText } from './shared.ts'
import { readVisitor } from './visitor.ts'
import { decidedHere } from './waits.ts'

export type { EdgePage } from './page.ts'

/** A page as it is to be sent. */
export interface EdgeAnswer {
  html: string
  /** Value of a `Set-Cookie` header; absent where there is nothing new to keep, or the visitor did not agree to that. */
  setCookie?: string
  /** What was decided here; campaigns that are not named wait for the browser. */
  decisions: Decision[]
}

/** Decides pages on a server, as the browser would, and fills their slots. */
export interface Edge {
  personalize: (page: EdgePage) => EdgeAnswer
  /** Units of the file that were left out. */
  diagnostics: Diagnostic[]
}

/** Tells the browser that somebody decided before it, by which revision of the file, and which slots are filled. */
const edgeMeta = ({ isNew, revision, slots }: { isNew: boolean; revision: number; slots: string[] }): string =>
  `<meta name="kairos-edge" content="${isNew ? 'new' : ''}" data-revision="${Number(revision) || 0}" data-slots="${escapeHtml(slots.join(' '))}">`

/** A link that looks at something is for the browser to follow. */
const PREVIEW = /[?&#]kairos_/

/**
 * Makes a server ready to fill slots.
 *
 * @example const { html, setCookie } = createEdge(config).personalize({ html, url, at: Date.now(), visitor: crypto.randomUUID() })
 */
export function createEdge(config: unknown): Edge {
  const program = compile(config)
  const { site, settings } = program

  const personalize = (page: EdgePage): EdgeAnswer => {
    if (PREVIEW.test(page.url)) return { html: page.html, decisions: [] }
    const visitor = readVisitor(page, program)
    const { id, receipt, remembers, isNew } = visitor
    const signal: Signal = { name: 'page_view', at: page.at }
    const { offset } = zoned(signal, program)
    const { facts, traffic, isKnown } = edgeFacts(page, offset)
    const campaigns = decidedHere({
      program,
      isKnown,
      remembers,
      url: page.url,
      page: { at: page.at, ...(offset !== undefined && { offset }) },
    })
    const profile = { ...createProfile(id, page.at), campaigns: visitor.campaigns }
    const props = { facts, remembers, ...(traffic && { traffic }) }
    const { state, decisions } = enterPage(createState(profile), { ...signal, props }, { ...program, campaigns })

    const contents = new Map<string, EdgeContent>()
    for (const { acts, campaign, variant = '', actions } of decisions) {
      if (!acts) continue
      for (const action of actions as SlotAction[])
        contents.set(action.slot, { campaign, variant, markup: contentMarkup(action), names: contentNames(action) })
    }
    const text = remembers ? sharedText({ id, receipt, campaigns: state.profile.campaigns }) : ''
    const isSaid = !text || text === sharedIn(page.cookie ?? '', site)
    return {
      html: rewrite({
        html: page.html,
        head:
          edgeMeta({ isNew, revision: program.revision, slots: [...contents.keys()] }) + (geoMeta(page, program) ?? ''),
        contentOf: (name) => contents.get(name),
      }),
      decisions,
      ...(!isSaid && {
        setCookie: sharedCookie({ site, text, domain: settings.domain, isSecure: page.url.startsWith('https:') }),
      }),
    }
  }
  return { personalize, diagnostics: program.diagnostics }
}
