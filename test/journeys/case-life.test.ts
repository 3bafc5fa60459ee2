import { describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { isOpenDuty } from '../../src/cases/clocks.js'
import { dutiesFor } from '../../src/cases/finish-duty.js'
import { isFinal } from '../../src/cases/kinds/index.js'
import type { StepForm } from '../../src/cases/step-form.js'
import type { SlipForm } from '../../src/cases/take-back-step.js'
import { localDay } from '../../src/shared/clock.js'
import { Conflict } from '../../src/shared/errors.js'
import { type Citizen, useJourney } from './journey.js'

const staffOf = (communeCode: string | null, role: Account['role']): Account => ({
  id: role,
  userName: role,
  displayName: 'Trần Thị Bình',
  role,
  communeCode,
})
const denunciationOfficer = staffOf(null, 'denunciation_officer')
const journey = useJourney(
  { FEEDBACK_TARGETS: 'default=15', REMOTE_COMMUNES: '12073' },
  { officers: [denunciationOfficer] },
)

const codeIn = (text: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? ''
const inspector: Account = {
  id: 'i1',
  userName: 'inspector',
  displayName: 'Thanh tra',
  role: 'inspector',
  communeCode: null,
}

/** A paper of that day, with a number of its own. */
const paper = (date: string): StepForm => ({
  paper_number: `${date.slice(5).replace('-', '')}/TB-UBND`,
  paper_date: date,
  paper_signer: 'Nguyễn Văn Chủ',
})

/** The job that reminds may write to a case just when an officer does: they look again and go on. */
const lookingAgain = async (take: () => Promise<void>): Promise<void> => {
  for (let left = 3; ; left -= 1) {
    try {
      return await take()
    } catch (error) {
      if (!(error instanceof Conflict) || left === 0) throw error
    }
  }
}

/** One case and the officer who works on it, step by step. */
const work = (account: Account, id: string) => {
  const { cases } = journey.core
  const load = (): Promise<Case> => cases.getFor(account, id)
  const seen = async () => ({ account, found: await load(), at: journey.now() })
  return {
    load,
    move: (to: string, form: StepForm = {}) => lookingAgain(async () => cases.move(await seen(), { to, ...form })),
    act: (act: string, form: StepForm = {}) => lookingAgain(async () => cases.act(await seen(), { act, ...form })),
    finish: (clockId: string, form: StepForm) =>
      lookingAgain(async () => {
        const now = await seen()
        const clock = now.found.clocks.findIndex((one) => one.clockId === clockId && one.stoppedOn === null)
        await cases.finishDuty({ ...now }, { clock, done: form.paper_date, ...form })
      }),
    takeBack: async (form?: SlipForm) => cases.takeBack(await seen(), form),
    duties: async () => dutiesFor(await seen()).map(({ label }) => label),
    async offered() {
      const { moves, later, mayTakeBack } = cases.offered(await seen())
      return { moves: moves.map(({ to }) => to), later, mayTakeBack }
    },
    clock: async (clockId: string) => (await load()).clocks.findLast((one) => one.clockId === clockId),
    openDuties: async () => (await load()).clocks.filter(isOpenDuty).map(({ clockId }) => clockId),
  }
}

/** Code and secret of what a chat denounced: its news are read with them, the chat hears only that there are some. */
const receipts = new Map<string, { code: string; secret: string }>()

const newsOf = async (citizen: Citizen): Promise<string[]> => {
  const receipt = receipts.get(citizen.chat)
  if (!receipt) return citizen.delivered().map(({ text }) => text)
  const opened = await journey.core.cases.openWithSecret(receipt.code, receipt.secret)
  return opened?.news.map(({ text }) => text) ?? []
}

/** The job that reminds may say something in between: one of the last messages is enough. */
const told = async (citizen: Citizen, what: RegExp | string): Promise<void> => {
  await journey.core.messaging.outbox.collect()
  const last = async () => (await newsOf(citizen)).slice(-3).join('\n')
  await expect.poll(last, { timeout: 15_000 }).toMatch(what)
  if (receipts.has(citizen.chat)) expect(citizen.delivered().at(-1)?.text).toBe('Bạn có tin mới.')
}

const today = '2026-11-25T03:00:00Z'
/** The day on which a signed letter came. */
const letter = (day: string): StepForm => ({ day })

const openComplaint = async (openedOn = '2026-11-25') => {
  const citizen = journey.citizen()
  journey.setNow(`${openedOn}T03:00:00Z`)
  await citizen.say('Tôi không đồng ý với quyết định thu hồi đất của xã đối với gia đình tôi')
  await citizen.press('Khiếu nại')
  for (const answer of [
    'Chủ tịch UBND xã Mễ Sở',
    'xã Mễ Sở',
    '10/11/2026',
    'Hủy quyết định thu hồi đất',
    'Quyết định số 12, ảnh thửa đất',
    'Nguyễn Văn An',
    'Thôn Đông, xã Mễ Sở',
    '0912345678',
  ])
    await citizen.say(answer)
  await citizen.press('Gửi')
  const found = await journey.core.cases.getByReceiptCode(codeIn(citizen.heard()))
  journey.setNow(today)
  if (!found) throw new Error(citizen.heard())
  return { citizen, ...work(staffOf(found.communeCode, 'officer'), found.id) }
}

const openDenunciation = async (accused = 'Ông Bùi Văn Tham, Chủ tịch UBND xã Yên Mỹ', openedOn = '2026-01-05') => {
  const citizen = journey.citizen()
  journey.setNow(`${openedOn}T03:00:00Z`)
  await citizen.say('can bo xa doi tien boi duong khi toi lam so do')
  await citizen.press('Tố cáo')
  await citizen.press('Nêu tên và ký đơn')
  for (const answer of [
    accused,
    'xã Yên Mỹ',
    'Bỏ qua',
    'Bỏ qua',
    'Lê Thị Hoa',
    'Thôn Trai Trang, xã Yên Mỹ',
    '0987654321',
  ])
    await citizen.say(answer)
  await citizen.press('Gửi')
  const found = await journey.core.cases.getByReceiptCode(codeIn(citizen.heard()))
  if (!found) throw new Error(citizen.heard())
  const secret = /Số bí mật: ([\d ]{19})/.exec(citizen.heard())?.[1]?.replaceAll(' ', '') ?? ''
  receipts.set(citizen.chat, { code: found.receiptCode, secret })
  journey.setNow(today)
  return { citizen, ...work(denunciationOfficer, found.id) }
}

const openFeedback = async () => {
  const citizen = journey.citizen()
  await citizen.say('đường làng tôi ở Bình Minh ngập rác hôi thối')
  await citizen.say('Khoái Châu')
  for (const answer of ['cả tuần nay', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua']) await citizen.say(answer)
  await citizen.press('Gửi')
  const found = await journey.core.cases.getByReceiptCode(codeIn(citizen.heard()))
  if (!found) throw new Error(citizen.heard())
  return { citizen, found, ...work(staffOf(found.communeCode, 'officer'), found.id) }
}

describe('a complaint', () => {
  test('has its terms from the day on which the signed letter came, whatever stands on it', async () => {
    const { citizen, move, clock, load } = await openComplaint('2026-11-18')
    await expect(move('received', {})).rejects.toThrow(/ngày nhận đơn/)
    await expect(move('received', letter('2026-11-26'))).rejects.toThrow(/ngày nhận đơn/)
    await expect(move('received', letter('2026-11-17'))).rejects.toThrow(/không thể trước ngày 18\/11\/2026/)
    const dated = { ...letter('2026-11-23'), letter_date: '2026-11-24' }
    await expect(move('received', dated)).rejects.toThrow(/Ngày ghi trên đơn/)
    await move('received', { ...letter('2026-11-23'), letter_date: '2026-11-02' })
    expect(await clock('kn.accept')).toMatchObject({ startedOn: '2026-11-23', dueOn: '2026-12-03' })
    await told(citizen, /có chữ ký ngày 23\/11\/2026. Hạn báo thụ lý hay không: 03\/12\/2026/)
    expect((await load()).timeline.at(-1)).toMatchObject({
      paper: null,
      facts: { day: '2026-11-23', letter: { number: null, date: '2026-11-02' } },
    })
    await expect(move('accepted', paper('2026-11-22'))).rejects.toThrow(/23\/11\/2026/)
    await citizen.say((await load()).receiptCode)
    expect(citizen.heard()).toMatch(/Hạn: 03\/12\/2026 \(.*thụ lý/i)
  })

  test('found complex, talked over and decided; sending it gives the citizen their own limits', async () => {
    const { citizen, move, act, finish, clock, openDuties, load } = await openComplaint('2026-10-01')
    await move('received', letter('2026-10-01'))
    await expect(move('accepted', paper('2026-09-30'))).rejects.toThrow(/trước bước trước đó \(01\/10\/2026\)/)
    await move('accepted', paper('2026-10-05'))
    expect((await clock('kn.resolve1'))?.dueOn).toBe('2026-11-04')
    await expect(act('remote', { text: 'xa', ...paper('2026-10-06') })).rejects.toThrow(/danh sách/)
    await act('complex', { criteria_places: '1', text: 'hai nơi', ...paper('2026-10-06') })
    expect(await clock('kn.resolve1')).toMatchObject({ rawLastDay: '2026-11-19', dueOn: '2026-11-19' })
    await told(citizen, '19/11/2026')
    await move('verifying', { day: '2026-10-07' })
    const invitation = { text: 'Tại trụ sở.', ...paper('2026-10-20') }
    await expect(move('dialogue', { ...invitation, day: '2026-10-24' })).rejects.toThrow(/ít nhất 5 ngày/)
    await move('dialogue', { ...invitation, day: '2026-10-25', agreed: '1' })
    await told(citizen, 'buổi đối thoại ngày 25/10/2026')
    const decision = { ground: 'changed', text: 'Bồi thường thêm.', ...paper('2026-11-10') }
    await expect(move('decided', decision)).rejects.toThrow(/kết quả đối thoại/)
    await act('dialogue_held', { day: '2026-10-25', ground: 'held' })
    await move('decided', decision)
    await told(citizen, 'Sửa đổi một phần')
    expect(await openDuties()).toEqual(['kn.send1'])
    await expect(move('in_effect')).rejects.toThrow(/chưa đến ngày 11\/12\/2026/)
    await finish('kn.send1', { day: '2026-11-13', ...paper('2026-11-12') })
    await told(
      citizen,
      /gửi ngày 12\/11\/2026, anh\/chị nhận ngày 13\/11\/2026[\s\S]*lần hai: đến hết ngày 14\/12\/2026/,
    )
    expect((await clock('kn.sue'))?.dueOn).toBe('2027-11-15')
    expect((await load()).dueAt).toBeNull()
    await citizen.say('tôi không đồng ý quyết định này thì làm sao')
    expect(citizen.heard()).toMatch(/lần hai đến Chủ tịch UBND tỉnh[\s\S]*14\/12\/2026[\s\S]*tòa án/)
    await citizen.say((await load()).receiptCode)
    expect(citizen.heard()).toContain('14/12/2026')
  })

  test('paused, gone on with, withdrawn in part, stopped, and gone on with again within thirty days', async () => {
    const { citizen, move, act, finish, clock, openDuties, duties } = await openComplaint('2026-08-03')
    await move('received', letter('2026-08-03'))
    await move('accepted', paper('2026-08-10'))
    await move('paused', { ground: 'other_result', text: 'Chờ giám định.', ...paper('2026-08-20') })
    expect(await clock('kn.resolve1')).toMatchObject({ pausedOn: '2026-08-20' })
    expect(await openDuties()).toEqual(['kn.pause.send'])
    expect(await clock('kn.pause.send')).toMatchObject({ dueOn: '2026-08-24' })
    await finish('kn.pause.send', { done: '2026-08-27', ...paper('2026-08-24') })
    expect(await clock('kn.pause.send')).toMatchObject({ stoppedOn: '2026-08-27' })
    await move('resumed', paper('2026-10-05'))
    await told(citizen, /Hạn giải quyết mới: 26\/10\/2026/)
    expect(await clock('kn.resolve1')).toMatchObject({ rawLastDay: '2026-10-25', dueOn: '2026-10-26' })
    expect(await openDuties()).toEqual(['kn.resolve1', 'kn.pause.send'])
    expect(await duties()).toEqual(['Đã gửi quyết định: Tiếp tục giải quyết, số 1005/TB-UBND'])
    await finish('kn.pause.send', paper('2026-10-06'))
    const part = { text: 'Phần cây trồng.', ...letter('2026-10-07') }
    await expect(act('withdraw_part', { ground: 'forced', ...part })).rejects.toThrow(/bị ép/)
    await act('withdraw_part', { ground: 'free', ...part })
    await told(citizen, 'rút một phần')
    const stop = { ground: 'withdrawn', text: 'Rút toàn bộ.', ...paper('2026-11-02') }
    await expect(move('stopped', stop)).rejects.toThrow(/Chưa ghi đơn rút/)
    await act('withdrawal_received', { ground: 'free', ...letter('2026-11-02') })
    await move('stopped', stop)
    await told(citizen, /đã đình chỉ(?![\s\S]*Khiếu nại tiếp sau khi đình chỉ)/)
    expect(await openDuties()).toEqual(['kn.pause.send'])
    await expect(move('received', letter('2026-11-20'))).rejects.toThrow(/Điều 10/)
    await act('withdrawal_forced', { text: 'Bị chủ thầu ép.' })
    await move('received', letter('2026-11-20'))
    expect(await openDuties()).toEqual(['kn.pause.send', 'kn.accept', 'don.red'])
  })

  test('by many, sent on by a deputy, is answered to both', async () => {
    const { act, move, finish, load, openDuties } = await openComplaint('2026-11-02')
    await move('received', letter('2026-11-02'))
    await expect(act('group', { people: 'A\nB\nC\nD\nE\nG', count: '20', ...letter('2026-11-02') })).rejects.toThrow(
      /1 đến 5/,
    )
    await act('group', { people: 'Nguyễn Văn A\nTrần Thị B', count: '12', ...letter('2026-10-30') })
    await act('forwarded', { target: 'Đoàn đại biểu Quốc hội tỉnh', ...paper('2026-10-31') })
    expect(await load()).toMatchObject({
      group: { names: ['Nguyễn Văn A', 'Trần Thị B'], signatures: 12 },
      forwardedBy: 'Đoàn đại biểu Quốc hội tỉnh',
    })
    await move('accepted', paper('2026-11-05'))
    await move('verifying', { day: '2026-11-06' })
    await move('decided', { ground: 'cancelled', text: 'Sửa một phần.', ...paper('2026-11-16') })
    expect(await openDuties()).toEqual(['kn.send1', 'tcd.back'])
    await finish('tcd.back', paper('2026-11-17'))
    expect(await openDuties()).toEqual(['kn.send1', 'tcd.back.pass'])
  })

  test('whose second complaint opens a case of the province, told to the citizen, once', async () => {
    const { citizen, move, finish, load } = await openComplaint('2026-10-01')
    await move('received', letter('2026-10-01'))
    await move('accepted', paper('2026-10-05'))
    await move('verifying', { day: '2026-10-06' })
    await move('decided', { ground: 'cancelled', text: 'Sửa một phần.', ...paper('2026-10-20') })
    await finish('kn.send1', { day: '2026-10-21', ...paper('2026-10-21') })
    await move('second_complaint', { text: 'Không đồng ý.', ground: 'first', ...letter('2026-11-10') })
    await journey.core.cases.openLinked(journey.now())
    const first = await load()
    expect(first.links).toHaveLength(1)
    expect(first.toOpen).toEqual([])
    await told(citizen, `Khiếu nại lần hai của ${first.receiptCode} có mã ${first.links[0]?.receiptCode}`)
    const second = await journey.core.cases.getByReceiptCode(first.links[0]?.receiptCode ?? '')
    expect(second).toMatchObject({
      kind: 'second_complaint',
      state: 'received',
      agency: { office: 'province' },
      text: expect.stringMatching(
        /không đồng ý với quyết định thu hồi đất[\s\S]*Ghi khi nhận khiếu nại lần hai: Không đồng ý\./,
      ),
      links: [{ id: first.id, relation: 'first_instance' }],
    })
    const received = second?.clocks.find(({ clockId }) => clockId === 'kn.accept')
    expect(received).toMatchObject({ startedOn: localDay(journey.now()) })
    expect(await journey.core.cases.findByChat(citizen.chat, 10)).toHaveLength(2)
    const provincial = work(staffOf(null, 'province_officer'), second?.id ?? '')
    const late = { ground: '11.6', text: 'x', ...paper('2026-11-25') }
    await expect(provincial.move('refused', late)).rejects.toThrow(/20\/11\/2026, đơn nhận ngày 10\/11\/2026/)
    await provincial.move('accepted', paper('2026-11-25'))
    await told(citizen, /Chủ tịch UBND tỉnh[^.]* đã thụ lý khiếu nại lần hai/)
  })

  test('decided keeps the rights of its citizen open: no effect before they heard of it, and both ways recorded', async () => {
    const { citizen, move, finish, offered } = await openComplaint('2026-10-01')
    await move('received', letter('2026-10-01'))
    await move('accepted', paper('2026-10-05'))
    journey.setNow('2026-10-10T03:00:00Z')
    expect((await offered()).moves).not.toContain('second_complaint')
    expect((await offered()).later).toContainEqual({
      action: 'Ghi nhận khiếu nại lần hai',
      why: expect.stringContaining('từ ngày 05/11/2026'),
    })
    journey.setNow(today)
    await move('verifying', { day: '2026-10-06' })
    await move('decided', { ground: 'cancelled', text: 'Sửa một phần.', ...paper('2026-10-20') })
    await expect(move('in_effect')).rejects.toThrow(/ngày gửi quyết định/)
    expect((await offered()).later).toContainEqual({
      action: 'Ghi nhận có hiệu lực',
      why: expect.stringContaining('ngày gửi quyết định'),
    })
    await finish('kn.send1', { day: '2026-11-03', ...paper('2026-10-22') })
    await told(citizen, /Khiếu nại lần hai: đến hết ngày 03\/12\/2026/)
    await expect(move('in_effect')).rejects.toThrow(/04\/12\/2026/)
    await move('lawsuit', paper('2026-11-24'))
    expect((await offered()).moves).toEqual(['second_complaint'])
    await expect(move('second_complaint', { ground: 'first', ...letter('2026-11-26') })).rejects.toThrow()
    await move('second_complaint', { ground: 'first', ...letter('2026-11-25') })
    expect((await offered()).moves).toEqual([])
  })

  test('paused and gone on with on one day still tells its term', async () => {
    const { citizen, move } = await openComplaint('2026-11-02')
    await move('received', letter('2026-11-02'))
    await move('accepted', paper('2026-11-03'))
    await move('paused', { ground: 'other_result', text: 'x', ...paper('2026-11-25') })
    await move('resumed', paper('2026-11-25'))
    await told(citizen, /Hạn giải quyết mới: 03\/12\/2026/)
  })

  test('that still runs takes what is written as a second one, and the province accepts none beside it', async () => {
    const { citizen, move, load } = await openComplaint('2026-11-02')
    await move('received', letter('2026-11-02'))
    await move('accepted', paper('2026-11-03'))
    const first = await load()
    await citizen.say('Tôi muốn khiếu nại lần hai lên tỉnh')
    expect(citizen.heard()).toMatch(/từ ngày 04\/12\/2026[\s\S]*bổ sung vào/)
    expect((await load()).timeline.at(-1)).toMatchObject({ what: 'added', text: 'Tôi muốn khiếu nại lần hai lên tỉnh' })
    const { kind: _kind, ...told } = first
    const early = await journey.core.cases.open({
      content: { ...told, kind: 'second_complaint', category: 'other', text: 'Tôi khiếu nại lần hai.' },
      first,
      openedBy: 'early-second',
      chat: null,
      at: journey.now(),
    })
    expect(early).toMatchObject({ category: first.category, text: expect.stringContaining(first.text) })
    const province = work(staffOf(null, 'province_officer'), early.id)
    await province.move('received', letter('2026-11-25'))
    await expect(province.move('accepted', paper('2026-11-25'))).rejects.toThrow(/Điều 33 khoản 1/)
    journey.setNow('2026-12-04T03:00:00Z')
    await province.move('accepted', paper('2026-12-04'))
    journey.setNow(today)
  })

  test('without an answer is complained of again by letters of the day after its period alone, and takes the citizen’s term along', async () => {
    const { move, clock, load, offered } = await openComplaint('2026-10-01')
    await move('received', letter('2026-10-01'))
    await move('accepted', paper('2026-10-05'))
    const again = (day: string, ground = 'first') => move('second_complaint', { ground, ...letter(day) })
    for (const day of ['2026-10-25', '2026-11-04'])
      await expect(again(day)).rejects.toThrow(/phải nhận từ ngày 05\/11\/2026/)
    expect((await load()).state).toBe('accepted')
    await again('2026-11-24', 'province')
    expect(await clock('kn.resolve1')).toMatchObject({ dueOn: '2026-11-04', stoppedOn: '2026-11-24' })
    expect(await clock('kn.second')).toMatchObject({ startedOn: '2026-11-04', stoppedOn: '2026-11-24' })
    expect((await offered()).moves).toEqual(['lawsuit'])
    await journey.core.cases.openLinked(journey.now())
    const second = await journey.core.cases.getByReceiptCode((await load()).links[0]?.receiptCode ?? '')
    expect(second?.clocks).toMatchObject([
      { clockId: 'kn.second', dueOn: '2026-12-04' },
      { clockId: 'kn.accept', startedOn: '2026-11-24' },
      { clockId: 'don.red' },
    ])
    const provincial = work(staffOf(null, 'province_officer'), second?.id ?? '')
    const late = { ground: '11.6', text: 'x', ...paper('2026-11-25') }
    await expect(provincial.move('refused', late)).rejects.toThrow(/04\/12\/2026, đơn nhận ngày 24\/11\/2026/)
  })

  test('is sued over at any stage, before it is accepted and before its period ends', async () => {
    for (const isAccepted of [false, true]) {
      const { move, openDuties } = await openComplaint('2026-11-16')
      await move('received', letter('2026-11-16'))
      if (isAccepted) await move('accepted', paper('2026-11-18'))
      await move('lawsuit', paper('2026-11-20'))
      expect(await openDuties()).toEqual([])
    }
  })

  test('stays with who accepted it', async () => {
    const { load, move } = await openComplaint('2026-11-16')
    await move('received', letter('2026-11-16'))
    await move('accepted', paper('2026-11-18'))
    const found = await load()
    const seen = { account: staffOf(found.communeCode, 'officer'), found, at: journey.now() }
    const form = { to: 'province', text: 'x' }
    await expect(journey.core.cases.transfer(seen, form)).rejects.toThrow(/xã Mễ Sở đã thụ lý[\s\S]*Điều 7/)
  })

  test('unanswered may be sued over, as its citizen was told', async () => {
    const { move, load, offered, openDuties } = await openComplaint('2026-10-01')
    await move('received', letter('2026-10-01'))
    await move('accepted', paper('2026-10-05'))
    journey.setNow('2026-11-05T03:00:00Z')
    await journey.core.cases.tellUnanswered(await load(), journey.now())
    expect((await offered()).moves).toEqual(expect.arrayContaining(['second_complaint', 'lawsuit']))
    await move('lawsuit', paper('2026-11-05'))
    expect(await openDuties()).toEqual([])
    journey.setNow(today)
  })

  test('whose dialogue has its minutes on the day of the invitation at the earliest', async () => {
    const { move, act, offered } = await openComplaint('2026-11-02')
    await move('received', letter('2026-11-02'))
    await move('accepted', paper('2026-11-03'))
    await move('verifying', { day: '2026-11-04' })
    await move('dialogue', { text: 'Tại trụ sở.', ...paper('2026-11-10'), day: '2026-11-20' })
    await expect(act('dialogue_held', { day: '2026-11-19', ground: 'held' })).rejects.toThrow(/20\/11\/2026/)
    expect((await offered()).later).toContainEqual({
      action: 'Ra quyết định giải quyết',
      why: expect.stringContaining('kết quả đối thoại'),
    })
    await act('dialogue_held', { day: '2026-11-20', ground: 'held' })
    expect((await offered()).moves).toContain('decided')
  })
})

describe('the course of a complaint', () => {
  const verified = async () => {
    const one = await openComplaint('2026-10-01')
    await one.move('received', letter('2026-10-01'))
    await one.move('accepted', paper('2026-10-05'))
    await one.move('verifying', { day: '2026-10-08' })
    return one
  }

  test('has days that never run backwards, whatever is entered later', async () => {
    const { move, act } = await verified()
    const changed = { ground: 'cancelled', text: 'x' }
    await expect(move('decided', { ...changed, ...paper('2026-10-07') })).rejects.toThrow(/08\/10\/2026/)
    await move('dialogue', { text: 'x', ...paper('2026-10-09'), day: '2026-10-15' })
    await act('dialogue_held', { day: '2026-10-15', ground: 'held', note: 'x' } as StepForm)
    await expect(move('decided', { ...changed, ...paper('2026-10-14') })).rejects.toThrow(/15\/10\/2026/)
    await move('decided', { ...changed, ...paper('2026-10-15') })
  })

  test('begins verification today where no day is given', async () => {
    const { move, load } = await openComplaint('2026-10-01')
    await move('received', letter('2026-10-01'))
    await move('accepted', paper('2026-10-05'))
    await expect(move('verifying', { day: '2026-10-04' })).rejects.toThrow(/ngày/)
    await move('verifying')
    expect((await load()).timeline.at(-1)?.facts).toEqual({ day: '2026-11-25' })
  })

  test.each([
    ['held', 'kept'],
    ['held', 'changed'],
    ['absent', 'kept'],
  ])('keeps what is complained of only after a dialogue (%s)', async (ground, result) => {
    const { move, act } = await verified()
    const decision = { ground: result, text: 'Đúng luật.', ...paper('2026-10-20') }
    await expect(move('decided', decision)).rejects.toThrow(/Điều 30 khoản 1/)
    await move('dialogue', { text: 'x', ...paper('2026-10-09'), day: '2026-10-15' })
    await act('dialogue_held', { day: '2026-10-15', ground })
    await move('decided', decision)
  })

  test('counts nobody as absent from what was announced too late, unless they agreed in writing, and tells them', async () => {
    const { citizen, move, act } = await verified()
    const decision = { ground: 'kept', text: 'Đúng luật.', ...paper('2026-10-20') }
    const late = { text: 'x', ...paper('2026-10-12'), day: '2026-10-15', short_notice: '1' }
    await move('dialogue', late)
    await told(citizen, 'Đã ghi nhận buổi đối thoại ngày 15/10/2026')
    await expect(act('dialogue_held', { day: '2026-10-15', ground: 'absent' })).rejects.toThrow(/hãy mời lại/)
    await expect(move('decided', decision)).rejects.toThrow(/kết quả đối thoại/)
    await act('dialogue_held', { day: '2026-10-15', ground: 'absent_agreed' })
    await told(citizen, /ngày 15\/10\/2026[^\n]*ghi anh\/chị vắng mặt không có lý do chính đáng/)
    await move('decided', decision)
  })

  test('whose invitation is entered after the day invites to nothing', async () => {
    const { citizen, move, act } = await verified()
    await move('dialogue', { text: 'x', ...paper('2026-10-09'), day: '2026-10-15' })
    await told(citizen, 'Đã ghi nhận buổi đối thoại ngày 15/10/2026')
    await expect(act('dialogue_held', { day: '2026-10-15', ground: 'absent_agreed' })).rejects.toThrow(/đủ 5 ngày/)
  })

  test('invites to a Sunday or a holiday only where both sides agreed', async () => {
    const { citizen, move } = await openComplaint('2026-11-02')
    await move('received', letter('2026-11-02'))
    await move('accepted', paper('2026-11-03'))
    await move('verifying', { day: '2026-11-03' })
    for (const [day, name] of [
      ['2026-12-06', 'Chủ nhật'],
      ['2027-01-01', 'Tết Dương lịch'],
    ])
      await expect(move('dialogue', { text: 'x', ...paper('2026-11-20'), day })).rejects.toThrow(name)
    await expect(
      move('dialogue', { text: 'x', ...paper('2026-11-20'), day: '2026-12-06', agreed: '1' }),
    ).rejects.toThrow(/hạn giải quyết là 03\/12\/2026/)
    await move('dialogue', { text: 'x', ...paper('2026-11-20'), day: '2026-11-29', agreed: '1' })
    await told(citizen, /mời anh\/chị đối thoại/)
    await move('dialogue', { text: 'x', ...paper('2026-11-20'), day: '2026-11-30' })
    await told(citizen, /30\/11\/2026[\s\S]*thay giấy mời trước/)
    journey.setNow('2026-12-04T03:00:00Z')
    await move('dialogue', { text: 'x', ...paper('2026-12-04'), day: '2026-12-11' })
    journey.setNow(today)
  })

  test('sends its decision before anybody knows when it came; the limits run from the day that is told later', async () => {
    const { citizen, move, act, finish, clock, offered, openDuties } = await verified()
    await move('decided', { ground: 'cancelled', text: 'x', ...paper('2026-10-20') })
    await finish('kn.send1', paper('2026-10-22'))
    expect(await openDuties()).toEqual([])
    expect(await clock('kn.second')).toBeUndefined()
    await told(citizen, /đã được gửi đến anh\/chị \(số[\s\S]*30 ngày[\s\S]*tính từ ngày anh\/chị nhận được/)
    expect((await offered()).later).toContainEqual({
      action: 'Ghi nhận có hiệu lực',
      why: expect.stringContaining('ngày người khiếu nại nhận được'),
    })
    await expect(act('decision_received', { day: '2026-10-21' })).rejects.toThrow(/trước ngày gửi/)
    await act('decision_received', { day: '2026-10-27' })
    expect(await clock('kn.second')).toMatchObject({ startedOn: '2026-10-27', dueOn: '2026-11-26' })
    await told(citizen, /nhận ngày 27\/10\/2026[\s\S]*26\/11\/2026/)
    await expect(act('decision_received', { day: '2026-10-28' })).rejects.toThrow()
  })

  test('isn’t refused for a limit that isn’t over, a signature that is there, or an agent that nobody named', async () => {
    const { move, act } = await openComplaint('2026-11-20')
    await move('received', letter('2026-11-20'))
    const refuse = (ground: string) => move('refused', { ground, text: 'x', ...paper('2026-11-23') })
    await expect(refuse('11.6')).rejects.toThrow(/chưa quá hạn[\s\S]*Điều 9/)
    await expect(refuse('11.5')).rejects.toThrow(/có chữ ký, nhận ngày 20\/11\/2026/)
    await expect(refuse('11.4')).rejects.toThrow(/chưa ghi người đại diện/)
    await act('authorised', { people: 'Lê Văn Nam', ...letter('2026-11-20') })
    await refuse('11.4')
  })

  test('has its own limit judged by the day of the letter as it was corrected', async () => {
    const { move, act, load } = await openComplaint('2026-11-20')
    journey.setNow('2027-03-02T03:00:00Z')
    await move('received', letter('2026-11-23'))
    await act('letter_corrected', { text: 'Ghi nhầm.', ...letter('2027-03-01') })
    expect((await load()).clocks.find(({ clockId }) => clockId === 'kn.limit')?.stoppedOn).toBe('2027-03-01')
    await move('refused', { ground: '11.6', text: 'x', ...paper('2027-03-02') })
    journey.setNow(today)
  })

  test('is refused as too late where it is', async () => {
    const { move } = await openComplaint('2027-03-01')
    journey.setNow('2027-03-02T03:00:00Z')
    await move('received', letter('2027-03-01'))
    await move('refused', { ground: '11.6', text: 'x', ...paper('2027-03-02') })
    journey.setNow(today)
  })
})

describe('a step on a letter that was recorded by mistake', () => {
  const slip = { text: 'Chọn nhầm vụ việc.', unsent: '1' }
  const received = async () => {
    const one = await openComplaint('2026-11-20')
    await one.move('received', letter('2026-11-20'))
    return one
  }

  test('is taken back on its day with a reason, while nothing was sent: state and clocks as before, the citizen told', async () => {
    const { citizen, move, load, takeBack } = await received()
    const before = await load()
    await move('refused', { ground: '11.2', text: 'x', ...paper('2026-11-25') })
    await expect(takeBack({ unsent: '1' })).rejects.toThrow(/lý do/)
    await expect(takeBack({ text: 'Nhầm.' })).rejects.toThrow(/chưa gửi cho ai/)
    await takeBack(slip)
    expect(await load()).toMatchObject({ state: 'received', clocks: before.clocks, dueAt: before.dueAt })
    await told(citizen, /do bấm nhầm/)
    expect((await load()).timeline.at(-1)).toMatchObject({ from: 'refused', text: expect.stringContaining(slip.text) })
    await expect(takeBack(slip)).rejects.toThrow(/không làm được/)
    await expect(move('accepted', paper('2026-11-19'))).rejects.toThrow(/20\/11\/2026/)
    await move('accepted', paper('2026-11-23'))
  })

  test('takes with it the clocks that it began', async () => {
    const { move, load, takeBack, openDuties } = await received()
    await move('accepted', paper('2026-11-23'))
    await move('verifying', { day: '2026-11-24' })
    const before = await load()
    await move('decided', { ground: 'cancelled', text: 'x', ...paper('2026-11-25') })
    expect(await openDuties()).toEqual(['kn.send1'])
    await takeBack(slip)
    expect((await load()).clocks).toEqual(before.clocks)
    await move('decided', { ground: 'cancelled', text: 'x', ...paper('2026-11-25') })
    await takeBack(slip)
    expect((await load()).clocks).toEqual(before.clocks)
    expect(await openDuties()).toEqual(['kn.resolve1'])
  })

  test('stays once it was sent, or the day is over', async () => {
    const { move, finish, takeBack, offered } = await received()
    await move('accepted', paper('2026-11-23'))
    journey.setNow('2026-11-26T03:00:00Z')
    await expect(takeBack(slip)).rejects.toThrow(/không làm được/)
    await move('decided', { ground: 'cancelled', text: 'x', ...paper('2026-11-26') })
    await finish('kn.send1', paper('2026-11-26'))
    await expect(takeBack(slip)).rejects.toThrow(/không làm được/)
    expect((await offered()).mayTakeBack).toBe(false)
    journey.setNow(today)
  })

  test('with a denunciation too', async () => {
    const { move, load, takeBack } = await openDenunciation()
    await move('received', letter('2026-11-25'))
    await move('transferred', { target: 'Công an tỉnh', target_why: 'Công an quản lý vụ này.', ...paper('2026-11-25') })
    await takeBack(slip)
    expect(await load()).toMatchObject({ state: 'received' })
    expect((await load()).clocks.every(({ stoppedOn }) => stoppedOn === null)).toBe(true)
  })
})

describe('a denunciation', () => {
  test('that a commune’s chairman settles is passed on, not accepted, unless found otherwise', async () => {
    const { move, act, clock, load, offered } = await openDenunciation('Ông Bùi Văn Tham, cán bộ địa chính')
    await move('received', letter('2026-11-20'))
    expect((await load()).settledBy).toContain('Chủ tịch UBND xã Yên Mỹ')
    expect(await clock('tc.transfer')).toMatchObject({ startedOn: '2026-11-20', dueOn: '2026-11-30' })
    await expect(act('not_competent', { text: 'x' })).rejects.toThrow()
    expect((await offered()).moves).not.toContain('accepted')
    expect((await offered()).later).toContainEqual({
      action: 'Thụ lý',
      why: expect.stringMatching(/Yên Mỹ[\s\S]*Điều 24/),
    })
    await expect(move('accepted', paper('2026-11-23'))).rejects.toThrow(/Điều 24/)
    await act('settled_by_province', { text: 'Có liên quan lãnh đạo xã.' })
    await move('accepted', paper('2026-11-23'))
    expect((await load()).settledBy).toBe('Chủ tịch UBND tỉnh')
    expect(await clock('tc.transfer')).toMatchObject({ stoppedOn: expect.any(String) })
  })

  test('passed on is told by the name of the body, asked about there, with what is sent later, or comes back', async () => {
    const { citizen, move, act, load } = await openDenunciation('Ông Bùi Văn Tham, cán bộ địa chính')
    await move('received', letter('2026-11-20'))
    const target = 'Chủ tịch UBND xã Yên Mỹ'
    await move('transferred', { target, ...paper('2026-11-24') })
    await told(citizen, /đã được chuyển đến Chủ tịch UBND xã Yên Mỹ/)
    await citizen.say((await load()).receiptCode)
    expect(citizen.heard()).toContain('đã được nhận và giữ kín')
    expect(citizen.heard()).not.toContain(target)
    await act('evidence_passed', { target, ...paper('2026-11-25') })
    await told(citizen, /Tài liệu[\s\S]*chuyển tiếp đến Chủ tịch UBND xã Yên Mỹ/)
    await act('transfer_returned', { day: '2026-11-25', text: 'Không thuộc thẩm quyền.' })
    await told(citizen, /trả lại hồ sơ/)
    await move('received', letter('2026-11-25'))
  })

  test('of a chairman is accepted by the province’s, by name; its clocks run from the day on which the letter came', async () => {
    const { citizen, move, clock } = await openDenunciation()
    await expect(move('received', paper('2026-11-20'))).rejects.toThrow(/ngày nhận đơn/)
    await move('received', { ...letter('2026-11-20'), letter_date: '2026-10-30' })
    expect(await clock('tc.first')).toMatchObject({ startedOn: '2026-11-20' })
    await told(citizen, /có chữ ký của hồ sơ \S+ ngày 20\/11\/2026/)
    await move('accepted', paper('2026-11-23'))
    await told(citizen, /được Chủ tịch UBND tỉnh[^(]* thụ lý/)
  })

  test('extended twice, concluded, acted on, published, and closed only when every duty is done', async () => {
    const { citizen, move, act, finish, clock, openDuties } = await openDenunciation()
    await move('received', letter('2026-07-28'))
    await act('several_places', { text: 'hai xã', ...paper('2026-07-29') })
    expect((await clock('tc.first'))?.dueOn).toBe('2026-08-11')
    await move('accepted', paper('2026-08-03'))
    expect(await openDuties()).toEqual(['tc.notify', 'tc.notify.accused', 'tc.resolve'])
    await finish('tc.notify', paper('2026-08-05'))
    await finish('tc.notify.accused', paper('2026-08-06'))
    const extension = { text: 'phức tạp', ...paper('2026-08-31') }
    await act('extend', { days: '30', criteria_people: '1', ...extension })
    expect((await clock('tc.resolve'))?.dueOn).toBe('2026-10-02')
    const second = { days: '30', criteria_people: '1', text: 'phức tạp', ...paper('2026-09-04') }
    await expect(act('extend', second)).rejects.toThrow(/không cho gia hạn/)
    await act('extend', { ...second, criteria_bodies: '1' })
    expect((await clock('tc.resolve'))?.dueOn).toBe('2026-11-02')
    await told(citizen, '02/11/2026')
    await move('verifying', { day: '2026-08-31' })
    await act('protection_requested', { ground: 'urgent', text: 'Bị dọa đánh.' })
    await act('protection_granted', { text: 'Bố trí nơi ở.', ...paper('2026-11-25') })
    await expect(move('concluded', { ground: 'partly', text: 'x', ...paper('2026-11-02') })).rejects.toThrow(
      /giải trình/,
    )
    await act('accused_heard', { day: '2026-11-02' })
    await move('concluded', { ground: 'partly', text: 'Kết luận.', ...paper('2026-11-02') })
    await told(citizen, 'đã có kết luận')
    const news = (await newsOf(citizen)).filter((text) => /^(?:Hồ sơ|Đã ghi nhận|Yêu cầu)/.test(text))
    expect(news.length).toBeGreaterThan(3)
    expect(news.join('\n')).not.toMatch(/Tham|dọa|nơi ở|Kết luận\./)
    await move('acted_on', paper('2026-11-09'))
    await move('published', paper('2026-11-10'))
    await expect(move('closed')).rejects.toThrow(/Còn việc theo luật/)
    await finish('tc.conclude.send', paper('2026-11-04'))
    await finish('target.extension', paper('2026-11-02'))
    await finish('target.extension', paper('2026-11-02'))
    await finish('tc.act.report', paper('2026-11-12'))
    expect(await openDuties()).toEqual([])
    await move('closed')
  })

  test('turned into a tip is inspected as one, and taken up again when it is signed', async () => {
    const { move, load } = await openDenunciation()
    await expect(move('tip', { ground: 'unnamed', text: 'x' })).rejects.toThrow(/họ tên, địa chỉ/)
    await move('tip', { ground: 'form', text: 'Không ký đơn.' })
    await move('tip_inspecting')
    await move('tip_filed', { text: 'Chưa rõ.' })
    await move('received', letter('2026-11-20'))
    expect((await load()).clocks.map(({ clockId }) => clockId)).toEqual(['don.red', 'tc.first'])
  })

  test('of which the person was forced to withdraw says so from the chat, and goes on', async () => {
    const { citizen, load } = await openDenunciation()
    const { move, act } = work(denunciationOfficer, (await load()).id)
    await move('received', letter('2026-11-20'))
    await journey.core.messaging.outbox.collect()
    await citizen.say((await load()).receiptCode)
    await citizen.say('tôi muốn rút đơn')
    expect(citizen.heard()).toContain('ép buộc')
    await citizen.press('Tôi bị ép, đe dọa')
    expect(citizen.heard()).toContain('giải quyết tiếp')
    expect((await load()).timeline.at(-1)).toMatchObject({ what: 'added', text: expect.stringContaining('bị ép buộc') })
    await expect(move('withdrawn', { ground: 'free', ...letter('2026-11-21') })).rejects.toThrow(/bị ép/)
    await move('accepted', paper('2026-11-21'))
    const withdrawn = { ground: 'free', ...letter('2026-11-22') }
    await expect(act('withdrawal_received', withdrawn)).rejects.toThrow(/bị ép/)
    await citizen.say('tôi có rút đơn đâu, ai bảo tôi rút?')
    expect(citizen.heard()).toContain('Đã ghi là anh/chị không hề rút.')
  })
})

describe('an officer who', () => {
  test('wrote down the wrong day of a signed petition corrects it, and its terms run from the right day', async () => {
    const { citizen, move, act, clock } = await openDenunciation()
    await move('received', letter('2026-01-05'))
    expect(await clock('tc.first')).toMatchObject({ startedOn: '2026-01-05' })
    await act('letter_corrected', { text: 'Ghi nhầm năm.', ...letter('2026-11-24') })
    expect(await clock('tc.first')).toMatchObject({ startedOn: '2026-11-24', dueOn: '2026-12-03' })
    await told(citizen, '03/12/2026')
    await expect(move('accepted', paper('2026-11-23'))).rejects.toThrow(/trước bước trước đó \(24\/11\/2026\)/)
  })

  test('wrote down a forced withdrawal can’t write down a free one', async () => {
    const { move, act } = await openDenunciation()
    await move('received', letter('2026-11-20'))
    await act('withdrawal_forced', { text: 'Bị gọi điện dọa.' })
    await expect(move('withdrawn', { ground: 'free', ...letter('2026-11-21') })).rejects.toThrow(/bị ép/)
    await move('accepted', paper('2026-11-21'))
    const stop = { ground: 'withdrawn', text: 'Rút.', ...paper('2026-11-22') }
    await expect(move('stopped', stop)).rejects.toThrow(/bị ép/)
  })

  test('sees a crime at the conclusion sends the file on; who was never protected isn’t offered an end of it', async () => {
    const { move, act, finish, load } = await openDenunciation()
    await move('received', letter('2026-11-10'))
    await move('accepted', paper('2026-11-11'))
    await move('verifying', { day: '2026-11-12' })
    await finish('tc.notify.accused', paper('2026-11-12'))
    await act('accused_heard', { day: '2026-11-19' })
    await move('concluded', { ground: 'right', text: 'Đúng.', ...paper('2026-11-20') })
    await act('crime', { target: 'Cơ quan Cảnh sát điều tra', ...paper('2026-11-21') })
    const offered = async () =>
      journey.core.cases
        .offered({ account: denunciationOfficer, found: await load(), at: journey.now() })
        .acts.map((one) => one.act)
    expect(await offered()).not.toContain('protection_ended')
    await expect(act('protection_ended', { text: 'Hết.', ...paper('2026-11-21') })).rejects.toThrow(
      /Chưa có quyết định/,
    )
    await act('protection_requested', { ground: 'plain', text: 'Xin.' })
    await act('protection_granted', { text: 'Có.', ...paper('2026-11-25') })
    expect(await offered()).toContain('protection_ended')
  })

  test('passed a denunciation on still writes down an urgent wish for protection', async () => {
    const { move, act, load } = await openDenunciation()
    await move('received', letter('2026-11-20'))
    await move('transferred', { target: 'Công an tỉnh', target_why: 'Công an quản lý vụ này.', ...paper('2026-11-21') })
    await act('protection_requested', { ground: 'urgent', text: 'Bị dọa qua điện thoại.' })
    expect(await load()).toMatchObject({ state: 'transferred', protection: 'urgent' })
  })
})

test('a tip filed without inspection is finished, as one of an unsigned petition is', () => {
  expect([isFinal('tip', 'filed'), isFinal('denunciation', 'tip_filed')]).toEqual([true, true])
})

describe('feedback', () => {
  test.each(['refused', 'withdrawn', 'forwarded'])(
    '%s by a slip of the officer goes on as it was, within a day',
    async (to) => {
      const { citizen, found, move, load, takeBack } = await openFeedback()
      await expect(takeBack()).rejects.toThrow(/không làm được/)
      await move('in_progress')
      const before = await load()
      await move(to, { text: 'Không rõ việc.', target: 'Sở Xây dựng', ...paper('2026-11-25') })
      if (to === 'refused') await told(citizen, /nhắn lại ở đây/)
      journey.setNow('2026-11-26T03:00:01Z')
      await expect(takeBack()).rejects.toThrow(/không làm được/)
      journey.setNow('2026-11-25T09:00:00Z')
      await takeBack()
      expect(await load()).toMatchObject({ state: 'in_progress', clocks: before.clocks, dueAt: before.dueAt })
      await told(citizen, `Tin vừa rồi về ${found.receiptCode} là do bấm nhầm`)
      journey.setNow(today)
    },
  )

  test('has its notice, its red line and its target; whoever is not satisfied takes it up again once', async () => {
    const { citizen, found, move, load, openDuties } = await openFeedback()
    expect(await openDuties()).toEqual(['target.answer', 'pa.notice', 'don.red'])
    await move('answered', { text: 'Đã dọn.' })
    expect(await openDuties()).toEqual([])
    await told(citizen, 'Đã dọn')
    await citizen.say('vẫn chưa dọn đâu')
    expect(citizen.heard()).toContain('mở lại')
    await citizen.press('Mở lại vụ đó')
    expect(await load()).toMatchObject({ state: 'reopened', reopenedByCitizen: 1 })
    await move('answered', { text: 'Đã dọn lại.' })
    await expect(move('closed')).rejects.toThrow(/lãnh đạo/)
    await work(staffOf(found.communeCode, 'leader'), found.id).move('closed')
    await citizen.say(`/tracuu ${found.receiptCode}`)
    await citizen.say('vẫn chưa dọn đâu')
    expect(citizen.heard()).not.toContain('Mở lại vụ đó')
  })

  test('about a regulation is passed on within five days of its coming', async () => {
    const { act, clock, openDuties } = await openFeedback()
    await act('about_regulation')
    expect(await clock('pa.transfer')).toMatchObject({ stoppedOn: null })
    const passed = { target: 'Sở Tư pháp', ...paper('2026-11-25') }
    await expect(act('regulation_passed', { ...passed, ...paper('2026-11-20') })).rejects.toThrow(/25\/11\/2026/)
    await act('regulation_passed', passed)
    expect(await openDuties()).not.toContain('pa.transfer')
    await expect(act('regulation_passed', passed)).rejects.toThrow(/được ghi là xong/)
    await expect(act('about_regulation')).rejects.toThrow(/được xác định rồi/)
  })

  test('passed on has a paper of the day of its receipt at the earliest: no end lies before the beginning', async () => {
    const { move, load } = await openFeedback()
    const forward = (day: string) => move('forwarded', { target: 'Sở Xây dựng', text: 'x', ...paper(day) })
    await expect(forward('2026-11-10')).rejects.toThrow(/25\/11\/2026/)
    journey.setNow('2027-01-20T03:00:00Z')
    await forward('2027-01-19')
    const answer = (await load()).clocks.find(({ clockId }) => clockId === 'target.answer')
    expect(answer && String(answer.stoppedOn) > answer.dueOn).toBe(true)
    journey.setNow(today)
  })

  test('that holds a complaint too becomes two cases; what is denounced in it is linked from neither side', async () => {
    const { citizen, found, load } = await openFeedback()
    const officer = staffOf(found.communeCode, 'officer')
    const split = async (kind: 'complaint' | 'denunciation', text: string, whole: '' | '1' = '') =>
      journey.core.cases.split({ account: officer, found: await load(), at: journey.now() }, { kind, text, whole })
    await expect(split('complaint', 'Không đồng ý mức phạt.')).rejects.toThrow(/nguyên văn/)
    await split('complaint', 'ngập rác')
    await split('denunciation', 'hôi thối')
    await expect(split('denunciation', 'hôi thối')).rejects.toThrow(/đã tách rồi/)
    expect((await load()).links.map(({ kind }) => kind)).toEqual(['complaint'])
    const all = await journey.core.cases.findByChat(citizen.chat, 10)
    expect(all.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      'complaint draft',
      'denunciation draft',
      'feedback received',
    ])
    await split('complaint', 'Cả việc là khiếu nại.', '1')
    expect(await load()).toMatchObject({ state: 'reclassified', dueAt: null })
    await told(citizen, 'được chuyển thành khiếu nại')
  })
})

test('the terms of the answers are counted by whether they stand still or were made longer', async () => {
  const count = async () => (await journey.core.cases.count(inspector, journey.now())).byKind.get('complaint')
  const before = await count()
  const inTime = await openComplaint('2026-08-03')
  await inTime.move('received', letter('2026-08-03'))
  await inTime.move('accepted', paper('2026-08-10'))
  await inTime.move('decided', { ground: 'cancelled', text: 'x', ...paper('2026-09-01') })
  const standing = await openComplaint('2026-08-03')
  await standing.move('received', letter('2026-08-03'))
  await standing.move('accepted', paper('2026-08-10'))
  await standing.act('complex', { criteria_people: '1', text: 'x', ...paper('2026-08-11') })
  await standing.move('paused', { ground: 'other_result', text: 'x', ...paper('2026-08-20') })
  const late = await openComplaint('2026-08-03')
  await late.move('received', letter('2026-08-03'))
  await late.move('accepted', paper('2026-08-10'))
  await late.move('decided', { ground: 'cancelled', text: 'x', ...paper('2026-11-01') })
  const after = await count()
  const more = (field: 'paused' | 'extended') => (after?.[field] ?? 0) - (before?.[field] ?? 0)
  expect([more('paused'), more('extended')]).toEqual([1, 1])
})
