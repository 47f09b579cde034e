import { parseShared, type Shared, sharedCookie, sharedIn, sharedText } from '@kairos/core/edge/shared'
import type { Sharing } from './given.ts'
import type { Share } from './storage/keeper.ts'
import type { Stored } from './storage/snapshot.ts'

/**
 * The hosts of `settings.domain`, and a server that decides for this page, know one visitor: what the cookie says and this
 * host does not know is put where every page begins, the receipt and the snapshot. What a host knows itself stays: hosts that
 * each knew the visitor before go on apart, and the one that wrote the cookie first keeps it. A server that named somebody it
 * did not know is told who it is.
 */
export function start({ env, program: { settings, site }, createProfile, allowed }: Sharing): Share {
  const { document, window } = env
  /** `new` where the server met nobody it knew. */
  const served = document.querySelector('meta[name=kairos-edge]')?.getAttribute('content')
  const { domain } = settings
  if (typeof domain !== 'string' && typeof served !== 'string') return () => {}
  const receiptKey = `kairos:${site}:consent`
  const syncedKey = `kairos:${site}:shared`
  const profileKey = `kairos:${site}:profile`

  const write = (shared: Omit<Shared, 'receipt'>) => {
    const receipt = env.recall(receiptKey) ?? undefined
    const text = sharedText({ ...shared, receipt })
    const isSecure = window.location.protocol === 'https:'
    if (text !== sharedIn(document.cookie, site)) document.cookie = sharedCookie({ site, text, domain, isSecure })
    if (receipt !== undefined) env.keep(syncedKey, receipt)
  }

  const take = () => {
    const { id, receipt, campaigns } = parseShared(sharedIn(document.cookie, site))
    const own = env.recall(receiptKey)
    // Who answered here since the cookie was written or read, has answered last.
    if (receipt !== undefined && receipt !== own && own === env.recall(syncedKey)) {
      env.keep(receiptKey, receipt)
      env.keep(syncedKey, receipt)
    }
    if (!id) return
    if (!allowed()) {
      // Who wrote it may not know yet.
      if (typeof served === 'string') write(nobody)
      return
    }
    const stored: Stored | null = JSON.parse(env.recall(profileKey) ?? 'null')
    const profile = stored?.profile ?? createProfile(id, env.now())
    if (profile.id !== id) {
      if (served === 'new') write(profile)
      return
    }
    const seeded = {
      write: 0,
      heard: {},
      ...stored,
      profile: { ...profile, campaigns: { ...campaigns, ...profile.campaigns } },
    }
    env.keep(profileKey, seeded)
  }
  try {
    take()
  } catch {
    // Somebody else’s cookie.
  }

  return ({ allowed, runtime }) => {
    const { profile } = runtime().unsaved()
    const [known] = sharedIn(document.cookie, site).split('/')
    if (allowed() && known && known !== encodeURIComponent(profile.id)) return
    write(allowed() ? profile : nobody)
  }
}

const nobody = { id: '', campaigns: {} }
