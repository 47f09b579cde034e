import { median } from '../median.mjs'

/** The median of one thing over all loads of a row. */
export const medianOf = (loads, what) => median(loads.map((load) => load[what]))

/** The most of one thing that any load of a row had, on any network. */
export const mostOf = (networks, name, what) =>
  Math.max(...networks.flatMap((network) => network[name].map((load) => load[what])))
