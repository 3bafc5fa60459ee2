import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { tellMain } from '../../src/cases/tell-main.js'
import { after, at, caseIn } from './case-parts.js'

const joined = caseIn('feedback', 'joined', { id: 'joined' })
const said = { text: 'gọi em 0912345678 nhé', messageId: 'm1', at }

/** A store whose case somebody else changes as often as is said just before each write. */
const contested = (conflicts: number) => {
  let main: Case = caseIn('feedback', 'received', { id: 'main' })
  let left = conflicts
  const store = {
    get: async () => main,
    async apply(before: Case, change: Parameters<CaseStore['apply']>[1]) {
      if (left-- > 0) return false
      main = after(before, change)
      return true
    },
  } as unknown as CaseStore
  return { store, told: () => main.timeline.map(({ id, text }) => [id, text]) }
}

test.each([0, 1, 2])(
  'a follower’s words come into the main case, though it changed %i times meanwhile',
  async (conflicts) => {
    const { store, told } = contested(conflicts)
    await tellMain(store, 'main', joined, said)
    expect(told()).toHaveLength(1)
    expect(told()[0]?.[1]).not.toContain('0912345678')
    await tellMain(store, 'main', joined, said)
    expect(told()).toHaveLength(1)
  },
)
