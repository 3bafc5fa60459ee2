import { beforeAll, describe, expect, test } from 'vitest'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

/** What is heard of the last of these, and the flow that is open then. */
const hear = async (...said: string[]) => {
  const dialogue = startDialogue({ known })
  const heard = await dialogue.say(...said)
  return { heard, flow: dialogue.conversation().flow }
}

describe('whoever names a business or a licence asks how to have it', () => {
  test.each([
    ['mo nha thuoc', /không làm ở xã[\s\S]*Sở Y tế/],
    ['nha thuoc tu nhan', /Sở Y tế/],
    ['mo phong kham rang', /Sở Y tế/],
    ['phong kham rang tu nhan', /Sở Y tế/],
    ['phong kham tu nhan xin phep dau', /Sở Y tế/],
    ['mở phòng khám nha khoa', /Sở Y tế/],
    ['mo trung tam ngoai ngu', /Sở Giáo dục/],
    ['lam the nha bao', /Bộ Văn hóa/],
    ['kinh doanh khi gas', /Công Thương/],
    ['mo lop day them', /HỘ KINH DOANH/],
    ['mo tiem spa', /hộ kinh doanh/i],
    ['mở xưởng gỗ', /chưa có thông tin/],
  ])('“%s”', async (text, says) => {
    const { heard, flow } = await hear(text)
    expect(heard).toMatch(says)
    expect(flow).toBeNull()
  })

  test.each([
    'mở nhà thuốc không phép bán thuốc giả',
    'mo xuong go gay bui',
    'quán karaoke mở nhạc ồn ào cả đêm',
    'phòng khám răng tư nhân chặt chém khách',
    'tiem vang lua dao khach',
    'nha hang xom mo quan bia on ao',
    'cửa hàng gas không phép cạnh trường học',
  ])('what is wrong with one is told: “%s”', async (text) => {
    expect((await hear(text)).flow?.name).toMatch(/^(?:choose-kind|send-)/)
  })
})

describe('while it is asked which kind it becomes', () => {
  const vague = 'lam the cho vo nguoi dan toc'

  test.each([
    ['dang kiem o to', /kiểm định/],
    ['mo nha thuoc', /Sở Y tế/],
    ['thanh lap cong ty tnhh', /doanh nghiệp/],
    ['làm hộ chiếu', /hộ chiếu/i],
    ['lam the nha bao', /Thẻ nhà báo/],
  ])('“%s” is answered and not added', async (text, says) => {
    const { heard, flow } = await hear(vague, text)
    expect(heard).toMatch(says)
    expect(heard).not.toMatch(/Đã ghi thêm/)
    expect(JSON.stringify(flow?.data)).not.toContain(text)
  })

  test.each(['đường làng ngập rác', 'xã cấp sai sổ đỏ nhà tôi'])('“%s” is added', async (text) => {
    expect((await hear(vague, text)).heard).toMatch(/Đã ghi thêm/)
  })

  test('nor is it what somebody denounces who has told nothing yet', async () => {
    const { heard, flow } = await hear('toi muon to cao', 'dang kiem o to')
    expect(heard).toMatch(/kiểm định/)
    expect(flow?.name).toBe('sign-or-not')
  })
})

describe('the commune’s procedure and that of another authority', () => {
  test.each([
    'vo toi nguoi han muon o lai nha toi thi khai bao tam tru the nao',
    'khai bao tam tru cho chong nguoi phap',
    'nha nghi khai bao tam tru khach nuoc ngoai',
    'khách tây ở nhà tôi khai báo tạm trú ở đâu',
    'bạn tôi người Nhật về chơi, khai báo tạm trú thế nào',
  ])('the commune’s police takes “%s”', async (text) => {
    const { heard } = await hear(text)
    expect(heard).toMatch(/KHAI BÁO TẠM TRÚ NGƯỜI NƯỚC NGOÀI/)
    expect(heard).not.toContain('không làm ở xã')
  })

  test.each([
    'the tam tru cho chong nguoi phap',
    'xin thẻ tạm trú cho vợ người Hàn',
    'gia han tam tru cho nguoi nuoc ngoai',
    'khai báo tạm trú người nước ngoài qua mạng',
  ])('“%s” is the province’s', async (text) => {
    expect((await hear(text)).heard).toContain('không làm ở xã')
  })

  test.each([
    'con sinh ben han co khai sinh han roi, lam quoc tich vn sao',
    'con sinh ở Mỹ có giấy khai sinh Mỹ rồi, giờ muốn có quốc tịch Việt Nam',
    'con sinh ben duc co khai sinh duc roi, xin quoc tich vn cho con',
  ])('“%s” is about being a citizen', async (text) => {
    expect((await hear(text)).heard).toContain('XÁC NHẬN CÓ QUỐC TỊCH VIỆT NAM')
    expect((await hear('ghi chú ly hôn', text)).heard).toContain('XÁC NHẬN CÓ QUỐC TỊCH VIỆT NAM')
  })

  test.each([
    ['mo trung tam ngoai ngu xin phep o dau', /Sở Giáo dục/],
    ['mở tiệm vàng xin phép ở đâu', /Ngân hàng Nhà nước/],
    ['the nha bao xin o dau', /Thẻ nhà báo/],
    ['mo phong kham xin phep o dau', /Sở Y tế/],
    ['to chuc bay flycam quay phim xin o dau', /^(?![\s\S]*kiểm định)/],
  ])('behind another matter “%s” is a new one', async (text, says) => {
    const { heard } = await hear('dang kiem o to', text)
    expect(heard).toMatch(says)
    expect(heard).not.toContain('kiểm định')
  })

  test.each(['nop o dau', 'xin phep o dau', 'thế ở mễ sở nộp chỗ nào'])(
    '“%s” is still about the former',
    async (text) => expect((await hear('dang kiem o to', text)).heard).toMatch(/kiểm định/),
  )
})
