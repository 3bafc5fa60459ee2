import { beforeAll, describe, expect, test } from 'vitest'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

/** Messages one after the other, "@…" presses a button; what was said last and what is written down then. */
const talk = async (...said: string[]) => {
  const dialogue = startDialogue({ known })
  for (const text of said) {
    const pressed = text.startsWith('@') ? dialogue.choice(text.slice(1)) : text
    await dialogue.send(pressed)
  }
  const { flow } = dialogue.conversation()
  return { heard: dialogue.heard(), step: flow?.step ?? null, draft: flow?.data ?? {}, cases: dialogue.cases }
}

const begun = 'rác đầy đường thôn 3 xã Mễ Sở'
const atPhoto = [begun, 'hôm qua']
const atName = [...atPhoto, 'bỏ qua']
const atPhone = [...atName, 'bỏ qua']
const atCard = [...atPhone, 'bỏ qua']

describe('what may be left out is left out, and the report goes on', () => {
  test.each([
    [atPhoto, 'thôi bỏ qua ảnh', 'evidence', 'name'],
    [atPhoto, 'thoi bo qua', 'evidence', 'name'],
    [atPhoto, 'thôi khỏi cần ảnh', 'evidence', 'name'],
    [atPhone, 'thoi khoi', 'phone', 'review'],
    [atPhone, 'thôi khỏi', 'phone', 'review'],
    [atPhone, 'khong muon neu', 'phone', 'review'],
    [atName, 'thôi khỏi ạ', 'name', 'phone'],
    [[begun], 'k bt', 'when', 'evidence'],
    [[begun], 'k ro', 'when', 'evidence'],
    [[begun], 'hk nhớ nữa', 'when', 'evidence'],
  ])('after %j “%s”', async (before, text, field, next) => {
    const { draft, step } = await talk(...before, text)
    expect({ left: draft[field], step, text: draft.text }).toEqual({ left: null, step: next, text: begun })
  })

  test.each([
    [[begun], 'thôi'],
    [[begun], 'thôi hủy đi'],
    [['phản ánh rác'], 'thôi khỏi'],
    [atPhone, 'không gửi nữa'],
  ])('after %j “%s” still stops', async (before, text) => {
    expect((await talk(...before, text)).heard).toContain('Đã dừng')
  })
})

describe('what is refused is another thing than the one asked for: both questions stand as they should', () => {
  test.each(['khong co anh', 'không có ảnh', 'em k co anh dau', 'bo qua anh', 'khong chup anh'])(
    '“%s” at the time',
    async (text) => {
      const { draft, step, heard } = await talk(begun, text)
      expect({ when: draft.when, evidence: draft.evidence, step, text: draft.text }).toEqual({
        when: undefined,
        evidence: null,
        step: 'when',
        text: begun,
      })
      expect(heard).toContain('không ghi giấy tờ')
      expect((await talk(begun, text, 'hôm qua')).step).toBe('name')
    },
  )

  test('“khong anh a” is a no to what was asked', async () => {
    expect((await talk(begun, 'khong anh a')).step).toBe('evidence')
  })
})

describe('what somebody wants out of the story goes, at the question and on the card', () => {
  const told = 'rác đầy đường thôn 3 xã Mễ Sở, nhà em ở sát vách chỗ đó'
  test.each([
    [[told], 'when'],
    [[told, 'hôm qua', 'bỏ qua', 'bỏ qua', 'bỏ qua'], 'review'],
  ])('after %j', async (before, step) => {
    const talked = await talk(...before, 'bo doan nha em o sat vach di, so ho biet')
    expect(talked).toMatchObject({ step, draft: { text: 'rác đầy đường thôn 3 xã Mễ Sở' } })
    expect(talked.heard).toContain('Đã bỏ')
  })
})

describe('when it happened, in short forms', () => {
  test.each(['hqua', 'hnay', 'hum qua', 'bữa qua', 'từ hqua đến giờ', 'sáng hnay', 'h qua'])('“%s”', async (text) => {
    const { draft, step } = await talk(begun, text)
    expect({ when: draft.when, step }).toEqual({ when: text, step: 'evidence' })
  })
})

