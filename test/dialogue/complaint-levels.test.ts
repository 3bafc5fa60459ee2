import { beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { readPastDay } from '../../src/cases/own-limit.js'
import { speaksForMany, speaksForOther } from '../../src/cases/who-complains.js'
import type { Slices } from '../../src/dialogue/slices.js'
import { petitionOf } from '../../src/papers/templates/petition.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

const answers: Record<string, string> = {
  text: 'UBND xã Mễ Sở không xem xét đầy đủ giấy tờ của tôi',
  against: 'Chủ tịch UBND xã Mễ Sở',
  place: 'xã Mễ Sở',
  when: 'tôi nhận ngày 20/11/2026',
  request: 'hủy quyết định',
  evidence: 'bỏ qua',
  name: 'Đỗ Thị Lan',
  address: 'thôn Đa Hòa xã Mễ Sở',
  phone: '0912000111',
  review: 'gửi',
}

type Talk = ReturnType<typeof startDialogue>

/** Answers whatever is asked until it is sent; what was said at the end. */
const complete = async (dialogue: Talk, own: Partial<Record<string, string>> = {}): Promise<string> => {
  let heard = ''
  for (let step = 0; step < 14 && dialogue.conversation().flow; step++) {
    const at = dialogue.conversation().flow?.step ?? ''
    heard = await dialogue.say(own[at] ?? answers[at] ?? '/gui khieu-nai')
  }
  return heard
}
const complain = async (words: string, own: Partial<Record<string, string>> = {}) => {
  const dialogue = startDialogue({ known })
  await dialogue.say(words)
  return { heard: await complete(dialogue, own), opened: dialogue.cases[0] }
}

describe('a complaint about how a first one was settled', () => {
  test.each([
    'Tôi khiếu nại lần hai: không đồng ý quyết định giải quyết khiếu nại lần đầu của chủ tịch xã Mễ Sở',
    'toi khong dong y voi quyet dinh giai quyet khieu nai cua chu tich xa Me So',
    'Tôi khiếu nại quyết định giải quyết khiếu nại số 5 của Chủ tịch UBND xã Mễ Sở, tôi không đồng ý',
  ])('is one of the second level, the province chairman’s: %s', async (words) => {
    const { heard, opened } = await complain(words)
    expect(opened).toMatchObject({
      kind: 'second_complaint',
      state: 'draft',
      agency: { office: 'province' },
      settledBy: expect.stringContaining('Chủ tịch UBND tỉnh'),
      clocks: [{ clockId: 'kn.second', startedOn: '2026-11-20', dueOn: '2026-12-21' }],
    })
    expect(heard).toMatch(/30 ngày[^.]*Điều 33\), tức là đến hết ngày 21\/12\/2026\.[\s\S]*45 ngày/)
    expect(heard).not.toContain('90 ngày')
  })

  test('may follow on no answer at all', async () => {
    const words = 'Tôi khiếu nại lần đầu lên xã Mễ Sở hơn ba tháng rồi không trả lời, giờ tôi muốn khiếu nại lần hai'
    const { heard, opened } = await complain(words)
    expect(opened).toMatchObject({ kind: 'second_complaint', agency: { office: 'province' } })
    expect(heard).toMatch(/30 ngày[\s\S]*nhận quyết định lần đầu hay hết hạn/)
  })

  test('in the chat of a decided case is linked to that, quotes its decision and asks nothing twice', async () => {
    const dialogue = startDialogue({ known })
    await dialogue.say('Tôi khiếu nại quyết định số 7 của UBND xã Mễ Sở thu hồi ao của gia đình tôi')
    await complete(dialogue)
    const [first] = dialogue.cases
    if (!first) throw new Error('no complaint')
    const paper = { number: '12/QĐ-UBND', date: '2026-11-18', signer: 'Lê Văn Hòa' }
    const decided = { ...first.timeline[0], what: 'moved', to: 'decided', paper } as (typeof first.timeline)[number]
    Object.assign(first, { state: 'decided', timeline: [...first.timeline, decided] })
    expect(await dialogue.say('tôi muốn khiếu nại lần hai')).toContain(first.receiptCode)
    await complete(dialogue)
    expect(dialogue.cases[1]).toMatchObject({
      kind: 'second_complaint',
      text: expect.stringContaining('12/QĐ-UBND ngày 18/11/2026'),
      reporter: { name: 'Đỗ Thị Lan' },
      links: [{ id: first.id, relation: 'first_instance' }],
    })
  })

  test('is none where it is only asked about', async () => {
    const dialogue = startDialogue({ known })
    await dialogue.say('khiếu nại lần hai gửi ở đâu?')
    expect(dialogue.conversation().flow).toBeNull()
  })
})

