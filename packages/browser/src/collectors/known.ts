import type { Profile } from '@kairos/core'
import type { Stop } from '../env.ts'

/** What reads the facts of a page that a file asks for beyond the first download's own. */
export interface Facts {
  /** Adds them to what is known of the page; those remembered from earlier pages give way to what is read. */
  read: (known: Record<string, unknown>, profile: Profile) => Record<string, unknown>
  /** Where the visitor came from; `undefined` for a page reached from the same site or directly. */
  traffic: () => Record<string, string> | undefined
  /** Tells what is known later, and what changes on the open page. */
  watch: (send: (name: string, facts: Record<string, unknown>) => void) => Stop
}

/** Names in lower case; versions as `"17.5"`, of the browser the whole number only. */
export interface DeviceNames {
  os?: string | undefined
  osVersion?: string | undefined
  browser?: string | undefined
  browserVersion?: number | undefined
}

/** Loads what reads the name a browser gives itself. */
export type LoadDevice = () => Promise<{ start: (userAgent: string) => DeviceNames }>
