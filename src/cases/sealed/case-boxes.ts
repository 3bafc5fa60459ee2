import type { Model } from 'mongoose'
import type { CasePart } from '../../sealing/cases/case-keys.js'
import { openValue, sealValue } from '../../sealing/cases/sealed-values.js'
import type { CaseSealing } from './case-sealing.js'
import { keysFor, type SealedFields } from './sealed-case.js'

/** What other slices keep of a protected case (papers, files), sealed to those who read the case. */
export const createCaseBoxes = (
  model: Model<Pick<SealedFields, 'keys' | 'loans'> & { _id: string }>,
  { getReader, now }: Pick<CaseSealing, 'getReader' | 'now'>,
) => {
  const keysOf = (id: string) => model.findById(id, { keys: 1, loans: 1 }).lean<Pick<SealedFields, 'keys' | 'loans'>>()

  return {
    /**
     * Anything that JSON can write, as base64; `field` names its place in the case, and what tells who denounced belongs into
     * that part. Needs no key. Null: no protected case has this id.
     */
    async seal(caseId: string, field: string, value: unknown, part: CasePart = 'content'): Promise<string | null> {
      const stored = await keysOf(caseId)
      return stored ? sealValue(stored.keys, { part, field }, value) : null
    },

    /** What `seal` took, for a reader of that part; null: whoever asks isn't one. */
    async open<T>(caseId: string, field: string, box: string, part: CasePart = 'content'): Promise<T | null> {
      const reader = await getReader()
      const stored = reader && (await keysOf(caseId))
      const opened = reader && stored ? keysFor(stored, reader, now())?.[part] : null
      const found = opened && openValue(opened, field, box)
      return found ? (found.value as T) : null
    },
  }
}

export type CaseBoxes = ReturnType<typeof createCaseBoxes>
