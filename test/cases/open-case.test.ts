import { expect, test } from 'vitest'
import type { CaseStore } from '../../src/cases/case-store.js'
import { openCase } from '../../src/cases/open-case.js'
import { buildContent } from './build-content.js'
import { at, caseIn, clocks, communeCode } from './case-parts.js'

/** Opens a case and says whether it waits for its turn. */
const takesTurn = async (kind: 'feedback' | 'denunciation', isEven: boolean): Promise<boolean | undefined> => {
  const asked: (boolean | undefined)[] = []
  const store = {
    getOpenedBy: async () => null,
    async insert(_content: unknown, _openedBy: string, more: { takesTurn?: boolean }) {
      asked.push(more.takesTurn)
      return caseIn(kind, kind === 'feedback' ? 'received' : 'draft')
    },
  } as unknown as CaseStore
  const parts = { store, clocksOf: () => clocks, isEven: async () => isEven }
  const content = buildContent({ kind, communeCode })
  await openCase(parts, { content, openedBy: 'm1', chat: 'web:1', at })
  return asked[0]
}

test.each([
  ['feedback', true, true],
  ['feedback', false, false],
  ['denunciation', true, false],
] as const)('%s where a commune gives out evenly (%s) waits for its turn: %s', async (kind, isEven, waits) => {
  expect(await takesTurn(kind, isEven)).toBe(waits)
})
