import { beforeAll, describe, expect, test } from 'vitest'
import { findTimePhrase } from '../../src/dialogue/flows/intake/told/time-phrase.js'
import { mattersOf, withoutDenounced } from '../../src/dialogue/flows/several-matters/letter-parts.js'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

const decision = 'khiếu nại quyết định số 7/QĐ-UBND của UBND xã Mễ Sở thu hồi ao của gia đình'
const bribe = 'tố cáo ông Đỗ Văn Tám cán bộ địa chính xã Mễ Sở nhận hối lộ 30 triệu đồng'
const lamps = 'kiến nghị xã lắp đèn ở ngõ 4 thôn Đa Hòa'
const numbered = `Kính gửi UBND xã Mễ Sở. Tôi tên Lê Thị Hạnh.\n1. Tôi ${decision}.\n2. Tôi ${bribe}.\n3. Tôi ${lamps}.\nTôi xin cam đoan là đúng.`

describe('the matters of a letter', () => {
  test.each([
    [numbered, ['denunciation', 'complaint', 'feedback']],
    [`1) ${decision} 2) ${lamps}`, ['complaint', 'feedback']],
    [`Thứ nhất, tôi ${decision}; thứ hai, tôi ${lamps}`, ['complaint', 'feedback']],
    [
      `Tôi ${decision}. Đồng thời tôi ${bribe}. Tiền đưa ở quán nước. Ngoài ra tôi ${lamps}.`,
      ['denunciation', 'complaint', 'feedback'],
    ],
    [`ĐƠN KHIẾU NẠI, TỐ CÁO\n- Tôi ${decision}\n- Tôi ${bribe}`, ['denunciation', 'complaint']],
  ])('%s', (text, kinds) => {
    const letter = mattersOf(text)
    expect(letter).toMatchObject({ isWhole: false })
    expect(letter?.matters.map(({ kind }) => kind)).toEqual(kinds)
    for (const { kind, text: own } of letter?.matters ?? [])
      expect(/hối lộ|Tám|quán nước|tố cáo/i.test(own)).toBe(kind === 'denunciation')
  })

  test.each([
    `Tôi ${decision} vì: 1. Diện tích đo sai. 2. Không họp dân. 3. Đề nghị hủy quyết định này.`,
    'Em phản ánh: 1. đèn ngõ 4 hỏng, 2. rác không ai dọn cả tuần nay',
    'xã thu hồi ao của nhà tôi sai. Cán bộ địa chính nhận hối lộ 30 triệu.',
  ])('“%s” is one matter', (text) => expect(mattersOf(text)).toBeNull())

  test('that lean on what is denounced are one with it', () => {
    expect(mattersOf(`1. Tôi ${bribe}. 2. Tôi ${decision} do hành vi nhận tiền nêu trên.`)).toMatchObject({
      isWhole: true,
    })
  })
})

test.each([
  ['Tôi khiếu nại việc thu hồi ao số 7. Cán bộ địa chính nhận hối lộ 30 triệu. Tiền đưa ở quán nước.', 'quán nước'],
  ['xã thu hồi ao của nhà tôi sai, cán bộ địa chính nhận hối lộ', 'hối lộ'],
])('what is denounced in a complaint is cut off: %s', (text, secret) => {
  const cut = withoutDenounced(text)
  expect(cut?.secret).toContain(secret)
  expect(cut?.open).not.toMatch(/quán nước|hối lộ/)
})

test('what can’t be cut off isn’t', () => {
  expect(withoutDenounced('Tôi khiếu nại quyết định số 7 vì ông chủ tịch xã nhận tiền của nhà thầu')).toBeNull()
})

const sendTip = ['Không nêu tên', 'bỏ qua', 'bỏ qua', 'gửi']
const answers = [
  'tôi nhận ngày 10/11/2026',
  'hủy quyết định',
  'không có',
  'thôn Đa Hòa xã Mễ Sở',
  '0912000111',
  'gửi',
] as const

test('each is a draft of its own, one after the other, with nothing of the others in it', async () => {
  const dialogue = startDialogue({ known })
  expect(await dialogue.say(numbered)).toMatch(/3 việc khác nhau[\s\S]*Tố cáo: gửi kín[\s\S]*nêu tên/)
  await dialogue.say(...sendTip)
  await dialogue.say(...answers)
  await dialogue.say('bỏ qua', 'bỏ qua', 'bỏ qua', 'gửi')
  expect(dialogue.cases.map(({ kind }) => kind)).toEqual(['tip', 'complaint', 'feedback'])
  const [tip, ...others] = dialogue.cases
  expect(tip).toMatchObject({ against: expect.stringContaining('Tám'), reporter: { name: null } })
  expect(JSON.stringify(tip)).not.toMatch(/thu hồi ao|Hạnh|lắp đèn/)
  expect(JSON.stringify(others)).not.toMatch(/hối lộ|Tám|tố cáo|30 triệu/)
  expect(others[0]).toMatchObject({ against: 'UBND xã Mễ Sở', reporter: { name: 'Lê Thị Hạnh' } })
})

