/** What a page needs before first paint. The rest of the core comes later: `live/`, and `history/` where a rule asks. */
export { base } from './base.ts'
export { compile } from './compile/compile.ts'
export { surfaceOf } from './decisions/surfaces.ts'
export { attempt } from './expect.ts'
export { segmentsOf } from './records/record.ts'
export { createProfile, createState } from './state.ts'
