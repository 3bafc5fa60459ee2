import { describe, expect, test } from 'vitest'
import { useJourney } from './journey.js'

const journey = useJourney()

const talk = async (...texts: string[]): Promise<string> => {
  const citizen = journey.citizen()
  for (const text of texts) await citizen.say(text)
  return citizen.heard()
}

describe('asked when', () => {
  const begun = 'phản ánh rác chất đống ở cổng chợ xã Mễ Sở'
  test.each(['toi qua va may hom nay', 'mấy ngày nay rồi ạ', 'từ hôm kia và mấy hôm trước'])(
    '“%s” is taken',
    async (text) => {
      const heard = await talk(begun, text)
      expect(heard).not.toContain('không ghi vào đơn')
      expect(heard).not.toContain('khi nào')
    },
  )

  test('what is told beside the time stays in the story', async () => {
    const heard = await talk(begun, 'tu thang truoc, can bo xa biet het ma ko lam gi', 'tóm tắt lại')
    expect(heard).toContain('thang truoc')
    expect(heard).toContain('can bo xa biet het ma ko lam gi')
  })
})

test.each([
  'co giao Tran Thi Hue lop 3B truong tieu hoc Tan Hung',
  'cô giáo Huệ, chủ nhiệm lớp 3B',
  'co giao Lan, chu nhiem lop 4A',
])('asked who did it, “%s” is the person and no danger', async (text) => {
  const heard = await talk('tôi muốn tố cáo cô giáo đánh con tôi ở trường', 'không nêu tên', text)
  expect(heard).not.toContain('111')
  expect(heard).not.toMatch(/là ai|do ai/)
})

test.each(['con em 13 tuoi thoi, nham', 'con nho di cung', 'vợ em đi cùng luôn'])(
  'in the talk of a procedure “%s” is a fact of it',
  async (text) => {
    expect(await talk('làm căn cước cho con cần giấy tờ gì', text)).not.toContain('không giúp được')
  },
)
