import { beforeAll, expect, test } from 'vitest'
import { namesOnlyWhom } from '../../../src/dialogue/flows/intake/gather.js'
import type { Slices } from '../../../src/dialogue/slices.js'
import { startDialogue } from '../start-dialogue.js'
import { loadKnown } from '../walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

test.each([
  ['toi muon to cao can bo dia chinh phuong Pho Hien', true],
  ['Tôi tố cáo chủ tịch UBND xã Mễ Sở', true],
  ['em muốn tố cáo ông trưởng thôn ở xã Yên Mỹ', true],
  ['tố cáo cán bộ địa chính phường Phố Hiến nhận tiền làm sổ', false],
  ['toi to cao chu tich xa Me So ban dat cong', false],
  ['tôi tố cáo hàng xóm đánh bạc', false],
])('“%s” names only whom: %s', (text, expected) => expect(namesOnlyWhom(text)).toBe(expected))

test('a denunciation that tells no act is asked what was done', async () => {
  const dialogue = startDialogue({ known })
  await dialogue.say('toi muon to cao can bo dia chinh phuong Pho Hien')
  await dialogue.say('Tố cáo')
  const heard = await dialogue.say('Nêu tên và ký đơn')
  expect(JSON.stringify(dialogue.conversation().flow)).toContain('"step":"text"')
  expect(heard).not.toBe('')
})
