import { expect, test } from 'vitest'
import type { Role } from '../../src/accounts/roles.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=10' })
const commune = '12049'

const makeAccount = async (userName: string, role: Role, communeCode: string | null) => {
  const at = journey.now()
  const { account, address } = await journey.core.accounts.createByOwner(
    { userName, displayName: userName, role, communeCode },
    at,
  )
  const token = address.slice(address.lastIndexOf('/') + 1)
  await journey.core.accounts.accept({ token, password: 'một câu dài dễ nhớ', displayName: '', at })
  return account
}

const openFeedback = (citizen: Citizen, id: string) =>
  journey.core.cases.open({
    content: {
      kind: 'feedback',
      category: 'other',
      text: 'rác ngập ngõ',
      placeText: null,
      communeCode: commune,
      when: null,
      against: null,
      request: null,
      evidence: null,
      attachments: [],
      reporter: { name: 'Nguyễn Văn An', address: null, phone: null },
    },
    openedBy: id,
    chat: citizen.chat,
    at: journey.now(),
  })

const heard = (chat: Citizen, what: RegExp) =>
  expect.poll(() => chat.delivered().filter(({ text }) => what.test(text)).length, { timeout: 10_000 }).toBe(1)

test('an officer links a telephone, is told in the morning what is due, once, and nothing after unlinking', async () => {
  journey.setNow('2026-11-30T02:00:00Z')
  const officer = await makeAccount('an.mese', 'officer', commune)
  const { reminders } = journey.core
  const telephone = journey.citizen()
  await telephone.say('/lienket SAISAI22')
  expect(telephone.heard()).toContain('Mã không đúng hoặc đã hết hạn')
  await telephone.say(`/lienket ${await reminders.createChatCode(officer.id)}`)
  expect(telephone.heard()).toContain('Đã liên kết')
  const citizen = journey.citizen()
  const found = await openFeedback(citizen, 'r1')

  // Ten working days end on Monday 14 December; on the Sunday before nobody is told anything.
  journey.setNow('2026-12-13T03:00:00Z')
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(telephone.delivered().filter(({ text }) => text.includes('Việc ngày'))).toEqual([])
  journey.setNow('2026-12-14T00:30:00Z')
  await heard(telephone, /^Việc ngày 14\/12\/2026/)
  expect(telephone.delivered().at(-1)?.text).toContain(`Hạn hôm nay: 1 (${found.receiptCode})`)
  expect(telephone.delivered().at(-1)?.text).not.toContain('Nguyễn Văn An')
  expect(await reminders.countUnread(officer.id)).toBeGreaterThan(1)
  const standing = await reminders.findStanding(officer.id, 10)
  expect(standing.map(({ caseId, clockId, step }) => [caseId, clockId, step])).toContainEqual([
    found.id,
    'target.answer',
    'day',
  ])

  await telephone.say('/huylienket')
  expect(telephone.heard()).toContain('Đã thôi nhắc việc')
  await telephone.say('/huylienket')
  expect(telephone.heard()).toContain('chưa liên kết')
  journey.setNow('2026-12-15T00:30:00Z')
  await expect
    .poll(async () => (await reminders.findLastDigest(officer.id))?.day, { timeout: 10_000 })
    .toBe('2026-12-15')
  await journey.core.messaging.outbox.collect()
  expect(telephone.delivered().filter(({ text }) => text.includes('Việc ngày'))).toHaveLength(1)
}, 40_000)

test('a chat whose data are deleted is nobody’s telephone any more', async () => {
  journey.setNow('2026-12-16T02:00:00Z')
  const officer = await makeAccount('binh.mese', 'officer', commune)
  const telephone = journey.citizen()
  await telephone.say(`/lienket ${await journey.core.reminders.createChatCode(officer.id)}`)
  expect((await journey.core.reminders.getWay(officer.id)).chat).toBe(telephone.chat)
  await telephone.say('/xoadulieu')
  await telephone.press('Xóa dữ liệu')
  expect((await journey.core.reminders.getWay(officer.id)).chat).toBeNull()
})
