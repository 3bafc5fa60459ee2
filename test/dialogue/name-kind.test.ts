import { describe, expect, test } from 'vitest'
import { pointsBack, withoutKind } from '../../src/dialogue/flows/choose-kind/named-kind.js'
import { placeAlone } from '../../src/dialogue/flows/intake/told/read-told.js'
import { startDialogue } from './start-dialogue.js'

const textOf = (data: unknown): string => (data as { text?: string } | undefined)?.text ?? ''

describe('a kind that is named', () => {
  test('has the message’s own story, never what was said before about something else', async () => {
    const dialogue = startDialogue({ flowOfIntent: { feedback: 'send-feedback' } })
    await dialogue.say('vợ em mới sinh bé hôm qua', 'à mà cho em phản ánh: đèn đường thôn Đông hỏng rồi')
    const { flow } = dialogue.conversation()
    expect(flow?.name).toBe('send-feedback')
    expect(textOf(flow?.data)).toContain('đèn đường thôn Đông hỏng')
    expect(textOf(flow?.data)).not.toContain('sinh bé')
  })

  test('takes what it points back at', async () => {
    const dialogue = startDialogue({ flowOfIntent: { feedback: 'send-feedback' } })
    await dialogue.say(
      'đề nghị bỏ tờ giấy xác nhận này, dân chạy khổ quá',
      'đây là kiến nghị chứ tôi không hỏi cách làm',
    )
    expect(textOf(dialogue.conversation().flow?.data)).toContain('bỏ tờ giấy xác nhận')
  })

  test.each(['tôi muốn phản ánh', 'toi muon phan anh', 'phản ánh', 'cho em góp ý với xã'])(
    '“%s” alone asks what happened',
    async (text) => {
      const dialogue = startDialogue()
      expect(await dialogue.say('trời hôm nay nóng quá nhỉ mọi người', text)).toContain('có việc gì xảy ra')
      expect(textOf(dialogue.conversation().flow?.data)).toBe('')
    },
  )

  test.each([
    ['đây là kiến nghị', true],
    ['thế làm phản ánh thôi', true],
    ['tôi không kiện, chỉ góp ý thôi', true],
    ['cho em phản ánh: đèn hỏng', false],
    ['tôi muốn khiếu nại', false],
  ])('“%s” points back: %s', (text, expected) => expect(pointsBack(text)).toBe(expected))

  test.each([
    ['cho em phản ánh: đèn hỏng', 'đèn hỏng'],
    ['tôi muốn khiếu nại về việc thu hồi đất', 'thu hồi đất'],
    ['đèn hỏng, tôi phản ánh', 'đèn hỏng, tôi phản ánh'],
    ['kien nghi la nen lam ro ranh thoat nuoc', 'nen lam ro ranh thoat nuoc'],
    ['kien nghi lam ro ranh thoat nuoc', 'lam ro ranh thoat nuoc'],
    ['kien nghi lap den dau ngo', 'lap den dau ngo'],
    ['phan anh lan duong bi can', 'lan duong bi can'],
    ['Kiến nghị làm lại mương', 'làm lại mương'],
    ['phản ánh làn đường bị lấn', 'làn đường bị lấn'],
    ['phan anh ve sinh truong hoc ban', 've sinh truong hoc ban'],
    ['phản ánh vệ sinh chợ bẩn', 'vệ sinh chợ bẩn'],
    ['góp ý lắp thêm gờ giảm tốc', 'lắp thêm gờ giảm tốc'],
    ['phan anh vien gach via he bong', 'vien gach via he bong'],
    ['phản ánh này: cột điện nghiêng', 'cột điện nghiêng'],
  ])('of “%s” the rest is “%s”', (text, rest) => expect(withoutKind(text)).toBe(rest))
})

test.each([
  ['ở xã Mễ Sở nhé', true],
  ['xã Yên Mỹ', true],
  ['cống tắc ở xã Yên Mỹ từ hôm qua', false],
  ['rác đầu chợ xã Mễ Sở', false],
])('“%s” is a place and nothing else: %s', (text, expected) => expect(placeAlone(text) !== null).toBe(expected))
