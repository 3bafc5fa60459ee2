import { describe, expect, test } from 'vitest'
import { readTold } from '../../src/dialogue/flows/intake/told/read-told.js'
import { startDialogue } from './start-dialogue.js'

const story = { intent: 'feedback', confidence: 0.9 } as const
const lamp = 'đèn đường trước cổng chợ hỏng cả tuần'
const drain = 'nắp cống đầu ngõ vỡ toác ra rồi'
const start = () =>
  startDialogue({ meanings: { [lamp]: story, [drain]: story }, flowOfIntent: { feedback: 'send-feedback' } })

test('of two drafts that were put aside the second is taken up first, then the other', async () => {
  const dialogue = start()
  await dialogue.say(lamp, 'hủy', drain, 'hủy')
  expect(await dialogue.say('lấy lại')).toContain(drain)
  expect(await dialogue.say('/laylai')).toContain(lamp)
  expect(dialogue.conversation().kept?.state.data).toMatchObject({ text: drain })
})

test('what is said twice in the same words is said to be that', async () => {
  const dialogue = start()
  const first = await dialogue.say('cột mốc thứ nhất lạ lắm')
  expect(await dialogue.say('cột mốc thứ hai lạ lắm')).toBe(`Xã Ơi xin nhắc lại, hoặc anh/chị gặp cán bộ. ${first}`)
})

test('a second press of a kind’s button leaves what was told', async () => {
  const dialogue = start()
  await dialogue.say(lamp)
  expect(await dialogue.say('/gui phan-anh')).toContain('ta đang làm phản ánh')
  expect(dialogue.conversation().flow?.data).toMatchObject({ text: lamp })
})

describe('a name told where it is asked for', () => {
  test.each([
    ['Lương Văn Thôi', 'Lương Văn Thôi'],
    ['em tên Lương Văn Thôi ạ', 'Lương Văn Thôi'],
    ['nguyễn đức thôi', 'nguyễn đức thôi'],
    ['nguyễn thị lan nhé', 'nguyễn thị lan'],
    ['...', undefined],
    ['tối qua', undefined],
  ])('%s', (said, name) => {
    expect(readTold(said, { open: 'name', fields: new Set(['name', 'phone', 'when']) }).set.name).toBe(name)
  })
})
