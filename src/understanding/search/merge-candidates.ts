import type { Found } from './procedure-search.js'

/** Rankings by the request and by the whole message as one: each counts as much as its best is near. */
export const mergeCandidates = (request: readonly Found[], whole: readonly Found[], limit: number): Found[] => {
  const near = (request[0]?.score ?? 0) * requestShare
  const far = (whole[0]?.score ?? 0) * (1 - requestShare)
  const share = near / (near + far || 1)
  const merged = new Map<string, Found>()
  for (const one of request) merged.set(one.slug, { ...one, score: one.score * share })
  for (const one of whole) {
    const before = merged.get(one.slug)
    const score = one.score * (1 - share) + (before?.score ?? 0)
    merged.set(one.slug, { ...one, score, said: Math.max(one.said, before?.said ?? 0) })
  }
  return [...merged.values()].sort((a, b) => b.score - a.score).slice(0, limit)
}

const requestShare = 0.1
