/** A Content-Security-Policy under which the tag runs. */
export interface Policy {
  text: string
  /** What was missing, a sentence each: the site itself will need it. */
  missing: string[]
}

export interface Asking {
  /** Marks our tag where a policy goes by such marks. */
  nonce: string
  /** Origins of the sites: what `'self'` was there. */
  origins: readonly string[]
}

/** What has no meaning, or breaks everything, without TLS. */
const OF_TLS = /^(upgrade-insecure-requests|block-all-mixed-content)$/

/** Gives the policy of a page with what the tag needs. */
export function allowTag(policy: string, { nonce, origins }: Asking): Policy {
  const directives = new Map<string, string[]>()
  for (const part of policy.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/)
    // Of two with one name the first counts.
    if (name && !OF_TLS.test(name.toLowerCase()) && !directives.has(name.toLowerCase()))
      directives.set(name.toLowerCase(), values)
  }
  const missing: string[] = []
  const fallback = directives.get('default-src')

  const add = (name: string, value: string, needs: string) => {
    const values = directives.get(name) ?? fallback
    if (!values || values.includes(value) || values.includes('*')) return
    directives.set(name, [...values.filter((one) => one !== "'none'"), value])
    missing.push(`${name} lacks ${needs}`)
  }
  const scripts = directives.has('script-src-elem') ? ['script-src-elem', 'script-src'] : ['script-src']
  for (const name of scripts) {
    if (!directives.has(name) && !fallback) continue
    const isByMark = (directives.get(name) ?? fallback ?? []).includes("'strict-dynamic'")
    // A nonce takes 'unsafe-inline' away from the page's own scripts, so only a policy that goes by nonces gets one.
    add(name, isByMark ? `'nonce-${nonce}'` : "'self'", isByMark ? 'a nonce for the tag' : 'where kairos.js is')
  }
  add('connect-src', "'self'", 'where kairos.json is')
  const names = directives.get('trusted-types')
  const absent = ['kairos', 'kairos-chat'].filter((own) => !names?.includes(own))
  if (names && !names.includes('*') && absent.length)
    directives.set('trusted-types', [...names.filter((name) => name !== "'none'"), ...absent])
  if (directives.has('sandbox') && !directives.get('sandbox')!.includes('allow-scripts'))
    missing.push('sandbox lacks allow-scripts, and so nothing of Kairos runs')

  // The page comes from this computer now, and what it asks of its own site by name still comes from there.
  for (const [name, values] of directives)
    if (values.includes("'self'") && /-src(-elem|-attr)?$|^form-action$/.test(name))
      directives.set(name, [...new Set([...values, ...origins])])
  return { text: [...directives].map(([name, values]) => [name, ...values].join(' ')).join('; '), missing }
}
