import { beforeAll, describe, expect, test } from 'vitest'
import { buildAccount } from '../accounts/build-account.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()
const commune = '12073'
const officer = { ...buildAccount('officer'), communeCode: commune }
const fields = {
  from: '08:00',
  to: '09:30',
  who: 'Chủ tịch UBND xã Yên Mỹ',
  place: 'Phòng tiếp công dân UBND xã',
  onlineLink: null,
  topics: null,
  minutesPerSlot: 15,
}
const by = () => ({ account: officer, at: journey.now() })

beforeAll(async () => {
  journey.setNow('2026-11-25T03:00:00Z')
  const { reception } = journey.core
  await reception.plan(by(), { communeCode: commune, dates: ['2026-12-08', '2026-12-22'], fields })
  for (const date of ['2026-12-08', '2026-12-22']) await reception.post(by(), `${commune}-${date}-0800`)
})

const bookedBy = ({ chat }: Citizen) => journey.core.reception.findOfChat(chat, journey.now())

const bookFirst = async (time: string, about = 'xin cấp đất cho con trai'): Promise<Citizen> => {
  const citizen = journey.citizen()
  await citizen.say('đặt lịch gặp chủ tịch xã Yên Mỹ')
  await citizen.press('08/12')
  await citizen.say(time)
  await citizen.say(about)
  await citizen.say('tôi tên là Nguyễn Thị Tý')
  return citizen
}

