import { expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { buildContent } from '../cases/build-content.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=15,environment=10' })

const officerOf = (communeCode: string): Account => ({
  id: `officer-${communeCode}`,
  userName: 'officer',
  displayName: 'Trần Thị Bình',
  role: 'officer',
  communeCode,
})
const meSo = '12049'
const officer = officerOf(meSo)
const noPaper = { paper_number: '', paper_date: '', paper_signer: '' }
const codeIn = (text: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? ''
const caseOf = async (citizen: Citizen): Promise<Case> => {
  const found = await journey.core.cases.getByReceiptCode(codeIn(citizen.heard()))
  if (!found) throw new Error(`no case in: ${citizen.heard()}`)
  return found
}
const read = (found: Case): Promise<Case> => journey.core.cases.getFor(officerOf(meSo), found.id)
const seen = async (found: Case) => ({ account: officer, found: await read(found), at: journey.now() })
/** What was sent to a citizen so far, the last at the end. */
const newsTo = async ({ chat }: Citizen): Promise<string[]> => {
  await journey.core.messaging.outbox.collect()
  const sent = await journey.connection.collection('outgoing').find({ chat }).sort({ order: 1 }).toArray()
  const opened = await Promise.all(sent.map(({ _id }) => journey.core.messaging.outboxStore.get(String(_id))))
  return opened.map((one) => String(one?.text))
}

/** Says a story and answers every further question by leaving it out, until the card. */
const tell = async (citizen: Citizen, story: string, { phone = 'Bỏ qua', name = 'Bỏ qua' } = {}): Promise<void> => {
  await citizen.say(story)
  for (const answer of ['hôm qua', 'Bỏ qua', name, phone]) await citizen.say(answer)
}
const send = async (story: string, more = {}): Promise<{ citizen: Citizen; found: Case }> => {
  const citizen = journey.citizen()
  await tell(citizen, story, more)
  if (citizen.heard().includes('Theo dõi cùng')) throw new Error('asked to follow')
  await citizen.say('Gửi')
  return { citizen, found: await caseOf(citizen) }
}

const story = 'phản ánh: rác thải chất đống ở thôn Đa Hòa xã Mễ Sở, hôi thối lắm'
const again = 'tôi muốn phản ánh rác ở thôn Đa Hòa xã Mễ Sở bốc mùi cả tuần, gọi bà Tư 0987 654 321 hỏi thêm'

/** One case with one follower, of a hamlet that no other test uses. */
const sendAndFollow = async (hamlet: string) => {
  const first = await send(story.replace('Đa Hòa', hamlet), { name: 'Nguyễn Thị Lan Anh', phone: '0912345678' })
  const citizen = journey.citizen()
  await citizen.say(again.replace('Đa Hòa', hamlet))
  await citizen.press('Theo dõi cùng')
  return { first, follower: { citizen, found: await caseOf(citizen) } }
}

test('who writes what another has sent is offered to follow it beside the next question, and told nothing of who that was', async () => {
  const first = await send(story, { name: 'Nguyễn Thị Lan Anh', phone: '0912345678' })
  const second = journey.citizen()
  await second.say(again)
  expect(second.heard()).toContain('Đã có 1 người phản ánh rác thải quanh nơi này')
  expect(second.heard()).not.toMatch(/Lan Anh|0912345678/)
  expect(second.heard()).not.toContain(first.found.receiptCode)

  await second.say('cho tôi theo dõi cùng')
  const own = await caseOf(second)
  expect(own).toMatchObject({ state: 'joined', joinedTo: first.found.id, text: expect.stringContaining('bốc mùi') })
  expect(own.receiptCode).not.toBe(first.found.receiptCode)
  const words = (await read(first.found)).timeline.at(-1)
  expect(words).toMatchObject({ what: 'followed', to: own.receiptCode, text: expect.stringContaining('cả tuần') })
  expect(words?.text).not.toContain('654')
  const third = journey.citizen()
  await third.say('rác ở thôn Đa Hòa, Mễ Sở thối quá không ai dọn, tôi phản ánh')
  expect(third.heard()).toContain('Đã có 2 người')
})

test('a follower hears each step under the own code, asks with it for the state, and marks the answer', async () => {
  const { first, follower } = await sendAndFollow('Hoàng Trạch')
  const { receiptCode } = follower.found
  await journey.core.cases.move(await seen(first.found), { to: 'in_progress', text: '', ...noPaper })
  expect((await newsTo(follower.citizen)).at(-1)).toContain(`Phản ánh ${receiptCode} đang được`)
  await follower.citizen.say(receiptCode)
  expect(follower.citizen.heard()).toContain('Đang xử lý')

  const answer = 'Thưa chị Nguyễn Thị Lan Anh (0912 345 678, CCCD 033185001234, xe 89A-123.45), xã đã dọn ngày 25/11.'
  await journey.core.cases.reply(await seen(first.found), { text: 'Chị cho xin ảnh riêng nhé.' })
  await journey.core.cases.move(await seen(first.found), { to: 'answered', text: answer, ...noPaper })
  const heard = await newsTo(follower.citizen)
  expect(heard.at(-1)).toContain('xã đã dọn ngày 25/11')
  expect(heard.join()).not.toMatch(/Lan Anh|345|033185001234|ảnh riêng/)
  expect(heard.join()).not.toContain(first.found.receiptCode)
  expect((await newsTo(first.citizen)).at(-1)).toContain('Lan Anh')

  for (const asks of [receiptCode, 'xa tra loi the nao']) {
    await follower.citizen.say(asks)
    expect(follower.citizen.heard()).toMatch(/Nơi giải quyết đã trả lời:[\s\S]*đã dọn ngày 25\/11/)
    expect(follower.citizen.heard()).not.toMatch(/Lan Anh|345|033185001234/)
  }
  await follower.citizen.say('chua hai long, anh Binh lam qua loa, 1 diem')
  expect(follower.citizen.heard()).toContain(receiptCode)
  expect(follower.citizen.heard()).not.toContain('gửi thành phản ánh')
  await follower.citizen.say('thôi')

  const stranger = journey.citizen()
  await stranger.say(receiptCode)
  expect(stranger.heard()).not.toContain('đã dọn ngày')

  await follower.citizen.say(`/cham ${receiptCode} 4`)
  expect((await journey.core.cases.getByReceiptCode(receiptCode))?.rating?.score).toBe(4)
  expect((await read(first.found)).rating).toBeNull()
})

test('what a follower adds later reaches the officer of the case that goes on', async () => {
  const { first, follower } = await sendAndFollow('Nhạn Tháp')
  await follower.citizen.say('bổ sung: có cả chuột chết trong đống rác')
  expect((await read(first.found)).timeline.at(-1)).toMatchObject({
    what: 'followed',
    text: expect.stringContaining('chuột chết'),
  })
})

test('who goes on sends a report of the own and is not asked again', async () => {
  await send('phản ánh: đèn đường hỏng tối om ở thôn Lác xã Mễ Sở')
  const second = journey.citizen()
  await second.say('phản ánh đèn đường thôn Lác xã Mễ Sở hỏng, đi lại tối om')
  expect(second.heard()).toContain('đèn đường')
  expect(second.heard()).toContain('khi nào')
  for (const answer of ['hôm qua', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua']) await second.say(answer)
  expect(second.heard()).toContain('xem lại')
  await second.say('Gửi')
  expect(await caseOf(second)).toMatchObject({ state: 'received', joinedTo: null })
})

test('another hamlet, another matter, an older report, a closed one and the own chat are not offered', async () => {
  const first = await send('phản ánh: cống tắc nước ngập ở thôn Mễ Hạ xã Mễ Sở', { name: 'Trần Văn Cơ' })
  const asked = async (text: string, citizen = journey.citizen()): Promise<boolean> => {
    await citizen.say(text)
    return citizen.heard().includes('Theo dõi cùng')
  }
  expect(await asked('phản ánh cống tắc nước ngập ở thôn Đồng Quê xã Mễ Sở')).toBe(false)
  expect(await asked('phản ánh trộm chó ở thôn Mễ Hạ xã Mễ Sở')).toBe(false)
  const same = 'phản ánh nước ngập do cống tắc ở thôn Mễ Hạ xã Mễ Sở'
  expect(await asked(same, first.citizen)).toBe(false)
  expect(await asked(same)).toBe(true)
  const before = journey.now()
  journey.setNow('2026-12-26T03:00:01Z')
  expect(await asked(same)).toBe(false)
  journey.setNow(before.toISOString())
  await journey.core.cases.move(await seen(first.found), { to: 'answered', text: 'Xong.', ...noPaper })
  await journey.core.cases.move(await seen(first.found), { to: 'closed', text: '', ...noPaper })
  expect(await asked(same)).toBe(false)
})

const open = (
  text: string,
  more: Partial<Parameters<typeof journey.core.cases.open>[0]> & Partial<Pick<Case, 'kind' | 'category'>>,
) =>
  journey.core.cases.open({
    content: buildContent({
      kind: more.kind ?? 'feedback',
      category: more.category ?? 'other',
      text,
      placeText: 'thôn Kín',
      communeCode: meSo,
    }),
    openedBy: `test:${Math.random()}`,
    chat: `fake:${Math.random()}`,
    at: journey.now(),
    ...more,
  })

test('a denunciation, a tip, a complaint and a report kept from an office are never offered, counted, listed or joined', async () => {
  const text = 'rác thải đổ trộm bốc mùi ở thôn Kín'
  for (const kind of ['denunciation', 'tip', 'complaint'] as const) await open(text, { kind })
  const kept = await open(text, { accusesOffice: true })
  const citizen = journey.citizen()
  await citizen.say('phản ánh rác thải đổ trộm bốc mùi ở thôn Kín xã Mễ Sở')
  expect(citizen.heard()).not.toContain('Theo dõi cùng')
  const plain = await open(text, {})
  expect(await journey.core.cases.findListedFor(officer, plain)).toEqual([])
  const province: Account = { ...officer, role: 'supervisor', communeCode: null }
  await expect(
    journey.core.cases.join({ account: province, found: plain, at: journey.now() }, { other: kept.id }),
  ).rejects.toThrow(/không gộp được/)
  expect(await journey.connection.db?.collection('report_keys').countDocuments({ _id: kept.id as never })).toBe(0)
})

test('accusing words are never compared: they are asked about as before', async () => {
  await open('chủ tịch xã nhận tiền cho đổ rác ở thôn Kín, rác thải bốc mùi', {})
  const citizen = journey.citizen()
  await citizen.say('phản ánh chủ tịch xã Mễ Sở nhận hối lộ cho đổ rác thải bốc mùi ở thôn Kín xã Mễ Sở')
  expect(citizen.heard()).not.toContain('Theo dõi cùng')
})

test('an officer joins two cases and splits them: each citizen is told once, the clock is as if never joined', async () => {
  const first = await send('phản ánh: chó thả rông cắn người ở thôn Bình Phú xã Mễ Sở')
  const second = journey.citizen()
  await second.say('phản ánh đàn chó thả rông đuổi trẻ con ở thôn Bình Phú xã Mễ Sở')
  for (const answer of ['hôm qua', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua', 'Gửi']) await second.say(answer)
  const later = await caseOf(second)
  const dueAt = later.dueAt

  const listed = await journey.core.cases.findListedFor(officer, first.found)
  expect(listed.map(({ id }) => id)).toContain(later.id)
  await expect(
    journey.core.cases.join(
      { account: officerOf('11953'), found: first.found, at: journey.now() },
      { other: later.id },
    ),
  ).rejects.toThrow(/không được làm/)
  const told = { first: (await newsTo(first.citizen)).length, second: (await newsTo(second)).length }
  await journey.core.cases.join(await seen(first.found), { other: later.id })
  const joined = await read(later)
  expect(joined).toMatchObject({ state: 'joined', joinedTo: first.found.id, dueAt: null })
  expect((await newsTo(first.citizen)).slice(told.first)).toEqual([expect.stringContaining(first.found.receiptCode)])
  expect((await newsTo(second)).slice(told.second)).toEqual([expect.stringContaining(later.receiptCode)])
  expect(await journey.core.cases.findListedFor(officer, await read(first.found))).toEqual([])
  await expect(
    journey.core.cases.move(await seen(later), { to: 'answered', text: 'Xong.', ...noPaper }),
  ).rejects.toThrow()

  await journey.core.cases.unjoin(await seen(later))
  const parted = await read(later)
  expect(parted).toMatchObject({ state: 'received', joinedTo: null, dueAt, clocks: later.clocks })
  expect((await newsTo(second)).at(-1)).toMatch(/được tách ra.*Đã tiếp nhận.*Hạn: 16\/12\/2026/)
  expect((await newsTo(first.citizen)).at(-1)).toContain('Một phản ánh gộp cùng')
  await expect(journey.core.cases.unjoin(await seen(later))).rejects.toThrow(/không làm được/)
  const again = await journey.core.cases.findListedFor(officer, await read(first.found))
  expect(again.map(({ id }) => id)).toContain(later.id)
})

const opened = async (hamlet: string, category: Case['category'], daysAgo: number) => {
  const citizen = journey.citizen()
  const at = new Date(journey.now().getTime() - daysAgo * 86_400_000)
  const found = await open(`rác thải hôi thối ở thôn ${hamlet}`, { at, chat: citizen.chat, category })
  return { citizen, found }
}

test('joined to a report that is answered, a citizen gets that answer, under the own code and without who else wrote', async () => {
  const main = await opened('Trung Hòa', 'other', 4)
  const later = await opened('Trung Hòa', 'other', 1)
  await journey.core.cases.move(await seen(main.found), { to: 'answered', text: 'Xã dọn ngày 24/11.', ...noPaper })
  const toldMain = (await newsTo(main.citizen)).length
  await expect(
    journey.core.cases.follow({
      content: later.found,
      mainId: main.found.id,
      openedBy: 'test:after the answer',
      chat: 'fake:after the answer',
      at: journey.now(),
    }),
  ).resolves.toBeNull()
  await journey.core.cases.join(await seen(later.found), { other: main.found.id })
  const heard = (await newsTo(later.citizen)).at(-1)
  expect(heard).toContain('Xã dọn ngày 24/11.')
  expect(heard).toContain(later.found.receiptCode)
  expect(heard).not.toMatch(new RegExp(`${main.found.receiptCode}|giải quyết chung`))
  expect(await newsTo(main.citizen)).toHaveLength(toldMain)
})

test('an answered report is not joined to an older one that is still open', async () => {
  const main = await opened('Nhân Nội', 'other', 4)
  const later = await opened('Nhân Nội', 'other', 1)
  await journey.core.cases.move(await seen(later.found), { to: 'answered', text: 'Đã dọn.', ...noPaper })
  await expect(journey.core.cases.join(await seen(main.found), { other: later.found.id })).rejects.toThrow(
    /đã được trả lời/,
  )
})

test('joining stops the clocks of the later report; what is more urgent goes on with the earlier one until they part', async () => {
  const main = await opened('Phú Thị', 'other', 3)
  const later = await opened('Phú Thị', 'environment', 2)
  const target = (found: Case) => found.clocks.filter(({ clockId }) => clockId === 'target.answer')
  const [mainDay, laterDay] = [target(main.found)[0]?.dueOn, target(later.found)[0]?.dueOn]
  expect(laterDay && mainDay && laterDay < mainDay).toBe(true)
  await journey.core.cases.move(await seen(later.found), { to: 'in_progress', ...noPaper })
  await journey.core.cases.join(await seen(main.found), { other: later.found.id })

  const [joined, goesOn] = [await read(later.found), await read(main.found)]
  expect(joined.clocks.every(({ stoppedOn }) => stoppedOn !== null)).toBe(true)
  expect(target(goesOn).map(({ dueOn }) => dueOn)).toEqual([mainDay, laterDay])
  expect(goesOn.timeline.at(-1)).toMatchObject({ what: 'followed', by: { role: 'staff' }, to: later.found.receiptCode })
  const overdue = new Date(`${laterDay}T20:00:00Z`)
  const listed = await journey.core.cases.findFor(officer, { queue: 'overdue' }, overdue)
  expect(listed.cases.map(({ id }) => id)).toContain(main.found.id)
  expect(listed.cases.map(({ id }) => id)).not.toContain(later.found.id)

  await journey.core.cases.unjoin(await seen(later.found))
  const [parted, alone] = [await read(later.found), await read(main.found)]
  expect(target(parted)).toEqual(target(later.found))
  expect(parted.clocks.find(({ clockId }) => clockId === 'pa.notice')?.stoppedOn).not.toBeNull()
  expect(parted.dueAt).toEqual(later.found.dueAt)
  expect(target(alone)).toEqual(target(main.found))
})

test('those who followed a case hear the news of the one that it is joined to', async () => {
  const { first, follower } = await sendAndFollow('Phú Trạch')
  const main = await open('rác thôn Phú Trạch hôi thối', { at: new Date(journey.now().getTime() - 60_000) })
  await journey.core.cases.join(await seen(first.found), { other: main.id })
  expect((await newsTo(follower.citizen)).at(-1)).toContain(follower.found.receiptCode)
  await journey.core.cases.move(await seen(main), { to: 'in_progress', text: '', ...noPaper })
  expect((await newsTo(follower.citizen)).at(-1)).toContain(`${follower.found.receiptCode} đang được`)
  expect((await newsTo(first.citizen)).at(-1)).toContain(`${first.found.receiptCode} đang được`)
})

test('the choosing message delivered twice makes one case and one addition', async () => {
  const first = await send('phản ánh: nắp cống mất ở thôn Hạ Đình xã Mễ Sở rất nguy hiểm')
  const request = {
    content: { ...first.found, text: 'nắp cống mất', reporter: { name: null, address: null, phone: null } },
    mainId: first.found.id,
    openedBy: 'fake:twice',
    chat: 'fake:twice',
    at: journey.now(),
  }
  const once = await journey.core.cases.follow(request)
  const twice = await journey.core.cases.follow(request)
  expect(twice?.id).toBe(once?.id)
  expect((await read(first.found)).timeline.filter(({ what }) => what === 'followed')).toHaveLength(1)
})
