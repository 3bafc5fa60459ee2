import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { rerouteForm, rerouteQuery } from '../../src/cases/transfers/reroute-form.js'
import { buildAccount } from '../accounts/build-account.js'
import { buildContent } from '../cases/build-content.js'
import { useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=15' })
const phoHien = '11953'
const supervisor = buildAccount('supervisor')
const noPaper = { paper_number: '', paper_date: '', paper_signer: '' }

const open = (
  communeCode: string,
  more: { category?: 'roads' | 'other'; kind?: 'feedback' | 'complaint'; chat?: string | null; at?: Date } = {},
): Promise<Case> =>
  journey.core.cases.open({
    content: buildContent({
      kind: more.kind ?? 'feedback',
      category: more.category ?? 'roads',
      text: 'đường hỏng',
      communeCode,
    }),
    openedBy: randomUUID(),
    chat: more.chat === undefined ? `fake:${randomUUID()}` : more.chat,
    at: more.at ?? journey.now(),
  })
const current = async ({ id }: Case): Promise<Case> => {
  const found = await journey.core.cases.store.get(id, { isProtected: false })
  if (!found) throw new Error('no case')
  return found
}
const planFor = (query: Record<string, string>) =>
  journey.core.cases.planReroute(supervisor, rerouteQuery.parse({ to: phoHien, ...emptyFilter, ...query }))
const emptyFilter = { kind: '', category: '', state: '', opened_from: '', opened_to: '' }
const formFor = (query: Record<string, string>, ids: string[], key: string = randomUUID()) =>
  rerouteForm.parse({ to: phoHien, ...emptyFilter, ...query, key, reason: 'Sáp nhập địa bàn', ids: ids.join(' ') })
const newsOf = async ({ id }: Case): Promise<string[]> => {
  await journey.core.messaging.outbox.collect()
  return (await journey.core.messaging.outboxStore.findCausedBy(`case:${id}`)).map(({ text }) => text)
}

test('the dry run tells what would move, what not and why, and changes nothing', async () => {
  const from = '12127'
  const officer = buildAccount('officer', from)
  const at = journey.now()
  const [moves, other, complaint, finished, underWay, older] = [
    await open(from),
    await open(from, { category: 'other' }),
    await open(from, { kind: 'complaint' }),
    await open(from),
    await open(from),
    await open(from, { at: new Date('2026-11-20T03:00:00Z') }),
  ]
  await open('12049')
  await journey.core.cases.move(
    { account: officer, found: finished, at },
    { to: 'refused', text: 'không rõ', ...noPaper },
  )
  await journey.core.cases.transfer({ account: officer, found: underWay, at }, { to: 'province', text: 'của tỉnh' })

  const idsOf = async (query: Record<string, string>) => {
    const { moving, leftOut } = await planFor({ from, ...query })
    return {
      moving: moving.map(({ id }) => id).sort(),
      leftOut: leftOut.map(({ found, why }) => [found.id, why]),
    }
  }
  const sorted = (...found: Case[]) => found.map(({ id }) => id).sort()
  expect(await idsOf({})).toEqual({
    moving: sorted(moves, other, complaint, older),
    leftOut: [[underWay.id, 'under_way']],
  })
  expect((await idsOf({ category: 'other' })).moving).toEqual([other.id])
  expect((await idsOf({ kind: 'complaint' })).moving).toEqual([complaint.id])
  expect(await idsOf({ state: 'refused' })).toEqual({ moving: [], leftOut: [[finished.id, 'finished']] })
  expect((await idsOf({ opened_to: '2026-11-20' })).moving).toEqual([older.id])
  expect((await idsOf({ opened_from: '2026-11-21', kind: 'feedback' })).moving).toEqual(sorted(moves, other))
  expect((await idsOf({ opened_from: '2026-11-20', opened_to: '2026-11-20' })).moving).toEqual([older.id])
  expect((await idsOf({ to: from })).moving).toEqual([])
  expect((await current(moves)).version).toBe(moves.version)
})

test('done, each case has its entry and its news once, also one that an officer entered', async () => {
  const from = '12142'
  const chatty = await open(from)
  const silent = await open(from, { chat: null })
  const done = await journey.core.cases.reroute(supervisor, formFor({ from }, [chatty.id, silent.id]), journey.now())
  expect(done.done).toMatchObject({ moved: 2, leftOut: [] })
  for (const one of [chatty, silent]) {
    const after = await current(one)
    expect(after).toMatchObject({ agency: { communeCode: phoHien }, routedBecause: 'Sáp nhập địa bàn' })
    expect(after.timeline.at(-1)).toMatchObject({ what: 'transferred', by: { accountId: supervisor.id } })
  }
  expect(await newsOf(chatty)).toEqual([expect.stringContaining('UBND phường Phố Hiến. Lý do: Sáp nhập địa bàn')])
  expect((await current(silent)).toTell).toHaveLength(1)
  const audit = await journey.core.accounts.audit.findLatest(1_000, { subjects: [chatty.id, silent.id] })
  expect(audit.filter(({ accountId }) => accountId === supervisor.id)).toHaveLength(2)
})

test('what changed after the dry run is left out and named', async () => {
  const from = '12148'
  const officer = buildAccount('officer', from)
  const [stays, changed] = [await open(from), await open(from)]
  const form = formFor({ from, state: 'received' }, [stays.id, changed.id])
  const at = journey.now()
  await journey.core.cases.move({ account: officer, found: changed, at }, { to: 'in_progress', text: '', ...noPaper })
  const { done } = await journey.core.cases.reroute(supervisor, form, at)
  expect(done).toMatchObject({ moved: 1, leftOut: [{ receiptCode: changed.receiptCode, why: 'changed' }] })
  expect((await current(changed)).agency.communeCode).toBe(from)
})

test('cut off in the middle and gone on with, or sent again, it moves none twice', async () => {
  const from = '12196'
  const found = [await open(from), await open(from), await open(from), await open(from)]
  const form = formFor(
    { from },
    found.map(({ id }) => id),
  )
  const { cases, messaging } = journey.core
  const { apply } = cases.store
  let left = 2
  cases.store.apply = async (...given) => {
    if (left === 0) throw new Error('the machine stopped')
    left -= 1
    return apply(...given)
  }
  await expect(cases.reroute(supervisor, form, journey.now())).rejects.toThrow('the machine stopped')
  cases.store.apply = apply
  expect((await cases.findUnfinishedReroutes()).map(({ id }) => id)).toEqual([form.key])
  const places = () => Promise.all(found.map(async (one) => (await current(one)).agency.communeCode))
  expect(await places()).toEqual([phoHien, phoHien, from, from])
  await messaging.outbox.collect()

  const resumed = await cases.resumeReroute(supervisor, form.key, journey.now())
  expect(resumed.done).toMatchObject({ moved: 4, leftOut: [] })
  expect(await cases.findUnfinishedReroutes()).toEqual([])
  const again = await cases.reroute(supervisor, form, journey.now())
  expect(again.done).toMatchObject({ moved: 4 })
  for (const one of found) {
    expect((await current(one)).timeline.filter(({ what }) => what === 'transferred')).toHaveLength(1)
    expect(await newsOf(one)).toHaveLength(1)
  }
})

test('two that press at the same time move each case once', async () => {
  const from = '12205'
  const found = [await open(from), await open(from), await open(from)]
  const form = formFor(
    { from },
    found.map(({ id }) => id),
  )
  await Promise.all([1, 2, 3].map(() => journey.core.cases.reroute(supervisor, form, journey.now())))
  for (const one of found) {
    expect((await current(one)).timeline.filter(({ what }) => what === 'transferred')).toHaveLength(1)
    expect(await newsOf(one)).toHaveLength(1)
  }
})

test('never to an office that a case accuses, never without a reason, never by anybody else', async () => {
  const { cases } = journey.core
  const kept = await cases.open({
    content: buildContent({
      category: 'officials',
      text: 'chủ tịch phường nhận tiền',
      communeCode: phoHien,
    }),
    accusesOffice: true,
    openedBy: randomUUID(),
    chat: `fake:${randomUUID()}`,
    at: journey.now(),
  })
  const { moving, leftOut } = await planFor({ from: 'province', category: 'officials' })
  expect([moving, leftOut.map(({ found, why }) => [found.id, why])]).toEqual([[], [[kept.id, 'kept_from']]])
  const { done } = await cases.reroute(supervisor, formFor({ from: 'province' }, [kept.id]), journey.now())
  expect(done?.leftOut).toEqual([{ receiptCode: kept.receiptCode, why: 'kept_from' }])
  expect((await current(kept)).agency.communeCode).toBeNull()

  const form = formFor({ from: 'province' }, [kept.id])
  await expect(cases.reroute(supervisor, { ...form, reason: '' }, journey.now())).rejects.toThrow(/lý do/)
  for (const role of ['officer', 'leader', 'province_officer', 'denunciation_officer', 'inspector'] as const) {
    const account = buildAccount(role)
    await expect(cases.reroute(account, form, journey.now())).rejects.toThrow(/không được/)
    await expect(cases.resumeReroute(account, form.key, journey.now())).rejects.toThrow(/không được/)
    const query = rerouteQuery.parse({ from: 'province', to: phoHien, ...emptyFilter })
    await expect(cases.planReroute(account, query)).rejects.toThrow(/không được/)
  }
})
