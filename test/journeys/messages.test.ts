import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { IncomingFile } from '../../src/messaging/message.js'
import { buildAccount } from '../accounts/build-account.js'
import { eventually } from '../channels/start-messaging.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()

const officer: Account = {
  id: 'officer',
  userName: 'officer',
  displayName: 'Trần Thị Bình',
  role: 'supervisor',
  communeCode: null,
}
const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'green' } })
  .jpeg()
  .toBuffer()

const fileOf = (bytes: Buffer, kind: IncomingFile['kind'] = 'photo'): IncomingFile => {
  const ref = randomUUID()
  journey.files.set(ref, { outcome: 'fetched', bytes })
  return { kind, ref, name: null, size: bytes.length }
}
const sendFile = (citizen: Citizen, file: IncomingFile, text = '') =>
  citizen.say(text, `fake:${randomUUID()}`, { files: [file] })

const codeIn = (text: string): string => /Mã biên nhận: ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(text)?.[1] ?? ''
const caseOf = async (citizen: Citizen) => {
  const found = await journey.core.cases.getByReceiptCode(codeIn(citizen.heard()))
  if (!found) throw new Error(`no case in: ${citizen.heard()}`)
  return found
}
const skipTo = async (citizen: Citizen, question: string) => {
  for (let tries = 0; tries < 6 && !citizen.heard().includes(question); tries += 1) await citizen.say('Bỏ qua')
}

test('a photo sent within an intake comes to the case, once', async () => {
  const citizen = journey.citizen()
  await citizen.say('cột điện ở xã Yên Mỹ sắp đổ ra đường rất nguy hiểm')
  const file = fileOf(photo)
  await citizen.say('', 'fake:photo-once', { files: [file] })
  await citizen.say('', 'fake:photo-once', { files: [file] })
  expect(citizen.heard()).toContain('1 tệp')
  await skipTo(citizen, 'Anh/chị xem lại')
  expect(citizen.heard()).toContain('Tệp gửi kèm: 1')
  await citizen.press('Gửi')
  const { attachments, id } = await caseOf(citizen)
  expect(attachments).toHaveLength(1)
  const [kept] = await journey.core.attachments.findMany(attachments)
  expect(kept).toMatchObject({ type: 'image/jpeg', size: photo.length, caseId: id })
})

test('a photo with a caption that tells a grievance goes along into the intake it leads to', async () => {
  const citizen = journey.citizen()
  await sendFile(citizen, fileOf(photo), 'rác chất đống ở cổng chợ xã Mễ Sở mấy tuần nay không ai dọn')
  await skipTo(citizen, 'Anh/chị xem lại')
  await citizen.press('Gửi')
  expect((await caseOf(citizen)).attachments).toHaveLength(1)
})

test('a photo by itself is kept for the feedback that follows', async () => {
  const citizen = journey.citizen()
  await sendFile(citizen, fileOf(photo))
  expect(citizen.heard()).toContain('Đã nhận 1 tệp')
  await citizen.press('Gửi phản ánh')
  await citizen.say('đèn đường thôn Đỗ Xá hỏng cả tháng')
  await citizen.say('xã Yên Mỹ')
  await skipTo(citizen, 'Anh/chị xem lại')
  await citizen.press('Gửi')
  expect((await caseOf(citizen)).attachments).toHaveLength(1)
})

test.each([
  [
    'what is no allowed file',
    Buffer.from('MZ this is a program, whatever its name says'),
    'Loại tệp này không nhận được',
  ],
  ['an empty file', Buffer.alloc(0), 'trống'],
  ['one of more than 20 MB', Buffer.concat([photo, Buffer.alloc(20 * 1024 * 1024)]), '20 MB'],
])('%s is refused with the reason, and the question is asked again', async (_what, bytes, sentence) => {
  const citizen = journey.citizen()
  await citizen.say('cống ở xã Yên Mỹ tắc, nước bẩn tràn ra đường')
  await sendFile(citizen, fileOf(bytes, 'document'))
  expect(citizen.heard()).toContain(sentence)
})

test('a file that the platform no longer has is asked for again', async () => {
  const citizen = journey.citizen()
  await sendFile(citizen, { kind: 'photo', ref: 'gone', name: null, size: null })
  expect(citizen.heard()).toContain('gửi lại')
})

