import { expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import { localDay } from '../../src/shared/clock.js'
import { type Citizen, useJourney } from './journey.js'

const officerOf = (communeCode: string): Account => ({
  id: 'officer',
  userName: 'officer',
  displayName: 'Trần Thị Bình',
  role: 'officer',
  communeCode,
})
const denunciationOfficer: Account = { ...officerOf(''), role: 'denunciation_officer', communeCode: null }
const journey = useJourney({ FEEDBACK_TARGETS: 'default=15,environment=10' }, { officers: [denunciationOfficer] })

const codeIn = (text: string): string => /Mã biên nhận: ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(text)?.[1] ?? ''
const caseOf = async (citizen: Citizen) => {
  const found = await journey.core.cases.getByReceiptCode(codeIn(citizen.heard()))
  if (!found) throw new Error(`no case in: ${citizen.heard()}`)
  return journey.read(found)
}
const seenBy = (account: Account, found: Awaited<ReturnType<typeof caseOf>>) => ({
  account,
  found,
  at: journey.now(),
})
const paper = (number: string, date: string) => ({
  paper_number: number,
  paper_date: date,
  paper_signer: 'Nguyễn Văn Chủ',
})
const noPaper = { paper_number: '', paper_date: '', paper_signer: '' }

const sendFeedback = async (): Promise<Citizen> => {
  const citizen = journey.citizen()
  await citizen.say('đường làng tôi ở Bình Minh ngập rác hôi thối')
  await citizen.say('Khoái Châu')
  for (const answer of ['cả tuần nay', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua']) await citizen.say(answer)
  return citizen
}

test('a feedback with an ambiguous old name is asked back, confirmed, and lies with the commune of today', async () => {
  const citizen = journey.citizen()
  await citizen.say('đường làng tôi ở Bình Minh ngập rác hôi thối')
  expect(citizen.heard()).toContain('quyen-rieng-tu')
  expect(citizen.heard()).toContain('có ở nhiều nơi')
  await citizen.press('Khoái Châu')
  for (const answer of ['cả tuần nay', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua']) await citizen.say(answer)
  expect(citizen.heard()).toContain('Xã Mễ Sở')
  await citizen.press('Sửa: Thời gian')
  await citizen.say('từ hôm 20')
  await citizen.press('Gửi')
  const found = await caseOf(citizen)
  expect(found).toMatchObject({ kind: 'feedback', category: 'environment', state: 'received', when: 'từ hôm 20' })
  expect(found.agency.name).toBe('UBND xã Mễ Sở')
  expect(found.clocks[0]).toMatchObject({ clockId: 'target.answer', dueOn: '2026-12-09' })
  expect(citizen.heard()).toContain('09/12/2026')
  const inbox = await journey.core.cases.findFor(officerOf(found.communeCode ?? ''), { queue: 'open' }, journey.now())
  expect(inbox.cases.map(({ id }) => id)).toContain(found.id)
})

test('the confirming message delivered twice makes one case and one answer', async () => {
  const citizen = await sendFeedback()
  const first = await citizen.say('Gửi', 'fake:confirm-once')
  const second = await citizen.say('Gửi', 'fake:confirm-once')
  expect(second).toEqual(first)
  expect(await journey.core.cases.findByChat(citizen.chat, 10)).toHaveLength(1)
})

test('an officer asks, the citizen answers in the chat, the officer resolves, and the answer arrives', async () => {
  const citizen = await sendFeedback()
  await citizen.say('Gửi')
  const opened = await caseOf(citizen)
  const officer = officerOf(opened.communeCode ?? '')
  await journey.core.cases.ask(seenBy(officer, opened), { text: 'Rác nằm ở đoạn nào của thôn ạ?' })
  await journey.core.messaging.outbox.collect()
  await expect.poll(() => citizen.delivered().at(-1)?.text).toContain('Rác nằm ở đoạn nào')
  await citizen.say('Đoạn trước cổng trường mầm non')
  await citizen.press('Gửi cho cán bộ')
  const answered = await journey.core.cases.getFor(officer, opened.id)
  expect(answered.timeline.at(-1)).toMatchObject({ what: 'answered', text: 'Đoạn trước cổng trường mầm non' })
  expect(answered.awaitsCitizen).toBe(false)
  await journey.core.cases.move(seenBy(officer, answered), {
    to: 'answered',
    text: 'Xã đã dọn sạch ngày 25/11.',
    ...noPaper,
  })
  await journey.core.messaging.outbox.collect()
  await expect.poll(() => citizen.delivered().at(-1)?.text).toContain('Xã đã dọn sạch ngày 25/11.')
  const after = await journey.core.cases.getFor(officer, opened.id)
  expect(after).toMatchObject({ state: 'answered', dueAt: null })
})

test('two officers pressing together cannot both win, and a foreign commune finds nothing', async () => {
  const citizen = await sendFeedback()
  await citizen.say('Gửi')
  const opened = await caseOf(citizen)
  const officer = officerOf(opened.communeCode ?? '')
  await journey.core.cases.move(seenBy(officer, opened), { to: 'in_progress', text: '', ...noPaper })
  await expect(
    journey.core.cases.move(seenBy(officer, opened), { to: 'answered', text: 'Xong.', ...noPaper }),
  ).rejects.toThrow(/vừa được người khác/)
  await expect(journey.core.cases.getFor(officerOf('00000'), opened.id)).rejects.toThrow(/Không tìm thấy/)
})

test('a transfer that is accepted moves the case, tells the citizen, and leaves the old commune without it', async () => {
  const citizen = await sendFeedback()
  await citizen.say('Gửi')
  const opened = await caseOf(citizen)
  const officer = officerOf(opened.communeCode ?? '')
  await journey.core.cases.transfer(seenBy(officer, opened), {
    to: '11953',
    text: 'Đoạn đường này thuộc phường Phố Hiến.',
  })
  const receiver = officerOf('11953')
  const sent = await journey.core.cases.getFor(receiver, opened.id)
  expect((await journey.core.cases.getFor(officer, opened.id)).agency.name).toBe('UBND xã Mễ Sở')
  await journey.core.cases.acceptTransfer(seenBy(receiver, sent))
  await journey.core.messaging.outbox.collect()
  await expect.poll(() => citizen.delivered().at(-1)?.text).toContain('UBND phường Phố Hiến')
  await expect(journey.core.cases.getFor(officer, opened.id)).rejects.toThrow()
  expect((await journey.core.cases.getFor(officerOf('11953'), opened.id)).timeline.at(-1)?.what).toBe('transferred')
})

test('a complaint is a draft until its petition is signed; then the clock of the law runs', async () => {
  const citizen = journey.citizen()
  await citizen.say('Tôi không đồng ý với quyết định thu hồi đất của xã đối với gia đình tôi')
  expect(citizen.heard()).toContain('khiếu nại')
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
  expect(citizen.heard()).toContain('đơn phải có chữ ký')
  const isOpen = (token: string) => journey.core.cases.hasPetitionLink(token, journey.now())
  const tokenHeard = () => /http:\/\/xaoi\.test\/don\/([\w-]{43})\s/.exec(citizen.heard())?.[1] ?? ''
  const first = tokenHeard()
  const draft = await caseOf(citizen)
  expect(await isOpen(first)).toBe(true)
  await citizen.press('Đóng đường dẫn')
  expect(await isOpen(first)).toBe(false)
  await citizen.say(`/tracuu ${draft.receiptCode}`)
  await citizen.press('Đường dẫn in đơn mới')
  const second = tokenHeard()
  expect(await isOpen(second)).toBe(true)
  const stranger = journey.citizen()
  for (const command of ['indon', 'dongdon']) {
    await stranger.say(`/${command} ${draft.receiptCode}`)
    expect(stranger.heard()).toContain('Không có đơn nháp')
  }
  expect(await isOpen(second)).toBe(true)
  const clocks = [{ clockId: 'kn.limit', startedOn: '2026-11-10' }]
  expect(draft).toMatchObject({ kind: 'complaint', state: 'draft', dueAt: null, clocks })
  const officer = officerOf(draft.communeCode ?? '')
  const move = async (to: string, form: object) => {
    const found = await journey.core.cases.getFor(officer, draft.id)
    await journey.core.cases.move(seenBy(officer, found), { to, text: '', ...noPaper, ...form })
    return journey.core.cases.getFor(officer, draft.id)
  }
  await expect(move('received', {})).rejects.toThrow(/ngày nhận đơn/)
  await expect(move('received', { day: '2026-11-17' })).rejects.toThrow(/không thể trước ngày/)
  const received = await move('received', { day: '2026-11-25' })
  expect(received.clocks.find(({ clockId }) => clockId === 'kn.accept')).toMatchObject({
    startedOn: '2026-11-25',
    article: expect.stringContaining('NĐ155'),
  })
  const accepted = await move('accepted', paper('12/TB-UBND', '2026-11-25'))
  expect(accepted.clocks.find(({ clockId }) => clockId === 'kn.accept')?.stoppedOn).toBe('2026-11-25')
  expect(accepted.clocks.find(({ clockId }) => clockId === 'kn.resolve1')).toMatchObject({
    rawLastDay: '2026-12-25',
    dueOn: '2026-12-25',
  })
  await expect(move('in_effect', {})).rejects.toThrow(/không làm được/)
})

test('a denunciation is seen by its denunciation officer alone and its news repeat nothing of it', async () => {
  const citizen = journey.citizen()
  await citizen.say('can bo xa doi tien boi duong khi toi lam so do')
  await citizen.press('Tố cáo')
  expect(citizen.heard()).toContain('Người xử lý của tỉnh đọc trước')
  await citizen.press('Nêu tên và ký đơn')
  for (const answer of [
    'Ông Bùi Văn Tham, cán bộ địa chính',
    'xã Yên Mỹ',
    'Bỏ qua',
    'Bỏ qua',
    'Lê Thị Hoa',
    'Thôn Trai Trang, xã Yên Mỹ',
    '0987654321',
  ])
    await citizen.say(answer)
  await citizen.press('Gửi')
  const found = await caseOf(citizen)
  expect(found).toMatchObject({
    kind: 'denunciation',
    state: 'draft',
    agency: { office: 'province_denunciations', communeCode: null },
  })
  for (const role of ['officer', 'leader', 'supervisor', 'administrator', 'editor'] as const) {
    const account = { ...officerOf(found.communeCode ?? ''), role }
    await expect(journey.core.cases.getFor(account, found.id)).rejects.toThrow(/Không tìm thấy/)
    const list = await journey.core.cases.findFor(account, { queue: 'all' }, journey.now())
    expect(list.cases.filter(({ kind }) => kind === 'denunciation' || kind === 'tip')).toEqual([])
  }
  await journey.core.cases.move(seenBy(denunciationOfficer, found), {
    to: 'received',
    day: localDay(journey.now()),
  })
  await journey.core.messaging.outbox.collect()
  await expect.poll(() => citizen.delivered().at(-1)?.text).toBe('Bạn có tin mới.')
  await citizen.say(found.receiptCode)
  expect(citizen.heard()).not.toContain('Tham')
  expect(citizen.heard()).not.toContain('Tố cáo')
})

test('whoever will not be named leaves a tip without a clock', async () => {
  const citizen = journey.citizen()
  await citizen.say('tôi muốn tố cáo công ty ABC xả thải ra sông ban đêm ở xã Yên Mỹ')
  await citizen.press('Không nêu tên')
  await citizen.say('Công ty ABC')
  for (let i = 0; i < 2; i += 1) await citizen.say('Bỏ qua')
  expect(citizen.heard()).not.toContain('Đã dừng')
  await citizen.press('Gửi')
  expect(await caseOf(citizen)).toMatchObject({ kind: 'tip', clocks: [], reporter: { name: null, phone: null } })
})

test('“hủy” leaves an intake, and a question in the middle is answered before it goes on', async () => {
  const citizen = journey.citizen()
  await citizen.say('đèn đường thôn tôi ở xã Yên Mỹ hỏng cả tháng không ai sửa')
  expect(citizen.heard()).toContain('ảnh, giấy tờ')
  await citizen.say('làm giấy khai sinh cần giấy tờ gì?')
  expect(citizen.heard()).toContain('ĐĂNG KÝ KHAI SINH')
  expect(citizen.heard()).toContain('Anh/chị có ảnh, giấy tờ')
  await citizen.say('thôi')
  expect(citizen.heard()).toMatch(/Đã dừng.*lấy lại/)
  expect(await journey.core.cases.findByChat(citizen.chat, 10)).toEqual([])
})

test('“hủy” in what interrupted a report ends that alone, and “để sau” there keeps the report', async () => {
  for (const said of ['hủy', 'để lát nữa nhé']) {
    const citizen = journey.citizen()
    await citizen.say('đèn đường thôn tôi ở xã Yên Mỹ hỏng cả tháng không ai sửa')
    await citizen.say('/canbo')
    await citizen.say(said)
    expect(citizen.heard()).toMatch(said === 'hủy' ? /Ta làm tiếp nhé.*ảnh, giấy tờ/s : /lấy lại/)
    await citizen.say('tóm tắt lại')
    expect(citizen.heard()).toContain('đèn đường thôn tôi')
  }
})

test('a danger to life is answered with the one number to call before anything else', async () => {
  const citizen = journey.citizen()
  await citizen.say('cứu với cháy nhà')
  expect(citizen.heard()).toMatch(/^Gọi ngay 114/)
})

test('a danger that is reported in chat stands marked on its case', async () => {
  const citizen = journey.citizen()
  await citizen.say('cứu với cháy nhà đầu thôn Phú Trạch xã Mễ Sở')
  await citizen.press('Gửi phản ánh')
  for (const said of ['bỏ qua', 'bỏ qua', 'bỏ qua', 'bỏ qua', 'gửi']) await citizen.say(said)
  const [code = ''] = /[A-Z2-9]{5}-[A-Z2-9]{5}/.exec(citizen.heard()) ?? []
  expect((await journey.core.cases.getByReceiptCode(code))?.tellsDanger).toBe(true)
})

test('a quarrel between neighbours is guided to conciliation', async () => {
  const citizen = journey.citizen()
  await citizen.say('hàng xóm lấn đất nhà tôi')
  expect(citizen.heard()).toContain('hòa giải')
})

test('a person is asked for outside office hours and learns when somebody will look', async () => {
  journey.setNow('2026-11-25T13:30:00Z')
  const citizen = journey.citizen()
  await citizen.say('cho tôi gặp cán bộ')
  await citizen.say('xã Mễ Sở')
  await citizen.say('Hồ sơ đất của tôi nộp thiếu giấy gì ạ?')
  expect(citizen.heard()).toContain('07:30 ngày 26/11/2026')
  const [found] = await journey.core.tasks.findFor(officerOf('12049'), 'hand_off', 10)
  expect(found?.facts).toEqual({ question: 'Hồ sơ đất của tôi nộp thiếu giấy gì ạ?' })
  journey.setNow('2026-11-25T03:00:00Z')
})

test('contacts that nobody entered are said to be unknown', async () => {
  const citizen = journey.citizen()
  await citizen.say('số điện thoại ủy ban xã Yên Mỹ')
  expect(citizen.heard()).toContain('UBND xã Yên Mỹ')
  expect(citizen.heard()).toContain('Chưa có thông tin')
})

test('a state that no flow knows any more falls back to the menu', async () => {
  const citizen = journey.citizen()
  await citizen.say('đèn đường thôn tôi ở xã Yên Mỹ hỏng cả tháng không ai sửa')
  const conversation = await journey.core.dialogue.conversations.load(citizen.chat)
  const old = {
    ...conversation,
    version: conversation.version + 1,
    flow: { name: 'send-feedback', version: 0, step: 'x', data: {} },
  }
  await journey.core.dialogue.conversations.save(old, [], journey.now())
  await citizen.say('hôm qua')
  expect(citizen.heard()).toContain('không tiếp tục được')
})
