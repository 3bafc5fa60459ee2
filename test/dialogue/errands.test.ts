import { beforeAll, describe, expect, test } from 'vitest'
import { splitErrands } from '../../src/dialogue/commands/split-errands.js'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

const mattersIn = (text: string): (string | undefined)[] => {
  const { understand } = known.understanding as Slices['understanding']
  return splitErrands(text, understand(text), understand).map(({ isReport, understood }) =>
    isReport
      ? 'report'
      : understood.intent.startsWith('procedure_')
        ? understood.candidates[0]?.slug
        : understood.intent,
  )
}

describe('requests of one message', () => {
  test.each([
    [
      'muốn đăng ký kết hôn, với tách hộ, mà tiện hỏi luôn phí chứng thực chữ ký',
      ['register-marriage', 'split-household', 'certify-signature'],
    ],
    ['vừa muốn phản ánh cống tắc vừa hỏi đổi căn cước', ['report', 'identity-card']],
    ['phản ánh rác đầu ngõ và hỏi thủ tục tách thửa', ['report', 'split-or-merge-land-parcels']],
    ['toi muon lam giay khai sinh va dang ky tam tru', ['register-birth', 'register-temporary-residence']],
    [
      '1. tách hộ cần gì 2. sang tên xe ở đâu 3. cống đầu chợ tắc không ai thông',
      ['split-household', 'transfer-vehicle-ownership', 'report'],
    ],
    ['việc thứ nhất: khai tử cho ông, việc thứ hai: đổi căn cước', ['register-death', 'identity-card']],
    ['xin số điện thoại xã Mễ Sở và hỏi luôn thủ tục tách hộ', ['contact_info', 'split-household']],
    ['đổi căn cước với lại hồ sơ hôm trước của em đến đâu rồi', ['identity-card', 'case_status']],
    ['đổi căn cước, tách hộ, khai tử', ['identity-card', 'split-household', 'register-death']],
    ['khai tử cho bố và xin xác nhận độc thân cho em', ['register-death', 'confirm-marital-status']],
    [
      'toi can lam 2 viec: khai tu cho me va xin xac nhan doc than cho toi',
      ['register-death', 'confirm-marital-status'],
    ],
    ['khai sinh cho cháu, cấp lại căn cước cho tôi', ['register-birth', 'identity-card']],
    [
      'em cần 3 việc: đăng ký tạm trú, cấp lại thẻ bhyt, sao y bằng cấp 3',
      ['register-temporary-residence', 'update-social-insurance-book', 'certify-copy'],
    ],
    ['nhờ giải quyết hai việc: tách hộ, đăng ký tạm trú', ['split-household', 'register-temporary-residence']],
  ])('“%s”', (text, expected) => expect(mattersIn(text)).toEqual(expected))

  test.each([
    'khai tử cần căn cước của người mất và giấy báo tử không',
    'chứng thực bản sao khai sinh và căn cước',
    'em đăng ký kết hôn rồi, giờ làm khai sinh cho con cần gì',
    'chưa đăng ký kết hôn, làm khai sinh cho con thế nào',
    'mất căn cước, làm lại ở đâu, mất bao nhiêu tiền',
    'chứng thực hợp đồng thuê nhà, phí bao nhiêu, nộp ở đâu',
    'làm khai sinh, thẻ bảo hiểm y tế và nhập khẩu cho con',
    'làm sổ đỏ 2 năm không xong, cán bộ hẹn mãi, xin giấy xác nhận cũng chậm',
    'rác từ thứ hai tuần trước, bốc mùi, tôi là Hoa 0987654321',
    'đường hỏng, rác chất đống, đèn không sáng',
    'điều kiện và thủ tục tách hộ là gì',
    'đèn hỏng ở ngã tư, không cần tên với số điện thoại, gửi luôn',
  ])('“%s” is one matter', (text) => expect(mattersIn(text)).toEqual([]))
})

const dialogueOf = () => startDialogue({ known })
const titles = (replies: readonly { text: string }[]): string[] => replies.map(({ text }) => text.split('\n')[0] ?? '')

describe('what isn’t answered at once', () => {
  const three = 'em muốn đăng ký kết hôn, với tách hộ, mà tiện hỏi luôn phí chứng thực chữ ký'

  test('is told in one line and taken up by its number, its turn or its words', async () => {
    const dialogue = dialogueOf()
    expect(titles(await dialogue.send(three))).toEqual(['ĐĂNG KÝ KẾT HÔN', 'TÁCH HỘ', 'Còn: phí chứng thực chữ ký.'])
    expect(titles(await dialogue.send('nói cái đầu trước đi'))[0]).toBe('ĐĂNG KÝ KẾT HÔN')
    expect(titles(await dialogue.send('còn việc thứ hai'))[0]).toBe('TÁCH HỘ')
    expect((await dialogue.send('việc thứ hai mất bao lâu'))[0]?.text).toMatch(/ngày/)
    expect(titles(await dialogue.send('tiếp đi'))).toEqual(['CHỨNG THỰC CHỮ KÝ'])
    expect(titles(await dialogue.send('thế cái tách hộ'))[0]).toBe('TÁCH HỘ')
  })

  test('is taken up by its button; after the last that is said', async () => {
    const dialogue = dialogueOf()
    await dialogue.send(three)
    expect(titles(await dialogue.send('Việc tiếp theo'))).toEqual(['CHỨNG THỰC CHỮ KÝ'])
    expect(titles(await dialogue.send('/viectiep'))[0]).toContain('đã trả lời hết')
  })

  test('waits while a report is written, which has its own story, and is told again when that ends', async () => {
    const dialogue = dialogueOf()
    const replies = await dialogue.send('tách hộ cần gì, nhân tiện hỏi đổi căn cước, với lại cho em phản ánh: cống tắc')
    expect(titles(replies)[0]).toBe('TÁCH HỘ')
    expect(titles(replies)).toContain('Còn: đổi căn cước.')
    expect(dialogue.conversation().flow).toMatchObject({ name: 'send-feedback', data: { text: 'cống tắc' } })
    const aside = await dialogue.send('còn việc kia')
    expect(titles(aside)[0]).toBe('CẤP, ĐỔI, CẤP LẠI THẺ CĂN CƯỚC')
    expect(dialogue.conversation().flow).toMatchObject({ name: 'send-feedback', data: { text: 'cống tắc' } })
    const other = dialogueOf()
    await other.send('tách hộ cần gì, nhân tiện hỏi đổi căn cước, với lại cho em phản ánh: cống tắc')
    expect(titles(await other.send('hủy')).at(-1)).toBe('Còn: đổi căn cước.')
  })

  test('an accusation beside a question is asked about, with its own words only, and kept nowhere else', async () => {
    const dialogue = dialogueOf()
    const replies = await dialogue.send('vừa muốn tố cáo chủ tịch xã ăn tiền đất vừa hỏi làm căn cước')
    expect(titles(replies)[0]).toBe('CẤP, ĐỔI, CẤP LẠI THẺ CĂN CƯỚC')
    const { flow, context } = dialogue.conversation()
    expect(flow).toMatchObject({ name: 'sign-or-not', data: { draft: { text: 'tố cáo chủ tịch xã ăn tiền đất' } } })
    expect(JSON.stringify(context)).not.toContain('chủ tịch')
  })
})