describe('corrections that name the field', () => {
  test.each([
    ['sửa thời gian: sáng 28/11', 'when', 'sáng 28/11'],
    ['sua thoi gian la chieu hom kia', 'when', 'chieu hom kia'],
    ['sửa lại họ tên: Trần Thị Lan', 'name', 'Trần Thị Lan'],
    ['đổi số điện thoại: 0912000222', 'phone', '0912000222'],
    ['sua ho ten: không nêu', 'name', null],
    ['sửa điện thoại: bỏ', 'phone', null],
    ['đổi tên thành ẩn danh', 'name', null],
  ])('“%s”', async (text, field, value) => {
    const { draft, step } = await talk(...atName, 'Lê Văn Sáu', '0912000111', text)
    expect({ value: draft[field], step, text: draft.text }).toEqual({ value, step: 'review', text: begun })
  })

  test.each(['sửa thôn Đông thành thôn Đoài', 'à nhầm thôn Đoài', 'thôn Đoài chứ không phải thôn Đông'])(
    'another hamlet stands in the place and is said back: “%s”',
    async (text) => {
      const { draft } = await talk('đèn đường hỏng mấy cái liền', 'thôn Đông xã Mễ Sở', 'hôm qua', text)
      expect(draft.place).toBe('thôn Đoài xã Mễ Sở')
    },
  )
})

test.each(['xong roi gui di e', 'xong rồi gửi đi', 'ok gui luon em oi', 'thôi gửi đi', 'chuẩn rồi gửi giúp bác'])(
  '“%s” at the card sends',
  async (text) => {
    expect((await talk(...atCard, text)).cases).toHaveLength(1)
  },
)

test.each(['khoan đã', 'đừng gửi vội', 'gửi cho ai vậy', 'thôi không gửi đâu'])(
  '“%s” at the card sends nothing',
  async (text) => {
    expect((await talk(...atCard, text)).cases).toHaveLength(0)
  },
)

describe('who it is about', () => {
  const complaint = 'tôi muốn khiếu nại quyết định phạt tôi 5 triệu vì xây nhà ở xã Ân Thi'
  test.each([
    'chu tich xa ky van ban so 15 ngay 3/10/2026',
    'Chủ tịch xã ký quyết định ngày 3/10',
    'ông Hùng Sẹo',
    'UBND xã Ân Thi',
  ])('“%s”', async (text) => {
    const { draft } = await talk(complaint, text)
    expect(draft.against).toBe(text)
  })
  test.each(['giay tra loi', 'giấy trả lời', 'cái văn bản ấy', 'biên bản phạt'])('“%s” is nobody', async (text) => {
    const { draft, step } = await talk(complaint, text)
    expect({ against: draft.against, step }).toEqual({ against: undefined, step: 'against' })
  })
})

test.each([
  ['chu la ong Hùng Sẹo', /Hùng Sẹo/],
  ['chủ là Hùng Sẹo', /Hùng Sẹo/],
  ['chu bai la hung seo', /hung seo/],
])('in a tip “%s” is who it is about', async (text, who) => {
  const { draft } = await talk('tố giác bãi cát lậu hút cát ban đêm ở xã Mễ Sở', 'không nêu tên', text)
  expect(draft.against).toMatch(who)
})

describe('the story that was told before the button is taken along', () => {
  test.each([
    ['nhà bên cạnh lấn sang đất nhà tôi nửa mét ở xã Mễ Sở', 'Báo việc này'],
    ['hang xom xay nha do nuoc mua sang nha toi o xa Me So', 'Báo việc này'],
  ])('“%s”', async (told, button) => {
    const { draft } = await talk(told, `@${button}`)
    expect(draft).toMatchObject({ text: told, communeCode: '12049' })
  })

  test.each([['làm giấy khai sinh cho con cần giấy tờ gì'], ['tôi muốn đăng ký kết hôn'], ['xin chào']])(
    'but “%s” is no story',
    async (said) => {
      const { draft } = await talk(said, '/send phan-anh')
      expect(draft.text).toBeUndefined()
    },
  )
})

