import { describe, expect, test } from 'vitest'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()

const sayAll = async (citizen: Citizen, ...texts: string[]): Promise<void> => {
  for (const text of texts) await citizen.say(text)
}
const latest = async (citizen: Citizen) => {
  const [found] = await journey.core.cases.findByChat(citizen.chat, 1)
  if (!found) throw new Error(citizen.heard())
  return journey.read(found)
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
    const stored = await journey.core.dialogue.conversations.load(citizen.chat)
    expect(stored.context).toMatchObject({ files: null, alarm: null, lastSaid: null })
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

  test.each([
    'rút tố cáo thì cần giấy tờ gì',
    'rut don to cao mat bao lau',
    'rút đơn thì phải ra đâu ạ?',
    'xóa tin nhắn rác trên zalo',
    'lệ phí khai sinh bao nhiêu',
  ])('not by “%s”', async (words) => {
    const citizen = await sendTip()
    await citizen.say(words)
    expect(citizen.heard()).not.toContain('tự muốn rút')
  })

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

test('who handles denunciations is accused by that office, and it is no wish for a kind', async () => {
  const citizen = await startTip()
  await citizen.say('bà Đỗ Thị Tố, người xử lý tố cáo của tỉnh Hưng Yên')
  expect(citizen.heard()).not.toContain('ta đang làm')
  await citizen.say('tóm tắt')
  expect(citizen.heard()).toMatch(/Ai, cơ quan nào: .*Đỗ Thị Tố/)
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
    expect(citizen.heard()).toContain('Người vi phạm giữ chức vụ gì')
    const other = journey.citizen()
    await sayAll(other, words, 'Không nêu tên')
    expect(other.heard()).toContain('Người vi phạm giữ chức vụ gì')
  })

  test('and who did it is no place', async () => {
    const citizen = await startTip()
    await sayAll(citizen, 'cô Nga', 'thầy Quân trường THCS xã Mễ Sở', 'tóm tắt')
    expect(citizen.heard()).toMatch(/Việc: .*\n.*thầy Quân/)
    expect(citizen.heard()).toContain('Nơi xảy ra: Xã Mễ Sở')
  })
})

test('an act that was told later is what is denounced, by whom is not asked again', async () => {
  const citizen = journey.citizen()
  const act = 'anh Tấn Quyvertas can bo dia chinh xa me so bao phai dua 5 trieu moi lam'
  const late = 'toi muon phan anh viec lam giay to dat o xa me so bi cham 3 thang nay'
  await sayAll(citizen, late, 'tu thang 9 nam nay', act)
  await citizen.press('Gửi kín cho tỉnh')
  await sayAll(citizen, 'Nêu tên và ký đơn', 'tóm tắt')
  expect(citizen.heard()).toMatch(new RegExp(`Việc: ${act}\nlam giay to dat`))
  expect(citizen.heard()).toMatch(/Ai, cơ quan nào: .*Tấn Quyvertas.*dia chinh/)
  expect(citizen.heard()).toContain('Giấy tờ, chứng cứ: chưa có')
})

