import { beforeAll, describe, expect, test } from 'vitest'
import { perhapsTurnedTo, toldInstead, turnedTo } from '../../src/dialogue/commands/turn-to.js'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

const talk = async (...said: string[]) => {
  const dialogue = startDialogue({ known })
  const heard = await dialogue.say(...said)
  const { flow, kept } = dialogue.conversation()
  return { heard, step: flow?.step ?? null, draft: flow?.data ?? {}, kept }
}

describe('words that turn to another matter', () => {
  test.each([
    ['thoi k lam nua cho hoi tam vang', 'cho hoi tam vang'],
    ['Thôi em không hỏi cái đó nữa, cho em hỏi thẻ BHYT', 'cho em hỏi thẻ BHYT'],
    ['thoi doi sang chuyen duong o ga duoc k', 'duong o ga'],
    ['thôi cho tôi đổi sang phản ánh cống tắc', 'cống tắc'],
  ])('“%s” asks for “%s”', (text, wanted) => expect(turnedTo(text)).toBe(wanted))

  test.each(['thoi khong gui nua', 'doi sang xa Me So', 'khong lam ho duoc a', 'sửa thời gian sang hôm qua'])(
    '“%s” turns to nothing',
    (text) => expect(turnedTo(text)).toBeNull(),
  )

  test('“thôi cho hỏi …” may do so', () => expect(perhapsTurnedTo('thoi cho hoi bhyt')).toBe('cho hoi bhyt'))

  test.each([
    ['duong o ga thon 2, ko phai nuoc nua', 'nuoc sach ban lam', 'duong o ga thon 2'],
    ['đèn đường tắt ở xóm 3, không phải vụ rác nữa', 'rác đầy đường', 'đèn đường tắt ở xóm 3'],
    ['duong o ga thon 2, ko phai nuoc nua', 'rac day duong', null],
  ])('“%s” against “%s”', (text, story, told) => expect(toldInstead(text, story)).toBe(told))
})

describe('another matter instead of a procedure', () => {
  test.each([
    [['lam can cuoc cho con', 'thoi k lam nua cho hoi tam vang', 'bn tien'], /Không mất phí/],
    [['lam giay khai sinh', 'thoi k lam nua cho hoi ket hon', 'bn tien'], /công dân Việt Nam cư trú trong nước/],
    [['dang ky ket hon', 'thôi không làm nữa, cho em hỏi tạm trú'], /ĐĂNG KÝ TẠM TRÚ/],
    [['mo quan pho', 'giay an toan thuc pham', 'thoi cho hoi bhyt'], /BHYT HỘ GIA ĐÌNH/],
    [['lam khai sinh', 'thoi cho hoi le phi bao nhieu'], /60 ngày: miễn phí/],
    [['lam khai sinh', 'thoi k lam nua cho hoi nop o dau'], /cha hoặc mẹ thường trú/],
  ])('%j', async (said, says) => expect((await talk(...said)).heard).toMatch(says))
})

describe('another matter instead of a report in hand: the new one stands alone, the other is kept', () => {
  const water = 'nuoc sach ban lam thon 2 xa khoai chau'
  test.each([
    [[water, 'hom nay', 'thoi doi sang chuyen duong o ga duoc k'], 'duong o ga'],
    [[water, 'duong o ga thon 3 xa me so, ko phai nuoc nua'], 'duong o ga thon 3 xa me so'],
  ])('%j', async (said, text) => {
    const { draft, kept } = await talk(...said)
    expect({ text: draft.text, kept: kept?.state.data.text }).toEqual({ text, kept: water })
  })

  test('a question leaves it, too', async () => {
    const { heard, step, kept } = await talk(water, 'thoi khong bao nua, cho hoi lam khai sinh can gi')
    expect({ step, kept: kept?.state.data.text }).toEqual({ step: null, kept: water })
    expect(heard).toContain('ĐĂNG KÝ KHAI SINH')
  })
})

describe('a report that was stopped is sent after all', () => {
  const begun = ['cong bi tac o thon trung xa tien lu', 'thoi khong gui nua']
  test.each(['a ma thoi gui di, cho toi gui lai', 'cho toi gui lai', 'gui lai di', 'thôi cứ gửi lại đi'])(
    '“%s”',
    async (text) => expect((await talk(...begun, text)).draft.text).toBe(begun[0]),
  )
})

describe('what is said to the bot is no part of the report', () => {
  const begun = ['den duong hong o ngo 3 thon trung xa tien lu', 'hom qua']
  const atName = [...begun, 'bo qua']
  test.each(['tong ket lai cho toi xem', 'liệt kê lại giúp em', 'doc lai het cho toi nghe'])('“%s”', async (text) => {
    const { heard, draft } = await talk(...atName, text)
    expect(heard).toContain('đã ghi')
    expect(draft.text).toBe(begun[0])
  })

  test.each(['thoi k gui', 'thôi ko gửi'])('“%s” stops at the name', async (text) =>
    expect((await talk(...atName, text)).heard).toContain('Đã dừng'),
  )

  test('“k gui” where pictures were asked for only leaves them out', async () =>
    expect((await talk(...begun, 'k gui')).step).toBe('name'))

  test.each([
    ['nham, ngo 5 chu k phai ngo 3', 'ngo 5 thon trung xa tien lu'],
    ['k phai ngo 3 dau, ngo 5 co', 'ngo 5 thon trung xa tien lu'],
    ['thon dong moi dung, em ghi nham', 'ngo 3 thon dong xa tien lu'],
  ])('“%s” keeps the rest of the place', async (text, place) =>
    expect((await talk(...begun, text)).draft.place).toBe(place),
  )

  test('the commune alone was wrong: the hamlet stays', async () =>
    expect((await talk(...begun, 'toi nham xa', 'xa me so')).draft.place).toBe('ngo 3 thon trung, xa me so'))

  test('“phường Mỹ Hào mới đúng, tôi nhầm xã”', async () => {
    const { draft } = await talk('rac do day o cho xa tien lu', 'hom qua', 'phuong my hao moi dung, toi nham xa')
    expect({ place: draft.place, text: draft.text }).toEqual({
      place: 'phuong my hao',
      text: 'rac do day o cho phuong my hao',
    })
  })

  test('“k phai karaoke dau, xưởng mộc …” changes the story', async () =>
    expect((await talk('karaoke on ao o thon 3 xa me so', 'k phai karaoke dau, xuong moc cua go')).draft.text).toBe(
      'xuong moc cua go on ao o thon 3 xa me so',
    ))
})