describe('a telephone that is told is nobody’s question for one', () => {
  test.each([
    'rac day duong thon 3 xa yen my. sdt toi 0912345678',
    'đèn đường hỏng cả tháng ở xã Mễ Sở. số tôi 0912345678',
    'cống tắc ở xã Mễ Sở ngập hết sân, dt cua em 0912345678',
  ])('“%s”', async (text) => {
    const { draft, heard } = await talk(text)
    expect(draft.phone).toBe('0912345678')
    expect(heard).not.toMatch(/địa chỉ, giờ làm việc/)
  })

  test('after sending it is offered to the case with its words', async () => {
    const more = 'à bs thêm có chị Nga làm chứng đt 0904111222'
    const { cases } = await talk(...atCard, 'gửi', more)
    expect(JSON.stringify(cases[0]?.timeline)).toMatch(/chị Nga làm chứng đt 0904111222/)
  })

  test('after sending, without a word of adding it is asked about', async () => {
    const { step, draft } = await talk(...atCard, 'gửi', 'số tôi 0912345678')
    expect({ step, text: draft.text }).toEqual({ step: 'confirm', text: 'số tôi 0912345678' })
  })

  test('a number by itself is kept, and its story asked for', async () => {
    const { draft, step } = await talk('sdt toi 0912345678')
    expect({ phone: draft.phone, step }).toEqual({ phone: '0912345678', step: 'text' })
  })

  test('a question for the office’s number stays one', async () => {
    expect((await talk('cho xin số điện thoại ubnd xã Mễ Sở')).heard).toMatch(/UBND xã Mễ Sở/)
  })
})

describe('short messages make a story together', () => {
  test.each([
    [
      ['rác ở chợ', 'chợ xã Mễ Sở, rác thối'],
      ['rác ở chợ', 'rác thối'],
    ],
    [
      ['hàng xóm', 'nuôi lợn', 'thối lắm', 'thôn 3 xã Mễ Sở'],
      ['hàng xóm', 'nuôi lợn', 'thối lắm'],
    ],
    [['ngập quá', 'ngõ 7 thôn 2', 'xã Mễ Sở'], ['ngập quá']],
    [['mất nước', 'xã Mễ Sở'], ['mất nước']],
    [
      ['phản ánh', 'rác', 'thối lắm ở chợ', 'xã Mễ Sở'],
      ['rác', 'thối lắm ở chợ'],
    ],
  ])('%j', async (said, words) => {
    const { draft } = await talk(...said)
    for (const word of words) expect(draft.text).toContain(word)
    expect(draft.communeCode).toBe(said.at(-1)?.includes('Mễ Sở') ? '12049' : undefined)
  })

  test.each([
    ['khai sinh', 'xã Mễ Sở'],
    ['địa chỉ', 'xã Mễ Sở'],
  ])('“%s”, “%s” are no report', async (...said) => {
    expect((await talk(...said)).draft.text).toBeUndefined()
  })

  test.each(['phản ánh', 'tôi muốn phản ánh', 'cho em gửi phản ánh với', 'muốn báo việc này'])(
    '“%s” alone tells nothing yet',
    async (text) => {
      expect((await talk(text)).draft.text).toBeUndefined()
    },
  )
})

describe('who takes a case back', () => {
  const waiting = [...atCard, 'gửi', 'chỗ đó có thêm chuột chết nữa']
  test.each(['thoi toi muon rut phan anh nay', 'tôi muốn rút lại', 'em xin rút đơn', 'rut ho cai phan anh di'])(
    '“%s” while an addition waits is asked about first, and the addition waits on',
    async (text) => {
      const { heard, step } = await talk(...waiting, text)
      expect(heard).toMatch(/tự muốn rút/)
      expect(step).toBe('withdraw')
      const after = await talk(...waiting, text, '@Tôi tự muốn rút')
      expect(JSON.stringify(after.cases[0]?.timeline)).toMatch(/muốn rút/)
      expect(after.draft.text).toBe('chỗ đó có thêm chuột chết nữa')
    },
  )

  test.each(['rút hộ cái CODE', 'rút vụ CODE đi', 'toi muon rut don CODE', 'rút lại CODE'])(
    '“%s” is about that case',
    async (text) => {
      const dialogue = startDialogue({ known })
      await dialogue.say(...atCard, 'gửi')
      const code = dialogue.cases[0]?.receiptCode ?? ''
      await dialogue.say('làm giấy khai sinh cần gì', text.replace('CODE', code))
      expect(dialogue.conversation().flow).toMatchObject({ step: 'withdraw', data: { code } })
    },
  )

  test('words of an addition that speak of water drawn off are none', async () => {
    const { heard } = await talk(...atCard, 'gửi', 'nước vẫn chưa rút hết ở đầu ngõ')
    expect(heard).not.toMatch(/tự muốn rút/)
  })
})

