import { boundTo, type KeyPair, makeKeyPair, openWith, publicKeyOf, sealTo } from '../key-pair.js'

/** Who denounced, and all the rest: each under keys of its own, so that one can be shown without the other. */
export const caseParts = ['content', 'identity'] as const
export type CasePart = (typeof caseParts)[number]

/** An account, the citizen, whoever is given keys. `id` is unique in a case. */
export type Reader = { id: string; publicKey: string }

/** The part's private key, sealed to one reader. */
type KeyListEntry = Reader & { box: string }

type PartKeys = {
  /** From 1; grows with every rotation. */
  generation: number
  publicKey: string
  readers: readonly KeyListEntry[]
  /** Private keys of the generations before, the oldest first, each sealed to the next generation's public key. */
  former: readonly { publicKey: string; box: string }[]
  /** Somebody was taken off the list since the keys were made: they are to be rotated by the next one who can open. */
  mustRotate: boolean
}

/** What is stored beside a case: plain data in which no key stands open. Boxes and keys are base64. */
export type CaseKeys = {
  caseId: string
  parts: Readonly<Record<CasePart, PartKeys>>
  /** Ids of those who never get a key, as boxes of the content part. */
  excluded: readonly string[]
  /** The same ids as boxes of the identity part, whose readers may not open the content; left out: none yet. */
  excludedThere?: readonly string[]
}

/** A part's key pairs by generation, for who may read it. */
export type OpenedPart = { caseId: string; part: CasePart; pairs: ReadonlyMap<number, KeyPair> }

const bytes = (box: string): Buffer => Buffer.from(box, 'base64')

/** Bound to case, part, generation and reader: an entry works nowhere else. */
export const wrapFor = (
  { id, publicKey }: Reader,
  of: { caseId: string; part: CasePart; generation: number },
  privateKey: Buffer,
): KeyListEntry => ({
  id,
  publicKey,
  box: sealTo(publicKey, entryOf(of, id), privateKey).toString('base64'),
})

const entryOf = (of: { caseId: string; part: CasePart; generation: number }, id: string): string =>
  boundTo('case-key', of.caseId, of.part, of.generation, id)

const formerOf = (of: { caseId: string; part: CasePart; generation: number }): string =>
  boundTo('former-case-key', of.caseId, of.part, of.generation)

/** The generation that was, sealed for those who hold the next. */
export const sealFormer = (
  of: { caseId: string; part: CasePart; generation: number },
  pair: KeyPair,
  nextPublicKey: string,
): { publicKey: string; box: string } => ({
  publicKey: pair.publicKey,
  box: sealTo(nextPublicKey, formerOf(of), pair.privateKey).toString('base64'),
})

/**
 * The keys of a new case. `content` and `identity` name who reads which part. Throws for a part that nobody could read.
 */
export const makeCaseKeys = ({
  caseId,
  content,
  identity,
}: {
  caseId: string
  content: readonly Reader[]
  identity: readonly Reader[]
}): CaseKeys => {
  const make = (part: CasePart, readers: readonly Reader[]): PartKeys => {
    if (readers.length === 0) throw new Error(`case ${caseId}: nobody could read its ${part}`)
    const { publicKey, privateKey } = makeKeyPair()
    const of = { caseId, part, generation: 1 }
    return {
      generation: 1,
      publicKey,
      readers: readers.map((reader) => wrapFor(reader, of, privateKey)),
      former: [],
      mustRotate: false,
    }
  }
  return { caseId, parts: { content: make('content', content), identity: make('identity', identity) }, excluded: [] }
}

/** A pair whose public key was put in by somebody else is none of the case's. */
export const pairOf = (publicKey: string, privateKey: Buffer | null): KeyPair | null =>
  privateKey && publicKeyOf(privateKey) === publicKey ? { publicKey, privateKey } : null

/**
 * A part's keys for one of its readers, of all generations; null when the list has no entry for this pair, or when the list
 * was changed by somebody who hadn't the keys.
 */
export const openPart = (keys: CaseKeys, part: CasePart, reader: { id: string } & KeyPair): OpenedPart | null => {
  const { caseId } = keys
  const { generation, publicKey, readers } = keys.parts[part]
  const mine = readers.find(({ id, publicKey: of }) => id === reader.id && of === reader.publicKey)
  if (!mine) return null
  const current = pairOf(publicKey, openWith(reader, entryOf({ caseId, part, generation }, reader.id), bytes(mine.box)))
  return current && withFormer(keys, part, { generation, pair: current })
}

/** A part's keys from one generation back to the first; null when the chain was changed by somebody who hadn't the keys. */
export const withFormer = (
  { caseId, parts }: CaseKeys,
  part: CasePart,
  { generation, pair }: { generation: number; pair: KeyPair },
): OpenedPart | null => {
  const pairs = new Map([[generation, pair]])
  let holder = pair
  for (const [index, one] of [...parts[part].former.slice(0, generation - 1).entries()].reverse()) {
    const of = { caseId, part, generation: index + 1 }
    const before = pairOf(one.publicKey, openWith(holder, formerOf(of), bytes(one.box)))
    if (!before) return null
    pairs.set(of.generation, before)
    holder = before
  }
  return { caseId, part, pairs }
}
