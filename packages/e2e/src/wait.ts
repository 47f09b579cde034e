/** For `expect.poll`: what has not come by then on a busy machine never will. */
export const WAIT = { timeout: 15_000 }
