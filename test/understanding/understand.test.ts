import { describe, expect, test } from 'vitest'
import { buildUnderstanding, readParts, withoutMarks } from './build-understanding.js'

const parts = await readParts()
const { understand } = await buildUnderstanding()

describe('the five sentences of the first issue', () => {
  test.each([
    ['làm giấy khai sinh cho con cần gì', 'procedure_info', '1.001193'],
    ['lam gks o dau', 'procedure_place', '1.001193'],
    ['chung thuc ban sao het bn tien', 'procedure_fee', '2.000815'],
    ['can bo xa doi tien boi duong', 'denunciation', undefined],
    ['duong lang toi ngap rac hoi thoi', 'feedback', undefined],
  ])('"%s" is %s', (text, intent, code) => {
    const understood = understand(text)
    expect(understood.intent).toBe(intent)
    expect(understood.procedure?.code).toBe(code)
    expect(understood.candidates.length).toBeGreaterThanOrEqual(3)
  })
})

const hardPairs = [
  ['tôi muốn hỏi thủ tục tố cáo', 'procedure_info'],
  ['cho em hỏi muốn khiếu nại thì làm thế nào', 'procedure_info'],
  ['muốn phản ánh cán bộ thì cần những gì ạ', 'procedure_info'],
  ['cán bộ xã đòi tiền khi làm sổ đỏ', 'denunciation'],
  ['ông địa chính bắt đưa 5 triệu mới cho làm bìa đỏ', 'denunciation'],
  ['trưởng thôn khai khống hộ nghèo cho cháu ruột', 'denunciation'],
  ['phí chứng thực cao quá', 'feedback'],
  ['phí làm sổ đỏ đắt quá', 'feedback'],
  ['tiền công chứng mắc quá trời', 'feedback'],
  ['cán bộ một cửa làm chậm quá', 'feedback'],
  ['hàng xóm mở nhạc ầm ĩ cả đêm', 'feedback'],
  ['phí chứng thực có cao không', 'procedure_fee'],
  ['làm bìa đỏ có tốn nhiều tiền không ạ', 'procedure_fee'],
  ['đơn của tôi đến đâu rồi', 'case_status'],
  ['hồ sơ em nộp tuần trước xong chưa', 'case_status'],
  ['cái phản ánh hôm nọ của tôi xử lý tới đâu rồi', 'case_status'],
  ['không đồng ý với quyết định thu hồi đất của xã', 'complaint'],
  ['xã phạt tôi oan, đề nghị xem lại quyết định', 'complaint'],
  ['tôi không chấp nhận mức đền bù này', 'complaint'],
  ['mai trời có mưa không', 'out_of_scope'],
  ['tối nay đội nào đá', 'out_of_scope'],
  ['kết quả bóng đá đêm qua', 'out_of_scope'],
] as const

/** None of these sentences is among the examples. */
describe('hard pairs', () => {
  test('were never taught', () => {
    const taught = new Set(
      parts.intents.flatMap(({ examples }) => examples).map((text) => withoutMarks(text.toLowerCase())),
    )
    expect(hardPairs.filter(([text]) => taught.has(withoutMarks(text)))).toEqual([])
  })

  test.each(hardPairs)('"%s" is %s, with and without marks', (text, intent) => {
    expect(understand(text).intent).toBe(intent)
    expect(understand(withoutMarks(text)).intent).toBe(intent)
  })
})

describe('alerts', () => {
  test.each([
    'cứu với cháy nhà',
    'chay nha roi cuu voi',
    'có người đang bị đánh ở đầu ngõ',
    'con tôi bị đuối nước ở ao đình',
    'tôi không muốn sống nữa',
    'trộm đang vào nhà hàng xóm',
    'nha ben canh ro gas',
  ])('"%s" is an emergency', (text) => {
    expect(understand(text).alert?.level).toBe('emergency')
  })

  test.each([
    'thủ tục hỗ trợ hộ có nhà bị cháy năm ngoái',
    'bóng đèn đường cháy mấy hôm nay',
    'xin giấy chứng nhận phòng cháy',
    'xe buýt chạy ẩu, chạy lấn làn',
    'lớp học chạy bộ mấy giờ',
    'điện hay chập chờn sợ cháy',
  ])('"%s" is no emergency', (text) => {
    expect(understand(text).alert?.level ?? 'danger').toBe('danger')
  })

  test.each([
    'hàng xóm lấn đất',
    'hang xom xay tuong lan sang dat nha toi',
    'anh em ruột tranh chấp chia đất của bố mẹ',
    'người quen vay tiền không trả',
  ])('"%s" is a dispute between private people', (text) => {
    expect(understand(text).isPrivateQuarrel).toBe(true)
  })

  test('a quarrel in which the commune decided is none', () => {
    expect(understand('hàng xóm lấn đất, xã đã ra quyết định mà tôi không đồng ý').isPrivateQuarrel).toBe(false)
  })
})

describe('life events', () => {
  test.each([
    ['vợ tôi mới sinh con thì phải làm những giấy tờ gì', 'Mới sinh con'],
    ['mới mua xe cũ của bạn thì làm thủ tục gì', 'Mua xe cũ'],
    ['bố em mới mất thì phải làm giấy tờ gì', 'Người thân mất'],
  ])('"%s" lists the procedures of: %s', (text, name) => {
    const { lifeEvent } = understand(text)
    expect(lifeEvent?.name).toBe(name)
    expect(lifeEvent?.procedures.length).toBeGreaterThan(1)
  })
})

