import { expect, test } from 'vitest'
import { askStep } from '../../../src/dialogue/flows/intake/ask-step.js'

const evidence = { field: 'evidence', ask: 'Có ảnh không?', isOptional: true } as const

test('who has sent pictures is asked for more of them and may say that they are all', () => {
  expect(askStep(evidence, {}).text).toBe('Có ảnh không?')
  const again = askStep(evidence, { files: ['1'] })
  expect(again.text).not.toBe('Có ảnh không?')
  expect(again.choices.map(({ label }) => label)).toContain('Xong')
  expect(askStep({ field: 'when', ask: 'Khi nào?' }, { files: ['1'] }).text).toBe('Khi nào?')
})
