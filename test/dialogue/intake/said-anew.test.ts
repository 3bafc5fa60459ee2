import { beforeAll, describe, expect, test } from 'vitest'
import type { Slices } from '../../../src/dialogue/slices.js'
import { startDialogue } from '../start-dialogue.js'
import { loadKnown } from '../walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

const talk = async (...said: string[]) => {
  const dialogue = startDialogue({ known })
  const heard = await dialogue.say(...said)
  const { flow } = dialogue.conversation()
  return { heard, step: flow?.step ?? null, draft: flow?.data ?? {}, cases: dialogue.cases }
}

const begun = 'rác đầy đường thôn 3 xã Mễ Sở'
const atPhoto = [begun, 'hôm qua']
const atName = [...atPhoto, 'bỏ qua']
const atPhone = [...atName, 'bỏ qua']

describe('a hamlet that was wrong gives way to the right one, which is said back', () => {
  const dark = 'den duong hong toi om'
  const placed = [dark, 'thon Dong, xa Khoai Chau']
  test.each([
    'a k phai thon Dong, thon Tay co',
    'khong phai thon Dong dau thon Tay',
    'thon Tay k phai thon Dong',
    'thon Tay co',
    'thon Tay moi dung',
    'hk phai thon dong, la thon Tay nhe',
  ])('“%s”', async (text) => {
    const { draft, heard } = await talk(...placed, text)
    expect(draft).toMatchObject({ place: 'thon Tay, xa Khoai Chau', communeCode: '12205', text: dark })
    expect(heard).toContain('Đã sửa thành “thon Tay”')
  })

  test.each([
    'à không phải thôn Đông, thôn Tây cơ',
    'đâu phải thôn Đông, thôn Tây ạ',
    'thôn Tây chứ không phải thôn Đông',
    'không phải thôn Đông mà là thôn Tây',
    'nhầm thôn, thôn Tây mới đúng',
  ])('“%s”', async (text) => {
    const { draft, heard } = await talk(...placed, 'hôm qua', text)
    expect(draft).toMatchObject({ place: 'thôn Tây, xa Khoai Chau', communeCode: '12205', text: dark })
    expect(heard).toContain('Đã sửa thành “thôn Tây”')
  })

  test.each([
    'nham, xa Yen My moi dung',
    'k phai xa Khoai Chau, xa Yen My co',
    'không phải xã Khoái Châu đâu, xã Yên Mỹ',
  ])('another commune keeps the hamlet: “%s”', async (text) => {
    const { draft } = await talk(...placed, text)
    expect(draft).toMatchObject({ communeCode: '12073', text: dark })
    expect(draft.place).toMatch(/^thon Dong, x/)
  })

  test('a hamlet that is only denied is asked for anew', async () => {
    expect(await talk(...placed, 'khong phai thon Dong')).toMatchObject({ step: 'place', draft: { text: dark } })
  })

  test.each(['không phải em làm, hàng xóm làm', 'xe khong phai cua xa, xe o noi khac'])(
    'what denies something else is no place: “%s”',
    async (text) => {
      expect((await talk(...placed, text)).draft.place).toBe('thon Dong, xa Khoai Chau')
    },
  )

  test.each([
    [['sua lai dia diem', 'ngo 3 thon Dong', 'thon Dong xa Khoai Chau'], 'ngo 3, thon Dong xa Khoai Chau'],
    [['sua lai dia diem', 'ngo 3 thon Dong', 'xa Khoai Chau'], 'ngo 3 thon Dong, xa Khoai Chau'],
    [['a ngo 3 thon Dong co'], 'ngo 3 thon Dong, xa Khoai Chau'],
  ])('no hamlet stands there twice: %j', async (said, place) => {
    expect((await talk(...placed, ...said)).draft.place).toBe(place)
  })
})

describe('a question about a procedure is answered at every step and written down at none', () => {
  const steps = [
    ['when', [begun]],
    ['evidence', atPhoto],
    ['name', atName],
    ['phone', atPhone],
  ] as const
  const asked = [
    ['giay xac nhan doc than dung dc may thang', /TÌNH TRẠNG HÔN NHÂN/],
    ['giay khai tu nop cho ai', /KHAI TỬ/],
    ['the tam tru online duoc k', /VNeID/],
    ['vay khai sinh nop o dau', /KHAI SINH/],
    ['làm căn cước có mất phí không', /CĂN CƯỚC/],
    ['the lam can cuoc o dau', /CĂN CƯỚC/],
  ] as const
  test.each(steps.flatMap(([step, before]) => asked.map(([text, says]) => ({ step, before, text, says }))))(
    'at the $step “$text”',
    async ({ step, before, text, says }) => {
      const { heard, draft, step: after } = await talk(...before, text)
      expect(heard).toMatch(says)
      expect(heard).toContain('Ta làm tiếp nhé')
      expect({ step: after, text: draft.text, evidence: draft.evidence ?? null }).toEqual({
        step,
        text: begun,
        evidence: null,
      })
    },
  )

  test.each([
    'co giay xac nhan cua xa',
    'anh chup',
    'có giấy xác nhận của xã',
    'co bien ban cua cong an',
    'giay bao 3 thang truoc',
  ])('evidence stays evidence: “%s”', async (text) => {
    expect(await talk(...atPhoto, text)).toMatchObject({ step: 'name', draft: { evidence: text } })
  })

  test.each(['mat phi k', 'mất phí không'])(
    '“%s” is about the report, right behind a procedure about that',
    async (text) => {
      expect((await talk(...atPhoto, text)).heard).toContain('Không mất tiền')
      expect((await talk(...atPhoto, 'tạm trú online được không', text)).heard).toContain('7.000 đồng')
      expect((await talk(...atPhoto, 'tạm trú online được không', 'hàng xóm chụp được ảnh', text)).heard).toContain(
        'Không mất tiền',
      )
    },
  )

  test.each([
    ['ai giải quyết việc này', /UBND xã, phường/],
    ['bao lâu thì có trả lời', /ngày dự kiến/],
  ])('a question about the report stays one: “%s”', async (text, says) => {
    expect((await talk(begun, text)).heard).toMatch(says)
  })
})