describe('general questions about handing in', () => {
  test.each([
    ['em nộp hộ mẹ có được không ạ', 'Nộp thay, ủy quyền'],
    ['thiếu giấy thì sao', 'Thiếu giấy tờ, phải đi lại nhiều lần'],
    ['nộp online ở trang nào v', 'Nộp qua mạng'],
    ['trước làm ở huyện giờ huyện giải tán thì đi đâu', 'Không còn cấp huyện'],
    ['hẹn trả sau 10 ngày làm việc là có tính thứ bảy chủ nhật không', 'Ngày làm việc'],
    ['lệ phí miễn cho những ai', 'Ai được miễn, giảm lệ phí'],
    ['nop thieu giay to thi can bo co tra lai khong', 'Thiếu giấy tờ, phải đi lại nhiều lần'],
  ])('"%s" is answered for every procedure', (text, name) => {
    expect(understand(text).generalQuestion?.name).toBe(name)
  })

  test.each([
    'nộp hồ sơ khai sinh cần gì',
    'nop ho so o dau',
    'nộp hộ khai sinh cho cháu cần giấy tờ gì',
    'đăng ký tạm trú online',
    'rác nộp phạt không có biên lai',
  ])('"%s" has a matter of its own', (text) => {
    expect(understand(text).generalQuestion).toBeNull()
  })
})

describe('matters of other agencies', () => {
  test.each(['làm hộ chiếu cần giấy tờ gì', 'doi bang lai xe o dau', 'thành lập công ty thì nộp hồ sơ ở đâu'])(
    '"%s" is told who does it, and no near procedure is guessed',
    (text) => {
      const { intent, otherAgency, procedure } = understand(text)
      expect(intent).toMatch(/^procedure_/)
      expect(otherAgency?.agency).toBeTruthy()
      expect(procedure).toBeNull()
    },
  )
})

describe('context', () => {
  test('a question that names nothing is about the procedure spoken of', () => {
    const { intent, procedure } = understand('thế hết bao nhiêu tiền', { procedure: 'register-birth' })
    expect([intent, procedure?.slug]).toEqual(['procedure_fee', 'register-birth'])
    expect(understand('thế hết bao nhiêu tiền').certainty).toBe('none')
  })

  test('a procedure named anew replaces the one spoken of', () => {
    const { intent, candidates } = understand('thế tạm trú thì sao', { procedure: 'register-birth' })
    expect(intent).toMatch(/^procedure_/)
    expect(candidates[0]?.name).toMatch(/tạm trú/i)
  })
})

describe('a story and more than one request', () => {
  test('finds the sentence that carries the request', () => {
    const story =
      'Nhà tôi ở xã Hưng Hà, năm ngoái tôi đi làm trong Nam mới về. Con tôi sinh trong đó nay đã hai tuổi mà chưa có giấy tờ gì. ' +
      'Vậy làm giấy khai sinh cho cháu thì cần những giấy tờ gì? Tôi xin cảm ơn.'
    const { request, intent, candidates } = understand(story)
    expect(request).toMatch(/^Vậy làm giấy khai sinh/)
    expect(intent).toBe('procedure_info')
    expect(candidates[0]?.name).toMatch(/khai sinh/i)
  })

  test('hears the second request of one message', () => {
    const { procedure, also } = understand('làm giấy khai sinh cần giấy tờ gì với cho em hỏi luôn phí đăng ký tạm trú')
    expect(procedure?.code).toBe('1.001193')
    expect(also.map(({ intent, procedure: other }) => [intent, other?.code])).toEqual([['procedure_fee', '1.004194']])
  })
})

describe('a national code', () => {
  test.each([
    ['1.001193', 'register-birth'],
    ['mã 1.001193 là thủ tục gì', 'register-birth'],
    ['cho hỏi TTHC 1.014061 cần giấy tờ gì', 'identity-card'],
    ['1.014064.', 'identity-card'],
  ])('"%s" is its procedure, also where the code is another of the same matter', (text, slug) => {
    const { intent, procedure } = understand(text)
    expect(procedure?.slug).toBe(slug)
    expect(intent).toMatch(/^procedure_/)
  })

  test.each(['11.001193', '1.0011934', '1.001.193 đồng'])('is not in "%s"', (text) => {
    expect(understand(text).candidates[0]?.score ?? 0).toBeLessThan(1)
  })

  test('makes no question of a grievance', () => {
    expect(understand('cán bộ xã đòi tiền bồi dưỡng mới nhận hồ sơ 1.001193').intent).toBe('denunciation')
  })
})

describe('any text', () => {
  test.each([
    ['nothing', ''],
    ['emoji', '👍🏽🎉'],
    ['NUL and controls', 'a\u0000b\u0007\u001b[0m'],
    ['right to left', 'مرحبا بكم \u202e في'],
    ['half a sign', '\ud83d'],
    ['zero width', '\u200b\u200d\ufeff'],
    ['a hundred thousand letters', 'x'.repeat(100_000)],
    ['ten thousand lines', 'đường hỏng\n'.repeat(10_000)],
    ['one mark a hundred thousand times', `a${'\u0301'.repeat(100_000)}`],
    ['digits', '0912345678 '.repeat(9_000)],
    ['NFD', 'làm giấy khai sinh'.normalize('NFD')],
  ])('is answered: %s', (_, text) => {
    const understood = understand(text)
    expect(understood.confidence).toBeGreaterThanOrEqual(0)
    expect(understood.confidence).toBeLessThanOrEqual(1)
  })

  test('without letters is out of scope with no confidence', () => {
    expect(understand('🎉')).toMatchObject({ intent: 'out_of_scope', confidence: 0, procedure: null })
  })
})
