import { type CaseKeys, makeCaseKeys, openPart, type Reader } from '../../src/sealing/cases/case-keys.js'
import type { OpenedCase } from '../../src/sealing/cases/readers.js'
import { type KeyPair, makeKeyPair } from '../../src/sealing/key-pair.js'

export type Person = Reader & KeyPair

/** Somebody with a key pair. */
export const buildPerson = (id: string, pair: KeyPair = makeKeyPair()): Person => ({ id, ...pair })

const readerOf = ({ id, publicKey }: Person): Reader => ({ id, publicKey })

/** A case of which these people read everything, but of `contentOnly` the content alone. */
export const buildCase = (
  readers: readonly Person[],
  { caseId = 'case-1', contentOnly = [] as Person[] } = {},
): CaseKeys =>
  makeCaseKeys({
    caseId,
    content: [...readers, ...contentOnly].map(readerOf),
    identity: readers.map(readerOf),
  })

export const openCase = (keys: CaseKeys, person: Person): OpenedCase => ({
  content: openPart(keys, 'content', person),
  identity: openPart(keys, 'identity', person),
})