describe('when it happened', () => {
  test.each([
    ['khong, 5 hom', '5 hom'],
    ['khong 5 hom', '5 hom'],
    ['à không, 5 hôm', '5 hôm'],
    ['a 5 hom', '5 hom'],
    ['5 hom co', '5 hom'],
    ['k phai 3 hom, 5 hom', '5 hom nay roi'],
    ['không phải 3 hôm đâu, 5 hôm', '5 hôm nay roi'],
    ['không, 2 tuần rồi', '2 tuần rồi'],
  ])('“%s” corrects it', async (text, when) => {
    const { draft, heard } = await talk(begun, '3 hom nay roi', text)
    expect({ when: draft.when, text: draft.text }).toEqual({ when, text: begun })
    expect(heard).toContain('Đã sửa')
  })

  test.each([
    '2 ngay',
    'tu hom bao toi gio',
    'từ hôm bão tới giờ',
    'tu dot lu den gio',
    'từ hồi mưa to tới nay',
    'hom mua to',
    'từ lúc làm đường tới giờ',
  ])('“%s” is kept as told', async (text) => {
    expect(await talk(begun, text)).toMatchObject({ step: 'evidence', draft: { when: text, text: begun } })
  })

  test.each(['hom do ho do rac ra cong', 'từ nhà tôi ra chợ ngập hết'])('“%s” is more of the story', async (text) => {
    expect((await talk(begun, text)).draft.text).toContain(text)
  })

  test('a number alone is asked back, and picks nothing where choices are buttons', async () => {
    const dialogue = startDialogue({ known })
    await dialogue.say(begun)
    await dialogue.send('2', { channel: 'web' })
    expect(dialogue.heard()).toContain('2 hôm trước, hay ngày 2')
    await dialogue.send(dialogue.choice('2 hôm trước'), { channel: 'web' })
    expect(dialogue.conversation().flow).toMatchObject({ step: 'evidence', data: { when: '2 hôm trước' } })
  })

  test('where choices are numbered lines it picks one', async () => {
    expect((await talk(begun, '1')).draft.when).toBeNull()
    expect((await talk(begun, '5')).heard).toContain('5 hôm trước, hay ngày 5')
  })
})

describe('the telephone', () => {
  test.each(['k can tra loi', 'khong can tra loi dau', 'không cần gọi lại', 'khoi tra loi', 'ko cần liên hệ lại'])(
    '“%s” leaves it out',
    async (text) => {
      const { step, draft } = await talk(...atPhone, text)
      expect({ step, phone: draft.phone, text: draft.text }).toEqual({ step: 'review', phone: null, text: begun })
    },
  )

  test.each([
    ['mai em gui so dt dc k', 'gui luon'],
    ['mai em gửi số điện thoại được không', 'gửi luôn đi'],
    ['mai em gui so dt dc k', 'thoi gui luon'],
    ['để mai em gửi nốt', 'gửi luôn'],
    ['để mai tính', 'gui luon'],
  ])('after “%s”, “%s” goes on without', async (first, second) => {
    const { step, draft, heard } = await talk(...atPhone, first, second)
    expect({ step, phone: draft.phone, text: draft.text }).toEqual({ step: 'review', phone: null, text: begun })
    expect(heard).toContain('Gửi đi chứ ạ?')
  })

  test('the wish to send what was put off on its card shows the card and sends nothing', async () => {
    const { step, cases } = await talk(...atPhone, 'bỏ qua', 'để tôi hỏi vợ đã', 'gửi luôn')
    expect({ step, sent: cases.length }).toEqual({ step: 'review', sent: 0 })
  })

  test.each(['mai em gửi ảnh được không', 'ảnh mai gửi được k'])('“%s” is about the photo', async (text) => {
    expect((await talk(...atPhone, text)).heard).toMatch(/ảnh, video/)
  })
})
