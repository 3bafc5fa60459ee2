import { boundTo, type KeyPair, openWith, sealTo } from '../key-pair.js'
import { type CaseKeys, type OpenedPart, pairOf, type Reader, withFormer } from './case-keys.js'

/** The identity's private key of one generation, sealed to one reader until an instant. */
export type Loan = Reader & { generation: number; until: Date; box: string }

/** Bound to its end too: who moves the end in the database makes it worthless. */
const loanOf = (caseId: string, { id, generation, until }: Pick<Loan, 'id' | 'generation' | 'until'>): string =>
  boundTo('lent-identity', caseId, generation, id, until.toISOString())

/** Gives a reader the identity for a while; null: it wasn't opened with its keys of now. */
export const lendIdentity = (keys: CaseKeys, identity: OpenedPart, to: Reader, until: Date): Loan | null => {
  const { generation } = keys.parts.identity
  const pair = identity.pairs.get(generation)
  if (!pair) return null
  const loan = { ...to, generation, until }
  return { ...loan, box: sealTo(to.publicKey, loanOf(keys.caseId, loan), pair.privateKey).toString('base64') }
}

/** The identity by a loan that hasn't ended; null: there is none for these pairs, or it was changed. */
export const openLoan = (
  keys: CaseKeys,
  loans: readonly Loan[],
  reader: { id: string; pairs: readonly KeyPair[] },
  at: Date,
): { identity: OpenedPart; until: Date } | null => {
  for (const loan of loans) {
    const own = reader.pairs.find(({ publicKey }) => loan.id === reader.id && publicKey === loan.publicKey)
    if (!own || loan.until <= at) continue
    const privateKey = openWith(own, loanOf(keys.caseId, loan), Buffer.from(loan.box, 'base64'))
    const pair = privateKey && pairInGeneration(keys, loan.generation, privateKey)
    const identity = pair && withFormer(keys, 'identity', { generation: loan.generation, pair })
    if (identity) return { identity, until: loan.until }
  }
  return null
}

const pairInGeneration = (keys: CaseKeys, generation: number, privateKey: Buffer): KeyPair | null => {
  const { generation: current, publicKey, former } = keys.parts.identity
  const of = generation === current ? publicKey : former[generation - 1]?.publicKey
  return of === undefined ? null : pairOf(of, privateKey)
}
