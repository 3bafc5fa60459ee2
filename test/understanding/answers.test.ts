import { describe, expect, test } from 'vitest'
import { answerKinds } from '../../src/catalog/options.js'
import type { Procedure } from '../../src/catalog/procedure.js'
import { readKindAsks } from '../../src/understanding/answers/answer-kinds.js'
import { createAnswers } from '../../src/understanding/answers/find-answer.js'
import { readLawAnswers } from '../../src/understanding/facts/known-matters.js'
import { createLawAnswers } from '../../src/understanding/facts/law-answers.js'
import { normalise } from '../../src/understanding/reading/normalise.js'
import { createUnderstanding, type PlainReading } from '../../src/understanding/understand.js'
import { buildProcedure } from '../catalog/build-procedure.js'
import { readParts } from './build-understanding.js'

const kindAsks = await readKindAsks()

const boat = buildProcedure('register-boat', {
  short_name: 'Đăng ký thuyền',
  applicants: 'Chủ thuyền từ đủ 18 tuổi',
  channels: ['in_person', 'online'],
  situations: [
    {
      when: null,
      papers: [
        { name: 'Tờ khai đăng ký thuyền', handed: 'submit', form: 'template', form_text: 'mẫu 01', count: 1 },
        { name: 'Hóa đơn mua thuyền', handed: 'submit', form: 'copy', count: 2 },
      ],
    },
    { when: 'Thuyền đóng ở nước ngoài', question: 'Thuyền đóng ở nước ngoài?', papers: [] },
  ],
  time_limit: { text: '3 ngày làm việc', count: 3, unit: 'working_day', from: null, extended: null },
  notes: 'Phải đăng ký trong vòng 30 ngày từ khi mua.',
  answers: [
    {
      about: 'proxy',
      asks: ['anh trai đi nộp thay được không', 'nho nguoi khac lam ho dc ko', 'có cần giấy ủy quyền không'],
      says: 'Được. Người đi thay mang giấy ủy quyền.',
      basis: 'Luật Thuyền Điều 5',
    },
    {
      about: 'missing',
      asks: ['mất hóa đơn thì làm sao', 'khong con hoa don mua thuyen', 'thuyền bố để lại không giấy tờ gì'],
      says: 'Làm giấy cam đoan nguồn gốc thuyền thay hóa đơn.',
    },
    {
      about: 'photo',
      asks: ['có phải nộp ảnh thuyền không', 'can may tam anh', 'ảnh chụp kiểu gì'],
      says: 'Có, 2 ảnh chụp ngang thân thuyền.',
      channel: 'in_person',
    },
    {
      about: 'special',
      asks: [
        'thuyền mua bên Lào về thì sao',
        'thuyen dong o nuoc ngoai co dang ky duoc khong',
        'hàng nhập khẩu thì thế nào',
      ],
      says: 'Được, thêm tờ khai hải quan.',
      situation: 'Thuyền đóng ở nước ngoài',
    },
    {
      about: 'conditions',
      asks: ['cháu 16 tuổi đứng tên được không', 'tre con dung ten thuyen', 'chưa đủ tuổi có đăng ký được không'],
      says: 'Được, cha mẹ ký cùng.',
      ages: { from: 15, to: 18 },
    },
  ],
})
const raft = buildProcedure('register-raft', { short_name: 'Đăng ký bè nuôi cá', time_limit: null, fees: null })

const readingOf = (text: string, changes: Partial<PlainReading> = {}): PlainReading => ({
  message: normalise(text),
  candidates: [],
  procedureShare: 1,
  ...changes,
})
const build = (procedures: readonly Procedure[], changes: Partial<PlainReading> = {}) =>
  createAnswers({
    procedures,
    kindAsks,
    intents: [],
    read: (text) => readingOf(text, changes),
    today: () => '2026-11-30',
  })
const { findAnswer } = build([boat, raft])

