import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { createEntryForm } from '../../src/cases/desk/entry-form.js'
import { buildAccount } from '../accounts/build-account.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=15' })
const meSo = '12049'
const phoHien = '11953'
const officer = buildAccount('officer')
const denunciationOfficer = buildAccount('denunciation_officer')

const told = {
  kind: 'feedback',
  what: 'Đèn đường trước nhà văn hóa hỏng cả tháng',
  where: 'thôn Mễ Sở',
  commune: meSo,
  phone: '0912 345 678',
  way: 'telephone',
}
const enter = (
  more: Record<string, string> = {},
  { account = officer, formKey = randomUUID() as string, files = [] as { name: string; bytes: Buffer }[] } = {},
) =>
  journey.core.cases.enter({
    account,
    form: createEntryForm('2026-11-25').parse({ ...told, ...more }),
    formKey,
    files,
    at: journey.now(),
  })
const entered = async (...given: Parameters<typeof enter>): Promise<Case> => {
  const found = await enter(...given)
  if (found === 'hand over') throw new Error('handed over')
  return found
}
const fresh = async ({ id, kind }: Case): Promise<Case> => {
  const isProtected = kind === 'denunciation' || kind === 'tip'
  const found = await journey.core.cases.store.get(id, { isProtected })
  if (!found) throw new Error('no case')
  return found
}
const seen = async (found: Case, account = officer) => ({ account, found: await fresh(found), at: journey.now() })
const countCases = async (): Promise<number> =>
  (await journey.core.cases.store.count({}, { isProtected: false })) +
  (await journey.core.cases.store.count({}, { isProtected: true }))
const noPaper = { paper_number: '', paper_date: '', paper_signer: '' }
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a case told on the telephone lies with its commune, runs its clock, and has no chat', async () => {
  const found = await entered()
  expect(found).toMatchObject({
    kind: 'feedback',
    state: 'received',
    chat: null,
    agency: { name: 'UBND xã Mễ Sở' },
    reporter: { phone: '0912 345 678' },
    entry: { way: 'telephone', from: null, by: { accountId: officer.id } },
  })
  expect(found.clocks[0]?.dueOn).toBe('2026-12-16')
  expect(found.timeline[0]).toMatchObject({ what: 'opened', by: { role: 'staff', accountId: officer.id } })
  const entries = await journey.core.accounts.audit.findLatest(10, { subjects: [found.id] })
  expect(entries).toMatchObject([{ what: 'case_entered', accountId: officer.id }])
})

test('a form sent twice, and twice at once, makes one case with its file once', async () => {
  const before = await countCases()
  const formKey = randomUUID()
  const files = [{ name: 'den.png', bytes: png }]
  const twice = await Promise.all([entered({}, { formKey, files }), entered({}, { formKey, files })])
  const third = await entered({}, { formKey, files })
  expect(new Set([...twice, third].map(({ id }) => id)).size).toBe(1)
  expect(await countCases()).toBe(before + 1)
  expect(third.attachments).toHaveLength(1)
  const [file] = await journey.core.cases.findFilesOf(third)
  expect(file).toMatchObject({ name: 'den.png', type: 'image/png', caseId: third.id })
})

test('a file that is refused stores no case', async () => {
  const before = await countCases()
  const files = [{ name: 'lạ.exe', bytes: Buffer.from('MZ\u0000\u0001 no file that anybody sends') }]
  await expect(enter({}, { files })).rejects.toThrow(/lạ.exe/)
  expect(await countCases()).toBe(before)
})

