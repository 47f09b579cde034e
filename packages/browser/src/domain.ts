import { cookieText, parseShared, sharedText, writeCookie } from './domain/cookie.ts'
import type { Share, Sharing } from './kit.ts'
import type { Stored } from './storage/snapshot.ts'

/**
 * The hosts of `settings.domain` know one visitor: what the cookie says and this host does not know is put where every
 * page begins, the receipt and the snapshot. What a host knows itself stays: hosts that each knew the visitor before go
 * on apart, and the one that wrote the cookie first keeps it.
 */
export function start({ env, program: { settings, site }, createProfile, allowed }: Sharing): Share {
  const { domain } = settings
  if (typeof domain !== 'string') return () => {}
  const receiptKey = `kairos:${site}:consent`
  const syncedKey = `kairos:${site}:shared`
  const profileKey = `kairos:${site}:profile`

  const take = () => {
    const { id, receipt, campaigns } = parseShared(cookieText(env, site))
    const own = env.recall(receiptKey)
    // Who answered here since the cookie was written or read, has answered last.
    if (receipt !== undefined && receipt !== own && own === env.recall(syncedKey)) {
      env.keep(receiptKey, receipt)
      env.keep(syncedKey, receipt)
    }
    if (!id || !allowed()) return
    const stored: Stored | null = JSON.parse(env.recall(profileKey) ?? 'null')
    const profile = stored?.profile ?? createProfile(id, env.now())
    if (profile.id !== id) return
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
    const before = cookieText(env, site)
    const { profile } = runtime().unsaved()
    const receipt = env.recall(receiptKey) ?? undefined
    const [known] = before.split('/')
    if (allowed() && known && known !== encodeURIComponent(profile.id)) return
    const text = sharedText(allowed() ? { ...profile, receipt } : { id: '', receipt, campaigns: {} })
    if (text !== before) writeCookie(env, { site, domain, text })
    if (receipt !== undefined) env.keep(syncedKey, receipt)
  }
}