describe('the time in which to complain', () => {
  test.each([
    ['20/11/2026', /90 ngày[\s\S]*\d\d\/02\/2027 \(tạm tính/],
    ['1/9/2026', /90 ngày[\s\S]*đến hết ngày 30\/11\/2026\./],
    ['3/6/2026', /hạn đó đã hết ngày 03\/09\/2026[\s\S]*ốm đau, thiên tai[\s\S]*công tác, học tập[\s\S]*vẫn nộp được/],
  ])('counted from %s is told, with what doesn’t count where it is over', async (day, expected) => {
    const { heard, opened } = await complain('Tôi khiếu nại UBND xã Mễ Sở thu hồi ao của gia đình tôi không đúng', {
      when: day,
    })
    expect(heard).toMatch(expected)
    expect(opened?.clocks).toMatchObject([{ clockId: 'kn.limit' }])
  })

  test('isn’t counted from the date of the decision', async () => {
    const { opened } = await complain(
      'Tôi khiếu nại quyết định số 7/QĐ-UBND ngày 01/10/2026 của UBND xã Mễ Sở thu hồi ao nhà tôi',
    )
    expect(opened?.clocks).toMatchObject([{ clockId: 'kn.limit', startedOn: '2026-11-20' }])
  })

  test('is 15 days for a decision that disciplines, and that is told', async () => {
    const { heard, opened } = await complain(
      'Tôi là công chức, tôi khiếu nại quyết định kỷ luật buộc thôi việc của Chủ tịch UBND xã Mễ Sở đối với tôi',
    )
    expect(opened?.clocks).toMatchObject([{ clockId: 'kn.limit.discipline', dueOn: '2026-12-07' }])
    expect(heard).toMatch(/Điều 47[\s\S]*15 ngày[\s\S]*Điều 48/)
    expect(heard).not.toContain('90 ngày')
  })

  test.each([
    ['tôi nhận ngày 20/11/2026', '2026-11-20'],
    ['3 tháng 6', '2026-06-03'],
    ['20/12', '2025-12-20'],
    ['20/12/2026', null],
    ['hôm qua', '2026-11-24'],
    ['lâu rồi', null],
  ])('“%s” is the day %s', (words, day) => expect(readPastDay(words, '2026-11-25')).toBe(day))
})

test.each([
  ['Tôi khiếu nại Giám đốc Sở Y tế không cấp chứng chỉ hành nghề cho tôi', 'Giám đốc Sở Y tế'],
  ['Tôi khiếu nại Công an xã Mễ Sở không cấp giấy xác nhận cư trú cho tôi', 'Trưởng Công an xã Mễ Sở'],
])('a complaint that others settle is never said to be passed on: %s', async (words, settler) => {
  const { heard, opened } = await complain(words, { against: settler })
  expect(opened?.settledBy).toBe(settler)
  expect(heard).not.toMatch(/nhận và chuyển|tiếp nhận và chuyển/)
  expect(heard).toMatch(/gửi đơn thẳng nơi đó[\s\S]*chỉ hướng dẫn/)
})

describe('who complains', () => {
  test.each([
    'Tôi khiếu nại thay bố tôi bị liệt về quyết định số 7 của UBND xã Mễ Sở thu hồi ao',
    'Tôi là Đỗ Văn Nam. Tôi viết đơn khiếu nại thay cho mẹ tôi về việc UBND xã Mễ Sở thu hồi ao của mẹ',
  ])('is asked for beside who writes for them: %s', async (words) => {
    const { heard, opened } = await complain(words, { name: 'Đỗ Văn Bình', agent: 'tôi là Đỗ Văn Nam' })
    expect(opened).toMatchObject({ reporter: { name: 'Đỗ Văn Bình' }, authorised: 'Đỗ Văn Nam' })
    expect(heard).toMatch(/công chứng hoặc chứng thực[\s\S]*một người[\s\S]*Điều 12/)
    const printed = JSON.stringify(petitionOf('complaint', opened as Case))
    expect(printed).toMatch(/Người khiếu nại.*Đỗ Văn Bình.*Người được ủy quyền.*Đỗ Văn Nam/)
  })

  test('many hear of those who speak for them, the paper and the list, and the letter has lines for these', async () => {
    const { heard, opened } = await complain(
      'Chúng tôi gồm 12 hộ dân cùng ký đơn khiếu nại quyết định số 7 của UBND xã Mễ Sở về mức bồi thường',
    )
    expect(heard).toMatch(/1 hoặc 2 người[\s\S]*nhiều nhất 5 người[\s\S]*Điều 29[\s\S]*văn bản cử người đại diện/)
    expect(JSON.stringify(petitionOf('complaint', opened as Case))).toContain('Văn bản cử người đại diện')
  })

  test.each([
    'Tôi khiếu nại quyết định số 7 của UBND xã Mễ Sở thu hồi ao của gia đình tôi',
    'Tôi khiếu nại việc 10 người của xã đến phá nhà tôi, bố tôi phải đi viện',
  ])('is nobody else and no group here: %s', (words) => {
    expect([speaksForOther(words), speaksForMany(words)]).toEqual([false, false])
  })

  test('the letter of a second complaint is printed as one', async () => {
    const { opened } = await complain(
      'Tôi khiếu nại lần hai quyết định giải quyết khiếu nại của Chủ tịch UBND xã Mễ Sở',
    )
    const letter = petitionOf('second_complaint', opened as Case)
    expect(letter).toMatchObject({ name: 'ĐƠN KHIẾU NẠI LẦN HAI', to: [expect.stringContaining('Chủ tịch UBND tỉnh')] })
  })
})
