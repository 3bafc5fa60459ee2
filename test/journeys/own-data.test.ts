import { expect, test } from 'vitest'
import { buildAccount } from '../accounts/build-account.js'
import { buildContent } from '../cases/build-content.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()

const open = ({ chat }: Citizen, told = {}) =>
  journey.core.cases.open({ content: buildContent(told), openedBy: `${chat}:${Math.random()}`, chat, at: new Date() })
const wishesOf = async ({ chat }: Citizen) =>
  (await journey.core.tasks.findFor(buildAccount('officer'), 'data_wish', 100)).filter((task) => task.chat === chat)

test.each(['dữ liệu của tôi', 'xem du lieu cua toi', 'Cho tôi bản sao dữ liệu', '/dulieucuatoi'])(
  '“%s” names the chat’s cases and leads to the copy, and tells nothing of a denunciation',
  async (text) => {
    const citizen = journey.citizen()
    const { receiptCode } = await open(citizen)
    const { receiptCode: kept } = await open(citizen, { kind: 'denunciation' })
    await citizen.say(text)
    expect(citizen.heard()).toContain('có 1 vụ việc')
    expect(citizen.heard()).toContain(receiptCode)
    expect(citizen.heard()).toContain('/du-lieu-cua-toi?mo=')
    expect(citizen.heard()).not.toContain(kept)
  },
)

test('who has only a denunciation hears what who has nothing hears', async () => {
  const [denouncer, nobody] = [journey.citizen(), journey.citizen()]
  await open(denouncer, { kind: 'denunciation' })
  for (const one of [denouncer, nobody]) await one.say('dữ liệu của tôi')
  expect(denouncer.heard()).toBe(nobody.heard())
  expect(nobody.heard()).toContain('chưa có vụ việc')
})

test.each([
  ['sửa thông tin của tôi', 'correct'],
  ['phản đối xử lý dữ liệu', 'object'],
] as const)('“%s” asks what, and puts it to the office of the newest case', async (text, right) => {
  const citizen = journey.citizen()
  const { receiptCode } = await open(citizen)
  await citizen.say(text)
  await citizen.say('họ tên đúng là Trần Thị Mẫn')
  expect(citizen.heard()).toContain('Hạn giải quyết')
  const [task] = await wishesOf(citizen)
  expect(task?.facts).toMatchObject({ right, receiptCode, text: 'họ tên đúng là Trần Thị Mẫn' })
  await journey.core.tasks.answer({
    account: buildAccount('officer'),
    id: task?.id ?? '',
    text: 'Đã sửa xong',
    agencyNameOf: () => 'UBND xã',
    at: new Date(),
  })
  await journey.core.messaging.outbox.collect()
  const told = await journey.core.messaging.outboxStore.findCausedBy(`task:${task?.id}`)
  expect(told.map(({ text, chat }) => [chat, text])).toEqual([[citizen.chat, expect.stringContaining('Đã sửa xong')]])
})

test('words that accuse people in office are no request about data', async () => {
  const citizen = journey.citizen()
  await open(citizen)
  await citizen.say('sửa thông tin của tôi')
  await citizen.say('tôi tố cáo chủ tịch xã nhận hối lộ')
  expect(await wishesOf(citizen)).toEqual([])
})

test.each(['sửa tên tôi trong đơn tố cáo', 'đừng để lộ việc tôi gửi kín'])('“%s” reaches no office', async (words) => {
  const citizen = journey.citizen()
  await open(citizen)
  await citizen.say('sửa thông tin của tôi')
  await citizen.say(words)
  expect(await wishesOf(citizen)).toEqual([])
})

test('in the middle of a denunciation nothing is asked of an office', async () => {
  const citizen = journey.citizen()
  await open(citizen)
  await citizen.say('tôi tố cáo chủ tịch xã nhận hối lộ')
  await citizen.say('sửa thông tin của tôi')
  await citizen.say('tên đúng là Trần Thị Mẫn')
  expect(await wishesOf(citizen)).toEqual([])
})

test('“xóa dữ liệu của tôi” is the way it was', async () => {
  const citizen = journey.citizen()
  await citizen.say('tôi muốn xóa dữ liệu của tôi')
  expect(citizen.heard()).toContain('Anh/chị muốn xóa chứ ạ?')
})
