import { expect, test } from 'vitest'
import { coverSender, uncover } from '../../../src/cases/sealed/cover-sender.js'

const sender = {
  reporter: { name: 'Trần Văn An', address: null, phone: '0912345678' },
  against: 'ông Lê Văn Tám',
}

test.each([
  ['tôi là Trần Văn An, 0912.345.678', 'tôi là [tên người gửi], [số người gửi]'],
  ['TRẦN VĂN AN ký; tran van an', '[tên người gửi] ký; [tên người gửi]'],
  ['gọi +84 912 345 678 hoặc (84)912345678', 'gọi [số người gửi] hoặc ([số người gửi]'],
])('%s', (text, shown) => {
  const covered = coverSender(text, sender)
  expect(covered?.text).toBe(shown)
  expect(uncover(shown, covered?.taken ?? [])).toBe(text)
})

test('others stay, and whoever is accused under the same name', () => {
  expect(coverSender('bà Trần Văn Anh và ông Lê Văn Tám, số 09123456789', sender)).toBeNull()
  expect(coverSender('ông Trần Văn An nhận tiền', { ...sender, against: 'Trần Văn An' })).toBeNull()
})

test('a name that was corrected since stays covered, and what was changed since is left as it is', () => {
  const corrected = {
    ...sender,
    reporter: { ...sender.reporter, name: 'Trần Văn Ân' },
    covers: { text: ['Trần Văn An'] },
  }
  expect(coverSender('tôi là Trần Văn An', corrected)?.text).toBe('tôi là [tên người gửi]')
  expect(uncover('tôi là ai', ['Trần Văn An'])).toBe('tôi là ai')
})
