import { describe, expect, test, vi } from 'vitest'

/** A small understanding in modules of its own, after so many other words were met. */
const readAfter = async (strangers: number) => {
  vi.resetModules()
  const { normalise } = await import('../../src/understanding/normalise.js')
  const { wordOf } = await import('../../src/understanding/words.js')
  for (let k = 0; k < strangers; k++) normalise(`chữ${k}lạ`)
  const { createUnderstanding } = await import('../../src/understanding/understand.js')
  const { readParts } = await import('./build-understanding.js')
  const all = await readParts()
  const { understand } = createUnderstanding({
    ...all,
    intents: all.intents.map((intent) => ({ ...intent, examples: intent.examples.slice(0, 40) })),
    procedures: all.procedures.slice(0, 40),
  })
  const texts = [
    'Làm giấy khai sinh cho con ở Yên Mỹ cần gì?',
    'lam gks o dau',
    'đưongf lang ngap rac 3 hom nay',
    'nộp hộ được không',
  ]
  return { number: wordOf('khai').number, answers: texts.map((text) => understand(text)) }
}

describe('words', () => {
  test('are read alike whether they have numbers or came after too many others', async () => {
    const few = await readAfter(0)
    const many = await readAfter(20_000)
    expect(few.number).toBeGreaterThan(0)
    expect(many.number).toBe(0)
    expect(many.answers).toEqual(few.answers)
  })
})
