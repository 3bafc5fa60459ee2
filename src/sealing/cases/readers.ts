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
const excludedIn = { content: 'excluded', identity: 'excludedThere' } as const satisfies Record<
  CasePart,
  keyof CaseKeys
>
const idsSchema = z.array(z.string())

/** Whose keys a case was opened with; a part that isn't theirs is null. */
export type OpenedCase = Readonly<Record<CasePart, OpenedPart | null>>

/** Who never gets a key, as a reader of either part learns it. Throws when the list was changed by somebody who hadn't the keys. */
export const findExcluded = (keys: CaseKeys, opened: OpenedPart): string[] =>
  (keys[excludedIn[opened.part]] ?? []).flatMap((box) => {
    const ids = openValue(opened, excludedField, box)
    if (!ids) throw new Error(`case ${opened.caseId}: the list of the excluded does not open`)
    return idsSchema.parse(ids.value)
  })

const without = (keys: CaseKeys, part: CasePart, ids: readonly string[]) => {
  const { readers, mustRotate, ...rest } = keys.parts[part]
  const left = readers.filter(({ id }) => !ids.includes(id))
  return { ...rest, readers: left, mustRotate: mustRotate || left.length < readers.length }
}

/** Takes readers off one part's list, as `takeOff` does off both. */
export const takeOffPart = (keys: CaseKeys, part: CasePart, ids: readonly string[]): CaseKeys => ({
  ...keys,
  parts: { ...keys.parts, [part]: without(keys, part, ids) },
})

/**
 * Takes readers off the lists; needs no key, so it can follow the citizen's words at once. They keep what they have seen;
 * what is sealed before the keys are rotated they could read from an old copy of the list.
 */
export const takeOff = (keys: CaseKeys, ids: readonly string[]): CaseKeys =>
  caseParts.reduce((left, part) => takeOffPart(left, part, ids), keys)

/** Takes off who is named in the case, with relatives and unit, and lets nobody add them again. Needs no key. */
export const exclude = (keys: CaseKeys, ids: readonly string[]): CaseKeys => {
  if (ids.length === 0) return keys
  const boxIn = (part: CasePart) => sealValue(keys, { part, field: excludedField }, ids)
  return {
    ...takeOff(keys, ids),
    excluded: [...keys.excluded, boxIn('content')],
    excludedThere: [...(keys.excludedThere ?? []), boxIn('identity')],
  }
}

const withReader = (keys: CaseKeys, opened: OpenedPart | null, part: CasePart, reader: Reader) => {
  const now = keys.parts[part]
  const pair = opened?.pairs.get(now.generation)
  if (!pair) return now
  const of = { caseId: keys.caseId, part, generation: now.generation }
  const others = now.readers.filter(({ id }) => id !== reader.id)
  return { ...now, readers: [...others, wrapFor(reader, of, pair.privateKey)] }
}

/**
 * Gives a reader the keys of those parts that were opened, or renews them for a new public key. Null for one who is
 * excluded, and where the content, which says who is, wasn't opened.
 */
export const addReader = (keys: CaseKeys, opened: OpenedCase, reader: Reader): CaseKeys | null => {
  if (!opened.content || findExcluded(keys, opened.content).includes(reader.id)) return null
  return {
    ...keys,
    parts: {
      content: withReader(keys, opened.content, 'content', reader),
      identity: withReader(keys, opened.identity, 'identity', reader),
    },
  }
}

/** Gives somebody who keeps it the identity's keys and nothing else. Null for one who is excluded. */
export const addKeeper = (keys: CaseKeys, identity: OpenedPart, reader: Reader): CaseKeys | null =>
  findExcluded(keys, identity).includes(reader.id)
    ? null
    : { ...keys, parts: { ...keys.parts, identity: withReader(keys, identity, 'identity', reader) } }

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

/** New keys for what was opened and waits for them; the same keys when nothing does. */
export const rotateDue = (keys: CaseKeys, opened: OpenedCase): CaseKeys => {
  const due = (part: CasePart) => (keys.parts[part].mustRotate ? opened[part] : null)
  const [content, identity] = [due('content'), due('identity')]
  return content || identity ? rotate(keys, { content, identity }) : keys
}