test('a voice note is kept in an intake and elsewhere said to be unheard', async () => {
  const voice = Buffer.from('fff14c8000', 'hex')
  const bytes = Buffer.concat([voice, Buffer.alloc(200)])
  const elsewhere = journey.citizen()
  await sendFile(elsewhere, fileOf(bytes, 'voice'))
  expect(elsewhere.heard()).toContain('chưa nghe được')
  const citizen = journey.citizen()
  await citizen.say('loa phường ở xã Yên Mỹ mở quá to từ 5 giờ sáng')
  await sendFile(citizen, fileOf(bytes, 'voice'))
  expect(citizen.heard()).toContain('1 tệp')
})

test('a place on the map belongs to an intake only', async () => {
  const location = { latitude: 20.64637, longitude: 106.05112 }
  const elsewhere = journey.citizen()
  await elsewhere.say('', undefined, { location })
  expect(elsewhere.heard()).toContain('Vị trí chỉ dùng khi gửi phản ánh')
  const citizen = journey.citizen()
  await citizen.say('đường liên xã sụt một hố to giữa đường')
  await citizen.say('', undefined, { location })
  expect(citizen.heard()).toContain('Đã ghi vị trí')
  await citizen.say('xã Yên Mỹ')
  await skipTo(citizen, 'Anh/chị xem lại')
  await citizen.press('Gửi')
  expect((await caseOf(citizen)).placeText).toContain('20.64637, 106.05112')
})

test('an edit of the last answer takes its place; a later one is told that it came too late', async () => {
  const citizen = journey.citizen()
  await citizen.say('hố ga mất nắp ở xã Yên Mỹ cạnh trường học')
  await citizen.say('hôm qua', undefined, { platformId: '7' })
  await citizen.say('hôm kia', undefined, { platformId: '7', isEdit: true })
  await skipTo(citizen, 'Anh/chị xem lại')
  expect(citizen.heard()).toContain('hôm kia')
  expect(citizen.heard()).not.toContain('hôm qua')
  await citizen.say('tuần trước', undefined, { platformId: '7', isEdit: true })
  expect(citizen.heard()).toContain('đến muộn')
})

test('an edit of the message that sent the case comes too late and makes no second case', async () => {
  const citizen = journey.citizen()
  await citizen.say('chó thả rông ở xã Yên Mỹ cắn người')
  await skipTo(citizen, 'Anh/chị xem lại')
  await citizen.say('Gửi', undefined, { platformId: '9' })
  await citizen.say('Gửi', undefined, { platformId: '9', isEdit: true })
  expect(citizen.heard()).toContain('đến muộn')
  expect(await journey.core.cases.findByChat(citizen.chat, 10)).toHaveLength(1)
})

test('an edited question is answered anew', async () => {
  const citizen = journey.citizen()
  await citizen.say('làm giấy khai sinh cần gì', undefined, { platformId: '3' })
  await citizen.say('đăng ký kết hôn cần giấy tờ gì', undefined, { platformId: '3', isEdit: true })
  expect(citizen.heard()).toContain('ết hôn')
})

test("an officer's question is answered with a photo, which comes to the case", async () => {
  const citizen = journey.citizen()
  await citizen.say('đèn đường ở xã Yên Mỹ hỏng, tối om')
  await skipTo(citizen, 'Anh/chị xem lại')
  await citizen.press('Gửi')
  const found = await caseOf(citizen)
  const { cases } = journey.core
  await cases.ask({ account: officer, found, at: journey.now() }, { text: 'Anh gửi ảnh giúp' })
  await citizen.say(`/traloi ${found.receiptCode}`)
  await sendFile(citizen, fileOf(photo))
  const after = await cases.getByReceiptCode(found.receiptCode)
  expect(after).toMatchObject({ awaitsCitizen: false })
  expect(after?.attachments).toHaveLength(1)
})

