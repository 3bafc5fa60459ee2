import { describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { useJourney } from './journey.js'

const journey = useJourney()
let minutes = 0
const later = (): void => {
  minutes += 1
  journey.setNow(new Date(Date.parse('2026-11-25T03:00:00Z') + minutes * 60_000).toISOString())
}
const codeIn = (text: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? ''

const chat = () => {
  const citizen = journey.citizen()
  const say = async (text: string): Promise<string> => {
    later()
    await citizen.say(text)
    return citizen.heard()
  }
  return { citizen, say }
}

const sent = async (story = 'Phản ánh đèn đường thôn 3 xã Mễ Sở hỏng tối om cả tuần nay') => {
  const { citizen, say } = chat()
  await say(story)
  for (let tries = 0; tries < 8 && !citizen.heard().includes('xem lại'); tries += 1) await say('Bỏ qua')
  later()
  await citizen.press('Gửi')
  const code = codeIn(citizen.heard())
  const load = async (): Promise<Case> => {
    const found = await journey.core.cases.getByReceiptCode(code)
    if (!found) throw new Error(citizen.heard())
    return found
  }
  const { communeCode } = await load()
  const account: Account = { id: 'o', userName: 'o', displayName: 'Trần Thị Bình', role: 'officer', communeCode }
  const move = async (form: { to: string } & Record<string, string>): Promise<void> => {
    later()
    await journey.core.cases.move({ account, found: await load(), at: journey.now() }, form as never)
    await journey.core.messaging.outbox.collect()
    later()
  }
  const answer = async (): Promise<void> => {
    await move({ to: 'in_progress' })
    await move({ to: 'answered', answer: 'Đã sửa.', text: 'Đã sửa.' })
  }
  const added = async (): Promise<string[]> =>
    (await load()).timeline.filter(({ what }) => what === 'added').map(({ text }) => text ?? '')
  return { citizen, say, code, load, move, answer, added }
}

describe('from another chat, with the code', () => {
  test.each([
    ['t muon doi dia chi phan anh CODE, k phai xa Tien Lu ma la xa Hoang Hoa Tham', 'không sửa được'],
    ['sửa số điện thoại trong vụ CODE thành 0911222333', 'không sửa được'],
    ['ngày ghi trong đơn CODE bị sai, sửa giúp tôi', 'không sửa được'],
    ['phan anh CODE toi muon rut', 'không rút được'],
    ['hủy giúp em vụ CODE', 'không rút được'],
    ['bổ sung vào CODE: có thêm 2 bóng nữa hỏng', 'không bổ sung được'],
    ['cho toi them so dien thoai 0911000222 vao phan anh CODE', 'không bổ sung được'],
  ])('“%s” is told that it can’t be done here, and what to do', async (text, told) => {
    const { code, added } = await sent()
    const { say } = chat()
    const heard = await say(text.replace('CODE', code))
    expect(heard).toContain(told)
    expect(heard).toContain('nhắn lại từ nơi đã gửi')
    expect(heard).toContain('Đã tiếp nhận')
    expect(await added()).toEqual([])
  })

  test.each([
    ['bo sung cho toi vao phan anh do: ca xom van toi', 'không bổ sung được'],
    ['toi muon rut', 'không rút được'],
    ['sửa số điện thoại trong phản ánh đó giúp tôi', 'không sửa được'],
  ])('so is “%s” after the code was looked up', async (text, told) => {
    const { code } = await sent()
    const { say } = chat()
    await say(code)
    expect(await say(text)).toContain(told)
  })

  test.each(['CODE', 'vụ CODE sao chưa ai sửa', 'CODE đến đâu rồi', 'cho hỏi vụ CODE thì sửa ở đâu'])(
    '“%s” only asks how it stands',
    async (text) => {
      const { code } = await sent()
      const { say } = chat()
      expect(await say(text.replace('CODE', code))).not.toContain('nhắn lại từ nơi đã gửi')
    },
  )
})

describe('from the chat that sent it', () => {
  test.each([
    ['sửa số điện thoại trong vụ CODE thành 0911222333', /Đã bổ sung vào vụ/],
    ['doi dia chi phan anh CODE, k phai xa Me So ma la xa Yen My', /Yên Mỹ/],
    ['đổi giúp nơi xảy ra vụ CODE sang xã Yên Mỹ chứ không phải xã Mễ Sở', /thành xã Yên Mỹ/i],
    ['phản ánh CODE tôi muốn rút', /tự muốn rút/],
  ])('“%s” is done', async (text, told) => {
    const { say, code } = await sent()
    expect(await say(text.replace('CODE', code))).toMatch(told)
  })

  test.each([
    ['cho toi them so dien thoai 0911000222 vao phan anh', 'so dien thoai 0911000222'],
    ['ghi số điện thoại 0911000222 vào phản ánh cho tôi', 'số điện thoại 0911000222'],
    ['thêm giúp em biển số xe 89C 1234 vào vụ vừa gửi nhé', 'biển số xe 89C 1234'],
  ])('“%s” goes to the last case', async (text, words) => {
    const { say, code, added } = await sent()
    expect(await say(text)).toContain(`Đã bổ sung vào vụ ${code}`)
    expect(await added()).toEqual([words])
  })

  test.each(['em quen, cot den gan nha ong Bich, them vao giup em', 'cột đèn cạnh cây đa, ghi vào giúp tôi nhé'])(
    '“%s” is offered to be added',
    async (text) => {
      const { say, code } = await sent()
      expect(await say(text)).toMatch(new RegExp(`(?:bổ sung điều này|Đã bổ sung) vào vụ ${code}`))
    },
  )

  test.each(['thêm tên con vào sổ hộ khẩu cần gì', 'bo sung giay to vao ho so khai sinh o dau'])(
    '“%s” is about papers',
    async (text) => {
      const { say, added } = await sent()
      expect(await say(text)).not.toContain('Đã bổ sung')
      expect(await added()).toEqual([])
    },
  )

  test.each(['toi so nha do biet ai bao, co giu kin k', 'việc này có giữ kín cho tôi không', 'em lo họ biết em báo'])(
    '“%s” hears who knows',
    async (text) => {
      const { say, code } = await sent()
      expect(await say(text)).toContain(`Vụ ${code} không có họ tên`)
    },
  )

  test.each([
    'đổi địa chỉ giúp tôi, không phải thôn 3 mà là thôn 4',
    'sua so dien thoai thanh 0911222333',
    'ghi sai ten roi, sua ten thanh Nguyen Thi Hoa',
  ])('“%s” is asked whether it goes to that case', async (text) => {
    const { say, code } = await sent()
    expect(await say(text)).toContain(`bổ sung điều này vào vụ ${code}`)
  })
})

describe('when it is answered', () => {
  test.each([
    'bao giờ thì có người trả lời, hạn bao nhiêu ngày',
    'han bao nhieu ngay',
    'bao gio thi tra loi toi',
    'sao chua ai lam',
    'sao chưa ai sửa',
  ])('“%s” hears the day of the law where the province has none', async (text) => {
    const { say } = await sent()
    const heard = await say(text)
    expect(heard).toContain('Chậm nhất ngày 09/12/2026')
    expect(heard).toContain('Luật Tiếp công dân Điều 28')
  })

  test('no such day once it is in hand', async () => {
    const { say, move } = await sent()
    await move({ to: 'in_progress' })
    const heard = await say('bao giờ giải quyết')
    expect(heard).toContain('luật không định')
    expect(heard).not.toContain('Chậm nhất')
  })

  test.each(['toi gui phan anh tuan truoc, gio muon biet den dau roi', 'tôi gửi đơn hôm trước giờ đến đâu rồi'])(
    '“%s” hears how far it is',
    async (text) => {
      const { say, code } = await sent()
      expect(await say(text)).toContain(`${code}: Đã tiếp nhận`)
    },
  )
})

describe('taken back', () => {
  test('is shown with the code until the office confirms it, or it is taken back itself', async () => {
    const { citizen, say, code } = await sent()
    await say('tôi muốn rút phản ánh')
    await citizen.press('Tôi tự muốn rút')
    expect(await say(code)).toContain('đã nhắn muốn rút ngày 25/11/2026')
    await say('thôi không rút nữa')
    expect(await say(code)).not.toContain('muốn rút')
  })

  test.each([
    'tôi có rút đơn đâu, ai bảo tôi rút?',
    'toi co rut don dau, ai bao toi rut',
    'ai bảo là tôi rút đơn',
    'tôi đâu có rút',
    'sao lại ghi tôi rút, tôi chưa bao giờ viết đơn rút',
    'toi rut don hoi nao',
    'tôi không hề xin rút đơn',
  ])('“%s” is told to the officer, and not asked about', async (text) => {
    const { say, added, code } = await sent()
    const heard = await say(text)
    expect(heard).toContain(`Đã ghi vào vụ ${code} là anh/chị không hề rút`)
    expect(heard).not.toContain('ép buộc')
    expect((await added()).at(-1)).toContain(text)
  })

  test('as the answer to whether it is wanted, too', async () => {
    const { say, added } = await sent()
    await say('tôi muốn rút phản ánh')
    expect(await say('ơ tôi có rút đâu, ai bảo tôi rút')).toContain('không hề rút')
    expect((await added()).at(-1)).toContain('không hề rút')
  })

  test.each(['rút tiền ở đâu', 'ai được rút bảo hiểm một lần', 'tôi rút đơn được không'])(
    '“%s” is no protest',
    async (text) => {
      const { say } = await sent()
      expect(await say(text)).not.toContain('không hề rút')
    },
  )
})

describe('an objection', () => {
  test.each([
    'chưa được, vẫn tối om',
    'van toi om nhu cu',
    'ý kiến tôi là chưa được, vẫn tối',
    'chua duoc dau',
    'tôi không đồng ý',
  ])('“%s” after the mark was given is about the answer', async (text) => {
    const { say, answer, code } = await sent()
    await answer()
    await say('3')
    expect(await say(text)).toContain(`mở lại vụ ${code}`)
  })

  test.each(['sao lại từ chối, tôi không đồng ý', 'sao tu choi', 'tôi không chấp nhận', 'vì sao không xử lý'])(
    '“%s” after a refusal belongs to that case',
    async (text) => {
      const { say, move, code, added } = await sent()
      await move({ to: 'refused', reason: 'Không thuộc xã.', text: 'Không thuộc xã.' })
      const heard = await say(text)
      expect(heard).toContain(`vụ ${code} bị từ chối`)
      expect(heard).toContain('khiếu nại')
      await say('bổ sung vào vụ đó')
      expect(await added()).toEqual([text])
    },
  )

  test.each(['chưa được cấp sổ đỏ thì làm thế nào'])('“%s” is another matter', async (text) => {
    const { say, answer } = await sent()
    await answer()
    await say('cảm ơn')
    expect(await say(text)).not.toContain('mở lại vụ')
  })
})

describe('a further denunciation', () => {
  const concluded = async () => {
    const { citizen, say } = chat()
    await say('cán bộ địa chính xã đòi tôi 20 triệu mới ký giấy')
    await citizen.press('Tố cáo')
    await citizen.press('Nêu tên và ký đơn')
    for (const text of [
      'Ông Tham',
      'xã Yên Mỹ',
      'bỏ qua',
      'bỏ qua',
      'Lê Thị Hoa',
      'Thôn Trai Trang, xã Yên Mỹ',
      '0987654321',
      'gửi',
    ])
      await say(text)
    const [found] = await journey.core.cases.findByChat(citizen.chat, 1)
    if (!found) throw new Error(citizen.heard())
    await journey.connection.db
      ?.collection('protected_cases')
      .updateOne({ _id: found.id as never }, { $set: { state: 'concluded' } })
    return { say, code: found.receiptCode }
  }

  test.each([
    'tôi muốn tố cáo tiếp vì kết luận chưa đúng',
    'ket luan sai, toi muon to cao tiep',
    'kết luận bao che, tôi tố cáo lên cấp trên',
  ])('“%s” stands on the one that was concluded, with where it goes', async (text) => {
    const { say, code } = await concluded()
    const heard = await say(text)
    expect(heard).toContain('Luật Tố cáo Điều 37')
    expect(heard).toContain('Chủ tịch UBND tỉnh')
    expect(heard).not.toContain(code)
    const found = await journey.core.cases.getByReceiptCode(code)
    if (!found) throw new Error(heard)
    expect((await journey.read(found)).timeline.at(-1)).toMatchObject({ what: 'added', text })
  })

  test('without one where it goes is told', async () => {
    expect(await chat().say('kết luận sai, tôi muốn tố cáo tiếp')).toContain('Luật Tố cáo Điều 37')
  })

  test.each(['tố cáo tiếp thì bao lâu có trả lời', 'tôi tố cáo lên tỉnh chủ tịch xã Mễ Sở nhận hối lộ 100 triệu'])(
    '“%s” is no such wish',
    async (text) => {
      expect(await chat().say(text)).not.toContain('Tố cáo tiếp phải có đơn')
    },
  )
})

describe('a wish to withdraw', () => {
  test.each([
    ['gui nham roi, rut lai giup minh'],
    ['gửi nhầm rồi, rút lại giúp em'],
    ['sai xã rồi', 'mình muốn rút phản ánh này'],
    ['sai xa roi', 'minh muon rut phan anh nay'],
  ])('“%s” is heard, whatever was asked before', async (...said) => {
    const { say } = await sent()
    let heard = ''
    for (const text of said) heard = await say(text)
    expect(heard).toContain('tự muốn rút')
    expect(heard).not.toMatch(/Đã dừng|không có việc gì/)
  })
})
