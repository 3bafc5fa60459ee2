import { describe, expect, test } from 'vitest'
import { useJourney } from './journey.js'

const journey = useJourney()
const heard = async (...texts: string[]): Promise<string> => {
  const citizen = journey.citizen()
  for (const text of texts) await citizen.say(text)
  return citizen.heard()
}

describe('the kind that was said is not asked again', () => {
  test.each([
    'em tố cáo ông Thắng trưởng thôn 2 xã Yên Mỹ ăn chặn tiền hỗ trợ',
    'toi muon to cao chu tich xa Me So nhan hoi lo 100 trieu',
    'tôi muốn gửi đơn tố cáo cán bộ địa chính xã Mễ Sở đòi 20 triệu mới ký',
  ])('“%s”', async (text) => {
    const said = await heard(text)
    expect(said).toContain('Nêu tên và ký đơn')
    expect(said).not.toContain('hay góp ý')
  })

  test.each([
    'toi muon gui don khieu nai xa khong hoa giai',
    'tôi muốn nộp đơn khiếu nại xã Mễ Sở thu hồi ao của nhà tôi',
    'cong an xa Me So phat toi 2 trieu sai, toi muon khieu nai',
  ])('“%s”', async (text) => {
    expect(await heard(text)).toContain('Đơn khiếu nại: điều anh/chị gửi')
  })

  test.each(['đơn khiếu nại gồm những gì', 'tôi muốn gửi đơn khiếu nại thì nộp ở đâu', 'viết đơn tố cáo thế nào'])(
    '“%s” only asks',
    async (text) => {
      expect(await heard(text)).not.toMatch(/điều anh\/chị gửi được lưu|Anh\/chị chọn cách nào/)
    },
  )
})
