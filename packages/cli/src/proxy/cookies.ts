/** Browsers take a name that begins so only with `Secure`, and `__Host-` only as its site sets it. */
const STRICT = /^__(Host|Secure)-/i
const MARK = 'proxied'

/** A cookie of the site as this computer can set it: for no domain, without TLS. */
export function localCookie(line: string): string {
  const [pair = '', ...attributes] = line.split(';')
  const kept = attributes
    .map((attribute) => attribute.trim())
    .filter((attribute) => !/^(domain\s*=|secure$|partitioned$)/i.test(attribute))
    // `None` is taken with `Secure` only.
    .map((attribute) => attribute.replace(/^samesite\s*=\s*none$/i, 'SameSite=Lax'))
  const name = pair.trimStart()
  return [STRICT.test(name) ? MARK + name : name, ...kept].join('; ')
}

/** What the browser sends back, by the names the site gave. */
export const siteCookies = (header: string): string =>
  header
    .split(';')
    .map((pair) => pair.trim().replace(new RegExp(`^${MARK}(?=__(Host|Secure)-)`, 'i'), ''))
    .join('; ')
