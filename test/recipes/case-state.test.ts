import { describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case, CaseChange } from '../../src/cases/case.js'
import type { CaseFilter, CaseStore } from '../../src/cases/case-store.js'
import { changeState, moveForm, movesFor } from '../../src/cases/change-state.js'
import { createClockKeeper } from '../../src/cases/clocks.js'
import { findCasesFor } from '../../src/cases/find-cases.js'
import {
  type CaseKind,
  isFinal,
  kindNames,
  kindOf,
  type StateName,
  stateNamesOf,
  stateOf,
} from '../../src/cases/kinds/index.js'
import { createReceiptCode } from '../../src/cases/receipt-code.js'
import { fillNews } from '../../src/cases/wording.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import type { Turn } from '../../src/dialogue/flow.js'
import { flowNamed } from '../../src/dialogue/flows/index.js'

const at = new Date('2026-11-25T03:00:00Z')
const clocks = createClockKeeper(stateCalendar, { default: 15 })
const communeCode = '12049'
const paper = { number: '12/TB-UBND', date: '2026-11-24', signer: 'Nguyễn Văn A' }

const officer: Account = { id: '1', userName: 'a', displayName: 'A', role: 'officer', communeCode }
const denunciationOfficer: Account = { ...officer, role: 'denunciation_officer', communeCode: null }
const accountFor = (kind: CaseKind): Account => (kindOf(kind).isProtected ? denunciationOfficer : officer)

const caseIn = (kind: CaseKind, state: StateName): Case => ({
  id: 'c1',
  receiptCode: createReceiptCode(),
  kind,
  state,
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
  routedBecause: '',
  chat: 'web:1',
  clocks: [],
  dueAt: null,
  timeline: [],
  awaitsCitizen: false,
  rating: null,
  settledBy: null,
  keptFrom: null,
  openedAt: at,
  updatedAt: at,
  version: 1,
})

/** Every state of every kind: a new entry in the table is here by itself. */
const states = kindNames.flatMap((kind) => stateNamesOf(kind).map((state) => ({ kind, state })))

/** A move to a state from each state that may come before it. */
const moves = states.flatMap(({ kind, state: to }) =>
  stateNamesOf(kind)
    .filter((state) => stateOf(kind, state).next.includes(to))
    .map((from) => ({ kind, from, to })),
)

describe.each(states)('the state $state of $kind', ({ kind, state }) => {
  const { label, by } = stateOf(kind, state)

  test('is among the open cases, or among the closed ones when nothing can follow', async () => {
    const shown: boolean[] = []
    const find = async (filter: CaseFilter): Promise<Case[]> => {
      shown.push(Boolean(filter.states?.includes(state)))
      return []
    }
    const store = { find } as unknown as CaseStore
    for (const shows of ['open', 'closed'] as const) await findCasesFor(store, accountFor(kind), { shows, page: 0 }, at)
    expect(shown).toEqual([!isFinal(kind, state), isFinal(kind, state)])
  })

  test('is told to the citizen who asks', async () => {
    const found = { ...caseIn(kind, state), timeline: [] }
    const slices = { cases: { getByReceiptCode: async () => found } }
    const turn = { message: { text: found.receiptCode, chat: found.chat }, slices, now: at } as unknown as Turn
    const outcome = await flowNamed('case-status')?.begin(turn)
    expect(outcome?.replies[0]?.text).toContain(`${label}.`)
  })

  test('is reached from another, or a case begins in it', () => {
    const isReached = moves.some((move) => move.kind === kind && move.to === state)
    expect(isReached || kindOf(kind).firstState === state).toBe(true)
    if (by === 'system') expect(kindOf(kind).firstState).toBe(state)
  })
})

describe.each(moves)('the move of $kind from $from to $to', ({ kind, from, to }) => {
  const account = accountFor(kind)
  const found = caseIn(kind, from)
  const target = stateOf(kind, to)
  const form = moveForm.parse({
    to,
    text: 'lý do',
    paper_number: paper.number,
    paper_date: paper.date,
    paper_signer: paper.signer,
  })

  test('has its button', () => {
    expect(movesFor({ account, found })).toContainEqual({ to, action: target.action, asks: target.asks })
  })

  test('changes the state, starts the clocks of the table and sends its news', async () => {
    const changes: CaseChange[] = []
    const store = { apply: async (_: Case, change: CaseChange) => changes.push(change) > 0 } as unknown as CaseStore
    await changeState({ store, clocks, account, found, at }, form)
    const [{ set, event, outgoing } = { set: {}, event: null, outgoing: [] }] = changes
    expect(set.state).toBe(to)
    expect(set.clocks?.map(({ clockId }) => clockId)).toEqual(target.starts)
    const due = set.clocks?.at(-1)?.dueOn ?? null
    const { receiptCode, agency } = found
    const news =
      target.news &&
      fillNews(target.news, { receiptCode, agency: agency.name, text: form.text, paper: event?.paper ?? null, due })
    expect(outgoing.map(({ text }) => text.slice(0, news?.length))).toEqual(news ? [news] : [])
  })

  test('stops the clocks of the table, and no other', async () => {
    const before = { kind, category: 'other' as const, at, clocks: [] }
    const running = stateNamesOf(kind).flatMap((state) => clocks.onEnter({ ...before, state }).clocks)
    const after = clocks.onEnter({ ...before, clocks: running, state: to }).clocks.slice(0, running.length)
    expect(after.filter(({ stoppedOn }) => stoppedOn !== null)).toEqual(
      after.filter(({ clockId }) => target.stops.includes(clockId)),
    )
  })
})
