import { UsageError } from '../usage.ts'

/** Reads the address of the site that pages are opened on. Throws `UsageError` for what is none. */
export function readBase(given: string | undefined, command: string): URL {
  const write = `Write: kairos ${command} --base https://shop.example`
  if (given === undefined) throw new UsageError(`on which site? ${write}`)
  const base = URL.canParse(given) ? new URL(given) : undefined
  if (!base || !/^https?:$/.test(base.protocol))
    throw new UsageError(`--base ${given} is no address of a site. ${write}`)
  if (base.username || base.password)
    throw new UsageError(`--base ${base.origin} has a name or a password in it, which every link would tell. ${write}`)
  if (base.pathname !== '/' || base.search || base.hash)
    throw new UsageError(
      `--base ${given} names a page. Pages are named by "example" in the file. Write: kairos ${command} --base ${base.origin}`,
    )
  return base
}

/** The address of a page, with the flags of a preview behind what it asks for itself. */
export function addressOf(base: URL, page: string, flags: string): string {
  const url = new URL(page, base)
  // By hand: to set it by `searchParams` would write the page's own parameters anew.
  url.search = [url.search.slice(1), flags].filter(Boolean).join('&')
  return url.href
}
