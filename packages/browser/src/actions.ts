import { createFilters, escapeHtml } from '@kairos/core/content'
import type { Actions, ActionsKit } from './actions/kit.ts'
import { chooseClean } from './content/html.ts'
import { fillTemplate } from './content/template.ts'

/** What few files show in a slot: markup, templates of the page, and facts in the words of the page's language. */
export async function start({ env, base, render, purifier }: ActionsKit): Promise<Actions> {
  const clean = await chooseClean(env, base, purifier)
  return {
    escape: escapeHtml,
    filters: createFilters(env.window.Intl),
    render(document, action, wording) {
      const content = render(document, action)
      if (action.template) {
        const filled = fillTemplate({ env, base, wording, id: action.template })
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
