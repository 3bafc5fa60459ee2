import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { localDay } from '../../src/shared/clock.js'
import { buildAccount } from '../accounts/build-account.js'
import { buildContent } from '../cases/build-content.js'
import { useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=15' })
const meSo = '12049'
const phoHien = '11953'
const sender = buildAccount('officer')
const receiver = buildAccount('officer', phoHien)
const third = buildAccount('officer', '12127')
const supervisor = buildAccount('supervisor')
const provinceOfficer = buildAccount('province_officer')

const open = (
  more: {
    text?: string
    accusesOffice?: boolean
    against?: string
    kind?: 'feedback' | 'denunciation' | 'complaint'
  } = {},
): Promise<Case> =>
  journey.core.cases.open({
    content: buildContent({
      kind: more.kind ?? 'feedback',
      text: more.text ?? 'mặt đường làng nhiều ổ gà',
      communeCode: meSo,
      against: more.against ?? null,
    }),
    accusesOffice: more.accusesOffice ?? false,
    openedBy: randomUUID(),
    chat: `fake:${randomUUID()}`,
    at: journey.now(),
  })
const seen = async (account: Account, { id }: Case) => {
  const found = await journey.core.cases.store.get(id, { isProtected: false })
  if (!found) throw new Error('no case')
  return { account, found, at: journey.now() }
}
const send = async (found: Case, to = phoHien, account = sender): Promise<void> =>
  journey.core.cases.transfer(await seen(account, found), { to, text: 'Đoạn đường này của phường Phố Hiến.' })
const listOf = async (account: Account, shows: 'open' | 'under_way' | 'unanswered' = 'open'): Promise<string[]> =>
  (await journey.core.cases.findFor(account, { queue: shows }, journey.now())).cases.map(({ id }) => id)
const newsOf = async ({ id }: Case): Promise<string[]> => {
  await journey.core.messaging.outbox.collect()
  return (await journey.core.messaging.outboxStore.findCausedBy(`case:${id}`)).map(({ text }) => text)
}
const noPaper = { paper_number: '', paper_date: '', paper_signer: '' }

test('until the receiver answers both see the case, it stays with the sender, and its clock runs on', async () => {
  const found = await open()
  const before = (await seen(sender, found)).found
  await send(found)
  const { found: sent } = await seen(sender, found)
  expect(sent).toMatchObject({
    agency: { communeCode: meSo },
    clocks: before.clocks,
    dueAt: before.dueAt,
    transfer: {
      state: 'sent',
      to: { communeCode: phoHien },
      reason: 'Đoạn đường này của phường Phố Hiến.',
      sentBy: { accountId: sender.id },
      sentAt: journey.now(),
      // Wednesday 25 November: Thursday and Friday are the two working days
      answerBy: new Date('2026-11-27T17:00:00Z'),
    },
  })
  for (const account of [sender, receiver]) {
    expect(await listOf(account)).toContain(found.id)
    expect(await listOf(account, 'under_way')).toContain(found.id)
    expect((await journey.core.cases.getFor(account, found.id)).id).toBe(found.id)
  }
  expect(await listOf(third)).not.toContain(found.id)
  await expect(journey.core.cases.getFor(third, found.id)).rejects.toThrow(/Không tìm thấy/)
  expect(await newsOf(found)).toEqual([])
})

test('the receiver may only look and answer, the sender only take it back, before it is answered', async () => {
  const { cases } = journey.core
  const found = await open()
  await send(found)
  await expect(cases.reply(await seen(receiver, found), { text: 'Chào anh' })).rejects.toThrow(/không được/)
  await expect(cases.transfer(await seen(receiver, found), { to: 'province', text: 'x' })).rejects.toThrow(/không được/)
  const move = { to: 'in_progress', text: '', ...noPaper }
  await expect(cases.move(await seen(receiver, found), move)).rejects.toThrow()
  await expect(cases.move(await seen(sender, found), move)).rejects.toThrow(/chờ nơi nhận/)
  await expect(send(found, 'province')).rejects.toThrow(/chờ nơi nhận/)
  await expect(cases.acceptTransfer(await seen(sender, found))).rejects.toThrow(/không được/)
  await expect(cases.acceptTransfer(await seen(third, found))).rejects.toThrow(/không được/)
  await expect(cases.takeBackTransfer(await seen(receiver, found))).rejects.toThrow(/không được/)
  await cases.takeBackTransfer(await seen(sender, found))
  expect((await seen(sender, found)).found).toMatchObject({ transfer: null, agency: { communeCode: meSo } })
  expect(await listOf(receiver)).not.toContain(found.id)
  await expect(cases.acceptTransfer(await seen(receiver, found))).rejects.toThrow(/không đang chuyển/)
  await cases.move(await seen(sender, found), move)
})

test('accepted, it is the receiver’s alone, and the citizen is told once', async () => {
  const found = await open()
  await send(found)
  const asSeen = await seen(receiver, found)
  const both = await Promise.allSettled([
    journey.core.cases.acceptTransfer(asSeen),
    journey.core.cases.acceptTransfer(asSeen),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await seen(receiver, found)).found).toMatchObject({
    agency: { communeCode: phoHien },
    routedBecause: 'Đoạn đường này của phường Phố Hiến.',
    transfer: null,
    clocks: found.clocks,
  })
  expect(await listOf(sender)).not.toContain(found.id)
  await expect(journey.core.cases.getFor(sender, found.id)).rejects.toThrow(/Không tìm thấy/)
  const news = await newsOf(found)
  expect(news).toHaveLength(1)
  expect(news[0]).toContain('đã được chuyển đến UBND phường Phố Hiến')
})

test('returned with a reason it is back with the sender, who sees why and goes on or sends it elsewhere', async () => {
  const { cases } = journey.core
  const found = await open()
  await send(found)
  await expect(cases.returnTransfer(await seen(receiver, found), { text: '' })).rejects.toThrow(/lý do/)
  await cases.returnTransfer(await seen(receiver, found), { text: 'Đường này của tỉnh.' })
  const { found: returned } = await seen(sender, found)
  expect(returned).toMatchObject({
    agency: { communeCode: meSo },
    transfer: { state: 'returned', returned: { reason: 'Đường này của tỉnh.', by: { accountId: receiver.id } } },
  })
  expect(returned.timeline.at(-1)).toMatchObject({ what: 'transfer_returned', text: 'Đường này của tỉnh.' })
  expect(await listOf(sender)).toContain(found.id)
  expect(await listOf(receiver)).not.toContain(found.id)
  await expect(cases.acceptTransfer(await seen(receiver, found))).rejects.toThrow()
  expect(await newsOf(found)).toEqual([])
  await send(found, 'province')
  expect((await seen(sender, found)).found.transfer).toMatchObject({ state: 'sent', to: { office: 'province' } })
  await cases.acceptTransfer(await seen(provinceOfficer, found))
  expect((await seen(sender, found)).found.agency.office).toBe('province')
})

test('a move after it came back ends the mark of the return', async () => {
  const found = await open()
  await send(found)
  await journey.core.cases.returnTransfer(await seen(receiver, found), { text: 'Không phải.' })
  await journey.core.cases.move(await seen(sender, found), { to: 'in_progress', text: '', ...noPaper })
  expect((await seen(sender, found)).found.transfer).toBeNull()
})

test('what nobody answered in two working days is on the province’s list, and the province may answer it then', async () => {
  const { cases } = journey.core
  const found = await open()
  await send(found)
  expect(await listOf(supervisor, 'under_way')).toContain(found.id)
  expect(await listOf(supervisor, 'unanswered')).not.toContain(found.id)
  await expect(cases.acceptTransfer(await seen(supervisor, found))).rejects.toThrow(/hai ngày làm việc/)
  journey.setNow('2026-11-27T16:59:00Z')
  expect(await listOf(supervisor, 'unanswered')).not.toContain(found.id)
  journey.setNow('2026-11-27T17:00:01Z')
  for (const account of [supervisor, provinceOfficer]) expect(await listOf(account, 'unanswered')).toContain(found.id)
  await cases.returnTransfer(await seen(supervisor, found), { text: 'Nơi nhận không trả lời.' })
  expect(await listOf(supervisor, 'unanswered')).not.toContain(found.id)
  journey.setNow('2026-11-25T03:00:00Z')
})

test('over a weekend the two days are working days', async () => {
  journey.setNow('2026-11-27T03:00:00Z')
  const found = await open()
  await send(found)
  expect((await seen(sender, found)).found.transfer?.answerBy).toEqual(new Date('2026-12-01T17:00:00Z'))
  journey.setNow('2026-11-25T03:00:00Z')
})

test('never to the office that the case accuses, nor a protected case, nor without a reason, nor to itself', async () => {
  const { cases } = journey.core
  const kept = await open({ accusesOffice: true })
  expect(kept.agency.communeCode).toBeNull()
  for (const account of [supervisor, provinceOfficer])
    await expect(send(kept, meSo, account)).rejects.toThrow(/nói về người/)
  const own = await open()
  await expect(send(own, meSo)).rejects.toThrow(/đã ở cơ quan này/)
  await expect(send(own, '99999')).rejects.toThrow()
  await expect(cases.transfer(await seen(sender, own), { to: phoHien, text: '' })).rejects.toThrow(/lý do/)
  const denunciation = await open({ kind: 'denunciation' })
  const account = buildAccount('denunciation_officer')
  await expect(
    cases.transfer({ account, found: denunciation, at: journey.now() }, { to: phoHien, text: 'x' }),
  ).rejects.toThrow()
})

test('the province’s officer decides what lies with the province, and nothing of a commune’s', async () => {
  const { cases } = journey.core
  const openComplaint = (against: string): Promise<Case> =>
    cases.open({
      content: {
        kind: 'complaint',
        category: 'land',
        text: 'quyết định thu hồi đất',
        placeText: null,
        communeCode: meSo,
        when: null,
        against,
        request: null,
        evidence: null,
        attachments: [],
        reporter: { name: 'A', address: 'B', phone: null },
      },
      openedBy: randomUUID(),
      chat: `fake:${randomUUID()}`,
      at: journey.now(),
    })
  const signed = {
    to: 'received',
    day: localDay(journey.now()),
    text: '',
    paper_number: '1',
    paper_date: '2026-11-25',
    paper_signer: 'Trần Văn Tư',
  }
  const ofProvince = await openComplaint('UBND tỉnh Hưng Yên')
  expect(ofProvince.agency.communeCode).toBeNull()
  await expect(cases.move(await seen(supervisor, ofProvince), signed)).rejects.toThrow(/không được/)
  await expect(cases.move(await seen(sender, ofProvince), signed)).rejects.toThrow(/không được/)
  await cases.move(await seen(provinceOfficer, ofProvince), signed)
  const { found } = await seen(provinceOfficer, ofProvince)
  expect([found.state, found.clocks[0]?.clockId]).toEqual(['received', 'kn.accept'])

  const ofCommune = await openComplaint('Chủ tịch UBND xã')
  expect(ofCommune.agency.communeCode).toBe(meSo)
  await expect(cases.move(await seen(provinceOfficer, ofCommune), signed)).rejects.toThrow(/không được/)
  await cases.move(await seen(sender, ofCommune), signed)
})

test('a complaint goes to no commune but the one that settles it; who settles it stays when the desk changes', async () => {
  const chairman = 'Chủ tịch UBND xã Mễ Sở'
  const found = await open({ kind: 'complaint', against: chairman })
  expect(found).toMatchObject({ agency: { communeCode: meSo }, settledBy: chairman })
  await expect(send(found)).rejects.toThrow(/Chủ tịch UBND xã Mễ Sở giải quyết.*Điều 17/)
  await send(found, 'province')
  await journey.core.cases.acceptTransfer(await seen(provinceOfficer, found))
  expect((await seen(provinceOfficer, found)).found).toMatchObject({
    agency: { communeCode: null },
    settledBy: chairman,
  })
  const plan = {
    from: 'province',
    to: phoHien,
    kind: 'complaint',
    category: '',
    state: '',
    opened_from: '',
    opened_to: '',
  }
  const { leftOut } = await journey.core.cases.planReroute(supervisor, plan as never)
  expect(leftOut.find((one) => one.found.id === found.id)?.why).toBe('settled_by_other')
  await send(found, meSo, provinceOfficer)
})

test('feedback that becomes a complaint has its settler, and an officer adds what a complaint must tell', async () => {
  const feedback = await open({ text: 'Xã thu hồi đất nhà tôi không bồi thường' })
  const { cases } = journey.core
  await cases.split(await seen(sender, feedback), {
    kind: 'complaint',
    text: 'Xã thu hồi đất nhà tôi không bồi thường',
    whole: '',
  })
  const { links } = (await seen(sender, feedback)).found
  const complaint = { id: links[0]?.id ?? '' } as Case
  const { found } = await seen(sender, complaint)
  expect(found).toMatchObject({ kind: 'complaint', settledBy: 'Chủ tịch UBND xã Mễ Sở', reporter: { name: null } })
  await expect(cases.complete(await seen(sender, complaint), {})).rejects.toThrow(/ít nhất một/)
  await cases.complete(await seen(sender, complaint), {
    name: 'Trần Văn Tư',
    address: 'thôn Đông',
    request: 'Bồi thường',
    against: 'Giám đốc Sở Y tế',
  })
  const { found: whole } = await seen(sender, complaint)
  expect(whole).toMatchObject({
    reporter: { name: 'Trần Văn Tư', address: 'thôn Đông', phone: null },
    request: 'Bồi thường',
    settledBy: 'Giám đốc Sở Y tế',
  })
  expect(whole.timeline.at(-1)).toMatchObject({ what: 'completed', by: { role: 'staff' } })
  await expect(cases.complete(await seen(sender, complaint), { name: 'Người khác' })).rejects.toThrow(/ít nhất một/)
})
