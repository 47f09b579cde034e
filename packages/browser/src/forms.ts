import { form } from './forms/form.ts'
import { createPost } from './forms/post.ts'
import { submitWith } from './forms/submit.ts'
import { survey } from './forms/survey.ts'
import type { Kit } from './kit.ts'
import type { MoreBlocks } from './widgets/kit.ts'

const started = new WeakMap<Kit, MoreBlocks>()

/** Forms and surveys, and what of them is still to be sent. Whoever asks first starts it. */
export function start(kit: Kit): MoreBlocks {
  const known = started.get(kit)
  if (known) return known
  const post = createPost(kit)
  const submit = submitWith(kit, post)
  const forms = { blocks: { form: form(kit, submit), survey: survey(kit, submit) }, stop: post.stop }
  started.set(kit, forms)
  return forms
}