describe('who fears to be known after sending', () => {
  const withName = [...atName, 'Trần Thị Lan', '0912000111', 'gửi']
  test.each([
    'co giau ten toi dc ko, toi so bi tra thu',
    'giấu tên giúp tôi với',
    'có giấu tên được không',
    'ẩn danh cho em nhé',
  ])('“%s” hears what the office has already, and its wish is sent on a yes', async (text) => {
    const { heard } = await talk(...withName, text)
    expect(heard).toMatch(/UBND xã Mễ Sở đã có họ tên, số điện thoại/)
    const after = await talk(...withName, text, 'có')
    expect(JSON.stringify(after.cases[0]?.timeline)).toMatch(/đề nghị không tiết lộ/)
  })
  test('without name and telephone there is nothing to hide', async () => {
    const { heard } = await talk(...atCard, 'gửi', 'co giau ten toi dc ko')
    expect(heard).toMatch(/không có họ tên, số điện thoại/)
  })
})

describe('questions beside a report are answered', () => {
  test.each([
    ['hỏi chút phản ánh có mất tiền không', /Không mất tiền/],
    ['cho hỏi tí gửi có mất phí ko', /Không mất tiền/],
    ['thế có ai biết em gửi không', /không công khai/],
    ['nguoi ta co biet ai gui khong', /không công khai/],
  ])('“%s”', async (text, says) => {
    const { heard, draft } = await talk(begun, text)
    expect(heard).toMatch(says)
    expect(draft.text).toBe(begun)
  })

  test.each([
    ['sao lâu thế', /Xin lỗi anh\/chị vì phải chờ/],
    ['sao lau the nhi', /Xin lỗi anh\/chị vì phải chờ/],
    ['co gi moi k', /Đã tiếp nhận/],
    ['có tin gì mới chưa', /Đã tiếp nhận/],
  ])('after sending “%s”', async (text, says) => {
    expect((await talk(...atCard, 'gửi', text)).heard).toMatch(says)
  })
})

test.each(['hỏi tí', 'hỏi chút', 'cho hỏi', 'cho em hỏi tí', 'ad ơi cho hỏi chút', 'hoi xiu', 'cho mình hỏi thăm'])(
  '“%s” before a question says nothing of it',
  async (lead) => {
    expect((await talk(`${lead} làm giấy khai sinh cần gì`)).heard).toMatch(/ĐĂNG KÝ KHAI SINH/)
  },
)

describe('a noun and the message behind it are one story', () => {
  test.each([
    [
      'cổng trường học',
      'xe đỗ tràn lan giờ tan học, trường thcs xã Bắc Thụy Anh',
      ['cổng trường học', 'xe đỗ tràn lan'],
    ],
    ['vỉa hè', 'bị lấn chiếm ở chợ xã Mễ Sở', ['vỉa hè', 'bị lấn chiếm']],
    ['tôi muốn gửi phản ánh về ổ gà', 'đường ra chợ Cầu xã Thái Ninh', ['ổ gà']],
  ])('“%s”, then “%s”', async (first, second, kept) => {
    const { draft } = await talk(first, second)
    for (const words of kept) expect(draft.text).toContain(words)
    expect(draft.communeCode).toBeDefined()
  })
})

test.each(['bao thi co bi lo ten k, toi o canh nha no', 'anh de lat toi chup gui sau dc k, gio toi roi'])(
  '“%s” at the photo is answered and not stored',
  async (text) => {
    const { draft, step } = await talk(...atPhoto, text)
    expect({ text: draft.text, step }).toEqual({ text: begun, step: 'evidence' })
  },
)

describe('asked who did it', () => {
  const atTip = ['toi muon to cao', 'co nguoi trom xe dap nha toi o xa Me So hom qua', 'không nêu tên']
  const atDenunciation = [...atTip.slice(0, 2), 'nêu tên và ký đơn']
  test.each(['khong ro ai', 'ke trom khong biet ten'])('a tip goes on after “%s”', async (text) => {
    const { draft, step } = await talk(...atTip, text)
    expect({ against: draft.against, step }).toEqual({ against: 'chưa rõ là ai', step: 'evidence' })
  })
  test('a denunciation is told what the law needs, and the other way', async () => {
    const { heard } = await talk(...atDenunciation, 'k biet thang nao an trom')
    expect(heard).toContain('Luật Tố cáo Điều 23')
    expect((await talk(...atDenunciation, 'khong biet', '@Không nêu tên')).heard).toContain('không nêu tên')
  })
})

