import { expect, test } from 'vitest'
import type { Turn } from '../../../src/dialogue/flow.js'
import { rateByChoice } from '../../../src/dialogue/flows/rate-case/flow.js'
import { Conflict } from '../../../src/shared/errors.js'
import { readQuestions } from '../../../src/surveys/questions.js'

const agreed: string[] = []
const turnWhere = (isStored: boolean, state = 'answered', mayAsk = true, more: object = {}): Turn =>
  ({
    message: { id: 'fake:1', chat: 'fake:a' },
    now: new Date('2026-12-01T03:00:00Z'),
    conversation: { context: {} },
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
          id: 'one',
          text: 'đèn đường hỏng',
          keptFrom: null,
          joinedTo: null,
          rating: null,
          ...more,
        }),
        publicAnswers: {
          agreeLater: async ({ id }: { id: string }) => void agreed.push(id),
          get: async (id: string) => (id === 'agreed before' ? {} : null),
        },
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

test.each([
  ['answered well', {}, '5', true],
  ['let down', {}, '2', false],
  ['kept from its commune', { keptFrom: '12049' }, '5', false],
  ['accusing', { text: 'chủ tịch xã nhận hối lộ 50 triệu' }, '5', false],
  ['joined to another', { joinedTo: 'two' }, '5', false],
  ['marked before', { rating: { score: 4 } }, '5', false],
  ['agreed to before', { id: 'agreed before' }, '5', false],
])('whether a case may be published is asked after the mark: %s', async (_what, more, mark, isAsked) => {
  const replies = (await rate?.(turnWhere(true, 'answered', true, more), `ABCDE-23456 ${mark}`))?.replies ?? []
  const offered = replies.flatMap(({ choices }) => choices).map(({ value }) => value)
  expect(offered.includes('/chodang ABCDE-23456')).toBe(isAsked)
})

test('a press agrees, never for what accuses or is another’s', async () => {
  const press = (more: object) =>
    rateByChoice.payloads?.chodang?.(turnWhere(true, 'answered', true, more), 'ABCDE-23456')
  for (const more of [{ text: 'chủ tịch xã nhận hối lộ 50 triệu' }, { chat: 'fake:b' }, { keptFrom: '12049' }]) {
    expect((await press(more))?.replies[0]?.text).toContain('không đăng được')
    expect(agreed).toEqual([])
  }
  expect((await press({}))?.replies[0]?.text).toContain('không kèm tên')
  expect(agreed).toEqual(['one'])
})
