import { expect, test } from 'vitest'
import type { Turn } from '../../../src/dialogue/flow.js'
import { rateByChoice } from '../../../src/dialogue/flows/rate-case/flow.js'
import { Conflict } from '../../../src/shared/errors.js'

const turnWhere = (isStored: boolean): Turn =>
  ({
    message: { id: 'fake:1', chat: 'fake:a' },
    slices: {
      cases: {
        getByReceiptCode: async () => ({ chat: 'fake:a', kind: 'feedback' }),
        rate: async () => isStored,
      },
    },
  }) as unknown as Turn
const rate = Object.values(rateByChoice.payloads ?? {})[0]

test('a mark is thanked for once it is stored; one that isn’t stored is tried again, not thanked for', async () => {
  expect((await rate?.(turnWhere(true), 'ABCDE-23456 5'))?.replies[0]?.text).toContain('Cảm ơn')
  await expect(async () => rate?.(turnWhere(false), 'ABCDE-23456 5')).rejects.toThrow(Conflict)
})
