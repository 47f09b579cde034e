import { createActions } from '@kairos/core/actions'
import { createFilters, escapeHtml } from '@kairos/core/content'
import { createCalls } from './actions/calls.ts'
import { createAct } from './actions/carryOut.ts'
import { loadDesksBeforehand } from './actions/chat.ts'
import type { Actions, ActionsKit } from './actions/kit.ts'
import { loadBeforehand } from './actions/widget.ts'
import { chooseClean } from './content/html.ts'
import { fillTemplate } from './content/template.ts'

/** What makes markup harmless may be a download of its own. */
const asksForMarkup = (config: unknown): boolean => /"html":/.test(JSON.stringify(config))

/**
 * What few files ask for: widgets, conversations, edits, redirects and calls; in a slot, markup and templates of the page; and facts in the words
 * of the page's language.
 */
export async function start({ env, config, base, act, render, parts }: ActionsKit): Promise<Actions> {
  const clean = asksForMarkup(config) ? await chooseClean(env, base, parts.html) : undefined
  const calls = createCalls()
  return {
    ...createActions(base),
    escape: escapeHtml,
    filters: { ...base.plainFilters, ...createFilters(env.window.Intl) },
    register: calls.register,
    registered: calls.registered,
    watch(kit) {
      const stops = [loadBeforehand(kit), loadDesksBeforehand(kit)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    act: createAct({
      env,
      base,
      act,
      parts,
      calls,
      build(action, { state, program }) {
        const { document } = env
        const content = render(document, action)
        if (action.template) {
          const filled = fillTemplate({ env, base, wording: base.wordingOf(state(), program), id: action.template })
          if (typeof filled === 'string') return filled
          content.append(filled)
        }
        if (action.html && clean) {
          const markup = content.appendChild(document.createElement('div'))
          markup.className = 'kairos-html'
          markup.append(clean(String(action.html)))
        }
        return content
      },
    }),
  }
}