describe('a small question inside a procedure', () => {
  test.each([
    ['em gái ruột nộp hộ có được ko ạ', 'Được. Người đi thay mang giấy ủy quyền.'],
    ['hoa don mat roi thi lam the nao', 'Làm giấy cam đoan nguồn gốc thuyền thay hóa đơn.'],
    ['có cần ảnh thuyền không', 'Có, 2 ảnh chụp ngang thân thuyền. (Áp dụng khi: nộp trực tiếp.)'],
    ['thuyền đóng bên nước ngoài thì sao', 'Được, thêm tờ khai hải quan.'],
  ])('%s', (ask, says) => {
    expect(findAnswer('register-boat', ask)).toMatchObject({ from: 'answer', text: says })
  })

  test('carries what the answer rests on', () => {
    expect(findAnswer('register-boat', 'anh trai đi nộp thay được không')?.basis).toEqual(['Luật Thuyền Điều 5'])
  })

  test.each([
    ['mấy ngày thì xong', 'duration', 'Thời hạn: 3 ngày làm việc.'],
    ['làm online được không', 'online', /^Được\. Nộp trực tuyến/],
    ['gửi bưu điện được không', 'post', 'Không. Cách nộp của thủ tục này: trực tiếp, trực tuyến.'],
    ['lệ phí bao nhiêu', 'fee', /10\.000 đồng/],
    ['có mất tiền không', 'fee', /^Có\. .*10\.000 đồng/],
    ['lấy tờ khai ở đâu', 'form', /mẫu 01/],
    ['nộp ở đâu', 'where', 'Nơi nộp: Trung tâm Phục vụ hành chính công cấp xã.'],
    ['k muốn lm online đâu ra xã đc k', 'where', 'Được. Nơi nộp: Trung tâm Phục vụ hành chính công cấp xã.'],
    ['không rành nộp qua mạng, lên xã nộp được không ạ', 'where', /^Được\. Nơi nộp/],
  ])('that no answer has is told from the plain fields: %s', (ask, about, says) => {
    const text = says instanceof RegExp ? expect.stringMatching(says) : says
    expect(findAnswer('register-boat', ask)).toMatchObject({ about, from: 'fields', text })
  })

  test.each(['quá hạn có bị phạt không', 'qua han thi phat bao nhieu'])(
    'a fine is told only where an answer speaks of fines: %s',
    (ask) => expect(findAnswer('register-boat', ask)).toMatchObject({ from: 'unknown' }),
  )

  test.each(['mấy ngày thì xong', 'lệ phí bao nhiêu', 'có cần người làm chứng không', 'mấy giờ mở cửa'])(
    'that nothing answers is said to be unknown, with whom to ask: %s',
    (ask) => {
      const found = findAnswer('register-raft', ask)
      expect(found).toMatchObject({ from: 'unknown' })
      expect(found?.text).toMatch(/^Chưa có thông tin về .*Anh\/chị hỏi Trung tâm Phục vụ hành chính công cấp xã/)
    },
  )

  test('never gets a fact of its kind that speaks of somebody else', () => {
    const ask = 'có cần ảnh thuyền không'
    expect(findAnswer('register-boat', ask, { channel: 'in_person' })?.text).toBe('Có, 2 ảnh chụp ngang thân thuyền.')
    expect(findAnswer('register-boat', ask, { channel: 'online' })?.text).not.toContain('2 ảnh')
    const asked = 'chưa đủ tuổi có đứng tên được không'
    expect(findAnswer('register-boat', asked, { age: 16 })?.text).toBe('Được, cha mẹ ký cùng.')
    expect(findAnswer('register-boat', asked, { age: 12 })?.text).not.toContain('cha mẹ ký cùng')
    const abroad = 'hàng nhập khẩu thì thế nào'
    const fail = ['Thuyền đóng ở nước ngoài']
    expect(findAnswer('register-boat', abroad, { situations: { fail } })?.text ?? '').not.toContain('hải quan')
  })
})

describe('what is no small question about the procedure gets no answer', () => {
  test.each([
    'để tôi hỏi chồng đã',
    'ok cảm ơn nhé',
    'cần những giấy tờ gì',
    'đường xóm tôi hỏng cả tháng rồi',
    '',
    '👍',
  ])('small talk, reports, whole parts: %s', (text) => {
    expect(findAnswer('register-boat', text)).toBeNull()
  })

  test('a question that says the name of another procedure', () => {
    const candidates = [
      { code: null, slug: 'register-raft', name: 'Thủ tục register-raft', score: 0.8, said: 1, alike: 0 },
    ]
    const { findAnswer: find } = build([boat, raft], { candidates })
    expect(find('register-boat', 'thế đăng ký bè nuôi cá mấy ngày')).toBeNull()
    expect(find('register-raft', 'thế đăng ký bè nuôi cá mấy ngày')).not.toBeNull()
  })

  test('a story, and a procedure that the catalog lacks', () => {
    expect(findAnswer('register-boat', 'có cần giấy ủy quyền không '.repeat(20))).toBeNull()
    expect(findAnswer('register-plane', 'có cần giấy ủy quyền không')).toBeNull()
  })
})

test('answers follow the catalog', () => {
  const answers = build([boat, raft])
  const ask = 'mưa to có phải che bạt không'
  const covered = buildProcedure('register-raft', {
    short_name: 'Đăng ký bè nuôi cá',
    answers: [
      { about: 'other', asks: [ask, 'troi mua thi che bat the nao', 'che bạt cho bè'], says: 'Có, che kín bè.' },
    ],
  })
  answers.updateProcedures([boat, covered])
  expect(answers.findAnswer('register-raft', ask)).toMatchObject({ from: 'answer', text: 'Có, che kín bè.' })
  answers.updateProcedures([boat])
  expect(answers.findAnswer('register-raft', ask)).toBeNull()
})

