import { createFilters, escapeHtml } from '@kairos/core/content'
import type { Actions, ActionsKit } from './actions/kit.ts'
import { chooseClean } from './content/html.ts'
import { fillTemplate } from './content/template.ts'

/** What few files show in a slot: markup, templates of the page, and facts in the words of the page's language. */
export async function start({ env, base, render, parts }: ActionsKit): Promise<Actions> {
  const clean = await chooseClean(env, base, parts.html)
  return {
    escape: escapeHtml,
    filters: { ...base.plainFilters, ...createFilters(env.window.Intl) },
    render(action, state, program) {
      const { document } = env
      const content = render(document, action)
      if (action.template) {
        const filled = fillTemplate({ env, base, wording: base.wordingOf(state, program), id: action.template })
        if (typeof filled === 'string') return filled
        content.append(filled)
      }
      if (action.html) {
        const markup = content.appendChild(document.createElement('div'))
        markup.className = 'kairos-html'
        markup.append(clean(String(action.html)))
      }
      return content
    },
  }
}
