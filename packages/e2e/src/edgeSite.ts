import type { Server } from 'node:http'
import { serveEdge as serve } from '../../../examples/edge/server.mjs'

/** `examples/edge`, as its README starts it. */
export const serveEdge: () => Promise<Server> = serve
