import { describe, expect, test } from 'vitest'
import { takeOut } from '../../../src/dialogue/flows/intake/take-out.js'

const told =
  'Nhà đó bán ma túy, đêm nào cũng có người ra vào\nem ở sát vách nhà nó, cách 1 bức tường\nđừng để ông ấy biết tôi báo nhé tôi là em họ ông ấy'

describe('what somebody wants out of their story goes', () => {
  test.each([
    ['bo doan em o sat vach nha no di, so no biet', 'em ở sát vách nhà nó'],
    ['bỏ đoạn em ở sát vách đi', 'em ở sát vách nhà nó'],
    ['thôi xóa giúp em chỗ ở sát vách nhà nó nhé', 'em ở sát vách nhà nó'],
    ['bo cau toi la em ho di, k muon ong lam biet', 'đừng để ông ấy biết tôi báo nhé tôi là em họ ông ấy'],
    ['tôi là em họ ông ấy thì bỏ đi', 'đừng để ông ấy biết tôi báo nhé tôi là em họ ông ấy'],
    ['đừng ghi em ở sát vách nhé', 'em ở sát vách nhà nó'],
    ['xoa dong cach 1 buc tuong', 'cách 1 bức tường'],
  ])('“%s”', (text, removed) => {
    const found = takeOut({ text: told }, text)
    expect(found?.removed).toBe(removed)
    expect(found?.draft.text).not.toContain(removed)
    expect(found?.draft.text).toContain('bán ma túy')
  })

  test('of the evidence too', () => {
    const draft = { text: 'rác đầy đường', evidence: 'có chị Hoa làm chứng, có ảnh' }
    expect(takeOut(draft, 'bỏ chỗ chị Hoa làm chứng đi')?.draft.evidence).toBe('có ảnh')
  })

  test.each([
    'họ bỏ rác ra đường cả đêm',
    'bo rac ra duong dem nao cung the',
    'không ghi được biển số xe',
    'bỏ qua ảnh',
    'bỏ tên em đi',
    'đừng ghi tên tôi',
    'người ta cắt điện cả xóm',
    'bỏ câu này đi',
    'nhà nó đêm nào cũng có người ra vào',
  ])('“%s” takes nothing out', (text) => {
    expect(takeOut({ text: told }, text)).toBeNull()
  })

  test('a story isn’t emptied', () => {
    expect(takeOut({ text: 'rác đầy đường thôn Đông' }, 'bỏ câu rác đầy đường thôn Đông đi')).toBeNull()
  })
})