describe('the kind named once more tells the place beside it', () => {
  test.each([
    [['đèn đường hỏng'], 'em muốn phản ánh cái đèn đó ở thôn Đông, xã Tân Hưng'],
    [['đèn đường hỏng cả tuần rồi'], 'toi muon phan anh cai den do o thon Đông, xa Tan Hung'],
    [[begun], 'em muốn phản ánh cái đó ở thôn Đông, xã Tân Hưng'],
  ])('after %j “%s”', async (before, text) => {
    const { draft, heard } = await talk(...before, text)
    expect(draft.place).toMatch(/Đông, xã Tân Hưng|Đông, xa Tan Hung/)
    expect({ text: draft.text, hasCode: typeof draft.communeCode }).toEqual({ text: before[0], hasCode: 'string' })
    expect(heard).toMatch(/Nơi xảy ra: Xã Tân Hưng|Đã đổi thành [^\n]*Tân Hưng/)
  })

  test('and where no story was told, it is that', async () => {
    const { draft } = await talk('em muốn phản ánh', 'em phản ánh cái đèn đường hỏng ở thôn Đông, xã Tân Hưng')
    expect(draft.text).toContain('đèn đường hỏng')
    expect(draft.place).toContain('Tân Hưng')
  })
})

describe('another spot said against the place is no story', () => {
  const placed = ['đường làng ngập rác', 'thôn Phú Thị xã Mễ Sở']
  const atWhen = placed
  const atEvidence = [...placed, 'từ hôm qua']
  test.each([
    [atEvidence, 'không phải, ở đầu thôn gần trường học', 'đầu thôn gần trường học, thôn Phú Thị xã Mễ Sở'],
    [atEvidence, 'ko phai, o dau thon gan truong hoc', 'dau thon gan truong hoc, thôn Phú Thị xã Mễ Sở'],
    [atWhen, 'à nhầm rồi, ở cuối thôn cạnh nhà văn hóa', 'cuối thôn cạnh nhà văn hóa, thôn Phú Thị xã Mễ Sở'],
    [[...atEvidence, 'không phải, ở đầu thôn gần trường học'], 'nhầm, sau chợ cơ', 'sau chợ, thôn Phú Thị xã Mễ Sở'],
  ])('after %j “%s”', async (before, text, place) => {
    const { draft } = await talk(...before, text)
    expect({ place: draft.place, text: draft.text }).toEqual({ place, text: 'đường làng ngập rác' })
  })

  test.each(['không phải đâu', 'không phải, hôm kia cơ', 'à nhầm, sáng nay', 'nhầm, ở xã Văn Giang'])(
    '“%s” says no other spot',
    async (text) => {
      const { draft } = await talk(...atEvidence, text)
      expect(draft.text).toBe('đường làng ngập rác')
      expect(draft.place).not.toMatch(/hôm kia|đâu/)
    },
  )
})

describe('“thôi không gửi nữa, hủy đi”, when it was stopped already', () => {
  test.each([
    [['đường làng ngập rác', 'thôi'], /không có gì đang viết\. Việc để dở chưa gửi đi đâu/],
    [['làm giấy khai sinh cần gì', 'đường làng ngập rác', 'hủy'], /không có gì đang viết\. Việc để dở chưa gửi/],
    [['làm giấy khai sinh cần gì'], /không có việc gì đang làm dở/],
    [[begun], /Đã dừng/],
  ])('after %j', async (before, says) => {
    for (const text of ['thôi không gửi nữa, hủy đi', 'thoi khong gui nua, huy di']) {
      const { heard, step } = await talk(...before, text)
      expect(heard).toMatch(says)
      expect({ step, speaksOfPapers: /khai sinh/i.test(heard) }).toEqual({ step: null, speaksOfPapers: false })
    }
  })

  test('of what was sent it is no word of drafts', async () => {
    const { heard } = await talk(...atCard, '@Gửi', 'thôi không gửi nữa, hủy đi')
    expect(heard).not.toMatch(/chưa gửi|không có việc gì/)
  })
})
