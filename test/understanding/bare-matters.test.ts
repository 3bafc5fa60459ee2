import { describe, expect, test } from 'vitest'
import { buildUnderstanding, withoutMarks } from './build-understanding.js'

const { understand } = await buildUnderstanding()

const ways = ['', 'thủ tục X', 'thủ tục X cần gì', 'làm X', 'làm X cần giấy tờ gì', 'cho tôi hỏi thủ tục X'].map(
  (way) => way || 'X',
)
const said = (matter: string): string[] =>
  ways.flatMap((way) => [way.replace('X', matter), withoutMarks(way.replace('X', matter))])

describe('a matter named by itself means its main procedure', () => {
  test.each([
    ['khai sinh', 'register-birth'],
    ['kết hôn', 'register-marriage'],
    ['khai tử', 'register-death'],
    ['tạm trú', 'register-temporary-residence'],
    ['thường trú', 'register-permanent-residence'],
    ['tạm vắng', 'declare-temporary-absence'],
    ['lưu trú', 'notify-overnight-stay'],
    ['chứng thực chữ ký', 'certify-signature'],
    ['sao y', 'certify-copy'],
    ['căn cước', 'identity-card'],
    ['hộ kinh doanh', 'register-household-business'],
    ['trợ cấp xã hội', 'monthly-social-assistance'],
    ['nuôi con nuôi', 'register-domestic-adoption'],
    ['giám hộ', 'register-guardianship'],
    ['xác nhận độc thân', 'confirm-marital-status'],
    ['khuyết tật', 'confirm-disability'],
    ['bảo hiểm y tế', 'join-health-insurance'],
    ['giấy phép xây dựng', 'building-permit'],
    ['tách thửa', 'split-or-merge-land-parcels'],
    ['trích lục', 'copy-civil-status-extract'],
    ['lý lịch tư pháp', 'criminal-record-certificate'],
  ])('%s', (matter, slug) => {
    for (const text of said(matter)) expect([text, understand(text).procedure?.slug]).toEqual([text, slug])
  })

  test.each([
    ['chứng thực', ['certify-copy', 'certify-signature', 'certify-transaction']],
    ['đất đai', ['first-land-certificate', 'transfer-land', 'split-or-merge-land-parcels']],
    ['sổ đỏ', ['first-land-certificate', 'transfer-land', 'reissue-lost-land-certificate']],
    ['trợ cấp', ['monthly-social-assistance', 'social-pension', 'unemployment-benefit']],
    ['hộ khẩu', ['register-permanent-residence', 'confirm-residence', 'split-household']],
    ['xe máy', ['register-vehicle-first-time', 'transfer-vehicle-ownership', 'reissue-vehicle-registration']],
  ])('%s is chosen among its own', (matter, slugs) => {
    for (const text of said(matter)) {
      const { certainty, candidates } = understand(text)
      expect([text, certainty, ...candidates.slice(0, 3).map(({ slug }) => slug)]).toEqual([text, 'choose', ...slugs])
    }
  })

  test.each([
    ['thủ tục khai sinh có yếu tố nước ngoài', 'register-birth-foreign'],
    ['đăng ký lại khai sinh', 're-register-birth'],
    ['xóa tạm trú', 'remove-temporary-residence'],
    ['gia hạn tạm trú cần gì', 'extend-temporary-residence'],
    ['làm lại sổ đỏ bị mất', 'reissue-lost-land-certificate'],
  ])('“%s” says more', (text, slug) => {
    expect(understand(text).candidates[0]?.slug).toBe(slug)
  })
})
