import { beforeAll, expect, test } from 'vitest'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

/** What is heard of the last of these messages. */
const heardOf = async (...said: string[]): Promise<string> => {
  const dialogue = startDialogue({ known })
  let last = ''
  for (const text of said) last = (await dialogue.send(text)).map((one) => one?.text ?? '').join('\n')
  return last
}

test.each([
  ['con phi?', '200.000 đồng'],
  ['hết bao nhiêu tiền', '200.000 đồng'],
  ['bao lau', '8 ngày làm việc'],
  ['nộp ở đâu', 'Phòng Quản lý xuất nhập cảnh'],
  ['thế ở mễ sở nộp chỗ nào', 'không làm ở xã, phường'],
  ['chồng em đi thay được ko', 'chưa có thông tin này'],
  ['cần giấy tờ gì', 'chưa có thông tin này'],
  ['xã có nhận ko', 'không làm ở xã, phường'],
])('behind a passport, which isn’t the commune’s, “%s” is about the passport', async (asked, part) => {
  expect(await heardOf('dang ky ket hon', 'the lam ho chieu o dau', asked)).toContain(part)
})

test('what names a procedure of ours is about that again, and so is what comes behind it', async () => {
  expect(await heardOf('làm hộ chiếu ở đâu', 'đăng ký tạm trú cần gì')).toMatch(/tạm trú/i)
  const fee = await heardOf('làm hộ chiếu ở đâu', 'đăng ký tạm trú cần gì', 'còn phí?')
  expect(fee).toMatch(/15\.000/)
  expect(fee).not.toContain('hộ chiếu')
})

test.each([
  'cảm ơn',
  'đường làng ngập rác mấy hôm nay',
  'giá vàng bao nhiêu',
  'cho gặp cán bộ được không',
  'xã làm việc mấy giờ, có phải đi sớm',
  'bị lừa chuyển tiền thì phải làm sao',
  'thời hạn khiếu nại là bao lâu',
])('“%s” is not about it', async (text) => {
  expect(await heardOf('làm hộ chiếu ở đâu', text)).not.toMatch(/xuất nhập cảnh|chưa có thông tin này/)
})