describe('a mind that is changed within the petition', () => {
  test.each([
    'thôi em không tố cáo nữa, chỉ phản ánh thôi',
    'toi khong to cao nua, phan anh thoi',
    'thôi chỉ phản ánh thôi',
    'thoi toi chi phan anh thoi',
    'vậy gửi phản ánh thôi ạ',
  ])('“%s” asks first, and a report that is insisted on keeps what was told from the accused', async (words) => {
    for (const start of [startPetition, startTip]) {
      const citizen = await start()
      await sayAll(citizen, 'Ông Tham', words)
      expect(citizen.heard()).toContain('không tố cáo nữa')
      expect(citizen.heard()).toContain('gửi kín chứ ạ?')
      await citizen.press('Vẫn gửi phản ánh')
      await citizen.say('tóm tắt')
      expect(citizen.heard()).toContain(`Việc: ${story}\nÔng Tham`)
      await sayAll(citizen, 'xã Mễ Sở', 'hôm qua', 'gửi luôn', 'gửi')
      const sent = await latest(citizen)
      expect(sent.kind).toBe('feedback')
      expect(sent.agency.communeCode).toBeNull()
    }
  })

  test('what accuses nobody in office goes on as a report without a question', async () => {
    const citizen = journey.citizen()
    await sayAll(citizen, '/gui to-cao', 'không nêu tên', 'nhà bên cạnh ở xã Mễ Sở nuôi gấu trái phép')
    await citizen.say('thôi tôi chỉ phản ánh thôi')
    expect(citizen.heard()).toContain('Điều đã kể được giữ')
    await citizen.say('tóm tắt')
    expect(citizen.heard()).toContain('nuôi gấu')
  })

  test.each(['thoi toi chi phan anh thoi', 'thôi phản ánh thôi ạ', 'tôi chỉ muốn góp ý thôi'])(
    '“%s” at the choice of kinds is its button',
    async (words) => {
      const citizen = journey.citizen()
      await sayAll(citizen, story, words)
      expect(citizen.heard()).not.toContain('xóa')
      const pressing = journey.citizen()
      await pressing.say(story)
      await pressing.press('Gửi phản ánh')
      expect(citizen.heard()).toBe(pressing.heard())
    },
  )

  test('“thôi tôi không tố cáo nữa” erases it', async () => {
    const citizen = await startPetition()
    await sayAll(citizen, 'Ông Tham', 'thôi tôi không tố cáo nữa')
    expect(citizen.heard()).toMatch(/xóa/)
    await citizen.say('tóm tắt')
    expect(citizen.heard()).not.toMatch(secret)
  })

  test.each(['sửa họ tên', 'sua ho ten', 'cho tôi sửa tên', 'đổi họ tên giúp tôi'])(
    '“%s” asks the name anew',
    async (words) => {
      const citizen = await startPetition()
      await sayAll(citizen, 'tôi tên Lê Thị Hoa', 'ông Tham', words)
      expect(citizen.heard()).toContain('Họ và tên người viết đơn')
      await sayAll(citizen, 'Lê Thị Hiền', 'tóm tắt')
      expect(citizen.heard()).toContain('L. T. H.')
      expect(citizen.heard()).not.toContain(words)
    },
  )

  test.each(['nhưng tôi đang sợ lắm', 'em sợ lắm ạ', 'nhung ma toi cung so'])(
    '“%s” is answered with the protection, and no part of the story',
    async (words) => {
      const citizen = await startPetition()
      await sayAll(citizen, 'ông Tham', words)
      expect(citizen.heard()).toMatch(/giữ bí mật|bảo vệ/)
      await citizen.say('tóm tắt')
      expect(citizen.heard()).not.toContain(words)
    },
  )

  test.each(['thôi chưa', 'tôi chưa biết nữa', 'để chưa'])('“%s” at the choice of ways chooses none', async (words) => {
    const citizen = journey.citizen()
    await citizen.say(story)
    await citizen.press('Tố cáo')
    await citizen.say(words)
    expect(citizen.heard()).not.toContain('Người vi phạm giữ chức vụ gì')
    await citizen.say('không nêu tên')
    expect(citizen.heard()).toContain('Người vi phạm giữ chức vụ gì')
  })

  test('the signed way is chosen knowing what stands on the petition', async () => {
    const citizen = journey.citizen()
    await citizen.say(story)
    await citizen.press('Tố cáo')
    expect(citizen.heard()).toContain('có họ tên, địa chỉ')
  })
})

describe('questions in the middle of a secret', () => {
  test.each(['thế tôi có gửi đơn được không', 'the toi nop don o dau', 'gửi tố cáo cho ai'])(
    '“%s” is of the denunciation, by who is accused',
    async (words) => {
      const citizen = journey.citizen()
      await citizen.say('chủ tịch xã Mễ Sở nhận hối lộ 50 triệu')
      await citizen.press('Tố cáo')
      await citizen.say(words)
      expect(citizen.heard()).toContain('người xử lý tố cáo của tỉnh')
      expect(citizen.heard()).toContain('Chủ tịch UBND tỉnh')
      expect(citizen.heard()).not.toMatch(/Nơi nộp: UBND|XỬ LÝ ĐƠN/)
      await citizen.press('Nêu tên và ký đơn')
      await citizen.say(words)
      expect(citizen.heard()).toContain('người xử lý tố cáo của tỉnh')
    },
  )

  test.each([
    'gửi kín thì ai đọc',
    'nếu tôi báo thì công an xã có biết không',
    'toi to cao thi chu tich xa co biet khong',
    'tin báo thì những ai xem được ạ?',
  ])('“%s” is answered at once, wherever it is asked', async (words) => {
    const fresh = journey.citizen()
    for (const citizen of [fresh, await startTip(), await sendTip()]) {
      await citizen.say(words)
      expect(citizen.heard()).toMatch(/người xử lý tố cáo|người giải quyết tố cáo/)
    }
  })

  test('one matter stays open, the other is kept secret', async () => {
    const citizen = await startTip()
    await citizen.say('ơ thế chỗ đường hỏng vẫn báo xã được không, còn chuyện kia gửi kín')
    expect(citizen.heard()).toContain('mỗi việc gửi riêng')
    expect(citizen.heard()).toContain('Người vi phạm giữ chức vụ gì')
  })

  test('a report that was sent in the open was read', async () => {
    const citizen = journey.citizen()
    await sayAll(
      citizen,
      '/gui phan-anh',
      'bà Nga xả rác ra đường làng',
      'xã Mễ Sở',
      'bỏ qua',
      'bỏ qua',
      'bỏ qua',
      'bỏ qua',
      'gửi',
    )
    await citizen.say('chuyện này chuyển thành gửi kín được không, đừng để bà Nga biết')
    expect(citizen.heard()).toContain('UBND xã Mễ Sở đã đọc được')
    await citizen.press('Tố cáo')
    expect(citizen.heard()).toContain('Nêu tên và ký đơn')
  })
})

