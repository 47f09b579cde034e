import { UsageError } from '../usage.ts'

const WRITE = 'Write --proxy https://shop.example'

/** Reads the sites that are shown through this computer, the first one first. Throws `UsageError` for what is none. */
export function readOrigins(given: string): URL[] {
  const names = given.split(',').map((name) => name.trim())
  return [...new Set(names)].map((name) => {
    const url = URL.canParse(name) ? new URL(name) : undefined
    if (!url || !/^https?:$/.test(url.protocol))
      throw new UsageError(`--proxy ${name || '""'} is no address of a site. ${WRITE}`)
    if (url.username || url.password)
      throw new UsageError('--proxy takes no name and password: the browser asks for them. Leave them out.')
    if (url.pathname !== '/' || url.search || url.hash)
      throw new UsageError(`--proxy ${name} names a page: a whole site is shown. Write --proxy ${url.origin}`)
    return url
  })
}

const LOOPBACK = /^(localhost|([\w-]+\.)+localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i

/** Whether a host, with or without a port, is this computer. */
export const isLoopback = (host: string | undefined): boolean => LOOPBACK.test((host ?? '').replace(/:\d+$/, ''))
