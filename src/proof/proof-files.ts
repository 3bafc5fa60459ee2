import { z } from 'zod'
import type { ProofDay } from './day-tree.js'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const count = z
  .number()
  .int()
  .min(0)
  .max(2 ** 30)

export const proofFormat = 'xa-oi/bang-chung/1'
export const daysFormat = 'xa-oi/dau-ngay/1'

/** A closed day as everybody sees it: the tree's root, its size with the empty leaves, and the link of the chain. */
const publishedDay = z.strictObject({ day, size: count, root: hash, chain: hash })
export type PublishedDay = z.infer<typeof publishedDay>

/** The file of all closed days, the earliest first. */
export const daysFile = z.strictObject({ format: z.literal(daysFormat), days: z.array(publishedDay).max(100_000) })
export type DaysFile = z.infer<typeof daysFile>

/** What a citizen keeps of a case. `salt`: 32 random bytes as hex; `path`: from the leaf up. */
export const proofFile = z.strictObject({
  format: z.literal(proofFormat),
  code: z.string().regex(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/),
  day,
  salt: hash,
  index: count,
  path: z.array(hash).max(30),
  root: hash,
  chain: hash,
})
export type ProofFile = z.infer<typeof proofFile>

export const publish = ({ day, size, root, chain }: ProofDay): PublishedDay => ({ day, size, root, chain })
