/** Names in lower case; versions as `"17.5"`, of the browser the whole number only. */
export interface DeviceNames {
  os?: string | undefined
  osVersion?: string | undefined
  browser?: string | undefined
  browserVersion?: number | undefined
}
