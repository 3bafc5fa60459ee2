import { expect, test } from 'vitest'
import { startDialogue } from '../start-dialogue.js'

const accusation = 'chủ tịch xã Mễ Sở nhận hối lộ 50 triệu của nhà thầu'

test('a tip lies as a tip with the province’s denunciation officers, without its sender', async () => {
  const dialogue = startDialogue({
    meanings: { [accusation]: { intent: 'denunciation', confidence: 0.9 } },
    flowOfIntent: { denunciation: 'send-denunciation' },
  })
  await dialogue.say(accusation, 'Tố cáo', 'không ký tên', 'tháng trước, tôi tên Trần Văn Nam', 'bỏ qua', 'gửi')
  expect(dialogue.cases).toMatchObject([
    { kind: 'tip', when: 'tháng trước', agency: { communeCode: null }, reporter: { name: null, phone: null } },
  ])
})
