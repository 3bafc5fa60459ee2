import { describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import { createReceiptCode } from '../../src/cases/receipt-code.js'
import { petitionOf } from '../../src/papers/templates/petition.js'
import { localDay } from '../../src/shared/clock.js'
import type { Task } from '../../src/tasks/task.js'
import { type Citizen, useJourney } from './journey.js'

const accountOf = (role: Account['role'], communeCode: string | null): Account => ({
  id: role,
  userName: role,
  displayName: 'Trần Thị Bình',
  role,
  communeCode,
})
const denunciationOfficer = accountOf('denunciation_officer', null)
const journey = useJourney({}, { officers: [denunciationOfficer] })

const codeIn = (text: string): string => /Mã biên nhận: ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(text)?.[1] ?? ''
const caseOf = async (citizen: Citizen) => {
  const found = await journey.core.cases.getByReceiptCode(codeIn(citizen.heard()))
  if (!found) throw new Error(`no case in: ${citizen.heard()}`)
  return journey.read(found)
}
const sayAll = async (citizen: Citizen, ...texts: string[]): Promise<void> => {
  for (const text of texts) await citizen.say(text)
}
/** Questions of this chat as communes and the province's supervisors find them, and as denunciation officers do. */
const handOffsOf = async ({ chat }: Citizen) => {
  const { tasks } = journey.core
  const open = await tasks.findFor(accountOf('supervisor', null), 'hand_off', 100)
  const kept = await tasks.findFor(denunciationOfficer, 'hand_off', 100)
  const own = (found: Task[]) =>
    found.flatMap((task) => (task.kind === 'hand_off' && task.chat === chat ? task.facts.question : []))
  return { open: own(open), kept: own(kept) }
}

const denounce = async (): Promise<Citizen> => {
  const citizen = journey.citizen()
  await citizen.say('can bo xa doi tien boi duong khi toi lam so do')
  await citizen.press('Tố cáo')
  return citizen
}
const signedUpToName = ['Ông Bùi Văn Tham, cán bộ địa chính', 'xã Yên Mỹ', 'Bỏ qua', 'Bỏ qua']
const reporter = ['Lê Thị Hoa', 'Thôn Trai Trang, xã Yên Mỹ', '0987654321']

test('what was said to look like a denunciation never goes to that commune, whatever its words', async () => {
  const citizen = journey.citizen()
  await citizen.say('nguoi ta o xa me so bao nhau chia lo dat dep')
  expect(citizen.heard()).toContain('giống một tố cáo')
  await citizen.press('Gửi phản ánh')
  await sayAll(citizen, 'bỏ qua', 'bỏ qua', 'bỏ qua', 'bỏ qua')
  await citizen.press('Gửi')
  expect(await caseOf(citizen)).toMatchObject({
    kind: 'feedback',
    agency: { communeCode: null },
    keptFrom: '12049',
  })
})

describe('a mind that is changed', () => {
  const steps: [string, string[]][] = [
    ['at the first question', []],
    ['in the middle', ['Ông Tham', 'xã Yên Mỹ']],
    ['at the card', ['Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua']],
  ]
  test.each(steps)('from a tip to a signature %s keeps the draft and asks the name', async (_where, told) => {
    const citizen = await denounce()
    await sayAll(citizen, 'không nêu tên', ...told)
    await citizen.say('toi doi y roi, toi muon ky ten')
    expect(citizen.heard()).toContain('Họ và tên người viết đơn')
    await sayAll(citizen, 'Vũ Thị Hạnh', 'tóm tắt')
    expect(citizen.heard()).toMatch(/Đơn tố cáo, đã ghi:[\s\S]*can bo xa doi tien boi duong/)
    expect(citizen.heard()).not.toMatch(/doi y|ky ten|Hạnh/)
    await sayAll(citizen, 'thôi tôi không ký nữa', 'tóm tắt')
    expect(citizen.heard()).toMatch(/Tin báo/)
    expect(citizen.heard()).not.toMatch(/Họ tên|không ký/)
  })

  test('at the choice is no part of the story', async () => {
    const citizen = await denounce()
    await sayAll(citizen, 'thoi toi ky ten', 'tóm tắt')
    expect(citizen.heard()).toContain('Đơn tố cáo')
    expect(citizen.heard()).not.toContain('ky ten')
  })
})

describe('no telephone', () => {
  test.each([
    ['hanh.vu@example.com', 'hanh.vu@example.com'],
    ['không có điện thoại', 'Không có điện thoại, liên hệ theo địa chỉ'],
    ['tôi không dùng điện thoại đâu', 'Không có điện thoại, liên hệ theo địa chỉ'],
    ['gửi thư về thôn Trai Trang, xã Yên Mỹ', 'gửi thư về thôn Trai Trang, xã Yên Mỹ'],
  ])('is no hindrance to a denunciation: “%s”', async (said, kept) => {
    const citizen = await denounce()
    await sayAll(citizen, 'ký', ...signedUpToName, ...reporter.slice(0, 2), said, 'gửi')
    expect(await caseOf(citizen)).toMatchObject({ kind: 'denunciation', reporter: { phone: kept } })
  })
})

describe('who is writing', () => {
  const self = 'Vu Thi Hanh, 0912345678, so nha 12 to 5 phuong pho hien'
  test('is no place of the matter, however early it is told', async () => {
    for (const before of [[], ['ký']]) {
      const citizen = await denounce()
      await sayAll(citizen, ...before, self, 'Ông Tham địa chính', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', 'gửi')
      expect(await caseOf(citizen)).toMatchObject({
        placeText: 'xã Yên Mỹ',
        communeCode: '12073',
        reporter: { name: 'Vu Thi Hanh', address: 'so nha 12 to 5 phuong pho hien', phone: '0912345678' },
      })
    }
  })

  test('is left out of a tip, or asked about', async () => {
    const citizen = await denounce()
    await sayAll(citizen, 'không nêu tên', 'Ông Tham', 'xã Yên Mỹ')
    await citizen.say('tôi là Vũ Thị Hạnh ở thôn Đông xã Mễ Sở, sdt 0912345678, tôi thấy ông ấy nhận tiền')
    expect(citizen.heard()).toContain('không ghi họ tên, địa chỉ, điện thoại')
    await sayAll(citizen, 'tháng 3', 'anh ta gọi số 0987654321 cho tôi')
    expect(citizen.heard()).toContain('Tin này có họ tên hoặc số điện thoại')
    await citizen.press('Bỏ tên, số điện thoại')
    await citizen.say('gửi')
    const found = await caseOf(citizen)
    expect(found).toMatchObject({ kind: 'tip', placeText: 'xã Yên Mỹ' })
    expect(JSON.stringify(found)).not.toMatch(/Hạnh|thôn Đông|0912345678|0987654321/)
  })
})

const sendTip = async (): Promise<Citizen> => {
  const citizen = await denounce()
  await sayAll(citizen, 'không nêu tên', 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', 'gửi')
  return citizen
}
const sendPetition = async (): Promise<Citizen> => {
  const citizen = await denounce()
  await sayAll(citizen, 'ký', ...signedUpToName, ...reporter, 'gửi')
  return citizen
}
const latest = async (citizen: Citizen) => {
  const [found] = await journey.core.cases.findByChat(citizen.chat, 1)
  if (!found) throw new Error(citizen.heard())
  return journey.read(found)
}

describe('whoever is threatened', () => {
  test.each([
    ['a petition', sendPetition, 'toi so lam, cong an xa goi dien doa bat rut don. toi rut'],
    ['a petition', sendPetition, 'toi bi doa, toi muon rut don'],
    ['a tip', sendTip, 'ho doa danh toi, toi muon rut tin'],
  ])('into taking %s back is written down as forced and goes on being heard', async (_what, send, words) => {
    const citizen = await send()
    await citizen.say(words)
    expect(citizen.heard()).toContain('vẫn được giải quyết tiếp')
    expect((await latest(citizen)).timeline.at(-1)).toMatchObject({
      what: 'added',
      text: expect.stringMatching(new RegExp(`bị ép buộc.*${words.slice(0, 20)}`)),
    })
  })

  test.each(['xin bao ve thi lam the nao', 'toi xin duoc bao ve', 'gia đình tôi cần được bảo vệ'])(
    '“%s” asks for protection on the own case',
    async (words) => {
      const citizen = await sendPetition()
      await citizen.say(words)
      expect(citizen.heard()).toContain('Đã ghi yêu cầu bảo vệ')
      const found = await latest(citizen)
      expect(found).toMatchObject({ protection: 'requested', timeline: expect.anything() })
      expect(found.clocks.map(({ clockId }) => clockId)).toContain('target.protect')
      expect(found.timeline.at(-1)?.text).toContain(words)
    },
  )

  test('without a case hears how protection is asked for; others who guard something don’t', async () => {
    const citizen = journey.citizen()
    await citizen.say('toi xin duoc bao ve')
    expect(citizen.heard()).toContain('Luật Tố cáo Điều 47, 50')
    await citizen.say('xin làm bảo vệ trường học thì cần giấy gì')
    expect(citizen.heard()).not.toContain('Luật Tố cáo')
  })
})

describe('the chat that sent a protected case', () => {
  test.each([
    'don cua toi bao gio giai quyet',
    'don toi sao roi',
    'don cua toi gui so co biet khong',
    'tra cứu đơn của tôi',
  ])('is never told that nothing was sent: “%s”', async (words) => {
    const citizen = await sendPetition()
    await citizen.say(words)
    expect(citizen.heard()).not.toContain('Chưa có vụ việc')
    expect(citizen.heard()).not.toMatch(/Tham|boi duong|Hoa/)
  })

  test('is shown it later to who knows the end of its code alone', async () => {
    const citizen = await sendTip()
    const { receiptCode } = await latest(citizen)
    const before = journey.now()
    journey.setNow(new Date(before.getTime() + 3 * 60 * 60_000).toISOString())
    await citizen.say('chào bạn')
    for (const words of ['tin toi gui sao roi', 'cho tôi xin cái mã để theo dõi', 'hồ sơ của tôi đến đâu']) {
      await citizen.say(words)
      expect(citizen.heard()).toContain('4 ký tự cuối')
      expect(citizen.heard()).not.toContain(receiptCode)
    }
    await citizen.say('22AA')
    expect(citizen.heard()).not.toContain(receiptCode)
    await citizen.say(receiptCode.slice(-4).toLowerCase())
    expect(citizen.heard()).toContain(`${receiptCode} đã được nhận`)
    expect(citizen.heard()).toContain('/gui-kin/ho-so')
    expect(citizen.heard()).not.toMatch(/Tham|boi duong/)
    journey.setNow(before.toISOString())
  })
})

describe('a hand-off', () => {
  const middles: [string, (citizen: Citizen) => Promise<unknown>][] = [
    ['where it is asked whether to sign', async () => undefined],
    ['of a denunciation', (citizen) => sayAll(citizen, 'có, tôi ký tên', ...signedUpToName)],
    ['of a tip', (citizen) => sayAll(citizen, 'không nêu tên', 'Ông Tham', 'xã Yên Mỹ')],
    ['before the petition is sent', (citizen) => sayAll(citizen, 'ký', ...signedUpToName, ...reporter)],
  ]
  test.each(middles)('in the middle, %s, is the denunciation officers’ own', async (_where, reach) => {
    for (const asking of ['/canbo', 'cho tôi gặp cán bộ']) {
      const citizen = await denounce()
      await reach(citizen)
      await citizen.say(asking)
      await citizen.say('Tôi nộp đơn ở đâu thì an toàn?')
      expect(citizen.heard()).toContain('người xử lý tố cáo')
      expect(await handOffsOf(citizen)).toEqual({ open: [], kept: ['Tôi nộp đơn ở đâu thì an toàn?'] })
    }
  })

  test('that accuses people in office goes to the denunciation officers from anywhere', async () => {
    for (const words of ['chủ tịch xã nhận hối lộ 50 triệu của nhà thầu', 'dia chinh doi 20tr moi tra so do']) {
      const citizen = journey.citizen()
      await sayAll(citizen, 'cho tôi gặp cán bộ', 'xã Mễ Sở', words)
      expect(await handOffsOf(citizen)).toEqual({ open: [], kept: [words] })
    }
  })

  test('after a tip is asked what it is about, and one about something else goes to the commune', async () => {
    const citizen = await denounce()
    await sayAll(citizen, 'không nêu tên', 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', 'gửi')
    await citizen.say('/canbo')
    expect(citizen.heard()).toContain('cần giữ kín')
    await sayAll(citizen, 'có', 'Bao giờ thì kiểm tra?')
    expect(await handOffsOf(citizen)).toEqual({ open: [], kept: ['Bao giờ thì kiểm tra?'] })
    await citizen.say('/canbo')
    await sayAll(citizen, 'không', 'xã Yên Mỹ', 'Mấy giờ thì mở cửa?')
    expect(await handOffsOf(citizen)).toEqual({ open: ['Mấy giờ thì mở cửa?'], kept: ['Bao giờ thì kiểm tra?'] })
  })

  test('about a tip sent from another conversation goes to the denunciation officers: by its code, its name, or after looking it up', async () => {
    const sender = await denounce()
    await sayAll(sender, 'không nêu tên', 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', 'gửi')
    const { receiptCode } = await caseOf(sender)
    const questions = [
      `hồ sơ ${receiptCode} của tôi đến đâu rồi`,
      'tin bao cua toi den dau roi',
      'đơn tôi gửi tỉnh về anh Nam đến đâu rồi',
    ]
    for (const question of questions) {
      const citizen = journey.citizen()
      await sayAll(citizen, '/canbo', 'xã Yên Mỹ', question)
      expect(await handOffsOf(citizen)).toEqual({ open: [], kept: [question] })
    }
    const citizen = journey.citizen()
    await sayAll(citizen, `/tracuu ${receiptCode}`, '/canbo')
    expect(citizen.heard()).toContain('cần giữ kín')
  })

  test('that is protected is answered by a denunciation officer and by nobody else', async () => {
    const citizen = await denounce()
    await sayAll(citizen, '/canbo', 'Tôi sợ bị trả thù')
    const [found] = (await journey.core.tasks.findFor(denunciationOfficer, 'hand_off', 100)).filter(
      ({ chat }) => chat === citizen.chat,
    )
    const answer = (account: Account) =>
      journey.core.tasks.answer({
        account,
        id: found?.id ?? '',
        text: 'Tên anh/chị được giữ kín.',
        agencyNameOf: () => 'Tỉnh',
        at: journey.now(),
      })
    for (const role of ['officer', 'leader', 'supervisor', 'administrator', 'editor'] as const)
      await expect(answer(accountOf(role, '12049'))).rejects.toThrow(/không được/)
    await answer(denunciationOfficer)
    await journey.core.messaging.outbox.collect()
    await expect.poll(() => citizen.delivered().at(-1)?.text).toContain('được giữ kín')
  })
})

describe('feedback that accuses people in office', () => {
  const toReview = ['xã Mễ Sở', 'tháng trước', 'bỏ qua', 'bỏ qua', 'bỏ qua']
  const ways: [string, string[]][] = [
    ['in the first message', ['/gui phan-anh', 'chủ tịch xã nhận hối lộ 50 triệu']],
    [
      'in a later answer',
      ['/gui phan-anh', 'đường thôn tôi làm xong đã hỏng', 'xã Mễ Sở', 'từ khi chủ tịch xã nhận tiền nhà thầu'],
    ],
    [
      'spread over two answers',
      ['/gui phan-anh', 'Có ông chủ tịch xã hay lui tới', 'quán bia Mễ Sở', 'hôm ông ấy say rượu chửi dân'],
    ],
    [
      'in a correction of the story',
      ['/gui phan-anh', 'đường thôn tôi hỏng nặng', ...toReview, '/sua text', 'ct xa an hoi lo nen duong hong'],
    ],
  ]
  test.each(ways)('%s is asked about first, and the protected way takes the story along', async (_where, texts) => {
    const citizen = journey.citizen()
    await sayAll(citizen, ...texts)
    expect(citizen.heard()).toContain('Gửi kín')
    await citizen.press('Gửi kín cho tỉnh')
    await citizen.press('Không nêu tên')
    for (let step = 0; step < 6 && !citizen.heard().includes('xem lại'); step++)
      await citizen.say(
        citizen.heard().includes('ở đâu')
          ? 'xã Mễ Sở'
          : citizen.heard().includes('chức vụ gì')
            ? 'Chủ tịch xã'
            : 'bỏ qua',
      )
    await citizen.press('Gửi')
    expect(await caseOf(citizen)).toMatchObject({ kind: 'tip', agency: { office: 'province_denunciations' } })
  })

  test('goes to the province when the person insists, and can not be handed to the commune', async () => {
    const citizen = journey.citizen()
    await sayAll(citizen, '/gui phan-anh', 'chu tich xa nhan hoi lo 50 trieu', 'vẫn gửi phản ánh', ...toReview, 'gửi')
    const found = await caseOf(citizen)
    expect(found).toMatchObject({ kind: 'feedback', agency: { office: 'province', communeCode: null } })
    const commune = found.communeCode ?? ''
    for (const role of ['officer', 'leader'] as const) {
      const account = accountOf(role, commune)
      await expect(journey.core.cases.getFor(account, found.id)).rejects.toThrow(/Không tìm thấy/)
      const { cases } = await journey.core.cases.findFor(account, { queue: 'all' }, journey.now())
      expect(cases.map(({ id }) => id)).not.toContain(found.id)
    }
    const seen = { account: accountOf('supervisor', null), found, at: journey.now() }
    const { transfer } = journey.core.cases
    await expect(transfer(seen, { to: commune, text: 'Việc của xã' })).rejects.toThrow(/không chuyển về đó/)
    await transfer(seen, { to: '11953', text: 'Phường Phố Hiến xác minh giúp' })
  })

  test('is no longer asked about once the accusing words are gone, and goes to the commune', async () => {
    const citizen = journey.citizen()
    await sayAll(citizen, '/gui phan-anh', 'chủ tịch xã ăn hối lộ', 'không', ...toReview)
    await sayAll(citizen, '/sua text', 'đường thôn tôi hỏng nặng', 'gửi')
    expect((await caseOf(citizen)).agency.office).toBe('commune')
  })

  test('in an answer to a commune’s officer is not sent to that officer', async () => {
    const citizen = journey.citizen()
    await sayAll(citizen, '/gui phan-anh', 'đường thôn tôi hỏng nặng', ...toReview, 'gửi')
    const found = await caseOf(citizen)
    const account = accountOf('officer', found.communeCode)
    const seen = { account, found, at: journey.now() }
    await journey.core.cases.ask(seen, { text: 'Hỏng từ khi nào ạ?' })
    await sayAll(citizen, `/traloi ${found.receiptCode}`, 'từ khi chủ tịch xã nhận tiền của nhà thầu')
    expect(citizen.heard()).toContain('chưa gửi cho xã')
    const after = await journey.core.cases.getFor(account, found.id)
    expect(after.timeline.map(({ what }) => what)).not.toContain('answered')
    await citizen.press('Gửi kín cho tỉnh')
    expect(citizen.heard()).toContain('Nêu tên và ký đơn')
  })
})

describe('words that accuse people in office, outside any flow', () => {
  test.each([
    'bí thư xã Yên Mỹ chiếm đất nhà tôi',
    'bi thu xa me so dua nguoi den pha nha toi',
    'công an phường Phố Hiến đánh con tôi',
    'em bị chủ tịch xã sàm sỡ',
    'tố cáo chủ tịch xã Mễ Sở ở đâu',
    'ông Hùng đòi tôi 20 triệu mới ký giấy',
    'xã Yên Mỹ chia đất cho người nhà cán bộ',
  ])('“%s” gets the protected offer, not the commune’s address', async (words) => {
    const citizen = journey.citizen()
    await citizen.say(words)
    expect(citizen.heard()).toContain('giống một tố cáo')
    expect(citizen.heard()).not.toContain('Lịch tiếp công dân')
  })

  test('in the middle of another question get it too', async () => {
    const citizen = journey.citizen()
    await sayAll(citizen, '/lienhe', 'chủ tịch xã Mễ Sở ăn hối lộ')
    expect(citizen.heard()).toContain('giống một tố cáo')
  })

  test.each(['chủ tịch xã Mễ Sở số điện thoại bao nhiêu', 'công an xã Mễ Sở ở đâu'])(
    '“%s” accuses nobody and is answered',
    async (words) => {
      const citizen = journey.citizen()
      await citizen.say(words)
      expect(citizen.heard()).toMatch(/(?:UBND|Công an) xã Mễ Sở/)
      await sayAll(citizen, 'gặp cán bộ')
      expect(citizen.heard()).not.toContain('cần giữ kín')
    },
  )

  test('sent as feedback all the same are asked about, and the commune is kept from them', async () => {
    const citizen = journey.citizen()
    await citizen.say('bí thư xã Yên Mỹ chiếm đất nhà tôi')
    await citizen.press('Gửi phản ánh')
    expect(citizen.heard()).toContain('Gửi kín')
    await citizen.press('Vẫn gửi phản ánh')
    for (let step = 0; step < 6 && !citizen.heard().includes('xem lại'); step++)
      await citizen.say(citizen.heard().includes('ở đâu') ? 'xã Yên Mỹ' : 'bỏ qua')
    await citizen.press('Gửi')
    const found = await caseOf(citizen)
    expect(found).toMatchObject({ kind: 'feedback', agency: { office: 'province', communeCode: null } })
    expect(found.keptFrom).toBe(found.communeCode)
  })

  test('in a complaint are asked about once, and who insists complains', async () => {
    const citizen = journey.citizen()
    await sayAll(citizen, '/gui khieu-nai', 'xã thu hồi đất của tôi sai, cán bộ địa chính nhận hối lộ')
    expect(citizen.heard()).toContain('Vẫn khiếu nại')
    await citizen.press('Vẫn khiếu nại')
    await sayAll(citizen, 'UBND xã Mễ Sở', 'xã Mễ Sở', 'bỏ qua', 'trả lại đất', 'bỏ qua', ...reporter)
    expect(citizen.heard()).toContain('Đơn khiếu nại. Anh/chị xem lại')
    await citizen.press('Gửi')
    expect(await caseOf(citizen)).toMatchObject({ kind: 'complaint' })
  })

  test('in a complaint are sent protected first, and the complaint goes on after that', async () => {
    const citizen = journey.citizen()
    await sayAll(citizen, '/gui khieu-nai', 'xã thu hồi đất của tôi sai, cán bộ địa chính nhận hối lộ')
    await citizen.press('Gửi kín cho tỉnh')
    await sayAll(citizen, 'không nêu tên', 'Ông Tham', 'xã Mễ Sở', 'bỏ qua', 'bỏ qua', 'gửi')
    expect(await caseOf(citizen)).toMatchObject({ kind: 'tip' })
    expect(citizen.heard()).toContain('Cơ quan hoặc người nào đã ra quyết định')
  })
})

describe('a chat in which people in office were accused', () => {
  const ways: [string, string[]][] = [
    ['outside any flow', ['công an xã Mễ Sở đánh người', 'hủy']],
    ['in a denunciation that was dropped', ['/gui to-cao', 'ký tên', 'hủy']],
    ['where a denunciation was proposed', ['tôi muốn tố cáo', 'thôi']],
  ]
  const askings = ['/canbo', 'gặp cán bộ', 'cho tôi gặp cán bộ']
  test.each(ways)('%s: a hand-off is asked about', async (_where, texts) => {
    for (const asking of askings) {
      const citizen = journey.citizen()
      await sayAll(citizen, ...texts, asking)
      expect(citizen.heard()).toContain('cần giữ kín')
    }
  })

  test('asks at the button of a contact card too', async () => {
    const citizen = journey.citizen()
    await sayAll(citizen, 'công an xã Mễ Sở đánh người', 'hủy', 'địa chỉ ubnd xã Mễ Sở', '1')
    expect(citizen.heard()).toContain('cần giữ kín')
  })

  test('a story told where the commune is asked for is kept too', async () => {
    const citizen = journey.citizen()
    const words = 'hôm qua ông ấy tới nhà tôi doạ'
    await sayAll(citizen, 'công an xã Mễ Sở đánh người', 'hủy', '/canbo', 'không', words)
    expect(await handOffsOf(citizen)).toEqual({ open: [], kept: [words] })
  })

  test.each([
    ['hôm qua ông ấy tới nhà tôi doạ', true],
    ['hom qua ong ay toi nha toi doa', true],
    ['nó lại sang nhà tôi', true],
    ['tôi sợ lắm', true],
    ['Mấy giờ thì mở cửa?', false],
    ['chuyện con riêng của vợ thì hỏi ai', false],
  ])('judges “%s” after “no, something else”', async (words, isKept) => {
    const citizen = journey.citizen()
    await sayAll(citizen, 'công an xã Mễ Sở đánh người', 'hủy', '/canbo', 'không', 'xã Mễ Sở', words)
    expect(await handOffsOf(citizen)).toEqual(isKept ? { open: [], kept: [words] } : { open: [words], kept: [] })
  })
})

describe('whether to sign', () => {
  test.each([
    'Có',
    'có ạ',
    'Ký',
    'ký tên',
    'ky',
    'không ẩn danh, tôi ký tên',
    'tôi muốn nêu tên',
    'kí',
    'cho tôi kí',
    'tôi không ngại nêu tên',
  ])('“%s” signs', async (said) => {
    const citizen = await denounce()
    await sayAll(citizen, said, ...signedUpToName)
    expect(citizen.heard()).toContain('Họ và tên')
  })
  test.each([
    'không',
    'không ký',
    'ẩn danh',
    'giấu tên giúp tôi',
    'ko nêu tên',
    'dau ten',
    'dấu tên',
    'giau ten',
    'khỏi ký',
    'khoi ky',
    'thôi giấu tên đi',
  ])('“%s” leaves a tip', async (said) => {
    const citizen = await denounce()
    await sayAll(citizen, said, ...signedUpToName)
    expect(citizen.heard()).toContain('Tin báo. Anh/chị xem lại')
  })
})

describe('where it is asked whether to sign', () => {
  test.each(['ký tên thì có bị lộ không', 'ky ten thi co bi lo ko', 'xã có biết ai gửi không'])(
    '“%s” is answered and asked again',
    async (question) => {
      const citizen = await denounce()
      await citizen.say(question)
      expect(citizen.heard()).toMatch(/giữ (kín|bí mật)[\s\S]*nêu tên và ký đơn, hay không nêu tên/)
      await citizen.say('không ký')
      expect(citizen.heard()).toContain('Người vi phạm giữ chức vụ gì')
    },
  )

  test('what follows from not signing is told, and asked again', async () => {
    const citizen = await denounce()
    await citizen.say('không ký thì có sao không?')
    expect(citizen.heard()).toMatch(/không có thời hạn[\s\S]*nêu tên và ký đơn, hay không nêu tên/)
  })

  test('the story told again is kept', async () => {
    const citizen = await denounce()
    await citizen.say('cán bộ địa chính xã đòi tôi 10 triệu tiền bồi dưỡng')
    expect(citizen.heard()).toMatch(/đã ghi/i)
    await sayAll(citizen, 'không ký', 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua')
    expect(citizen.heard()).toMatch(/can bo xa doi tien boi duong[\s\S]*đòi tôi 10 triệu/)
  })
})

describe('who was about to sign and would rather not', () => {
  const changes = [
    'thoi toi khong ky nua, giau ten',
    'giấu tên',
    'không phải ký nữa',
    'thôi giấu tên đi',
    'tôi muốn giấu tên được không',
  ]
  const places: [string, string[]][] = [
    ['at the name', []],
    ['at the address', reporter.slice(0, 1)],
    ['at the card', reporter],
  ]
  test('a bare “không” is no name', async () => {
    const citizen = await denounce()
    await sayAll(citizen, 'ký tên', ...signedUpToName, 'không')
    expect(citizen.heard()).toContain('Tin báo. Anh/chị xem lại')
  })

  test.each(places)('%s leaves a tip without name, address and telephone', async (_where, told) => {
    for (const change of changes) {
      const citizen = await denounce()
      await sayAll(citizen, 'ký tên', ...signedUpToName, ...told, change)
      expect(citizen.heard()).toMatch(/không nêu tên[\s\S]*Tin báo. Anh\/chị xem lại/)
      await citizen.press('Gửi')
      const found = await caseOf(citizen)
      expect(found).toMatchObject({ kind: 'tip', reporter: { name: null, address: null, phone: null } })
      expect(found.against).toBe(signedUpToName[0])
    }
  })
})

test('who denounces is not repeated in the chat: not on the card, not after sending, not in the state of the case', async () => {
  const citizen = await denounce()
  await sayAll(citizen, 'ký tên', ...signedUpToName, ...reporter)
  const seen = [citizen.heard()]
  await citizen.say('gì cơ')
  seen.push(citizen.heard())
  await citizen.press('Sửa: Thời gian')
  await citizen.say('tháng trước')
  seen.push(citizen.heard())
  await citizen.press('Gửi')
  seen.push(citizen.heard())
  await citizen.say(codeIn(citizen.heard()))
  seen.push(citizen.heard())
  expect(seen[0]).toContain('giữ kín')
  expect(seen.join('\n')).not.toMatch(/Lê Thị Hoa|0987654321|Trai Trang/)
})

describe('who settles it by law', () => {
  test.each([
    ['cán bộ địa chính', /người giải quyết là Chủ tịch UBND xã Yên Mỹ[\s\S]*có tên anh\/chị[\s\S]*Ngại nơi đó/],
    ['Chủ tịch xã Yên Mỹ', /người giải quyết là Chủ tịch UBND tỉnh\.(?![\s\S]*Ngại nơi đó)/],
  ])('is said before it is sent: %s', async (accused, said) => {
    const citizen = await denounce()
    expect(citizen.heard()).toContain('có khi là chủ tịch chính xã đó')
    await sayAll(citizen, 'ký tên', accused, 'xã Yên Mỹ', 'Bỏ qua', 'Bỏ qua', ...reporter)
    expect(citizen.heard()).toMatch(said)
    expect(citizen.heard()).toContain('Gửi đi chứ ạ?')
  })
})

describe('the code of a protected case, which gets around', () => {
  const tells = /Chủ tịch|Nơi giải quyết|Đã nhận đơn|Đơn nháp|Hạn:|Các bước|tố cáo (?:đã|đang)|có chữ ký/
  const askings = [
    (code: string) => code,
    (code: string) => `/tracuu ${code}`,
    (code: string) => `tôi muốn rút đơn ${code}`,
    (code: string) => `hồ sơ ${code} ai giải quyết`,
  ]
  test('is answered in another chat, word for word, as a code that there is none of', async () => {
    const sender = await denounce()
    await sayAll(sender, 'ký tên', ...signedUpToName, ...reporter, 'gửi')
    const { receiptCode } = await caseOf(sender)
    const unknown = createReceiptCode()
    for (const asking of askings) {
      const [finder, other] = [journey.citizen(), journey.citizen()]
      const told = await finder.say(asking(receiptCode))
      const toldOther = await other.say(asking(unknown))
      const seen = (all: typeof told, code: string) =>
        all.map(({ text, choices }) => ({ text: text.replaceAll(code, '…'), choices }))
      expect(seen(told, receiptCode)).toEqual(seen(toldOther, unknown))
      expect(finder.heard()).toMatch(/không mở được ở đây[\s\S]*gửi kín thì mở trang/)
    }
  })

  test('isn’t spelt out unasked in the chat it came from', async () => {
    const sender = await denounce()
    await sayAll(sender, 'ký tên', ...signedUpToName, ...reporter, 'gửi')
    const { receiptCode } = await caseOf(sender)
    for (const asking of ['có tin gì mới không', 'đơn của tôi tới đâu rồi', '/tracuu']) {
      await sender.say(asking)
      expect(sender.heard()).not.toContain(receiptCode)
    }
  })

  test('tells nothing in the chat it came from but what opens it', async () => {
    const sender = await denounce()
    await sayAll(sender, 'ký tên', ...signedUpToName, ...reporter, 'gửi')
    const found = await caseOf(sender)
    const at = journey.now()
    await journey.core.cases.move({ account: denunciationOfficer, found, at }, { to: 'received', day: localDay(at) })
    for (const asking of askings.slice(0, 2)) {
      await sender.say(asking(found.receiptCode))
      expect(sender.heard()).toContain(`Hồ sơ ${found.receiptCode} đã được nhận và giữ kín`)
      expect(sender.heard()).toContain('/gui-kin/ho-so')
      expect(sender.heard()).not.toMatch(tells)
    }
  })
})

describe('what a chat types about a case that is not its own', () => {
  test('answers, marks and steps change nothing and tell nothing', async () => {
    const owner = journey.citizen()
    await sayAll(
      owner,
      '/gui phan-anh',
      'đường thôn tôi hỏng nặng',
      'xã Mễ Sở',
      'tháng trước',
      'bỏ qua',
      'bỏ qua',
      'bỏ qua',
      'gửi',
    )
    const found = await caseOf(owner)
    const stranger = journey.citizen()
    const { receiptCode } = found
    for (const typed of [`/traloi ${receiptCode}`, `/traloi ${receiptCode.toLowerCase()}`, `/cham ${receiptCode} 1`]) {
      await sayAll(stranger, typed, 'rác đã dọn xong, không cần làm nữa', 'gửi cho cán bộ', 'có')
      await stranger.say('/huy')
    }
    const after = await journey.core.cases.getByReceiptCode(receiptCode)
    expect(after).toEqual(found)
  })
})

describe('where a denunciation goes', () => {
  const asked: [string, string][] = [
    ['tố cáo chủ tịch xã thì gửi đơn đến đâu', 'Chủ tịch UBND tỉnh (Luật Tố cáo Điều 12 khoản 1)'],
    ['to cao chu tich xa thi nop don len cap nao', 'Chủ tịch UBND tỉnh (Luật Tố cáo Điều 12 khoản 1)'],
    ['tố cáo ubnd xã nộp đơn đâu', 'Chủ tịch UBND tỉnh (Luật Tố cáo Điều 12 khoản 6)'],
    ['tố cáo công an xã gửi đơn cho ai', 'cơ quan công an'],
    ['đơn tố cáo nộp ở đâu', 'chủ tịch, phó chủ tịch xã, phường: Chủ tịch UBND tỉnh'],
  ]
  test.each(asked)('“%s” is answered by who is accused, the protected way first', async (question, settledBy) => {
    const citizen = journey.citizen()
    await sayAll(citizen, 'địa chỉ ubnd xã Mễ Sở', question)
    expect(citizen.heard()).toMatch(/Nơi nộp: gửi kín ngay tại đây[\s\S]*Không nộp ở nơi bị tố cáo/)
    expect(citizen.heard()).toContain(settledBy)
    expect(citizen.heard()).not.toMatch(/Nơi nộp: Chủ tịch UBND cấp xã|UBND xã Mễ Sở:/)
    await citizen.press('Gửi kín cho tỉnh')
    expect(citizen.heard()).toContain('Nêu tên và ký đơn')
  })

  test('is said on the case and the petition too', async () => {
    const citizen = journey.citizen()
    await sayAll(
      citizen,
      '/gui to-cao',
      'ký tên',
      'xây nhà văn hóa mà rút ruột công trình',
      'Chủ tịch xã Mễ Sở',
      'xã Mễ Sở',
    )
    await sayAll(citizen, 'bỏ qua', 'bỏ qua', ...reporter, 'gửi')
    const found = await caseOf(citizen)
    expect(found.routedBecause).toContain('Chủ tịch UBND tỉnh (Luật Tố cáo Điều 12 khoản 1)')
    expect(petitionOf('denunciation', found).to).toEqual(['Chủ tịch UBND tỉnh Hưng Yên'])
  })
})

test('a request to delete data of a chat that sent a tip reaches the denunciation officers', async () => {
  const requestsOf = async (citizen: Citizen) =>
    (await journey.core.tasks.findFor(denunciationOfficer, 'data_request', 100)).filter(
      ({ chat }) => chat === citizen.chat,
    )
  const denouncing = await denounce()
  await sayAll(denouncing, 'không nêu tên', 'Ông Tham', 'xã Yên Mỹ', 'bỏ qua', 'bỏ qua', 'gửi', '/xoadulieu', 'có')
  expect(await requestsOf(denouncing)).toHaveLength(1)
  const other = journey.citizen()
  await sayAll(other, '/xoadulieu', 'có')
  expect(await requestsOf(other)).toEqual([])
})

test('deleting one’s data takes what was said, but no news of a case', async () => {
  const citizen = journey.citizen()
  await sayAll(
    citizen,
    '/gui phan-anh',
    'đường thôn tôi hỏng nặng',
    'xã Mễ Sở',
    'tháng trước',
    'bỏ qua',
    'bỏ qua',
    'bỏ qua',
  )
  const [said] = await citizen.say('gửi', 'fake:before-deleting')
  const found = await caseOf(citizen)
  const account = accountOf('officer', found.communeCode)
  const seen = { account, found, at: journey.now() }
  await journey.core.cases.reply(seen, { text: 'Tuần sau sửa.' })
  await journey.core.messaging.outbox.collect()
  await expect.poll(() => citizen.delivered().at(-1)?.text).toContain('Tuần sau sửa.')
  const news = citizen.delivered().at(-1)
  const stateOf = async (id: string | undefined) => (await journey.core.messaging.outboxStore.get(id ?? ''))?.state
  await expect.poll(() => stateOf(news?.id)).toBe('delivered')
  await sayAll(citizen, '/xoadulieu', 'có')
  expect(await stateOf(said?.id)).toBeUndefined()
  expect(await stateOf(news?.id)).toBe('delivered')
})
