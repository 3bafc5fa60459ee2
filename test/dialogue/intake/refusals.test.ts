import { describe, expect, test } from 'vitest'
import { applyTold } from '../../../src/dialogue/flows/intake/apply-told.js'
import { type Draft, type DraftField, draftFields } from '../../../src/dialogue/flows/intake/draft.js'
import { deniedIn } from '../../../src/dialogue/flows/intake/told/denials.js'
import { readTold } from '../../../src/dialogue/flows/intake/told/read-told.js'
import { feedbackIntake } from '../../../src/dialogue/flows/send-feedback/flow.js'

const all = new Set(draftFields)
const { steps } = feedbackIntake

const left = (text: string, open: DraftField, before: Draft = {}): Draft =>
  applyTold({ text: 'rác đầy đường', communeCode: null, ...before }, readTold(text, { open, fields: all }), {
    steps,
    open,
  }).draft

describe('who refuses one thing and tells another is heard in both', () => {
  test.each([
    ['ko co anh chi co chi Nga hang xom lam chung', /chi Nga hang xom lam chung/],
    ['em không có ảnh nhưng có bác Nga bán phở làm chứng', /bác Nga bán phở làm chứng/],
    ['không có ảnh, có anh Tuấn trưởng xóm chứng kiến', /anh Tuấn trưởng xóm chứng kiến/],
    ['co giay hen chup roi nhung ko biet gui', /giay hen chup roi/],
    ['chưa chụp được ảnh nhưng có ông Bảy đầu ngõ làm chứng', /ông Bảy đầu ngõ làm chứng/],
    ['0911111111 là số bác trưởng thôn làm chứng', /0911111111 là số bác trưởng thôn làm chứng/],
    ['có chị Nga làm chứng đt 0904111222', /chị Nga làm chứng đt 0904111222/],
  ])('“%s” at the evidence', (text, evidence) => {
    const draft = left(text, 'evidence', { phone: '0912345678' })
    expect(draft.evidence).toMatch(evidence)
    expect(draft.phone).toBe('0912345678')
  })

  test.each([
    ['khong co dien thoai, goi cho con toi 0966555444', '0966555444'],
    ['khong co dien thoai goi cho con toi 0966555444', '0966555444'],
    ['tôi không có điện thoại, gọi con gái 0966 555 444', '0966555444'],
    ['0901112223, so phu 0901112224', '0901112223, 0901112224'],
    ['gọi cho tôi 0912345678 hoặc vợ tôi 0987654321', '0912345678, 0987654321'],
    ['0912345678 hay chồng em 0987654321', '0912345678, 0987654321'],
  ])('“%s” at the telephone', (text, phone) => {
    expect(left(text, 'phone')).toMatchObject({ phone, text: 'rác đầy đường' })
  })

  test('another number stands beside the first, a new one instead of it', () => {
    expect(left('số phụ 0901112224', 'evidence', { phone: '0901112223' }).phone).toBe('0901112223, 0901112224')
    expect(left('số tôi 0901112224', 'evidence', { phone: '0901112223' }).phone).toBe('0901112224')
  })

  test.each(['ảnh thì không có', 'ko co anh', 'không chụp được ảnh đâu', 'em không có ảnh hay video gì'])(
    '“%s” refuses and tells nothing',
    (text) => {
      expect(left(text, 'evidence')).toMatchObject({ evidence: null, text: 'rác đầy đường' })
    },
  )
})

describe('who wants to stay unnamed', () => {
  const wishes = [
    'giau ten',
    'giấu tên giúp tôi',
    'giau ten toi di',
    'bo ten di, giau ten mà',
    'hổng muốn nói tên',
    'ẩn danh',
    'an danh nhe',
    'xin giấu tên',
    'dấu tên hộ em với',
    'nặc danh ạ',
    'không nêu tên đâu',
    'đừng để tên tôi',
    'giữ kín tên cho tôi',
    'cho em ẩn danh',
    'khong muon xung ten',
    'khong muon neu ten',
  ]
  test.each(wishes)('“%s” at the name is no name', (text) => {
    expect(left(text, 'name')).toMatchObject({ name: null, text: 'rác đầy đường' })
  })
  test.each(wishes)('“%s” takes back a name that was given', (text) => {
    expect(left(text, 'phone', { name: 'Trần Văn Hoa' })).toMatchObject({ name: null, text: 'rác đầy đường' })
  })

  test.each([
    ['đèn hỏng cả tháng rồi giấu tên tôi nhé', 'đèn hỏng cả tháng rồi'],
    ['den duong hong ca thang, giau ten giup em', 'den duong hong ca thang'],
    ['giấu tên giúp tôi, cống tắc ba hôm', 'cống tắc ba hôm'],
    ['ẩn danh nhé cống tắc ba hôm', 'cống tắc ba hôm'],
  ])('“%s” tells “%s” and no name', (text, content) => {
    const told = readTold(text, { open: null, fields: all })
    expect({ content: told.content, denied: told.denied }).toEqual({ content, denied: ['name'] })
  })

  test.each([
    'em tên Hồng',
    'tôi là Hồng',
    'e la Hong ạ',
    'Nguyễn Thị Hồng',
    'kẻ giấu tên gọi điện dọa',
    'công ty giấu tên chủ',
    'biển tên đường bị mất',
    'ten em la Hong',
    'chi ten Hong',
  ])('“%s” is no such wish', (text) => {
    expect(deniedIn(text)).toEqual([])
    expect(readTold(text, { open: null, fields: all }).denied).toEqual([])
  })

  test.each([
    ['em tên Hồng', 'Hồng'],
    ['Hồng', 'Hồng'],
    ['hong', 'hong'],
    ['e la Hong ạ', 'Hong'],
    ['tôi là Đỗ Thị Hồng', 'Đỗ Thị Hồng'],
  ])('“%s” at the name is “%s”', (text, name) => {
    expect(left(text, 'name').name).toBe(name)
  })

  test.each(['y em la phan anh thai do thoi', 'ý em là phản ánh thôi', 'toi la phan anh viec thai do can bo'])(
    '“%s” names nobody',
    (text) => {
      expect(readTold(text, { open: null, fields: all }).set.name).toBeUndefined()
    },
  )
})