test('learning twice gives the same', () => {
  const ask = 'nhờ hàng xóm mang hóa đơn lên nộp được không'
  expect(build([boat, raft]).findAnswer('register-boat', ask)).toEqual(findAnswer('register-boat', ask))
})

test('every kind has ways to ask', () => {
  expect(Object.keys(kindAsks)).toEqual([...Object.keys(answerKinds), 'whole', 'none'])
})

/** An answer without the yes or no at its head, which is left out for a statement. */
const factOf = (says: string): string => says.replace(/^(?:Được|Có|Không|Chưa|Phải)[.,]\s*./u, '')

describe('the real catalog', async () => {
  const parts = await readParts()
  const { readPlainly } = createUnderstanding(parts)
  const real = createAnswers({ ...parts, kindAsks, read: readPlainly })

  test('finds the answer that every third written way to ask stands for', () => {
    const asked = parts.procedures.flatMap(({ slug, answers }) =>
      answers.flatMap(({ asks, says }) => asks.map((ask) => ({ slug, ask, says }))),
    )
    const drawn = asked.filter((_one, k) => k % 3 === 0)
    const missed = drawn.filter(({ slug, ask, says }) => !real.findAnswer(slug, ask)?.text.includes(factOf(says)))
    expect(missed.length).toBeLessThanOrEqual(drawn.length * 0.05)
  })

  test.each([
    ['notify-library', 'nộp ở đâu', /^Nơi nộp/],
    ['reissue-building-permit', 'bao lâu thì có kết quả', /^Thời hạn/],
    ['reissue-building-permit', 'làm online được không', /^(Được|Không)/],
  ])('%s, which has no such answer of its own: %s', (slug, ask, says) => {
    expect(real.findAnswer(slug, ask)?.text).toMatch(says)
  })

  test('stays silent on what is no errand, whichever procedure the talk is about', () => {
    const outside = parts.intents
      .filter(({ name }) =>
        ['greeting', 'thanks', 'goodbye', 'out_of_scope', 'feedback', 'denunciation'].includes(name),
      )
      .flatMap(({ test_examples }) => test_examples)
    const answered = outside.filter((text) => {
      const found = real.findAnswer('register-birth', text)
      return found !== null && found.from !== 'unknown'
    })
    expect(answered.length).toBeLessThanOrEqual(outside.length * 0.05)
  })

  const entries = await readLawAnswers()
  const findLaw = createLawAnswers({ entries, intents: parts.intents })
  const slugOf = (text: string): string | undefined => findLaw(readPlainly(text))?.slug

  test.each([
    ['khiếu nại trong bao nhiêu ngày kể từ khi nhận quyết định', 'complaint-limit'],
    ['rút lại đơn khiếu nại có được không', 'complaint-withdraw'],
    ['khiếu nại lần hai thì gửi đơn ở đâu', 'complaint-second'],
    ['tố cáo mà giấu tên thì có được xử lý không', 'denunciation-anonymous'],
    ['nhiều người khiếu nại thì cử mấy người đại diện', 'complaint-many'],
    ['nguoi bi to cao co biet ai to cao khong', 'denunciation-accused-told'],
    ['phản ánh thì mấy ngày được trả lời', 'feedback-time'],
    ['tiếp dân có được quay phim không', 'reception-filming'],
    ['xóa dữ liệu cá nhân của tôi được không', 'data-delete'],
  ])('a question about the law: %s', (ask, slug) => {
    expect(slugOf(ask)).toBe(slug)
  })

  test.each([
    'tôi tố cáo ông Nam trưởng thôn ăn chặn tiền hỗ trợ',
    'tôi khiếu nại quyết định thu hồi đất của xã',
    'phản ánh rác đổ ở đầu xóm không ai dọn',
    'làm giấy khai sinh cần gì',
    'cảm ơn nhé',
  ])('what only reports or asks something else is none: %s', (text) => {
    expect(slugOf(text)).toBeUndefined()
  })

  test('each answer of the law names its article, has a name of its own, and says so where it is uncertain', () => {
    expect(new Set(entries.map(({ slug }) => slug)).size).toBe(entries.length)
    expect(entries.filter(({ basis }) => !/(Luật|Nghị định|Thông tư)/.test(basis))).toEqual([])
    expect(findLaw(readPlainly('phản ánh thì mấy ngày được trả lời'))?.text).toContain('chưa chắc chắn')
  })
})
