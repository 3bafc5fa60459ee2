import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { buildAccount } from '../accounts/build-account.js'
import { withoutMarks } from '../understanding/build-understanding.js'
import { useJourney } from './journey.js'

const journey = useJourney()
let now = Date.parse('2026-11-25T03:00:00Z')
const later = (): void => {
  now += 60_000
  journey.setNow(new Date(now).toISOString())
}

const both = (...texts: string[]): string[] => texts.flatMap((text) => [text, withoutMarks(text)])

const sent = async () => {
  later()
  const citizen = journey.citizen()
  const say = async (text: string): Promise<string> => {
    later()
    await citizen.say(text)
    return citizen.heard()
  }
  await say('Phản ánh rác chất đống ở cổng chợ xã Mễ Sở cả tuần nay không ai dọn')
  for (let tries = 0; tries < 6 && !citizen.heard().includes('xem lại'); tries += 1) await say('Bỏ qua')
  await citizen.press('Gửi')
  const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(citizen.heard())?.[0] ?? ''
  const load = async () => (await journey.core.cases.getByReceiptCode(code)) as Case
  const added = async (): Promise<(string | null)[]> =>
    (await load()).timeline.filter(({ what }) => what === 'added').map(({ text }) => text)
  return { citizen, say, code, load, added }
}

const answered = async () => {
  const one = await sent()
  const account = { ...buildAccount('officer'), communeCode: (await one.load()).communeCode }
  for (const form of [{ to: 'in_progress' }, { to: 'answered', answer: 'Đã dọn.', text: 'Đã dọn.' }]) {
    later()
    await journey.core.cases.move({ account, found: await one.load(), at: journey.now() }, form)
  }
  await journey.core.messaging.outbox.collect()
  const waiting = () => journey.connection.collection('outgoing').countDocuments({ state: 'waiting' })
  await expect.poll(waiting, { timeout: 8_000 }).toBe(0)
  return one
}
const asksReopening = 'muốn mở lại vụ'
const refused = 'không hỏi ý kiến anh/chị nữa'

describe('right after an answer', () => {
  test.each(
    both(
      'không muốn đánh giá đâu',
      'thôi khỏi chấm điểm',
      'tôi không chấm điểm gì hết',
      'miễn đánh giá nhé',
      'thôi khỏi chấm',
    ),
  )('“%s” refuses the mark, and reopens nothing', async (text) => {
    const { say, load } = await answered()
    expect(await say(text)).toContain(refused)
    expect((await load()).state).toBe('answered')
  })

  test.each([
    ...both('tôi chấm 1 điểm, đèn vẫn tắt', 'đèn vẫn tắt nên tôi đánh giá 1 điểm', 'cho 1 điểm, làm qua loa quá'),
    'cham 1 sao vi lam qua loa',
  ])('“%s” is a mark with its words', async (text) => {
    const { say, load } = await answered()
    expect(await say(text)).toContain('Đã ghi điểm kèm lời này')
    const { rating, timeline } = await load()
    expect(rating?.score).toBe(1)
    expect(timeline.at(-1)).toMatchObject({ what: 'rated', to: '1', text })
  })

  test.each(['tôi không chấm 5 điểm đâu, làm tệ', 'cho 2 điểm đỗ xe ở chợ đi', 'cho 1 điểm, cán bộ nhận tiền mới làm'])(
    '“%s” is no mark',
    async (text) => {
      const { say, load } = await answered()
      await say(text)
      expect((await load()).rating).toBeNull()
    },
  )

  test.each(both('tôi không có ý kiến gì', 'không cần trả lời đâu', 'thế là được rồi'))(
    '“%s” reopens nothing',
    async (text) => {
      const { say } = await answered()
      expect(await say(text)).not.toContain(asksReopening)
    },
  )

  test.each(both('xong chưa', 'bao giờ xong'))('“%s” hears that it was answered', async (text) => {
    const { say, added } = await answered()
    expect(await say(text)).toContain('Đã trả lời')
    expect(await added()).toEqual([])
  })
})

