import { expect, test } from 'vitest'
import type { FlowState } from '../../../src/dialogue/conversation.js'
import type { Turn } from '../../../src/dialogue/flow.js'
import { answerOfficerQuestion } from '../../../src/dialogue/flows/answer-officer/flow.js'

const askedAgain = (step: string, data: Record<string, unknown>): string | undefined =>
  answerOfficerQuestion.askAgain?.({ name: 'answer-officer', version: 1, step, data } satisfies FlowState, {} as Turn)
    .text

test('the officer’s question is asked again with its case', () => {
  expect(askedAgain('text', { code: 'ABCDE-23456' })).toContain('ABCDE-23456')
  expect(askedAgain('confirm', { code: 'ABCDE-23456' })).toContain('ABCDE-23456')
  expect(askedAgain('text', { code: 'ABCDE-23456' })).not.toBe(askedAgain('confirm', { code: 'ABCDE-23456' }))
})

test('a question whose case isn’t known any more says so', () => {
  expect(askedAgain('text', {})).not.toBe(askedAgain('text', { code: 'ABCDE-23456' }))
  expect(askedAgain('text', {})).not.toContain('undefined')
})
