import { z } from 'zod'
import { makeKeyPair } from '../key-pair.js'
import {
  type CaseKeys,
  type CasePart,
  caseParts,
  type OpenedPart,
  type Reader,
  sealFormer,
  wrapFor,
} from './case-keys.js'
import { openValue, sealValue } from './sealed-values.js'

const excludedField = 'excluded'
const idsSchema = z.array(z.string())

/** Whose keys a case was opened with; a part that isn't theirs is null. */
export type OpenedCase = Readonly<Record<CasePart, OpenedPart | null>>

/** Who never gets a key. Throws when the list was changed by somebody who hadn't the keys. */
export const findExcluded = ({ excluded }: CaseKeys, content: OpenedPart): string[] =>
  excluded.flatMap((box) => {
    const ids = openValue(content, excludedField, box)
    if (!ids) throw new Error(`case ${content.caseId}: the list of the excluded does not open`)
    return idsSchema.parse(ids.value)
  })

/**
 * Takes readers off the lists; needs no key, so it can follow the citizen's words at once. They keep what they have seen;
 * what is sealed before the keys are rotated they could read from an old copy of the list.
 */
export const takeOff = (keys: CaseKeys, ids: readonly string[]): CaseKeys => {
  const without = (part: CasePart) => {
    const { readers, mustRotate, ...rest } = keys.parts[part]
    const left = readers.filter(({ id }) => !ids.includes(id))
    return { ...rest, readers: left, mustRotate: mustRotate || left.length < readers.length }
  }
  return { ...keys, parts: { content: without('content'), identity: without('identity') } }
}

/** Takes off who is named in the case, with relatives and unit, and lets nobody add them again. Needs no key. */
export const exclude = (keys: CaseKeys, ids: readonly string[]): CaseKeys =>
  ids.length === 0
    ? keys
    : {
        ...takeOff(keys, ids),
        excluded: [...keys.excluded, sealValue(keys, { part: 'content', field: excludedField }, ids)],
      }

/**
 * Gives a reader the keys of those parts that were opened, or renews them for a new public key. Null for one who is
 * excluded, and where the content, which says who is, wasn't opened.
 */
export const addReader = (keys: CaseKeys, opened: OpenedCase, reader: Reader): CaseKeys | null => {
  if (!opened.content || findExcluded(keys, opened.content).includes(reader.id)) return null
  const withReader = (part: CasePart) => {
    const now = keys.parts[part]
    const pair = opened[part]?.pairs.get(now.generation)
    if (!pair) return now
    const of = { caseId: keys.caseId, part, generation: now.generation }
    const others = now.readers.filter(({ id }) => id !== reader.id)
    return { ...now, readers: [...others, wrapFor(reader, of, pair.privateKey)] }
  }
  return { ...keys, parts: { content: withReader('content'), identity: withReader('identity') } }
}

/** New keys for the parts that were opened and for those on their lists; what was sealed before still opens for them. */
export const rotate = (keys: CaseKeys, opened: OpenedCase): CaseKeys => {
  const rotated = (part: CasePart) => {
    const now = keys.parts[part]
    const pair = opened[part]?.pairs.get(now.generation)
    if (!pair) return now
    const next = makeKeyPair()
    const generation = now.generation + 1
    const of = { caseId: keys.caseId, part, generation }
    return {
      generation,
      publicKey: next.publicKey,
      readers: now.readers.map(({ id, publicKey }) => wrapFor({ id, publicKey }, of, next.privateKey)),
      former: [...now.former, sealFormer({ ...of, generation: now.generation }, pair, next.publicKey)],
      mustRotate: false,
    }
  }
  return { ...keys, parts: { content: rotated('content'), identity: rotated('identity') } }
}

export const mustRotate = ({ parts }: CaseKeys): boolean => caseParts.some((part) => parts[part].mustRotate)