test('what can’t be told apart goes the protected way altogether, and that is said', async () => {
  const dialogue = startDialogue({ known })
  const said = await dialogue.say(
    '/gui khieu-nai',
    'Tôi khiếu nại quyết định số 7 của UBND xã Mễ Sở vì ông chủ tịch xã nhận tiền của nhà thầu',
    '/gui-kin',
  )
  expect(said).toContain('không tách riêng ra được')
  expect(dialogue.conversation().suspended).toEqual([])
})

test('stopping the protected part erases it and keeps the others', async () => {
  const dialogue = startDialogue({ known })
  expect(await dialogue.say(numbered, 'hủy')).toContain('vẫn được giữ')
  expect(JSON.stringify(dialogue.conversation())).not.toMatch(/hối lộ|Tám/)
  expect(await dialogue.say('lấy lại')).toContain('Đơn khiếu nại')
})

describe('the day on which a decision was received', () => {
  const asked = ['/gui khieu-nai', 'UBND xã Mễ Sở thu hồi ao của nhà tôi không đúng', 'UBND xã Mễ Sở', 'xã Mễ Sở']

  test.each([
    'tôi nhận ngày 10/11/2026',
    'toi nhan ngay 10/11/2026',
    'tôi nhận quyết định hôm 12/11/2026',
    'Tôi nhận được ngày 3 tháng 11',
  ])('“%s” is the answer, and what is wanted next is one too', async (day) => {
    const dialogue = startDialogue({ known })
    await dialogue.say(...asked.slice(0, 1), asked[1] as string)
    for (const answer of asked.slice(2))
      if (!['when', 'request'].includes(dialogue.conversation().flow?.step ?? '')) await dialogue.say(answer)
    expect(dialogue.conversation().flow?.step).toBe('when')
    await dialogue.say(day, 'hủy quyết định')
    expect(dialogue.conversation().flow).toMatchObject({
      step: 'evidence',
      data: { text: asked[1], when: expect.stringMatching(/\d/), request: 'hủy quyết định' },
    })
  })

  test.each(['tối nhắn', 'tối tôi gửi', 'toi gui nhe', 'để tôi tìm lại giấy đã'])('“%s” still holds', async (words) => {
    const dialogue = startDialogue({ known })
    await dialogue.say(asked[0] as string, asked[1] as string, words)
    expect(dialogue.conversation()).toMatchObject({ flow: null, kept: { state: { name: 'send-complaint' } } })
  })
})

describe('a remark on a regulation', () => {
  test.each([
    'de nghi bai bo quy dinh phai xac nhan tinh trang hon nhan khi vay ngan hang',
    'Đề nghị bãi bỏ thủ tục xác nhận hộ nghèo',
    'phản ánh quy định: phải nộp bản giấy khi đã nộp trên mạng',
    'Quy định xin xác nhận tạm trú mỗi lần vay vốn rất rườm rà, nên bỏ',
  ])('opens feedback that is passed on in five working days: %s', async (text) => {
    const dialogue = startDialogue({ known })
    expect(await dialogue.say(text)).toContain('Phản ánh:')
    expect(await dialogue.say('xã Mễ Sở', 'bỏ qua', 'bỏ qua', 'bỏ qua', 'bỏ qua', 'gửi')).toMatch(
      /cơ quan có thẩm quyền về quy định đó chậm nhất ngày 02\/12\/2026/,
    )
    expect(dialogue.cases[0]?.clocks.map(({ clockId }) => clockId)).toContain('pa.transfer')
  })

  test.each([
    'quy định về tách thửa thế nào',
    'thủ tục xác nhận tình trạng hôn nhân cần gì',
    'xin bỏ thủ tục gì được không?',
  ])('is none: %s', async (text) => {
    const dialogue = startDialogue({ known })
    await dialogue.say(text)
    expect(dialogue.conversation().flow?.name).not.toBe('send-feedback')
  })
})

test('“tối quá” is no time', () => expect(findTimePhrase('lắp đèn ở ngõ 4 vì tối quá')).toBeNull())
