import { describe, expect, test } from 'vitest'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()

const sayAll = async (citizen: Citizen, ...texts: string[]): Promise<void> => {
  for (const text of texts) await citizen.say(text)
}
const latest = async (citizen: Citizen) => {
  const [found] = await journey.core.cases.findByChat(citizen.chat, 1)
  if (!found) throw new Error(citizen.heard())
  return found
}

const story = 'cán bộ địa chính xã đòi tôi 20 triệu mới ký giấy'
const secret = /20 triệu|địa chính|Tham/

const startTip = async (): Promise<Citizen> => {
  const citizen = journey.citizen()
  await citizen.say(story)
  await citizen.press('Tố cáo')
  await citizen.press('Không nêu tên')
  return citizen
}
const sendTip = async (): Promise<Citizen> => {
  const citizen = await startTip()
  await sayAll(citizen, 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', 'gửi')
  expect(citizen.heard()).toContain('Đã nhận tin báo')
  return citizen
}
const startPetition = async (): Promise<Citizen> => {
  const citizen = journey.citizen()
  await citizen.say(story)
  await citizen.press('Tố cáo')
  await citizen.press('Nêu tên và ký đơn')
  return citizen
}
const teller = ['Lê Thị Hoa', 'Thôn Trai Trang, xã Yên Mỹ', '0987654321']
const sendPetition = async (): Promise<Citizen> => {
  const citizen = await startPetition()
  await sayAll(citizen, 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', ...teller, 'gửi')
  expect(citizen.heard()).toContain('Đã lập đơn nháp')
  return citizen
}

describe('what was told in secret', () => {
  const ends: [string, () => Promise<Citizen>][] = [
    ['after a tip was sent', sendTip],
    ['after a petition was drafted', sendPetition],
    [
      'after a tip was stopped',
      async () => {
        const citizen = await startTip()
        await sayAll(citizen, 'Ông Tham', 'hủy')
        return citizen
      },
    ],
    [
      'after a danger was told before it',
      async () => {
        const citizen = journey.citizen()
        await sayAll(citizen, 'thằng con ông Tham địa chính đang cầm dao chém tôi', story)
        if (citizen.heard().includes('giống một tố cáo')) await citizen.press('Tố cáo')
        await sayAll(citizen, 'không nêu tên', 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', 'gửi')
        return citizen
      },
    ],
  ]
  const nexts: [string, string[]][] = [
    ['a report by its button', ['/gui phan-anh', 'tóm tắt']],
    ['a report that points back', ['thế làm phản ánh thôi', 'tóm tắt']],
    ['a wish to tell the commune', ['em muốn báo cho xã biết', 'tóm tắt']],
    ['a wish to be unnamed', ['nhờ đừng ghi tên em', 'tóm tắt']],
    ['a hand-off', ['cho tôi gặp cán bộ', 'không', 'xã Mễ Sở', 'Mấy giờ mở cửa?']],
  ]
  for (const [end, reach] of ends)
    test.each(nexts)(`${end} fills no open record: %s`, async (_next, texts) => {
      const citizen = await reach()
      for (const text of texts) {
        await citizen.say(text)
        expect(citizen.heard()).not.toMatch(secret)
      }
      const own = await journey.core.cases.findByChat(citizen.chat, 10)
      expect(own.filter(({ kind }) => kind === 'feedback')).toEqual([])
    })

  test('takes its files along and leaves none for the next report', async () => {
    const citizen = await startTip()
    await citizen.say('hủy')
    const stored = await journey.connection.db?.collection('conversations').findOne({ _id: citizen.chat as never })
    expect(stored?.context ?? stored?.state?.context).toMatchObject({ files: null, alarm: null, lastSaid: null })
  })
})

describe('a tip is wanted back', () => {
  test.each([
    'em muốn rút tin báo vừa gửi',
    'tôi muốn rút tin đã báo',
    'em đổi ý rồi, hủy tin báo được không',
    'em vừa báo tin nhầm, xóa giúp',
    'thoi em khong bao tin nua dau, xoa di giup em',
    'cho toi rut lai tin bao',
    'gỡ cái tin em vừa gửi đi',
    'thôi xóa giúp em',
    'hủy giúp em được không ạ',
  ])('in any words: “%s”', async (words) => {
    const citizen = await sendTip()
    await citizen.say(words)
    expect(citizen.heard()).toContain('tự muốn rút, hay có ai ép buộc')
    await citizen.press('Tôi tự muốn rút')
    expect(citizen.heard()).toContain('muốn rút tin báo')
    expect((await latest(citizen)).timeline.at(-1)?.text).toContain(words)
  })

  test.each(['rút tố cáo thì cần giấy tờ gì', 'xóa tin nhắn rác trên zalo', 'lệ phí khai sinh bao nhiêu'])(
    'not by “%s”',
    async (words) => {
      const citizen = await sendTip()
      await citizen.say(words)
      expect(citizen.heard()).not.toContain('tự muốn rút')
    },
  )

  test('after a threat was told, which is taken up', async () => {
    const citizen = await sendTip()
    await sayAll(citizen, 'toi bi nguoi ta ep rut don', 'tôi muốn rút tin báo')
    expect(citizen.heard()).toContain('vừa báo bị ép rút')
    const signed = await sendPetition()
    await sayAll(signed, 'toi bi nguoi ta ep rut don', 'toi muon rut don to cao')
    expect(signed.heard()).toContain('vừa báo bị ép rút')
  })
})

describe('who is accused', () => {
  test.each([
    ['con trai bí thư Đảng ủy xã Phố Hiến, tên Trần Văn Hoàng', 'Trần Văn Hoàng'],
    ['ten Pham Van Son', 'Pham Van Son'],
    ['ông Bùi Văn Kiên, tên thường gọi là Ba Kiên', 'Ba Kiên'],
    ['trưởng thôn, họ tên là Đỗ Văn Lực', 'Đỗ Văn Lực'],
    ['Nguyễn Văn Bình, 0912345678', 'Nguyễn Văn Bình, 0912345678'],
    ['bà tên Nga, kế toán', 'Nga'],
  ])('“%s” is not who writes', async (said, name) => {
    for (const start of [startPetition, startTip]) {
      const citizen = await start()
      await citizen.say(said)
      expect(citizen.heard()).not.toMatch(/Đã ghi họ tên|không ghi họ tên|điện thoại/)
      await sayAll(citizen, 'tóm tắt')
      expect(citizen.heard()).toMatch(new RegExp(`Ai, cơ quan nào: .*${name}`))
      expect(citizen.heard()).not.toMatch(/Họ tên: (?!chưa có)/)
    }
  })

  test.each([
    'chủ tịch xã, họ tên: Ngô Văn Đạt',
    'họ tên ông ấy: Ngô Văn Đạt',
    'em trai tôi tên Ngô Văn Đạt cũng thấy',
  ])('nor is the person of “%s” at another step', async (said) => {
    const citizen = await startPetition()
    await sayAll(citizen, 'ông Tham', said, 'tóm tắt')
    expect(citizen.heard()).toContain('Họ tên: chưa có')
    expect(citizen.heard()).toContain('Ngô Văn Đạt')
  })

  test.each([
    'tôi tên Lê Thị Hoa',
    'tên tôi là Lê Thị Hoa',
    'họ tên tôi: Lê Thị Hoa',
    'em là Lê Thị Hoa',
    'toi la Le Thi Hoa',
  ])('but “%s” gives the writer’s name, shown by its first letters', async (said) => {
    const citizen = await startPetition()
    await sayAll(citizen, said, 'tóm tắt')
    expect(citizen.heard()).toContain('Họ tên: L. T. H. (giữ kín)')
    expect(citizen.heard()).not.toMatch(/Hoa/)
  })

  test.each(['họ tên: Lê Thị Hoa', 'tên Lê Thị Hoa', 'Lê Thị Hoa'])(
    'the question for the name is answered by “%s”',
    async (said) => {
      const citizen = await startPetition()
      await sayAll(citizen, 'ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', said, 'tóm tắt')
      expect(citizen.heard()).toContain('Họ tên: L. T. H. (giữ kín)')
    },
  )

  test.each([
    'Ngô Văn Đạt là người bị tố cáo, không phải tên tôi, tên tôi là Lê Thị Hoa',
    'đơn ghi nhầm tên rồi, tôi tên Hoa',
    'ten toi la Le Thi Hoa chu khong phai Tham',
  ])('that was mixed up is corrected on the case: “%s”', async (said) => {
    const citizen = await sendPetition()
    await citizen.say(said)
    expect(citizen.heard()).toContain('Đã ghi điều anh/chị sửa')
    expect((await latest(citizen)).timeline.at(-1)).toMatchObject({ what: 'added', text: said })
  })
})

describe('a witness’s telephone', () => {
  test.each([
    'anh Binh lam chung, so dien thoai 0912345678',
    'chị Lan hàng xóm, sđt 0912345678, làm chứng',
    'có bác Tư thấy, gọi bác 0912345678',
    'Trần Văn Bình, 0912345678',
    'ghi âm và người làm chứng là Trần Văn Bình 0912345678',
  ])('stays with the evidence, and the own one is asked: “%s”', async (said) => {
    const citizen = await startPetition()
    await sayAll(citizen, 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', said)
    expect(citizen.heard()).toContain('Họ và tên')
    await sayAll(citizen, 'Lê Thị Hoa', 'Thôn Trai Trang, xã Yên Mỹ')
    expect(citizen.heard()).toContain('Số điện thoại hoặc cách liên hệ')
    await sayAll(citizen, '0987654321', 'gửi')
    expect(await latest(citizen)).toMatchObject({
      evidence: expect.stringContaining('0912345678'),
      reporter: { name: 'Lê Thị Hoa', phone: '0987654321' },
    })
  })

  test.each(['có ghi âm, số của tôi 0912345678', 'anh Bình làm chứng, có gì gọi cho tôi 0912345678'])(
    'is told from the own one: “%s”',
    async (said) => {
      const citizen = await startPetition()
      await sayAll(citizen, 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', said, 'tóm tắt')
      expect(citizen.heard()).toContain('Điện thoại: đã ghi, giữ kín')
    },
  )

  test('or none at all is shown as such', async () => {
    const citizen = await startPetition()
    await sayAll(citizen, 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', ...teller.slice(0, 2), 'không có điện thoại')
    expect(citizen.heard()).toContain('Điện thoại: Không có điện thoại, liên hệ theo địa chỉ')
  })
})

describe('whoever is struck or threatened', () => {
  test.each([
    ['đơn tố cáo tôi gửi tháng trước bị lộ, ông chủ tịch biết tên tôi rồi, giờ bị dọa giết', /^[^\n]*113/, /bảo vệ/],
    ['chồng tôi là công an xã đánh tôi, tôi muốn báo mà sợ', /^[^\n]*113/, /bảo vệ/],
    ['tôi bị trưởng thôn đe dọa vì đã viết đơn tố cáo', /^[^\n]*113/, /bảo vệ/],
    ['từ hôm gửi đơn tố cáo tôi bị người lạ hăm dọa', /^[^\n]*113/, /bảo vệ/],
    ['công an xã đánh con tôi nhập viện', /^[^\n]*113[\s\S]*111/, /Tố cáo/],
    ['thầy giáo sàm sỡ học sinh trường THCS', /^[^\n]*111/, /Tố cáo/],
  ])('hears the number first, then the protected way: “%s”', async (words, number, way) => {
    const citizen = journey.citizen()
    const replies = await citizen.say(words)
    expect(citizen.heard()).toMatch(number)
    expect(citizen.heard()).toMatch(way)
    expect(replies.flatMap(({ choices }) => choices.map(({ label }) => label))).not.toContain('Báo việc này cho xã')
  })

  test.each([
    'thầy giáo đánh con tôi, bắt học thêm ở nhà thầy',
    'giáo viên mầm non tát con tôi',
    'cô giáo bạo hành trẻ',
    'co giao chu nhiem nhot con toi trong nha ve sinh',
  ])('by who looks after children is offered the secret way first, typed or pressed: “%s”', async (words) => {
    const citizen = journey.citizen()
    const replies = await citizen.say(words)
    expect(replies.flatMap(({ choices }) => choices)[0]?.label).toBe('Tố cáo')
    await sayAll(citizen, 'Tố cáo', 'Không nêu tên')
    expect(citizen.heard()).toContain('Người vi phạm là ai')
    const other = journey.citizen()
    await sayAll(other, words, 'Không nêu tên')
    expect(other.heard()).toContain('Người vi phạm là ai')
  })

  test('and who did it is no place', async () => {
    const citizen = await startTip()
    await sayAll(citizen, 'cô Nga', 'thầy Quân trường THCS xã Mễ Sở', 'tóm tắt')
    expect(citizen.heard()).toMatch(/Việc: .*\n.*thầy Quân/)
    expect(citizen.heard()).toContain('Nơi xảy ra: xã Mễ Sở – Xã Mễ Sở')
  })
})