const form = (more: Record<string, string>) => createEntryForm('2026-11-25').safeParse({ ...told, ...more })
const denounced = { kind: 'denunciation', name: 'Trần Văn Tư', address: 'thôn Đông', against: 'ông C' }
const complaint = { kind: 'complaint', name: 'Trần Văn Tư', address: 'thôn Đông', against: 'UBND xã', request: 'hủy' }
test.each([
  [{}, []],
  [{ what: ' ', where: '', phone: '' }, ['what', 'where', 'phone']],
  [{ phone: '', contact: 'qua trưởng thôn' }, []],
  [{ phone: '', no_phone: '1' }, []],
  [{ phone: '12345', no_phone: '1' }, ['phone']],
  [{ phone: '12345' }, ['phone']],
  [{ phone: 'gọi tôi' }, ['phone']],
  [{ phone: '+84 912.345.678' }, []],
  [{ commune: '' }, []],
  [{ commune: '99999' }, ['commune']],
  [{ kind: 'rumour' }, ['kind']],
  [complaint, []],
  [{ ...complaint, name: '', address: '', against: '', request: '' }, ['address', 'against', 'name', 'request']],
  [{ kind: 'denunciation' }, ['address', 'against', 'name']],
  [{ ...denounced, phone: '', contact: 'hanh@example.com' }, []],
  [{ ...denounced, phone: '', no_phone: '1' }, []],
  [{ ...denounced, phone: '' }, ['phone']],
  [{ ...denounced, phone: '12345' }, ['phone']],
  [{ kind: 'tip', phone: '' }, []],
  [{ way: 'forwarded' }, ['from_agency', 'from_date', 'from_paper']],
  [{ way: 'forwarded', from_agency: 'Sở Y tế', from_paper: '12/SYT', from_date: '2026-11-25' }, []],
  [{ way: 'forwarded', from_agency: 'Sở Y tế', from_paper: '12/SYT', from_date: '2026-11-26' }, ['from_date']],
  [{ way: 'letter', received: '2026-11-20' }, []],
  [{ way: 'letter', received: '2026-11-26' }, ['received']],
  [{ way: 'letter', received: 'hôm kia' }, ['received']],
  [
    { way: 'forwarded', from_agency: 'Sở Y tế', from_paper: '1', from_date: '2026-11-20', received: '2026-11-19' },
    ['received'],
  ],
])('a form with %j lacks %j', (more, missing) => {
  const checked = form(more)
  expect([...new Set(checked.error?.issues.map(({ path }) => path.join('.')))].sort()).toEqual([...missing].sort())
})

test('feedback that came by letter has its terms from the day on which it was received', async () => {
  const found = await entered({ way: 'letter', received: '2026-11-20' })
  expect(found.clocks.length).toBeGreaterThan(0)
  for (const { startedOn } of found.clocks) expect(startedOn).toBe('2026-11-20')
})

const accusing = 'Chủ tịch xã nhận tiền của nhà tôi mới cho làm sổ đỏ'
const communeOnly = { what: accusing }
test.each([
  ['a denunciation', { kind: 'denunciation', name: 'A B', address: 'thôn Đông', against: 'ông C' }],
  ['a tip', { kind: 'tip' }],
  ['words that accuse the own office', communeOnly],
  ['words on its leader that tell no crime', { what: 'Chủ tịch xã quát mắng, đuổi dân' }],
  ['words without marks, with a name after the commune’s', { what: 'ong Tran Van Dung xa Me So ban dat cong' }],
  ['words that accuse it, of no known place', { ...communeOnly, commune: '' }],
  ['words that name the own commune under another’s name', { what: `${accusing}, ở xã Mễ Sở`, commune: phoHien }],
  ['who is complained of beside what he did', { what: 'nhận tiền 20 triệu của tôi', against: 'chủ tịch xã' }],
  ['a complaint that tells a crime', { ...complaint, what: 'Cán bộ địa chính đòi hối lộ 20 triệu' }],
])('an ordinary officer who enters %s hands the person over, and nothing is stored', async (_, more) => {
  const before = await countCases()
  const files = [{ name: 'a.png', bytes: Buffer.concat([png, Buffer.from(randomUUID())]) }]
  const formKey = randomUUID()
  expect(await enter(more, { files, formKey })).toBe('hand over')
  expect(await countCases()).toBe(before)
  expect(await journey.core.attachments.countLinked(`desk:${formKey}`)).toBe(0)
  const kept = await journey.connection.collection('attachments').countDocuments({ chat: `desk:${formKey}` })
  expect(kept).toBe(0)
})

test('what accuses another commune’s office goes to the province and is kept from that office', async () => {
  const found = await entered({ what: accusing, commune: phoHien, where: 'phường Phố Hiến' })
  expect(found).toMatchObject({ agency: { communeCode: null }, keptFrom: phoHien })
})

test('a complaint about a decision is taken down at the counter of the office that made it', async () => {
  const found = await entered({ ...complaint, what: 'Chủ tịch xã thu hồi sai đất của tôi', way: 'counter' })
  expect(found).toMatchObject({ kind: 'complaint', state: 'draft', agency: { communeCode: meSo }, keptFrom: null })
})

test('a denunciation officer enters a denunciation and a tip, and nothing else', async () => {
  const account = denunciationOfficer
  const signer = { name: 'Trần Văn Tư', address: 'thôn Đông', against: 'ông C' }
  const denunciation = await entered({ kind: 'denunciation', ...signer }, { account })
  expect(denunciation).toMatchObject({ kind: 'denunciation', agency: { office: 'province_denunciations' } })
  const tip = await entered({ kind: 'tip', ...signer }, { account })
  expect(tip.reporter).toEqual({ name: null, address: null, phone: '0912 345 678' })
  await expect(enter({}, { account })).rejects.toThrow(/tố cáo và tin báo/)
})

