import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readYesNo } from '../../src/dialogue/yes-no.js'
import { readIntentFiles } from '../../src/understanding/intents/intent-files.js'

const table: Record<'yes' | 'no' | 'null', string[]> = {
  yes: [
    ...['có', 'Có', 'CÓ', 'co', 'có ạ', 'có chứ', 'dạ có', 'da co', 'có nhé', 'cos', 'có, nhà tôi là hộ nghèo'],
    ...['vâng', 'dạ', 'dạ vâng', 'ừ', 'ừm', 'uh', 'ukm', 'ừ đúng rồi', 'rồi', 'vang a', 'vâng ạ em gửi nhé'],
    ...['đúng', 'đúng rồi', 'dung roi', 'đúg rồi', 'đúng thế', 'phải', 'phải rồi', 'chính xác', 'chuẩn rồi bạn'],
    ...['ok', 'OK', 'oke', 'okie', 'okeee', 'ok luôn', 'o kê', 'được', 'đc', 'được rồi', 'thôi được', 'được thôi'],
    ...['👍', '👌👌', '✅', 'đồng ý', 'tôi đồng ý', 'dong y', 'nhất trí', 'gửi đi', 'Gửi', 'yes', 'cứ gửi đi em'],
    ...['không sai', 'không phải là không', 'ko phải là ko', 'không phải không có', 'không phải sai đâu', 'không sao'],
    ...['không sai, đúng rồi', 'thế cũng được', 'thôi cũng được', 'ừ, giấy chứng sinh bác cầm sẵn đây rồi'],
  ],
  no: [
    ...[
      'không',
      'Không',
      'khong',
      'ko',
      'k',
      'K',
      'kh',
      'hông',
      'hong',
      'hổng',
      'hok',
      'hem',
      'khum',
      'không ạ',
      'dạ không',
    ],
    ...[
      'không có',
      'ko có',
      'chưa',
      'chưa có',
      'chưa ạ',
      'không phải',
      'kp',
      'k phải',
      'không phải thế',
      'không không',
    ],
    ...[
      'thôi',
      'thôi không',
      'ừ thôi',
      'ừ mà thôi',
      'sai',
      'sai rồi',
      'nhầm rồi',
      'không đúng',
      'ko dung roi',
      'chưa đúng',
    ],
    ...[
      'không đồng ý',
      'toi khong dong y dau',
      'không đồng ý gửi đi',
      'đừng',
      'đừng gửi',
      'không gửi',
      'khỏi',
      'đâu có',
    ],
    ...[
      'làm gì có',
      'bà có hỏi cái ấy đâu',
      'không cần',
      'không được',
      'no',
      'hủy',
      'khoan đã',
      'dừng lại',
      '👎',
      'khôgn',
      'khoong phải nhé',
    ],
    ...['không, nhà tôi không thuộc hộ nghèo', 'Không, tôi không có giấy uỷ quyền', 'dạ, không ạ'],
  ],
  null: [
    ...['có không?', 'có không', 'đúng không', 'được ko', 'ok không', 'có hay không', 'có phải nộp bản gốc không'],
    ...['không biết', 'tôi không rõ', 'chưa biết', 'không nhớ', 'hình như có', 'không hiểu', 'tùy', 'có lẽ có'],
    ...['có, à không', 'có nhưng đừng gửi vội', 'ok dừng lại, không gửi nữa', 'dung gui', 'dung ky'],
    ...['/co', '/huy', '', '   ', '?', 'đèn đường hỏng', 'xã Mễ Sở', 'cô giáo', 'chùa làng', 'tối nay', 'cỏ mọc', '12'],
  ],
}

const rows = Object.entries(table).flatMap(([expected, texts]) => texts.map((text) => [text, expected] as const))

test.each(rows)('“%s” is %s', (text, expected) => {
  expect(String(readYesNo(text))).toBe(expected)
})

test('a question may have words of its own, and a negation turns them too', () => {
  const own = { yes: 'ký, ký tên, nêu tên', no: 'ẩn danh, giấu tên' }
  const said = (text: string) => readYesNo(text, own)
  expect(['Ký', 'ký tên', 'ky ten', 'tôi ký', 'có, tôi ký tên', 'không ẩn danh, tôi ký tên'].map(said)).toEqual(
    Array.from({ length: 6 }, () => 'yes'),
  )
  expect(['ẩn danh', 'an danh', 'không ký', 'tôi không muốn nêu tên', 'giấu tên giúp tôi'].map(said)).toEqual(
    Array.from({ length: 5 }, () => 'no'),
  )
  expect(said('ký nhưng giấu tên')).toBeNull()
  expect(said('kỳ họp')).toBeNull()
})

test('what the intents of yes and no are taught is never read the other way round, and nearly all of it is read', async () => {
  const intents = await readIntentFiles(join(import.meta.dirname, '../../intents'))
  const said = (name: string) =>
    intents.flatMap((intent) => (intent.name === name ? [...intent.examples, ...intent.test_examples] : []))
  for (const [name, right, wrong] of [
    ['affirm', 'yes', 'no'],
    ['deny', 'no', 'yes'],
  ] as const) {
    const readings = said(name).map((text) => [text, readYesNo(text)] as const)
    expect(readings.filter(([, read]) => read === wrong)).toEqual([])
    expect(readings.filter(([, read]) => read === right).length / readings.length).toBeGreaterThan(0.9)
  }
})

test('where it can not be taken back, a yes with something else beside it is none', () => {
  expect(readYesNo('đúng rồi nhưng thiếu số nhà', { whole: true })).toBeNull()
  expect(readYesNo('gửi đi, sửa tên xã thành Mễ Sở', { whole: true })).toBeNull()
  expect(readYesNo('dạ vâng, gửi giúp em ạ', { whole: true })).toBe('yes')
})
