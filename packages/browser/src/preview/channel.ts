import type { Looking } from '../given.ts'
import type { Parts } from '../kit.ts'
import { fetchText } from './fetchText.ts'

const MOST_CHARACTERS = 2_000_000

/**
 * The file of a channel, which decides in place of the one that is there; that one where there is none. Its address comes from
 * the site's own file only: a link can choose among what is published, and bring nothing.
 */
export async function readChannel(
  { env, config, diagnose }: Pick<Looking, 'env' | 'config' | 'diagnose'>,
  channel: string | undefined,
  parts: Pick<Parts, 'signature'>,
): Promise<unknown> {
  const { channels = {} } = config.settings ?? {}
  if (channel === undefined || channel === 'stable') return config
  const path = `settings.channels.${channel}`
  const address: unknown = Object.hasOwn(channels, channel) ? channels[channel] : undefined
  if (typeof address !== 'string') return diagnose({ path, expected: 'the address of a file' }) ?? config
  try {
    const url = new URL(address, env.document.baseURI).href
    const arrived = await fetchText(env, url)
    const text = env.key ? await (await parts.signature()).start(env, diagnose)(url, arrived) : arrived
    // Told by who looked for the signature.
    if (text === undefined) return config
    const read = text.length <= MOST_CHARACTERS && JSON.parse(text)
    if (read.kairos === 1) return read
  } catch {
    // As if it were not there.
  }
  return diagnose({ path, expected: 'a file with kairos: 1' }) ?? config
}
