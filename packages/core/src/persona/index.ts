/** Made-up visitors: for the CLI, and for preview links. */
export { type Arrival, type Arrive, type Arriving, createArrive, type PersonaBase } from './arrive.ts'