test('what a chat would have been sent waits to be told, and is told once: who, when, how', async () => {
  const found = await entered()
  const { cases, messaging } = journey.core
  await cases.move(await seen(found), { to: 'in_progress', text: '', ...noPaper })
  await cases.reply(await seen(found), { text: 'Mai thợ điện đến.' })
  await cases.move(await seen(found), { to: 'answered', text: 'Đã thay bóng đèn.', ...noPaper })
  await messaging.outbox.collect()
  const { toTell } = await fresh(found)
  expect(toTell.map(({ text, told }) => [text, told])).toEqual([
    [`Phản ánh ${found.receiptCode} đang được UBND xã Mễ Sở xử lý.`, null],
    [expect.stringContaining('Mai thợ điện đến.'), null],
    [`UBND xã Mễ Sở trả lời phản ánh ${found.receiptCode}:\n\nĐã thay bóng đèn.`, null],
  ])
  expect(await journey.connection.collection('outgoing').countDocuments({ causedBy: `case:${found.id}` })).toBe(0)

  const item = toTell[1]?.id ?? ''
  await cases.markTold(await seen(found), { item, how: 'telephone' })
  const after = await fresh(found)
  expect(after.toTell.map(({ told }) => told?.how ?? null)).toEqual([null, 'telephone', null])
  expect(after.toTell[1]?.told).toMatchObject({ at: journey.now(), by: { name: officer.displayName } })
  expect(after.timeline.at(-1)).toMatchObject({ what: 'told', by: { accountId: officer.id } })
  await expect(cases.markTold(await seen(found), { item, how: 'counter' })).rejects.toThrow(/đã báo/)
  await expect(
    cases.markTold(await seen(found, buildAccount('officer', phoHien)), { item: toTell[0]?.id ?? '', how: 'counter' }),
  ).rejects.toThrow(/không được/)
})

test('all that waits can be told at once; a date that was corrected is told as it is now', async () => {
  const found = await entered({
    kind: 'complaint',
    way: 'letter',
    name: 'Lê Thị Sáu',
    address: 'thôn Mễ Sở',
    against: 'UBND xã Mễ Sở',
    request: 'Xem lại',
  })
  const { cases } = journey.core
  const leader = buildAccount('leader')
  await cases.move(await seen(found, leader), { to: 'received', day: '2026-11-18' })
  await cases.act(await seen(found, leader), { act: 'letter_corrected', day: '2026-11-20', text: 'Ghi nhầm.' })
  const texts = (await fresh(found)).toTell.map(({ text }) => text)
  expect(texts).toEqual([expect.stringContaining('ghi lại cho đúng: 20/11/2026')])
  await cases.reply(await seen(found), { text: 'Mời bà đến lấy giấy.' })
  await cases.markTold(await seen(found), { item: 'all', how: 'counter' })
  expect((await fresh(found)).toTell.map(({ told }) => told?.how)).toEqual(['counter', 'counter'])
  await expect(cases.markTold(await seen(found), { item: 'all', how: 'counter' })).rejects.toThrow(/đã báo/)
})

test('an officer’s question waits for the answer that the person gives on the telephone', async () => {
  const found = await entered()
  const { cases } = journey.core
  await cases.ask(await seen(found), { text: 'Cột đèn số mấy ạ?' })
  const asked = await fresh(found)
  expect(asked).toMatchObject({ awaitsCitizen: true })
  expect(asked.toTell[0]?.text).toContain('Cột đèn số mấy ạ?')
  expect(asked.toTell[0]?.text).not.toContain('tại đây')
  await cases.noteFromCitizen(await seen(found), { text: 'Cột số 12.' })
  const answered = await fresh(found)
  expect(answered.awaitsCitizen).toBe(false)
  expect(answered.timeline.at(-1)).toMatchObject({ what: 'answered', text: 'Cột số 12.', by: { role: 'staff' } })
  await cases.noteFromCitizen(await seen(found), { text: 'Cột 13 cũng hỏng.' })
  expect((await fresh(found)).timeline.at(-1)).toMatchObject({ what: 'added', text: 'Cột 13 cũng hỏng.' })
})

const linkBy = async (citizen: Citizen, found: Case, digits: string): Promise<void> => {
  await citizen.say(found.receiptCode)
  await citizen.press('Nhận tin tại đây')
  expect(citizen.heard()).toContain('4 số cuối')
  await citizen.say(digits)
}