describe('a crime near by', () => {
  test.each([
    'nhà hàng xóm em hình như buôn ma túy, đêm nào cũng có người lạ ra vào, em sợ',
    'bac hang xom trom dien, toi bao voi ai',
    'tôi muốn tố giác tội phạm',
    'trong thôn có sòng đánh bạc',
  ])('“%s” is the police’s, and a secret tip is offered', async (words) => {
    const citizen = journey.citizen()
    await citizen.say(words)
    expect(citizen.heard()).toMatch(/công an xã, phường, hoặc gọi 113/)
    expect(citizen.heard()).toContain('không phải nêu tên')
    expect(citizen.heard()).not.toMatch(/bạo lực gia đình|1900969680/)
    await citizen.press('Tố cáo')
    expect(citizen.heard()).toContain('Không nêu tên')
  })

  test('goes straight to the tip that was promised, of people without a post too', async () => {
    const citizen = journey.citizen()
    await citizen.say('thon toi co song danh bac, ban ma tuy, xa Me So')
    await citizen.press('Gửi tin báo')
    expect(citizen.heard()).toMatch(/hãng đó cũng biết[\s\S]*Người đó là ai/)
    await citizen.say('khong co chuc vu gi, dan thuong, ten Kẻng Zubrov')
    await sayAll(citizen, 'bỏ qua', 'bỏ qua', 'gửi')
    expect(await latest(citizen)).toMatchObject({ kind: 'tip', against: expect.stringContaining('Kẻng Zubrov') })
  })

  test('is settled by the police, whoever is described', async () => {
    const citizen = journey.citizen()
    await citizen.say('nhà hàng xóm em hình như buôn ma túy')
    await citizen.press('Tố cáo')
    await sayAll(citizen, 'không nêu tên', 'Tuấn, không rõ họ, khoảng 30 tuổi, cạnh nhà em')
    expect(citizen.heard()).toContain('Việc xảy ra ở đâu')
    await sayAll(citizen, 'xã Mễ Sở', 'bỏ qua', 'bỏ qua', 'gửi')
    const found = await latest(citizen)
    expect(found).toMatchObject({ against: 'Tuấn, không rõ họ, khoảng 30 tuổi, cạnh nhà em' })
    expect(found.routedBecause).toContain('cơ quan công an')
    expect(found.routedBecause).not.toContain('Điều 41')
  })
})

test('where it happened isn’t asked of the head of a body of the province', async () => {
  const citizen = journey.citizen()
  await citizen.say('giám đốc Sở Y tế nhận hối lộ của nhà thầu')
  await citizen.press('Tố cáo')
  await citizen.press('Nêu tên và ký đơn')
  expect(citizen.heard()).toContain('Việc xảy ra khi nào')
})

