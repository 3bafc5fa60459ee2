import type { Model } from 'mongoose'
import type { OpenReader } from '../../sealing/cases/reading-as.js'
import { openValue, sealValue } from '../../sealing/cases/sealed-values.js'
import { keysFor, type SealedFields } from './sealed-case.js'

/** What other slices keep of a protected case (papers, files), sealed to those who read the case. */
export const createCaseBoxes = (
  model: Model<Pick<SealedFields, 'keys'> & { _id: string }>,
  getReader: () => Promise<OpenReader | null>,
) => {
  const keysOf = async (id: string) => (await model.findById(id, { keys: 1 }).lean<Pick<SealedFields, 'keys'>>())?.keys

  return {
    /** Anything that JSON can write, as base64; `field` names its place in the case. Needs no key. Null: no protected case has this id. */
    async seal(caseId: string, field: string, value: unknown): Promise<string | null> {
      const keys = await keysOf(caseId)
      return keys ? sealValue(keys, { part: 'content', field }, value) : null
    },

    /** What `seal` took, for a reader of the case; null: whoever asks isn't one. */
    async open<T>(caseId: string, field: string, box: string): Promise<T | null> {
      const reader = await getReader()
      const keys = reader && (await keysOf(caseId))
      const opened = reader && keys ? keysFor(keys, reader) : null
      const found = opened && openValue(opened.content, field, box)
      return found ? (found.value as T) : null
    },
  }
}

export type CaseBoxes = ReturnType<typeof createCaseBoxes>
