import { beforeAll, expect, test } from 'vitest'
import { namesOnlyWhom } from '../../../src/dialogue/flows/intake/gather.js'
import { skip } from '../../../src/dialogue/flows/intake/skip.js'
import { namedWithPost, namesNoAct } from '../../../src/dialogue/flows/intake/told/named-with-post.js'
import { denunciationIntake } from '../../../src/dialogue/flows/send-denunciation/denunciation-intake.js'
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

const whom = 'chủ tịch xã Mễ Sở'
test.each([
  ['Nêu tên và ký đơn', 'send-denunciation'],
  ['Không nêu tên', 'send-tip'],
])('asked for the act, an office is who did it, and the act is asked for again: %s', async (way, flow) => {
  const dialogue = startDialogue({ known })
  await dialogue.say('toi muon to cao can bo dia chinh phuong Pho Hien')
  await dialogue.say('Tố cáo')
  await dialogue.say(way)
  const heard = await dialogue.say(whom)
  expect(dialogue.conversation().flow).toMatchObject({ name: flow, step: 'text', data: { against: whom } })
  expect(heard).toContain('đã làm gì')
  await dialogue.say('ông ấy nhận 20 triệu của dân để làm sổ đỏ')
  expect(dialogue.conversation().flow?.data).toMatchObject({ text: expect.stringContaining('20 triệu') })
})

test.each([
  ['chủ tịch xã Mễ Sở', true],
  ['ông Phạm Văn Tuấn, cán bộ địa chính xã Mễ Sở', true],
  ['ông Quắc Văn Bổng phó chủ tịch xã', true],
  ['phó chủ tịch UBND xã', true],
  ['ông Quắc Văn Bổng phó chủ tịch xã nhận tiền', false],
  ['chủ tịch xã bán đất công', false],
  ['xã Mễ Sở', false],
  ['nhận tiền của dân', false],
])('“%s” names no act: %s', (text, expected) => expect(namesNoAct(text)).toBe(expected))

test.each([
  ['ông Quắc Văn Bổng phó chủ tịch xã nhận 5 triệu', 'ông Quắc Văn Bổng phó chủ tịch xã'],
  ['ông Quắc Văn Bổng cán bộ địa chính thu tiền của dân', 'ông Quắc Văn Bổng cán bộ địa chính'],
  ['ông Quắc Văn Bổng kế toán xã ăn chặn tiền', 'ông Quắc Văn Bổng kế toán xã'],
  ['bà Lưu Thị Nhặn nhân viên một cửa xã giao giấy giả', 'bà Lưu Thị Nhặn nhân viên một cửa xã'],
])('the act is no part of whom “%s” accuses', (story, accused) => expect(namedWithPost(story)).toBe(accused))

test.each(['hỏi bà Lưu Thị Nhặn hàng xóm', 'có bà Lưu Thị Nhặn hàng xóm biết', 'hỏi bà Nhặn bên cạnh nhà'])(
  'a witness is evidence: “%s”',
  async (said) => {
    const dialogue = startDialogue({ known })
    await dialogue.say('toi muon to cao can bo dia chinh phuong Pho Hien')
    await dialogue.say('Tố cáo')
    await dialogue.say('Nêu tên và ký đơn')
    await dialogue.say('ông ấy nhận 20 triệu của dân để làm sổ đỏ ở phường Phố Hiến')
    for (let asked = 0; asked < 4 && dialogue.conversation().flow?.step !== 'evidence'; asked++)
      await dialogue.say(dialogue.conversation().flow?.step === 'against' ? 'cán bộ địa chính phường' : 'hôm qua')
    expect(dialogue.conversation().flow?.step).toBe('evidence')
    await dialogue.say(said)
    expect(dialogue.conversation().flow?.data).toMatchObject({ evidence: said })
  },
)

test('who leaves out the telephone hears what is true: a way to be reached, not a telephone', async () => {
  const skipped = skip(denunciationIntake, 'phone', { text: 'x' }, 'bỏ qua')
  expect(skipped?.replies[0]?.text).toContain('nhắn “không có điện thoại”')
  expect(skipped?.replies[0]?.text).not.toContain('không bỏ qua được')
})
