import { expect, test } from 'vitest'
import { buildAccount } from '../accounts/build-account.js'
import { buildContent } from '../cases/build-content.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()

const open = ({ chat }: Citizen, told = {}) =>
  journey.core.cases.open({ content: buildContent(told), openedBy: `${chat}:${Math.random()}`, chat, at: new Date() })

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

test.each(['sửa thông tin của tôi', 'phan doi xu ly du lieu cua toi'])(
  '“%s” is answered the same in every chat: where it is sent, and nothing is asked of an office',
  async (text) => {
    const [denouncer, talked, reporter, nobody] = Array.from({ length: 4 }, () => journey.citizen()) as [
      Citizen,
      Citizen,
      Citizen,
      Citizen,
    ]
    await open(denouncer, { kind: 'denunciation' })
    await talked.say('tôi tố cáo chủ tịch xã nhận hối lộ')
    await talked.say('hủy')
    await open(reporter)
    const heard: string[] = []
    for (const one of [denouncer, talked, reporter, nobody]) {
      await one.say(text)
      heard.push(one.heard())
      expect(await journey.core.tasks.findFor(buildAccount('officer'), 'data_wish', 100)).toEqual([])
    }
    expect(new Set(heard).size).toBe(1)
    expect(nobody.heard()).toMatch(/du-lieu-cua-toi[\s\S]*gui-kin\/ho-so/)
  },
)

test.each([
  ['xin bản sao dữ liệu của tôi', 'có 1 vụ việc'],
  ['ai đã xem dữ liệu của tôi', 'ai xem'],
  ['toi muon xem thong tin xa giu ve toi', 'có 1 vụ việc'],
  ['tôi muốn xoá hết thông tin', 'Anh/chị muốn xóa chứ ạ?'],
  ['xoa het thong tin cua toi di', 'Anh/chị muốn xóa chứ ạ?'],
])('“%s” is a right to data, right after a case was sent and while it is asked about', async (text, answer) => {
  const citizen = journey.citizen()
  const { receiptCode } = await open(citizen)
  await citizen.say(receiptCode)
  await citizen.say(text)
  expect(citizen.heard()).toContain(answer)
  expect(citizen.heard()).not.toContain('bổ sung')

  await citizen.say('hủy')
  await citizen.say('tôi muốn rút vụ này')
  await citizen.say(text)
  expect(citizen.heard()).toContain(answer)
})

test('“dữ liệu của tôi” deletes nothing when that is asked, and is answered after it was done', async () => {
  const citizen = journey.citizen()
  await open(citizen)
  for (const text of ['xóa dữ liệu của tôi', 'dữ liệu của tôi']) await citizen.say(text)
  expect(citizen.heard()).toContain('có 1 vụ việc')
  expect(citizen.heard()).not.toContain('Đã xóa')
  await citizen.say('xóa dữ liệu của tôi')
  expect(citizen.heard()).toContain('Đã xóa')
  await citizen.say('dữ liệu của tôi')
  expect(citizen.heard()).not.toContain('đã qua')
  expect(citizen.heard()).toContain('Ngoài ra Xã Ơi giữ')
  await citizen.say('xóa dữ liệu của tôi')
  expect(citizen.heard()).toContain('Anh/chị muốn xóa chứ ạ?')
})

test('“xóa dữ liệu của tôi” is the way it was', async () => {
  const citizen = journey.citizen()
  await citizen.say('tôi muốn xóa dữ liệu của tôi')
  expect(citizen.heard()).toContain('Anh/chị muốn xóa chứ ạ?')
})
