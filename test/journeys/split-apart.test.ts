import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { createEntryForm } from '../../src/cases/desk/entry-form.js'
import type { SplitForm } from '../../src/cases/linked-cases.js'
import { buildAccount } from '../accounts/build-account.js'
import { useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=15' })
const officer = buildAccount('officer')
const denunciationOfficer = buildAccount('denunciation_officer')
const phone = '0912345678'
const accusing = 'Ông Lương Đình Tham ở nhà văn hóa giữ sổ hộ nghèo của ba nhà'
const harmless = 'Đèn đường trước nhà văn hóa hỏng cả tháng.'

const enter = async (what: string, more: Record<string, string> = {}): Promise<Case> => {
  const typed = { kind: 'feedback', what, where: 'thôn Mễ Sở', commune: '12049', phone, way: 'telephone', ...more }
  const form = createEntryForm('2026-11-25').parse(typed)
  const entered = { account: officer, form, formKey: randomUUID(), files: [], at: journey.now() }
  const found = await journey.core.cases.enter(entered)
  if (found === 'hand over') throw new Error('handed over')
  return found
}
const fresh = (id: string) => journey.core.cases.getFor(officer, id)
const split = async (id: string, form: Partial<SplitForm>): Promise<void> =>
  journey.core.cases.split(
    { account: officer, found: await fresh(id), at: journey.now() },
    { kind: 'denunciation', text: '', whole: '', ...form },
  )
const protectedNow = async (): Promise<Case[]> =>
  journey.core.cases.store.find({}, { isProtected: true, skip: 0, limit: 50, sort: 'newest' })
const openedBy = async (act: () => Promise<void>): Promise<Case> => {
  const before = new Set((await protectedNow()).map(({ id }) => id))
  await act()
  const opened = (await protectedNow()).find(({ id }) => !before.has(id))
  if (!opened) throw new Error('nothing was opened')
  return journey.core.cases.getFor(denunciationOfficer, opened.id)
}
/** All that anybody reads of an ordinary case, by role. */
const readAs = async (id: string): Promise<string> => {
  const readers = [officer, buildAccount('leader'), buildAccount('supervisor'), buildAccount('inspector')]
  const views = readers.map((account: Account) => journey.core.cases.view({ account, id, at: journey.now() }))
  return JSON.stringify(await Promise.all(views))
}

test('all of a case without a chat becomes a denunciation: nothing of it stays, the denunciation officer tells the person', async () => {
  const ordinary = await enter(`${accusing}. ${harmless}`)
  const opened = await openedBy(() => split(ordinary.id, { whole: '1', text: 'Bà ấy nói thêm chuyện cũ' }))
  expect(await fresh(ordinary.id)).toMatchObject({ state: 'sealed', dueAt: null, toTell: [], links: [], toOpen: [] })
  const read = await readAs(ordinary.id)
  for (const secret of [opened.receiptCode, opened.id, phone, 'Tham', 'Đèn đường', 'chuyện cũ'])
    expect(read).not.toContain(secret)
  expect(opened).toMatchObject({ kind: 'denunciation', state: 'draft', reporter: { phone } })
  expect(opened.text).toContain(accusing)
  expect(opened.text).toContain('chuyện cũ')
  expect(opened.toTell.map(({ text, told }) => [text.includes(opened.receiptCode), told])).toEqual([[true, null]])
})

test('nobody works on a sealed case, nor adds to it', async () => {
  const ordinary = await enter(accusing)
  await split(ordinary.id, { whole: '1' })
  const seen = { account: officer, found: await fresh(ordinary.id), at: journey.now() }
  await expect(journey.core.cases.reply(seen, { text: 'Chào bà' })).rejects.toThrow()
  await expect(journey.core.cases.noteFromCitizen(seen, { text: 'thêm' })).rejects.toThrow()
})

test('a part that is denounced is cut out word by word; what stays is the rest', async () => {
  const ordinary = await enter(`${harmless} ${accusing}.`)
  const opened = await openedBy(() => split(ordinary.id, { text: `${accusing}.` }))
  const rest = await fresh(ordinary.id)
  expect(rest).toMatchObject({ state: 'received', reporter: { phone }, toTell: [] })
  expect(rest.text).toContain(harmless)
  const read = await readAs(ordinary.id)
  for (const secret of [opened.receiptCode, opened.id, 'Tham', 'sổ hộ nghèo']) expect(read).not.toContain(secret)
  expect(opened.toTell).toHaveLength(1)
})

test('a part in other words is refused while the rest still accuses people in office', async () => {
  const ordinary = await enter(harmless)
  const crime = 'Chủ tịch xã nhận tiền mới ký giấy'
  await journey.core.cases.noteFromCitizen(
    { account: officer, found: await fresh(ordinary.id), at: journey.now() },
    { text: crime },
  )
  await expect(split(ordinary.id, { text: 'Lãnh đạo vòi tiền' })).rejects.toThrow(/nguyên văn/)
  await split(ordinary.id, { text: crime })
  expect(await readAs(ordinary.id)).not.toContain('nhận tiền')
})

test('in a chat only the citizen hears the code, also where it couldn’t be delivered', async () => {
  const citizen = journey.citizen()
  await citizen.say('đường làng tôi ở Bình Minh ngập rác hôi thối')
  await citizen.say('Khoái Châu')
  for (const answer of ['cả tuần nay', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua']) await citizen.say(answer)
  await citizen.press('Gửi')
  const [own] = await journey.core.cases.findByChat(citizen.chat, 1)
  if (!own) throw new Error(citizen.heard())
  const account = buildAccount('officer', own.communeCode ?? undefined)
  const found = await journey.core.cases.getFor(account, own.id)
  const opened = await openedBy(() =>
    journey.core.cases.split({ account, found, at: journey.now() }, { kind: 'denunciation', text: '', whole: '1' }),
  )
  await journey.core.messaging.outbox.collect()
  await expect.poll(() => citizen.delivered().at(-1)?.text).toContain(opened.receiptCode)
  expect(citizen.delivered().at(-1)?.causedBy).not.toContain(own.id)
})

test('who knows the code and the last digits of the telephone can’t take over a protected case', async () => {
  const ordinary = await enter(accusing)
  const opened = await openedBy(() => split(ordinary.id, { whole: '1' }))
  const stranger = journey.citizen()
  await stranger.say(opened.receiptCode)
  expect(stranger.heard()).not.toContain('Nhận tin tại đây')
  await stranger.say(`/nhantin ${opened.receiptCode}`)
  await stranger.say(phone.slice(-4))
  expect((await journey.core.cases.getFor(denunciationOfficer, opened.id)).chat).toBeNull()
})

const petition = {
  kind: 'complaint',
  name: 'Nguyễn Thị Xuân',
  address: 'thôn Mễ Sở',
  against: 'UBND xã Mễ Sở và cán bộ địa chính xã',
  request: 'Hủy quyết định',
  way: 'letter',
}
const wrong = 'Quyết định thu hồi đất của xã bỏ sót cây trồng.'

test('of who is denounced nothing is left in the rest: it says anew whom it is about, and is filed by what it tells', async () => {
  const ordinary = await enter(`${wrong} ${accusing}.`, petition)
  await journey.core.cases.recategorise(
    { account: officer, found: await fresh(ordinary.id), at: journey.now() },
    { category: 'officials', text: '' },
  )
  const opened = async () => split(ordinary.id, { text: `${accusing}.`, against: 'UBND xã Mễ Sở' })
  await expect(split(ordinary.id, { text: `${accusing}.` })).rejects.toThrow(/nói về ai/)
  const denunciation = await openedBy(opened)
  const rest = await fresh(ordinary.id)
  expect(rest).toMatchObject({ against: 'UBND xã Mễ Sở', category: 'land' })
  expect(rest.text).not.toContain('Tham')
  expect(denunciation.against).toContain('cán bộ địa chính')
  await expect(opened()).rejects.toThrow(/đã tách rồi/)
})

test('terms of what is denounced begin when it reaches those who take it, not with the letter at the commune', async () => {
  const ordinary = await enter(`${wrong} ${accusing}.`, petition)
  const seen = async () => ({ account: buildAccount('leader'), found: await fresh(ordinary.id), at: journey.now() })
  await journey.core.cases.move(await seen(), { to: 'received', day: '2026-11-10' })
  const denunciation = await openedBy(() => split(ordinary.id, { text: `${accusing}.`, against: 'UBND xã Mễ Sở' }))
  expect(denunciation.state).toBe('received')
  const today = journey.now().toISOString().slice(0, 10)
  expect(denunciation.clocks.length).toBeGreaterThan(1)
  expect(new Set(denunciation.clocks.map(({ startedOn }) => startedOn))).toEqual(new Set([today]))
})