describe('while a reopening is asked about', () => {
  test.each([
    ...both('không, tôi chỉ muốn hỏi thôi', 'thôi không mở lại đâu', 'không', 'tôi chỉ muốn nói vậy thôi'),
    'khong mo lai nua',
  ])('“%s” ends it', async (text) => {
    const { say, load } = await answered()
    expect(await say('đèn vẫn tắt')).toContain(asksReopening)
    expect(await say(text)).toContain('không mở lại vụ')
    expect(await say('dữ liệu của tôi')).not.toContain(asksReopening)
    expect((await load()).state).toBe('answered')
  })

  test('its last choice lets go of it', async () => {
    const { say, citizen } = await answered()
    await say('đèn vẫn tắt')
    await citizen.press('Hủy')
    expect(citizen.heard()).toContain('Đã dừng')
  })

  test.each(both('không, tôi chỉ muốn chấm 1 điểm thôi'))('“%s” ends it with a mark', async (text) => {
    const { say, load } = await answered()
    await say('đèn vẫn tắt')
    expect(await say(text)).not.toContain(asksReopening)
    expect((await load()).rating?.score).toBe(1)
  })

  test.each([
    ...both('tôi không đồng ý đăng lên mạng', 'tôi chấm 1 điểm, đèn vẫn tắt', 'không muốn đánh giá đâu'),
    'dữ liệu của tôi',
  ])('“%s” doesn’t join the words that wait', async (text) => {
    const { say, load } = await answered()
    await say('đèn vẫn tắt')
    expect(await say(text)).not.toContain('Chờ gửi vào')
    await say('mở lại')
    expect((await load()).timeline.at(-1)?.text).toBe('đèn vẫn tắt')
  })
})

describe('consent to publishing', () => {
  test.each(both('tôi đồng ý công khai câu trả lời', 'cho đăng câu trả lời', 'tôi cho phép xã đăng lên mạng'))(
    '“%s” gives it, and it is taken back in words',
    async (text) => {
      const { say, load } = await answered()
      expect(await say(text)).toContain('có thể đăng việc này')
      const state = async () => (await journey.core.cases.publicAnswers.get((await load()).id))?.state
      expect(await state()).toBe('agreed')
      expect(await say('tôi không đồng ý đăng lên mạng nữa')).toContain('không đăng')
      expect(await state()).toBe('refused')
      await say(text)
      expect(await state()).toBe('agreed')
    },
  )

  test.each(both('không cho đăng lên facebook', 'đừng công khai việc này', 'tôi không cho đăng câu trả lời'))(
    '“%s” is no wish for anything else',
    async (text) => {
      const { say, load } = await answered()
      expect(await say(text)).toMatch(/^Vâng, việc này không đăng/)
      expect(await journey.core.cases.publicAnswers.get((await load()).id)).toBeNull()
    },
  )

  test('of a case without an answer it is told so', async () => {
    const { say } = await sent()
    expect(await say('tôi đồng ý công khai câu trả lời')).toContain('chưa có câu trả lời')
  })
})

describe('asked for more of a case', () => {
  test.each([...both('xong chưa', 'bao giờ xong', 'ai xử lý', 'cho xin mã', 'làm khai sinh cần gì')])(
    '“%s” is answered and not sent to the office',
    async (text) => {
      const { say, added } = await sent()
      await say('gửi thêm ảnh')
      expect(await say(text)).not.toContain('Đã bổ sung')
      expect(await added()).toEqual([])
      await say('có thêm chuột chết')
      expect(await added()).toEqual(['có thêm chuột chết'])
    },
  )
})

test.each(both('tôi muốn sửa lại: là 5 ngày nay', 'sửa lại giúp tôi: rác ở cổng trường', 'đính chính: mới 2 hôm thôi'))(
  '“%s” stands on the case that was sent',
  async (text) => {
    const { say, added } = await sent()
    expect(await say(text)).toContain('Đã bổ sung')
    expect(await added()).toEqual([text])
  },
)

test.each(both('tôi muốn sửa lại là 5 ngày nay', 'chỉnh lại giúp em là 3 bóng đèn'))(
  '“%s” is asked whether it goes there',
  async (text) => {
    const { say, code } = await sent()
    expect(await say(text)).toContain(`bổ sung điều này vào vụ ${code}`)
  },
)

describe('the questions after a mark', () => {
  test('another question’s answer is asked again, “không rõ” passes it, and a new mark offers them no more', async () => {
    const { say, citizen } = await answered()
    await say('5 điểm')
    await citizen.press('Trả lời thêm')
    expect(await say('2 lần')).toContain('Câu 1/6')
    expect(await say('đi 3 lan roi')).toContain('Câu 1/6')
    expect(await say('tôi không rõ')).toContain('Câu 2/6')
    expect(await say('khong biet')).toContain('Câu 3/6')
    const heard = await say('cham lai 4 diem')
    expect(heard).toContain('đã đánh giá')
    expect(heard).not.toContain('Trả lời thêm')
    expect(heard).not.toContain('câu ngắn')
  })
})

test.each(both('cho tôi gặp người có thẩm quyền', 'kết nối tôi với cán bộ', 'tôi cần người tư vấn trực tiếp'))(
  'after a denunciation that was left, “%s” is asked what about',
  async (text) => {
    const citizen = journey.citizen()
    for (const said of ['tôi muốn tố cáo cán bộ địa chính nhận hối lộ', 'hủy', text]) {
      later()
      await citizen.say(said)
    }
    expect(citizen.heard()).not.toContain('Đã chuyển câu hỏi')
  },
)
