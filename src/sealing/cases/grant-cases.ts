import type { KeyPair } from '../key-pair.js'
import { type CaseKeys, openPart, type Reader } from './case-keys.js'
import { addReader, type OpenedCase, rotateDue } from './readers.js'

/** Opens a case with whichever of a reader's pairs stands on its lists. */
export const openCase = (keys: CaseKeys, reader: { id: string; pairs: readonly KeyPair[] }): OpenedCase => {
  const open = (part: 'content' | 'identity') => {
    for (const pair of reader.pairs) {
      const opened = openPart(keys, part, { id: reader.id, ...pair })
      if (opened) return opened
    }
    return null
  }
  return { content: open('content'), identity: open('identity') }
}

const isReader = ({ parts }: CaseKeys, { id, publicKey }: Reader): boolean =>
  parts.content.readers.some((entry) => entry.id === id && entry.publicKey === publicKey)

/**
 * Hands cases on to a colleague: gives what the giver opens, and rotates keys that wait for it. Only the cases whose
 * keys changed come back. Left out: those that the giver can't open or of which the colleague is excluded; those that the
 * colleague reads already, so that it can be done again.
 */
export const grantCases = (
  cases: readonly CaseKeys[],
  giver: { id: string; pairs: readonly KeyPair[] },
  to: Reader,
): CaseKeys[] =>
  cases.flatMap((keys) => {
    if (isReader(keys, to)) return []
    const opened = openCase(keys, giver)
    const given = addReader(keys, opened, to)
    if (!given) return []
    return [rotateDue(given, opened)]
  })
