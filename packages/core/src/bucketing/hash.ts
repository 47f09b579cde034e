/** 32-bit FNV-1a over UTF-16 code units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/**
 * Gives a visitor's place between 0 (included) and 1 (excluded), the same everywhere for the same seed and id.
 *
 * @param version 2 hashes twice, so that two seeds give unrelated places; 1 agrees with old GrowthBook experiments; any
 *   other gives `null`
 */
export function hash(seed: string, id: string, version: number): number | null {
  if (version === 2) return (fnv1a(`${fnv1a(seed + id)}`) % 10000) / 10000
  if (version === 1) return (fnv1a(id + seed) % 1000) / 1000
  return null
}
