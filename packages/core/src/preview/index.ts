/** What preview links ask of the core. */
export { type Forcing, force } from './force.ts'
export { type Pretence, pretend } from './pretend.ts'
export { type Previewing, previewed } from './previewed.ts'
