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

describe('a citizen changes what is booked, in own words', () => {
  const other = '12049'
  const days = ['2026-12-15', '2026-12-17', '2026-12-29']
  beforeAll(async () => {
    journey.setNow('2026-11-25T03:00:00Z')
    const account = { ...buildAccount('officer'), communeCode: other }
    const { reception } = journey.core
    const by = { account, at: journey.now() }
    await reception.plan(by, { communeCode: other, dates: days, fields: { ...fields, to: '11:00', minutesPerSlot: 5 } })
    for (const date of days) await reception.post(by, `${other}-${date}-0800`)
  })

  const atTime = async (): Promise<Citizen> => {
    const citizen = journey.citizen()
    await citizen.say('đặt lịch gặp chủ tịch xã Mễ Sở')
    return citizen
  }
  const atEnd = async (time: string): Promise<Citizen> => {
    const citizen = await atTime()
    await citizen.say(`${time} ngày 15`)
    await citizen.say('hỏi chuyện mương')
    await citizen.say('Trần Văn Tám')
    return citizen
  }
  const booked = async (time: string): Promise<Citizen> => {
    const citizen = await atEnd(time)
    await citizen.press('Đặt lịch')
    expect(await bookedBy(citizen)).toHaveLength(1)
    return citizen
  }

  test.each([
    ['thoi ban ko di dc huy lich giup', '8h'],
    ['bận rồi không đi được nên hủy giúp em', '8h05'],
    ['huy lich hen di', '8h10'],
    ['em muốn hủy cái lịch hôm nọ', '8h15'],
  ])('“%s” asks whether to cancel', async (words, time) => {
    const citizen = await booked(time)
    await citizen.say(words)
    expect(citizen.heard()).toContain('Hủy lịch tiếp công dân')
    await citizen.press('Hủy lịch này')
    expect(await bookedBy(citizen)).toEqual([])
  })

  test.each([
    ['toi ban khong di duoc huy lich', '8h20', 0],
    ['khong di duoc nen huy giup', '8h25', 0],
    ['hủy', '8h30', 0],
    ['huỷ đi', '8h35', 0],
    ['đừng hủy', '8h40', 1],
    ['thôi', '8h45', 1],
    ['hủy có sao không', '8h50', 1],
    ['tôi không muốn hủy nữa', '8h55', 1],
  ])('asked whether to cancel, “%s” is read as it is meant', async (words, time, left) => {
    const citizen = await booked(time)
    await citizen.say('hủy lịch')
    await citizen.say(words)
    expect(await bookedBy(citizen)).toHaveLength(left)
    expect(citizen.heard()).toMatch(left === 0 ? /Đã hủy lịch/ : /vẫn giữ|Hủy lịch tiếp công dân/)
  })

  test('the code at that question cancels that booking', async () => {
    const citizen = await booked('9h')
    const [mine] = await bookedBy(citizen)
    await citizen.say('hủy lịch')
    await citizen.say(`huy lich ${mine?.code}`)
    expect(await bookedBy(citizen)).toEqual([])
  })

  test.each([
    ['huy lich hen di', '9h05', /Hủy lịch tiếp công dân/],
    ['hủy', '9h10', /vẫn giữ nguyên/],
    ['để sau', '9h15', /vẫn giữ nguyên/],
  ])('while moving, “%s” never sounds as if it were cancelled', async (words, time, expected) => {
    const citizen = await booked(time)
    await citizen.say('dời lịch')
    await citizen.say(words)
    expect(citizen.heard()).toMatch(expected)
    expect(await bookedBy(citizen)).toHaveLength(1)
  })

  test.each([
    ['doi sang hom 17 dc ko', '9h20', '2026-12-17', '09:20'],
    ['doi sang 9h ngay 17', '9h25', '2026-12-17', '09:00'],
    ['dời lịch sang 10 giờ ngày 29/12', '9h30', '2026-12-29', '10:00'],
  ])('“%s” moves there', async (words, time, day, slot) => {
    const citizen = await booked(time)
    await citizen.say(words)
    expect(await bookedBy(citizen)).toMatchObject([{ day, slot }])
  })

  test('to a day without a reception it offers those that there are', async () => {
    const citizen = await booked('9h35')
    await citizen.say('đổi sang ngày 18')
    expect(citizen.heard()).toContain('không có buổi tiếp')
    await citizen.press('17/12')
    expect(await bookedBy(citizen)).toMatchObject([{ day: '2026-12-15' }])
  })

  test.each(['lich hen cua toi luc nao', 'lich cua toi may gio', 'lich tiep dan cua toi', 'tôi đặt lịch hôm nào nhỉ?'])(
    '“%s” tells the own bookings, or that there is none',
    async (words) => {
      const citizen = await booked('9h40')
      const [mine] = await bookedBy(citizen)
      await citizen.say(words)
      expect(citizen.heard()).toContain(
        `9 giờ 40, thứ Ba 15/12/2026, tại Phòng tiếp công dân UBND xã. Mã ${mine?.code}`,
      )
      await citizen.press('Hủy')
      await citizen.press('Hủy lịch này')
      await citizen.say(words)
      expect(citizen.heard()).toContain('chưa thấy lịch hẹn')
    },
  )

  test('what was booked on the page is changed there', async () => {
    const citizen = journey.citizen()
    await citizen.say('toi dat lich tren trang web, muon huy')
    expect(citizen.heard()).toMatch(/\/tiep-dan.*bốn số cuối điện thoại/)
  })

  test.each([
    ['0912 345 678', { phone: '0912345678', about: 'hỏi chuyện mương' }],
    ['hỏi lại chuyện đường vào thôn', { about: 'hỏi lại chuyện đường vào thôn', name: 'Trần Văn Tám' }],
    ['sửa việc: xin cấp đất', { about: 'xin cấp đất' }],
    ['nham, ten toi la Le Van Ba', { name: 'Le Van Ba', about: 'hỏi chuyện mương' }],
    ['Nguyễn Thị Tý', { name: 'Nguyễn Thị Tý' }],
    ['đổi sang 9h50', { slot: '09:50' }],
  ])('at the last step “%s” is put in, and the time stays', async (words, expected) => {
    const citizen = await atEnd('9h45')
    await citizen.say(words)
    expect(citizen.heard()).toContain('Đúng thì anh/chị bấm Đặt lịch')
    await citizen.press('Đặt lịch')
    expect(await bookedBy(citizen)).toMatchObject([{ slot: '09:45', ...expected }])
    await citizen.say('hủy lịch')
    await citizen.press('Hủy lịch này')
  })

  test('the matter is changed by its choice', async () => {
    const citizen = await atEnd('9h55')
    await citizen.press('Sửa: Việc')
    await citizen.say('chuyện bãi rác')
    expect(citizen.heard()).toMatch(/9 giờ 55[\s\S]*Việc: chuyện bãi rác[\s\S]*Trần Văn Tám/)
  })

  test('a name, telephone and matter told before the time are kept', async () => {
    const citizen = await atTime()
    await citizen.say('tôi tên là Phạm Văn Sáu')
    expect(citizen.heard()).toMatch(/Đã ghi: Phạm Văn Sáu[\s\S]*chọn ngày/)
    await citizen.say('0987654321')
    await citizen.say('chuyen duong vao thon lay qua')
    expect(citizen.heard()).toMatch(/Đã ghi: chuyen duong/)
    await citizen.say('10h ngày 15')
    expect(citizen.heard()).toMatch(/10 giờ[\s\S]*Việc: chuyen duong[\s\S]*Phạm Văn Sáu[\s\S]*0987654321/)
  })

  test('two sessions of one day are told as one day', async () => {
    const account = { ...buildAccount('officer'), communeCode: other }
    const [by, afternoon] = [
      { account, at: journey.now() },
      { ...fields, from: '14:00', to: '16:00' },
    ]
    await journey.core.reception.plan(by, { communeCode: other, dates: ['2026-12-29'], fields: afternoon })
    await journey.core.reception.post(by, `${other}-2026-12-29-1400`)
    const citizen = journey.citizen()
    await citizen.say('lịch tiếp công dân của chủ tịch xã Mễ Sở')
    expect(citizen.heard()).toContain('29/12/2026, 8 giờ đến 11 giờ và 14 giờ đến 16 giờ.')
  })

  test('a courtesy at the last step shows it again', async () => {
    const citizen = await atEnd('10h05')
    await citizen.say('cảm ơn ad nhé')
    expect(citizen.heard()).toContain('10 giờ 05')
  })

  test('a time outside the session is answered with its hours', async () => {
    const citizen = await atTime()
    await citizen.say('ngày 15')
    await citizen.say('12h')
    expect(citizen.heard()).toContain('từ 8 giờ đến 11 giờ')
  })

  describe('with day and hour in one message', () => {
    test.each([
      ['đặt lịch gặp chủ tịch mễ sở thứ 3 10h30', '2026-12-15', '10:30'],
      ['dat lich gap chu tich xa me so 17/12 luc 10h30', '2026-12-17', '10:30'],
      ['đặt lại 29/12 lúc 10h30 ở mễ sở được không', '2026-12-29', '10:30'],
      ['đặt lịch mễ sở ngày 29/12 3 giờ chiều', '2026-12-29', '15:00'],
    ])('“%s” is offered where it is free, for one tap once the matter is told', async (words, day, slot) => {
      const citizen = journey.citizen()
      await citizen.say(words)
      expect(citizen.heard()).toMatch(/ở xã Mễ Sở còn trống.*về việc gì/)
      await citizen.say('hỏi chuyện mương')
      await citizen.press('Bỏ qua')
      await citizen.press('Đặt lịch')
      expect(await bookedBy(citizen)).toMatchObject([{ communeCode: other, day, slot }])
    })

    test('is kept until the commune is known', async () => {
      const citizen = journey.citizen()
      await citizen.say('dat lich 17/12 luc 10h35')
      expect(citizen.heard()).toContain('xã, phường nào')
      await citizen.say('mễ sở')
      expect(citizen.heard()).toContain('10 giờ 35, thứ Năm 17/12/2026 ở xã Mễ Sở còn trống')
    })

    test('is read with the commune that answers the question', async () => {
      const citizen = journey.citizen()
      await citizen.say('đặt lịch gặp chủ tịch')
      await citizen.say('mễ sở thứ 5 10h40')
      expect(citizen.heard()).toContain('10 giờ 40, thứ Năm 17/12/2026 ở xã Mễ Sở còn trống')
    })

    test('an hour alone is kept until the day is chosen', async () => {
      const citizen = await atTime()
      await citizen.say('10h45')
      expect(citizen.heard()).toContain('Đã ghi 10 giờ 45')
      await citizen.press('17/12')
      expect(citizen.heard()).toContain('10 giờ 45, thứ Năm 17/12/2026 ở xã Mễ Sở còn trống')
    })

    const labels = (citizen: Citizen): string[] =>
      citizen
        .delivered()
        .at(-1)
        ?.choices.map(({ label }) => label) ?? []

    test('taken, it offers the nearest three of that day', async () => {
      const first = journey.citizen()
      await first.say('đặt lịch mễ sở 17/12 9h30')
      await first.say('hỏi chuyện mương')
      await first.press('Bỏ qua')
      await first.press('Đặt lịch')
      const second = journey.citizen()
      await second.say('đặt lịch mễ sở 17/12 9h30')
      expect(second.heard()).toMatch(/9 giờ 30, thứ Năm 17\/12\/2026 không còn trống/)
      expect(labels(second).slice(0, 3)).toEqual(['9 giờ 25', '9 giờ 35', '9 giờ 40'])
      await second.press('9 giờ 35')
      expect(second.heard()).toContain('9 giờ 35, thứ Năm 17/12/2026 ở xã Mễ Sở còn trống')
    })

    test.each([
      ['đặt lịch mễ sở 17/12 9h32', /không có lượt bắt đầu lúc 9 giờ 32/, ['9 giờ 25', '9 giờ 35', '9 giờ 40']],
      ['đặt lịch mễ sở 17/12 14h', /tiếp từ 8 giờ đến 11 giờ/, ['10 giờ 45', '10 giờ 50', '10 giờ 55']],
      [
        'đặt lịch mễ sở 16/12 9h30',
        /Ngày đó không có buổi tiếp công dân/,
        ['10 giờ 55, thứ Ba 15/12/2026', '8 giờ, thứ Năm 17/12/2026', '8 giờ 05, thứ Năm 17/12/2026'],
      ],
    ])('“%s” is told why not, with the nearest three', async (words, why, nearest) => {
      const citizen = journey.citizen()
      await citizen.say(words)
      expect(citizen.heard()).toMatch(why)
      expect(labels(citizen).slice(0, 3)).toEqual(nearest)
    })

    test('inside an open booking it moves the choice and keeps the matter', async () => {
      const citizen = await atEnd('10h10')
      await citizen.say('đặt lại 17/12 lúc 10h10 ở mễ sở được không')
      expect(citizen.heard()).toMatch(/10 giờ 10, thứ Năm 17\/12\/2026[\s\S]*hỏi chuyện mương[\s\S]*Trần Văn Tám/)
      await citizen.say('thứ 3 ngày 29/12 lúc 10 giờ 15 ở mễ sở được không')
      expect(citizen.heard()).toMatch(/10 giờ 15, thứ Ba 29\/12\/2026[\s\S]*hỏi chuyện mương/)
    })

    test('“đặt lại” of who has a booking moves it; a taken time leaves it where it is', async () => {
      const [one, second] = [await booked('10h20'), await booked('10h25')]
      await one.say('đặt lại 15/12 lúc 10h25 ở mễ sở được không')
      expect(one.heard()).toContain('không còn trống')
      expect(await bookedBy(one)).toMatchObject([{ slot: '10:20' }])
      await second.say('đặt lại 29/12 lúc 10h25 ở mễ sở được không')
      expect(await bookedBy(second)).toMatchObject([{ day: '2026-12-29', slot: '10:25' }])
    })
  })
})
