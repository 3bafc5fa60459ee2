import { describe, expect, test } from 'vitest'
import { isByStranger } from '../../src/dialogue/flows/alert/by-stranger.js'
import { accusedAsSaid, namedWithPost } from '../../src/dialogue/flows/intake/told/named-with-post.js'
import { withCommuneNamed } from '../../src/dialogue/flows/intake/told/place-at-end.js'
import { asksWhoKnows, toldBeside, whoKnows } from '../../src/dialogue/flows/sign-or-not/who-knows.js'
import { signOrNotWording } from '../../src/dialogue/flows/sign-or-not/wording.js'

describe('who gets to know who sends', () => {
  test.each([
    'ai biết tên tôi?',
    'ai biet ten toi',
    'thế hiệu trưởng có biết tên tôi không',
    'thế hiệu trưởng có biết tên tôi không, ông ấy là anh rể cô giáo',
    'minh co bi lo ten khong?',
    'có bị lộ tên không',
    'chủ tịch xã có biết ai gửi không ạ',
    'xa co biet la toi gui khong',
  ])('is asked by “%s”', (words) => {
    expect(asksWhoKnows(words, { isSecret: true })).toBe(true)
    expect(asksWhoKnows(words, { isSecret: false })).toBe(true)
  })

  test.each(['ai sẽ đọc đơn này?', 'bao cho ai?', 'đơn này về tay ai?', 'có bị lộ không?'])(
    'is asked by “%s” in the middle of a denunciation alone',
    (words) => {
      expect(asksWhoKnows(words, { isSecret: true })).toBe(true)
      expect(asksWhoKnows(words, { isSecret: false })).toBe(false)
    },
  )

  test.each([
    'ông ấy là anh rể cô giáo',
    'cán bộ xã có biết em được hưởng trợ cấp không',
    'ai biết chỗ làm căn cước không',
    'có cần gửi ảnh không?',
  ])('isn’t asked by “%s”', (words) => expect(asksWhoKnows(words, { isSecret: true })).toBe(false))

  const state = (name: string, draft: object) => ({ name, version: 1, step: 'review', data: { ...draft } })
  const school = { text: 'cô giáo Mai đánh cháu', against: 'cô giáo Mai trường THCS Mễ Sở', communeCode: '12049' }

  test('a petition: who settles gets the name, and that it is the head of the same school', () => {
    const told = whoKnows(state('send-denunciation', school), 'thế hiệu trưởng có biết tên tôi không')
    expect(told).toMatch(/^Có ạ/)
    expect(told).toContain('Hiệu trưởng')
    expect(told).toContain('nhận đơn có tên anh/chị và phải giữ bí mật tên')
    expect(told).toContain('chính nơi người bị tố cáo làm việc')
  })

  test('the province’s chairman settles it: the accused’s own chairman isn’t said to know', () => {
    const draft = { text: 'chủ tịch xã nhận tiền', against: 'Chủ tịch UBND xã Mễ Sở', communeCode: '12049' }
    const told = whoKnows(state('send-denunciation', draft), 'chủ tịch xã có biết tên tôi không')
    expect(told).toContain('Chủ tịch UBND tỉnh')
    expect(told).not.toMatch(/^Có ạ|chính nơi người bị tố cáo/)
  })

  test('a tip: what is known of its sender, and where it may go', () => {
    const told = whoKnows(state('send-tip', school), 'ai biết tên tôi')
    expect(told).toContain('không ghi tên anh/chị')
    expect(told).toContain('Telegram, Zalo thì hãng biết ai nhắn')
    expect(told).toContain('Hiệu trưởng')
  })

  test.each([null, state('sign-or-not', {}), state('send-denunciation', {})])(
    'promises nobody’s ignorance: %#',
    (open) => {
      const told = whoKnows(open, 'ai biết tên tôi')
      expect(told).toContain('giữ bí mật')
      expect(told).not.toMatch(/không xem được|không biết ai gửi|không được biết/)
    },
  )

  test('what is told beside the question is kept whole', () => {
    const said = 'thế hiệu trưởng có biết tên tôi không, ông ấy là anh rể cô giáo'
    expect(toldBeside(said)).toContain(said)
    expect(toldBeside('thế hiệu trưởng có biết tên tôi không')).toBeNull()
  })

  test('the choice of how to send has sixty words at most', () => {
    const words = signOrNotWording.ask.split(/\s+/).filter((word) => /\p{L}/u.test(word))
    expect(words.length).toBeLessThanOrEqual(60)
    expect(signOrNotWording.ask).not.toContain('Điều')
  })
})

describe('what the story said isn’t asked again', () => {
  const story = 'đòi 20 triệu mới ký giấy, ông Khuất Văn Zũng cán bộ địa chính xã Mễ Sở. Tôi không đưa.'
  test.each([
    [story, 'ông Khuất Văn Zũng cán bộ địa chính xã Mễ Sở'],
    [
      'bà Lò Thị Zuyên, kế toán, và ông Quàng Văn Xệ phó chủ tịch xã',
      'bà Lò Thị Zuyên, kế toán và ông Quàng Văn Xệ phó chủ tịch xã',
    ],
    ['ông Khuất Văn Zũng lấn đất, cán bộ xã biết', null],
    ['cán bộ xã đòi tiền', null],
  ])('“%s” names %s', (text, named) =>
    expect(namedWithPost(text)?.replace('kế toán, và', 'kế toán và') ?? null).toBe(named),
  )

  test.each([
    ['như đã nói, ông Khuất Văn Zũng', 'ông Khuất Văn Zũng cán bộ địa chính xã Mễ Sở'],
    ['như đã nói', 'ông Khuất Văn Zũng cán bộ địa chính xã Mễ Sở'],
    ['ông Khuất Văn Zũng', 'ông Khuất Văn Zũng cán bộ địa chính xã Mễ Sở'],
    ['như đã nói, ông Trần Văn Bé', 'ông Trần Văn Bé'],
    ['bà Hoa kế toán', 'bà Hoa kế toán'],
  ])('“%s” means %s', (said, meant) => expect(accusedAsSaid(said, story)).toBe(meant))

  test.each([
    ['bãi sông thôn Phú Trạch Mễ Sở', 'bãi sông thôn Phú Trạch, xã Mễ Sở'],
    ['doan me so', 'doan, xã me so'],
    ['thôn Phú Trạch, xã Mễ Sở', 'thôn Phú Trạch, xã Mễ Sở'],
    ['ngoài bãi sông', 'ngoài bãi sông'],
  ])('the place “%s” is %s', (said, meant) => expect(withCommuneNamed(said)).toBe(meant))
})

test.each([
  ['thằng hàng xóm cầm dao dọa giết t', true],
  ['con nợ kéo đến nhà dọa đánh', true],
  ['chồng tôi đánh tôi, hàng xóm can', false],
  ['bố đánh em', false],
])('“%s” is of another household: %s', (words, is) => expect(isByStranger(words)).toBe(is))
