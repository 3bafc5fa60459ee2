import type { Account } from '../../src/accounts/roles.js'
import type { Case, CaseChange } from '../../src/cases/case.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { createClockKeeper } from '../../src/cases/clocks.js'
import { type CaseKind, kindOf, type StateName } from '../../src/cases/kinds/index.js'
import { untouched } from '../../src/cases/open-case.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'

export const communeCode = '12049'
export const remoteCommune = '12073'
export const at = new Date('2026-11-25T03:00:00Z')
export const clocks = createClockKeeper(() => stateCalendar, { default: 15, roads: 7 })

const officer: Account = { id: '1', userName: 'a', displayName: 'A', role: 'leader', communeCode }
const denunciationOfficer: Account = { ...officer, role: 'denunciation_officer', communeCode: null }

/** Who decides cases of a kind. */
export const accountFor = (kind: CaseKind): Account => (kindOf(kind).isProtected ? denunciationOfficer : officer)

/** A case as it is stored, in a state, with whatever the test is about. */
export const caseIn = <K extends CaseKind>(kind: K, state: StateName<K>, more: Partial<Case> = {}): Case => ({
  id: 'c1',
  receiptCode: 'ABCDE-23456',
  kind,
  state: state as StateName,
  category: 'other',
  text: 'việc',
  placeText: null,
  communeCode,
  when: null,
  against: null,
  request: null,
  evidence: null,
  attachments: [],
  reporter: { name: null, address: null, phone: null },
  agency: { office: 'commune', communeCode: kindOf(kind).isProtected ? null : communeCode, name: 'UBND xã A' },
  settledBy: null,
  routedBecause: '',
  chat: 'web:1',
  clocks: [],
  dueAt: null,
  timeline: [],
  awaitsCitizen: false,
  ...untouched,
  keptFrom: null,
  openedAt: at,
  updatedAt: at,
  version: 1,
  ...more,
})

/** A store that keeps what was written, and gives it back as the case after it. */
export const recordingStore = () => {
  const changes: CaseChange[] = []
  const store = {
    async apply(_before: Case, change: CaseChange) {
      changes.push(change)
      return true
    },
  } as unknown as CaseStore
  return { store, changes, last: (): CaseChange => changes.at(-1) as CaseChange }
}

/** The case after a change, as the store would give it. */
export const after = (found: Case, { set, event }: CaseChange): Case => ({
  ...found,
  ...set,
  timeline: [...found.timeline, event],
  version: found.version + 1,
})
