import { describe, expect, test, vi } from 'vitest'

/** A small understanding in modules of its own, after so many other words were met. */
const readAfter = async (strangers: number) => {
  vi.resetModules()
  const { normalise } = await import('../../src/understanding/reading/normalise.js')
  for (let k = 0; k < strangers; k++) normalise(`chữ${k}lạ`)
  const { createUnderstanding } = await import('../../src/understanding/understand.js')
  const { readParts } = await import('./build-understanding.js')
  const all = await readParts()
  const { understand } = createUnderstanding({
    ...all,
    cacheDir: undefined,
    intents: all.intents.map((intent) => ({ ...intent, examples: intent.examples.slice(0, 15) })),
    procedures: all.procedures.slice(0, 20),
    alerts: { ...all.alerts, examples: all.alerts.examples.filter((_example, k) => k % 20 === 0) },
  })
  const texts = [
    'Làm giấy khai sinh cho con ở Yên Mỹ cần gì?',
    'lam gks o dau',
    'đưongf lang ngap rac 3 hom nay',
    'nộp hộ được không',
  ]
  return texts.map((text) => understand(text))
}

describe('words', () => {
  test('are read alike however many strange ones came before', async () => {
    expect(await readAfter(40_000)).toEqual(await readAfter(0))
  })
})