test('with the receipt code and the telephone a person has the news sent to their chat, also what nobody told yet', async () => {
  const found = await entered()
  const { cases, messaging } = journey.core
  await cases.reply(await seen(found), { text: 'Mai thợ điện đến.' })
  await cases.reply(await seen(found), { text: 'Thợ đổi sang chiều.' })
  const [first] = (await fresh(found)).toTell
  await cases.markTold(await seen(found), { item: first?.id ?? '', how: 'telephone' })

  const citizen = journey.citizen()
  await linkBy(citizen, found, '0000')
  expect(citizen.heard()).toContain('chưa khớp')
  expect((await fresh(found)).chat).toBeNull()
  await citizen.say('5678')
  expect(citizen.heard()).toContain('Từ nay tin về')
  await messaging.outbox.collect()
  await expect
    .poll(() =>
      citizen
        .delivered()
        .map(({ text }) => text)
        .join(),
    )
    .toContain('Thợ đổi sang chiều.')
  expect(
    citizen
      .delivered()
      .map(({ text }) => text)
      .join(),
  ).not.toContain('Mai thợ điện đến.')

  await cases.ask(await seen(found), { text: 'Còn cột nào hỏng không ạ?' })
  await messaging.outbox.collect()
  await citizen.say(`/traloi ${found.receiptCode}`)
  await citizen.say('cột 13 cũng hỏng')
  expect((await fresh(found)).timeline.at(-1)).toMatchObject({ what: 'answered', by: { role: 'citizen' } })

  await cases.reply(await seen(found), { text: 'Đã thay xong.' })
  await messaging.outbox.collect()
  await expect.poll(() => citizen.delivered().at(-1)?.text).toContain('Đã thay xong.')
  expect((await fresh(found)).toTell.map(({ told }) => told?.how)).toEqual(['telephone', 'chat'])

  const other = journey.citizen()
  await other.say(found.receiptCode)
  expect(other.heard()).not.toContain('Nhận tin tại đây')
  await other.say(`/nhantin ${found.receiptCode}`)
  expect(other.heard()).toContain('Chưa nối được')
})

test('after five wrong tries nobody links the case, whoever tries', async () => {
  const found = await entered()
  for (const digits of ['0001', '0002', '0003', '0004', '0005']) await linkBy(journey.citizen(), found, digits)
  const citizen = journey.citizen()
  await linkBy(citizen, found, '5678')
  expect(citizen.heard()).toContain('Chưa nối được')
  expect((await fresh(found)).chat).toBeNull()
})

test('a case that a citizen wrote in a chat is offered to no other chat', async () => {
  const writer = journey.citizen()
  await writer.say('đường làng tôi ở Mễ Sở ngập rác hôi thối')
  for (const answer of ['cả tuần nay', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua', 'Gửi']) await writer.say(answer)
  const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(writer.heard())?.[0] ?? ''
  expect(code).not.toBe('')
  const other = journey.citizen()
  await other.say(code)
  expect(other.heard()).toContain(code)
  expect((await other.say(code)).flatMap(({ choices }) => choices.map(({ label }) => label))).not.toContain(
    'Nhận tin tại đây',
  )
})

test('what goes out on paper is told by the paper alone: a call leaves it to be sent', async () => {
  const found = await entered({
    kind: 'complaint',
    way: 'letter',
    name: 'Lê Thị Bảy',
    address: 'thôn Mễ Sở',
    against: 'Quyết định của Chủ tịch UBND xã Mễ Sở',
    request: 'Xem lại',
  })
  const { cases } = journey.core
  const leader = buildAccount('leader')
  const paper = { paper_number: '7/TB-UBND', paper_date: '2026-11-25', paper_signer: 'Trần Văn Hùng' }
  await cases.move(await seen(found, leader), { to: 'received', day: '2026-11-18' })
  await cases.move(await seen(found, leader), { to: 'accepted', ...paper, signer_checked: '1' })
  await cases.reply(await seen(found), { text: 'Mai xã đến xem.' })
  await cases.markTold(await seen(found), { item: 'all', how: 'telephone' })
  const left = (await fresh(found)).toTell.filter(({ told }) => told === null)
  expect(left.map(({ text }) => text)).toEqual([expect.stringContaining('7/TB-UBND')])
  await expect(cases.markTold(await seen(found), { item: 'all', how: 'telephone' })).rejects.toThrow(/Gửi văn bản/)
  await cases.markTold(await seen(found), { item: 'all', how: 'letter' })
  expect((await fresh(found)).toTell.every(({ told }) => told !== null)).toBe(true)
})
