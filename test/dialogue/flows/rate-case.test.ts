import { expect, test } from 'vitest'
import type { Turn } from '../../../src/dialogue/flow.js'
import { rateByChoice } from '../../../src/dialogue/flows/rate-case/flow.js'
import { Conflict } from '../../../src/shared/errors.js'
import { readQuestions } from '../../../src/surveys/questions.js'

const turnWhere = (isStored: boolean, state = 'answered', mayAsk = true): Turn =>
  ({
    message: { id: 'fake:1', chat: 'fake:a' },
    now: new Date('2026-12-01T03:00:00Z'),
    slices: {
      cases: {
        getByReceiptCode: async () => ({
          chat: 'fake:a',
          kind: 'feedback',
          state,
          receiptCode: 'ABCDE-23456',
          timeline: [],
          updatedAt: new Date('2026-11-30T03:00:00Z'),
          reopenedByCitizen: 0,
        }),
        rate: async () => isStored,
      },
      surveys: {
        questions: readQuestions(),
        mayAsk: async () => mayAsk,
        noteCaseMark: async () => 'ABCDE-23456:0',
      },
    },
  }) as unknown as Turn
const rate = Object.values(rateByChoice.payloads ?? {})[0]

test('a mark is thanked for once it is stored; one that isn’t stored is tried again, not thanked for', async () => {
  expect((await rate?.(turnWhere(true), 'ABCDE-23456 5'))?.replies[0]?.text).toContain('Cảm ơn')
  await expect(async () => rate?.(turnWhere(false), 'ABCDE-23456 5')).rejects.toThrow(Conflict)
})

test.each([
  ['received', false],
  ['in_progress', false],
  ['reopened', false],
  ['answered', true],
  ['closed', true],
  ['joined', true],
])('a case that is %s takes a mark: %s', async (state, takes) => {
  const said = (await rate?.(turnWhere(true, state), 'ABCDE-23456 5'))?.replies[0]?.text
  expect(said).toContain(takes ? 'Cảm ơn' : 'chưa có câu trả lời')
})

test.each([true, false])('more is offered to who may be asked (%s)', async (mayAsk) => {
  const replies = (await rate?.(turnWhere(true, 'answered', mayAsk), 'ABCDE-23456 5'))?.replies ?? []
  expect(replies.some(({ choices }) => choices.some(({ label }) => label === 'Trả lời thêm'))).toBe(mayAsk)
})
