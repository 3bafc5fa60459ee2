import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=15' })
let minutes = 0
const later = (): void => {
  minutes += 1
  journey.setNow(new Date(Date.parse('2026-11-25T03:00:00Z') + minutes * 60_000).toISOString())
}

const codeIn = (text: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? ''

const start = () => {
  const citizen = journey.citizen()
  const say = async (text: string): Promise<string> => {
    later()
    await citizen.say(text)
    return citizen.heard()
  }
  const send = async (story = 'Phản ánh rác chất đống ở cổng chợ xã Mễ Sở cả tuần nay không ai dọn') => {
    await say(story)
    for (let tries = 0; tries < 6 && !citizen.heard().includes('xem lại'); tries += 1) await say('Bỏ qua')
    later()
    await citizen.press('Gửi')
    return codeIn(citizen.heard())
  }
  return { citizen, say, send }
}

const load = async (code: string): Promise<Case> => {
  const found = await journey.core.cases.getByReceiptCode(code)
  if (!found) throw new Error(`no case ${code}`)
  return found
}

const added = async (code: string): Promise<string[]> =>
  (await load(code)).timeline.filter(({ what }) => what === 'added').map(({ text }) => text ?? '')

describe('words marked as more of a case', () => {
  test.each([
    ['bổ sung vào vụ CODE: có một cháu 7 tuổi suýt bị xe cán', 'có một cháu 7 tuổi suýt bị xe cán'],
    ['ghi them vao ho so CODE, bai rac dai 20m', 'bai rac dai 20m'],
    ['CODE bổ sung: hôm nay xe lại đổ thêm', 'hôm nay xe lại đổ thêm'],
    ['thêm chi tiết cho vụ CODE: gần trạm điện', 'gần trạm điện'],
    ['bổ sung: hôm qua có cụ bà suýt chết ngạt vì khói', 'hôm qua có cụ bà suýt chết ngạt vì khói'],
    ['tien the bo sung: canh do co nha de binh ga sat bep lua', 'canh do co nha de binh ga sat bep lua'],
    ['bổ sung cho phản ánh: mùi bốc lên cả ngõ', 'mùi bốc lên cả ngõ'],
    ['vang cam on, e quen: hom 5/11 cung do 2 xe, bien so 89C 1234', 'hom 5/11 cung do 2 xe, bien so 89C 1234'],
  ])('“%s” go to it', async (text, words) => {
    const { citizen, say, send } = start()
    const code = await send()
    await say(text.replace('CODE', code))
    expect(citizen.heard()).toContain(`Đã bổ sung vào vụ ${code}`)
    expect(await added(code)).toEqual([words])
  })

  test.each([
    'e muon bo sung phan anh CODE: hom nay lai co them 1 dong nua truoc cong nha van hoa',
    'hom nay lai co them 1 dong nua ad oi, bao xa giup',
  ])('in the talk of a procedure “%s” isn’t lost', async (text) => {
    const { citizen, say, send } = start()
    const code = await send()
    await say('làm khai sinh cho con cần gì')
    await say(text.replace('CODE', code))
    const words = /hom nay.*$/.exec(text)?.[0] ?? ''
    if ((await added(code)).length === 0) {
      expect(citizen.heard()).toContain(code)
      await citizen.press('Bổ sung vào')
    }
    expect(await added(code)).toEqual([words])
  })

  test('go there after an alarm, the number first', async () => {
    const { say, send } = start()
    const code = await send()
    await say('cứu với nhà bên cạnh đang cháy to')
    const heard = await say('bổ sung: bình ga đang xì mạnh sắp nổ, mọi người đang chạy')
    expect(heard).toMatch(/11[345][\s\S]*Đã bổ sung/)
    expect(await added(code)).toEqual(['bình ga đang xì mạnh sắp nổ, mọi người đang chạy'])
  })

  test('and what was asked ahead of them is answered', async () => {
    const { say, send } = start()
    const code = await send()
    const heard = await say('vụ này ai xử lý vậy, tôi muốn bổ sung: bốn hộ bị ngập')
    expect(heard).toContain('Nơi giải quyết: UBND xã Mễ Sở')
    expect(await added(code)).toEqual(['bốn hộ bị ngập'])
  })

  test('go to the case whose code is told, in the middle of another report', async () => {
    const { say, send } = start()
    const code = await send()
    await say('Phản ánh đường thôn Đồng ở xã Mễ Sở hỏng nặng')
    const heard = await say(`bổ sung vào hồ sơ ${code}: đống rác cao 3m`)
    expect(heard).toContain(`Đã bổ sung vào vụ ${code}`)
    expect(await added(code)).toEqual(['đống rác cao 3m'])
  })

  test('of several cases wait for which', async () => {
    const { citizen, say, send } = start()
    const first = await send()
    await send('Phản ánh đèn đường ở xã Mễ Sở hỏng cả tháng nay không ai sửa')
    await say('làm giấy khai sinh cần giấy tờ gì')
    const { conversations } = journey.core.dialogue
    const talk = await conversations.load(citizen.chat)
    const without = { ...talk, version: talk.version + 1, context: { ...talk.context, receipt: null } }
    expect(await conversations.save(without, [], journey.now())).toBe(true)
    expect(await say('bổ sung: ở đó có 3 bao xi măng rách')).toContain('vụ nào')
    await citizen.press(first)
    expect(citizen.heard()).toContain(`Đã bổ sung vào vụ ${first}`)
    expect(await added(first)).toEqual(['ở đó có 3 bao xi măng rách'])
  })

  test.each([
    'bổ sung hồ sơ khai sinh cần giấy tờ gì',
    'thêm 1 người vào hộ khẩu cần gì',
    'em quên mang giấy hẹn có lấy được không',
    'CODE',
    'bổ sung thông tin cho CODE',
  ])('“%s” is no addition', async (text) => {
    const { citizen, say, send } = start()
    const code = await send()
    await say(text.replace('CODE', code))
    expect(citizen.heard()).not.toContain('Đã bổ sung')
    expect(await added(code)).toEqual([])
  })
})

describe('a threat that is told as a wish to add it', () => {
  test.each([
    'ong hang xom doa giet ca nha em vi em bao xa, e bo sung vao don dc k',
    'chồng em dọa nếu khai ra sẽ chém em, em thêm vào hồ sơ được không ạ',
    'no bao se giet toi, nho ghi vao ho so giup toi',
  ])('“%s” is answered with 113, and offered to be added', async (text) => {
    const { citizen, say, send } = start()
    const code = await send()
    const heard = await say(text)
    expect(heard).toContain('113')
    expect(heard).toContain(`vào vụ ${code}`)
    await citizen.press('Bổ sung')
    expect(await added(code)).toEqual([text])
  })
})

describe('a withdrawal that is taken back', () => {
  test.each([
    'thôi đừng rút nữa ạ',
    'toi khong rut don nua',
    'em ko muon rut nua, xa moi don duoc mot nua',
    'cho tôi giữ lại đơn',
  ])('“%s” stands on the case', async (text) => {
    const { say, send } = start()
    const code = await send()
    await say('tôi muốn rút đơn')
    await say('tôi tự muốn rút')
    const heard = await say(text)
    expect(heard).toContain(`Đã ghi vào vụ ${code} là anh/chị không rút nữa`)
    expect((await added(code)).at(-1)).toContain(`không rút nữa, đề nghị giải quyết tiếp: “${text}”`)
    expect(await say(text)).not.toContain('Đã ghi vào vụ')
  })

  test.each([
    'tôi có rút đơn đâu, ai bảo tôi rút?',
    'ai noi la em rut don vay',
    'em chưa bao giờ xin rút đơn cả',
    'toi dau co rut',
    'tôi không hề rút đơn',
  ])('“%s” tells that there was none', async (text) => {
    const { say, send } = start()
    const code = await send()
    await say('tôi muốn rút đơn')
    await say('tôi tự muốn rút')
    expect(await say(text)).toContain(`Đã ghi vào vụ ${code} là anh/chị không hề rút.`)
    expect((await added(code)).at(-1)).toContain(`không hề rút, đề nghị giải quyết tiếp: “${text}”`)
  })

  test.each(['tôi rút đơn ở đâu', 'tôi chưa rút tiền bảo hiểm bao giờ', 'có rút được đơn không'])(
    '“%s” tells no such thing',
    async (text) => {
      const { say, send } = start()
      await send()
      await say('tôi muốn rút đơn')
      await say('tôi tự muốn rút')
      expect(await say(text)).not.toContain('là anh/chị không rút')
    },
  )

  test('before it was told ends the question', async () => {
    const { say, send } = start()
    const code = await send()
    await say('tôi muốn rút đơn')
    expect(await say('à thôi không rút nữa')).toContain('vẫn được giải quyết')
    expect(await added(code)).toEqual([])
  })
})