describe('revenge on whoever denounced', () => {
  const threats = [
    'ông Gian vừa đến nhà tôi dọa đánh, cứu tôi với',
    'ong Tham vua den nha toi doa danh',
    'con trai ông ấy cầm dao chặn đường đánh tôi',
    'bọn họ ném mắm tôm vào nhà tôi lúc nửa đêm',
    'lão ấy dọa giết cả nhà tôi',
  ]
  const reports = ['Báo việc này cho xã', '/gui phan-anh', 'em muốn báo cho xã biết', 'tóm tắt']

  test.each(threats)('goes sealed, as an urgent request for protection: “%s”', async (words) => {
    const citizen = await sendPetition()
    const replies = await citizen.say(words)
    expect(citizen.heard()).toContain('báo kín người xử lý tố cáo')
    expect(replies.flatMap(({ choices }) => choices.map(({ label }) => label))).not.toContain('Báo việc này cho xã')
    const sent = await latest(citizen)
    expect(sent).toMatchObject({ kind: 'denunciation', protection: 'urgent' })
    expect(sent.clocks.map(({ clockId }) => clockId)).toContain('target.protect.urgent')
    expect(sent.timeline.at(-1)?.text).toContain(words)
    for (const text of reports) await citizen.say(text)
    expect(citizen.heard()).not.toContain(words)
    const own = await journey.core.cases.findByChat(citizen.chat, 10)
    expect(own.map(({ kind }) => kind)).toEqual(['denunciation'])
  })

  test('makes a request for protection that was open urgent', async () => {
    const citizen = await sendPetition()
    await citizen.say('tôi muốn được bảo vệ')
    expect(await latest(citizen)).toMatchObject({ protection: 'requested' })
    await citizen.say(threats[0] ?? '')
    const { protection, clocks } = await latest(citizen)
    expect(protection).toBe('urgent')
    expect(clocks.find(({ clockId }) => clockId === 'target.protect')?.stoppedOn).not.toBeNull()
  })

  test('at work is a request that nobody is in danger for', async () => {
    const citizen = await sendPetition()
    await citizen.say('ông chủ tịch trù dập, cắt trợ cấp của gia đình tôi')
    expect(await latest(citizen)).toMatchObject({ kind: 'denunciation', protection: 'requested' })
  })

  test('is heard in the middle of another report, and stands on a tip', async () => {
    const citizen = await sendTip()
    await sayAll(citizen, '/gui phan-anh', 'đèn đường hỏng ở thôn Trai Trang', threats[0] ?? '')
    expect(citizen.heard()).toMatch(/113[\s\S]*báo kín người xử lý tố cáo/)
    const [tip] = await journey.core.cases.findByChat(citizen.chat, 1)
    expect(tip && (await journey.read(tip)).timeline.at(-1)?.text).toContain(threats[0])
    await citizen.say('tóm tắt')
    expect(citizen.heard()).not.toContain('dọa đánh')
  })

  test('where a denunciation was only talked about begins one', async () => {
    const citizen = journey.citizen()
    await sayAll(citizen, story, 'hủy', threats[0] ?? '')
    expect(citizen.heard()).toMatch(/113[\s\S]*gửi kín cho người xử lý tố cáo/)
    await sayAll(citizen, 'không nêu tên', 'ông Gian', 'xã Mễ Sở', 'bỏ qua', 'bỏ qua', 'gửi')
    expect(await latest(citizen)).toMatchObject({ kind: 'tip', text: expect.stringContaining('dọa đánh') })
  })

  test('is none where nobody was denounced, at home, or in another matter', async () => {
    const fresh = journey.citizen()
    await fresh.say('thằng hàng xóm vừa đến nhà tôi dọa đánh')
    expect(fresh.heard()).not.toContain('tố cáo')
    const citizen = await sendTip()
    await citizen.say('thủ tục cắt trợ cấp của mẹ tôi thế nào')
    expect(citizen.heard()).not.toContain('báo kín')
  })
})

test.each([
  'tôi không muốn xã biết tên tôi, sửa tên tôi trong đơn',
  'sua so dien thoai cua toi trong don',
  'tôi muốn bổ sung',
  'à quên, hôm đó có anh hàng xóm đứng cạnh',
  'bổ sung: hôm đó là thứ hai đầu tháng',
  'đã gửi chưa',
  'tôi muốn rút đơn',
])('right after a sealed case was sent “%s” isn’t answered with its code', async (text) => {
  for (const send of [sendTip, sendPetition]) {
    const citizen = await send()
    const { receiptCode } = await latest(citizen)
    await citizen.say(text)
    expect(citizen.heard()).not.toContain(receiptCode)
    await citizen.say('đúng vậy')
    expect(citizen.heard()).not.toContain(receiptCode)
  }
})

test('an offer to add to a sealed case names it without its code', async () => {
  const citizen = await sendTip()
  await citizen.say('sửa tên tôi trong đơn thành Nguyễn Thị Lan')
  expect(citizen.heard()).toContain('hồ sơ vừa gửi kín')
})
