import type { PreviewOptions } from '../api.ts'
import type { Kit } from '../kit.ts'
import { openSession } from './session.ts'
import { writeFlags } from './write.ts'

/**
 * Goes on with another preview, or leaves it; the page is opened anew for that. The visitor of a running preview stays,
 * unless the options say who looks. With `forward` alone the open page is so much later, with
 * `why` alone its panel opens.
 */
export function set(kit: Kit, options: PreviewOptions | null | false): void {
  const { env, preview, base, program } = kit
  const { window } = env
  const { settings } = program.file
  if (settings?.preview === false || (settings?.preview !== 'frames' && window.top !== window.self))
    throw Error('This site allows no preview here: see settings.preview')
  if (!options) {
    if (preview) preview.leave()
    return
  }
  const { forward, reset, why = false, ...asked } = options
  const ms = base.durationMs(forward) ?? 0
  const flags = writeFlags(asked)
  if (preview && (ms || why) && !flags && !reset) {
    if (ms) preview.forward(kit, ms)
    if (why) preview.openPanel()
    return
  }
  const kept = openSession(env)
  const before = kept.read()
  const isAnew = !before || reset || asked.persona || asked.profile || asked.seed || asked.visit || asked.consent
  if (isAnew) kept.clear()
  const written = writeFlags({ ...asked, why })
  kept.write(
    isAnew
      ? { flags: written, isBegun: false, ahead: ms }
      : // A moment that is named is where the clock stands; else it stands where it did.
        { ...before, flags: written, ahead: (asked.at ? 0 : (before.ahead ?? 0)) + ms },
  )
  window.location.reload()
}