describe('a citizen books a place in chat', () => {
  test('commune, day, time, matter and name, and hears a code, and that nobody needs to book', async () => {
    const citizen = journey.citizen()
    await citizen.say('cho tôi đặt lịch gặp chủ tịch')
    expect(citizen.heard()).toContain('xã, phường nào')
    await citizen.say('Yên Mỹ')
    expect(citizen.heard()).toMatch(/thứ Ba 08\/12\/2026|chọn ngày/)
    await citizen.say('8h15')
    expect(citizen.heard()).toContain('chọn ngày trước')
    await citizen.press('08/12')
    await citizen.say('8h15')
    expect(citizen.heard()).toContain('về việc gì')
    await citizen.say('đường vào thôn lầy quá, muốn hỏi bao giờ làm')
    await citizen.say('Trần Văn Tám')
    expect(citizen.heard()).toMatch(/8 giờ 15, thứ Ba 08\/12\/2026[\s\S]*đường vào thôn[\s\S]*Trần Văn Tám/)
    expect(await bookedBy(citizen)).toEqual([])
    await citizen.press('Đặt lịch')
    expect(citizen.heard()).toMatch(
      /Mã TD-\w{6}[\s\S]*nhắc anh\/chị vào hôm trước[\s\S]*không đặt mà đến thì vẫn được tiếp/,
    )
    expect(await bookedBy(citizen)).toMatchObject([
      { slot: '08:15', name: 'Trần Văn Tám', about: 'đường vào thôn lầy quá, muốn hỏi bao giờ làm' },
    ])
  })

  test('two confirm the same time at once: one has it, the other chooses of the next three and keeps what was told', async () => {
    const [one, other] = await Promise.all([bookFirst('8 giờ 30'), bookFirst('8 giờ 30', 'hỏi chuyện mương')])
    await Promise.all([one, other].map((citizen) => citizen.press('Đặt lịch')))
    const [winner, second] = (await bookedBy(one)).length === 1 ? [one, other] : [other, one]
    expect(await bookedBy(winner)).toMatchObject([{ slot: '08:30' }])
    expect(second.heard()).toContain('vừa có người đặt')
    await second.press('8 giờ 45')
    expect(second.heard()).toMatch(/8 giờ 45[\s\S]*Nguyễn Thị Tý/)
    await second.press('Đặt lịch')
    expect(await bookedBy(second)).toMatchObject([{ slot: '08:45' }])
  })

  test('moves it, and cancels it, in words', async () => {
    const citizen = await bookFirst('9 giờ')
    await citizen.press('Đặt lịch')
    const [before] = await bookedBy(citizen)
    await citizen.say('dời lịch')
    expect(citizen.heard()).toContain('Lịch cũ giữ')
    await citizen.press('22/12')
    await citizen.press('8 giờ')
    expect(citizen.heard()).toContain('Đã dời lịch')
    expect(await bookedBy(citizen)).toMatchObject([{ code: before?.code, day: '2026-12-22', slot: '08:00' }])
    await citizen.say('hủy lịch hẹn gặp chủ tịch')
    await citizen.press('Giữ lịch')
    expect(await bookedBy(citizen)).toHaveLength(1)
    await citizen.say('hủy lịch')
    await citizen.press('Hủy lịch này')
    expect(citizen.heard()).toContain('Đã hủy lịch')
    expect(await bookedBy(citizen)).toEqual([])
    await citizen.say('hủy lịch')
    expect(citizen.heard()).toContain('đã hủy hoặc đã qua')
    const stranger = journey.citizen()
    await stranger.say('hủy lịch')
    expect(stranger.heard()).toContain('/tiep-dan')
  })

  test('about a denunciation is led to the protected way; the booking holds nothing of it', async () => {
    const citizen = journey.citizen()
    await citizen.say('đặt lịch gặp chủ tịch xã Yên Mỹ')
    await citizen.press('22/12')
    await citizen.say('9 giờ')
    await citizen.say('tố cáo ông Hải phó chủ tịch xã nhận hối lộ 50 triệu của nhà tôi')
    expect(citizen.heard()).toContain('Tố cáo gửi kín cho tỉnh')
    expect(await bookedBy(citizen)).toEqual([])
    const stored = await journey.connection.collection('reception_bookings').find({}).toArray()
    expect(JSON.stringify(stored)).not.toContain('hối lộ')
  })

  test('another chat can neither move nor cancel it by its code', async () => {
    const citizen = await bookFirst('9 giờ 15')
    await citizen.press('Đặt lịch')
    const code = (await bookedBy(citizen))[0]?.code ?? ''
    const stranger = journey.citizen()
    await stranger.say(`/huylich ${code} ngay`)
    await stranger.say(`/doilich ${code}`)
    expect(stranger.heard()).toContain('đã hủy hoặc đã qua')
    expect(await bookedBy(citizen)).toHaveLength(1)
  })

  test('“hủy” in the middle books nothing; a commune without days says that people may come all the same', async () => {
    const citizen = journey.citizen()
    await citizen.say('đặt lịch gặp chủ tịch xã Yên Mỹ')
    await citizen.press('22/12')
    await citizen.say('hủy')
    expect(await bookedBy(citizen)).toEqual([])
    await citizen.say('đặt lịch tiếp dân phường Phố Hiến')
    expect(citizen.heard()).toContain('vẫn được tiếp')
  })

  test('who asks for the days of a commune is told the next ones and may book from there', async () => {
    const citizen = journey.citizen()
    await citizen.say('lịch tiếp công dân của chủ tịch xã Yên Mỹ')
    expect(citizen.heard()).toContain('Các buổi tiếp công dân sắp tới: thứ Ba 08/12/2026')
    await citizen.press('Đặt lịch gặp chủ tịch')
    expect(citizen.heard()).toContain('chọn ngày')
  })

  test('is reminded the day before, once, by the job; a postponed day tells the new one; deleting takes it all', async () => {
    const citizen = await bookFirst('8 giờ')
    await citizen.press('Đặt lịch')
    const [booking] = await bookedBy(citizen)
    const news = async (words: string) => {
      await journey.core.messaging.outbox.collect()
      const caused = await journey.core.messaging.outboxStore.findCausedBy(`reception:${booking?.id}`)
      return caused.filter(({ text }) => text.includes(words))
    }
    journey.setNow('2026-12-07T02:00:00Z')
    await journey.core.reception.run(journey.now())
    await journey.core.reception.run(journey.now())
    expect(await news('Nhắc lịch tiếp công dân')).toHaveLength(1)
    await journey.core.reception.postpone(by(), {
      id: `${commune}-2026-12-08-0800`,
      reason: 'họp tỉnh',
      to: '2026-12-10',
      place: null,
    })
    expect(await news('hoãn lại: họp tỉnh')).toHaveLength(1)
    expect(await bookedBy(citizen)).toMatchObject([{ day: '2026-12-10', slot: '08:00' }])
    await citizen.say('/xoadulieu')
    await citizen.press('Xóa dữ liệu của tôi')
    expect(await bookedBy(citizen)).toEqual([])
    expect(await journey.connection.collection('reception_bookings').countDocuments({ chat: citizen.chat })).toBe(0)
  })
})