test('an answered feedback is marked by one tap, also by its number, and the mark stands on the case', async () => {
  const citizen = journey.citizen()
  await citizen.say('nước sạch ở xã Yên Mỹ có mùi hôi cả tuần nay')
  await skipTo(citizen, 'Anh/chị xem lại')
  await citizen.press('Gửi')
  const found = await caseOf(citizen)
  const { cases, messaging } = journey.core
  await cases.move(
    { account: officer, found, at: journey.now() },
    { to: 'answered', text: 'Đã sửa.', paper_number: '', paper_date: '', paper_signer: '' },
  )
  await messaging.outbox.collect()
  const [news] = await eventually(async () => {
    const caused = await messaging.outboxStore.findCausedBy(`case:${found.id}`)
    return caused.every(({ state }) => state === 'delivered') && caused.length > 0 && caused
  })
  expect(news?.choices.map(({ label }) => label.slice(0, 1))).toEqual(['1', '2', '3', '4', '5'])
  await citizen.say('4')
  expect(citizen.heard()).toContain('Cảm ơn')
  expect((await cases.getByReceiptCode(found.receiptCode))?.rating).toMatchObject({ score: 4 })
  const stranger = journey.citizen()
  await stranger.say(`/cham ${found.receiptCode} 1`)
  expect((await cases.getByReceiptCode(found.receiptCode))?.rating).toMatchObject({ score: 4 })
})

test('deleting my data forgets the talk, keeps the case and records a request with its last day', async () => {
  const citizen = journey.citizen()
  await citizen.say('ao làng xã Yên Mỹ bị đổ rác thải')
  await skipTo(citizen, 'Anh/chị xem lại')
  await citizen.press('Gửi')
  const { receiptCode } = await caseOf(citizen)
  await sendFile(citizen, fileOf(photo))
  await citizen.say('/xoadulieu')
  await citizen.press('Xóa dữ liệu của tôi')
  expect(citizen.heard()).toContain('15/12/2026')
  expect(await journey.core.cases.getByReceiptCode(receiptCode)).not.toBeNull()
  const conversation = await journey.core.dialogue.conversations.load(citizen.chat)
  expect(conversation).toMatchObject({ flow: null, context: { commune: null, files: null } })
  const requests = await journey.core.tasks.findFor(buildAccount('supervisor'), 'data_request', 10)
  expect(requests).toMatchObject([{ chat: citizen.chat, dueOn: '2026-12-15' }])
  const left = await journey.core.messaging.outboxStore.findDeliveredAfter(citizen.chat, null, 100)
  expect(left.every(({ text }) => text.includes('Đã xóa'))).toBe(true)
})

test('a link into the bot leads straight to its procedure or case', async () => {
  const citizen = journey.citizen()
  await citizen.say('/start register-birth')
  expect(citizen.heard()).toContain('khai sinh')
  await citizen.say('/start ABCDE-22222')
  expect(citizen.heard()).toContain('ABCDE-22222')
  await citizen.say('/start nowhere')
  expect(citizen.heard()).toContain('Chào anh/chị')
})

test('the pictures of an album are handled as one message', async () => {
  const citizen = journey.citizen()
  await citizen.say('bãi rác tự phát ở xã Yên Mỹ cháy khói mù mịt')
  const group = randomUUID()
  const messages = [1, 2, 3].map((index) => ({
    id: `fake:${group}:${index}`,
    chat: citizen.chat,
    channel: 'fake',
    text: '',
    at: journey.now(),
    group,
    files: [fileOf(photo)],
  }))
  for (const message of messages) await journey.core.messaging.inbox.receive(message)
  await eventually(() => citizen.delivered().some(({ text }) => text.includes('3 tệp')), 10_000)
  expect(citizen.delivered().filter(({ text }) => text.includes('tệp gửi kèm'))).toHaveLength(1)
})

test('a flood is noted once and answered together when it ends; other chats are answered meanwhile', async () => {
  const citizen = journey.citizen()
  const say = (index: number) =>
    journey.core.messaging.inbox.receive({
      id: `fake:${citizen.chat}:${index}`,
      chat: citizen.chat,
      channel: 'fake',
      text: index < 31 ? 'xin chào' : `dòng ${index}`,
      at: journey.now(),
    })
  for (let index = 0; index < 60; index += 1) await say(index)
  const other = journey.citizen()
  await other.say('xin chào')
  expect(other.heard()).toContain('Chào anh/chị')
  const notes = () => citizen.delivered().filter(({ text }) => text.includes('nhắn nhanh quá'))
  await eventually(() => notes().length > 0, 10_000)
  await eventually(
    async () => (await journey.core.messaging.inboxStore.getState(`fake:${citizen.chat}:59`)) === 'done',
    30_000,
  )
  await journey.core.messaging.outbox.collect()
  expect(notes()).toHaveLength(1)
  expect(citizen.delivered().length).toBeLessThan(40)
}, 60_000)
