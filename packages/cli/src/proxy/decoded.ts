import { PassThrough, pipeline, type Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'

/** Made from Node 22.15 on. */
const zstd = (zlib as { createZstdDecompress?: () => Transform }).createZstdDecompress

const KINDS: Record<string, (() => Transform) | undefined> = {
  identity: () => new PassThrough(),
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  br: () => zlib.createBrotliDecompress(),
  deflate: createDeflated,
  zstd,
}

/** Unpacks a body that was sent packed although nobody asked for it; nothing where this Node cannot. */
export function decoded(body: Readable, encoding: string | undefined): Readable | undefined {
  const kinds = (encoding ?? 'identity')
    .toLowerCase()
    .split(',')
    .map((kind) => KINDS[kind.trim()])
  // What was packed last is unpacked first.
  const steps = kinds.reverse().map((create) => create?.())
  if (steps.includes(undefined)) return undefined
  return steps.reduce<Readable>((from, step) => pipeline(from, step!, () => {}), body)
}

/** Some servers mean by `deflate` what has no header of zlib; the first byte tells. */
function createDeflated(): Transform {
  let inner: Transform | undefined
  const outer = new PassThrough({
    transform(chunk: Buffer, _, done) {
      if (!inner) {
        inner = (chunk[0]! & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw()
        inner.on('data', (data) => outer.push(data))
        inner.on('error', (problem) => outer.destroy(problem))
      }
      inner.write(chunk, () => done())
    },
    flush(done) {
      if (!inner) return done()
      inner.once('end', () => done())
      inner.end()
    },
  })
  return outer
}
