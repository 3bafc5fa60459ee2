import { pino } from 'pino'
import { expect, test } from 'vitest'
import { startDialogue } from './start-dialogue.js'

const flowOfIntent = {
  feedback: 'send-feedback',
  denunciation: 'send-denunciation',
  human_handoff: 'human-handoff',
  thanks: 'small-talk',
  greeting: 'small-talk',
  cancel: 'cancel',
}
const feedback = { intent: 'feedback', confidence: 0.9 } as const
const story = 'đèn đường thôn tôi ở xã Mễ Sở hỏng rồi'
const toReview = ['hôm qua', 'bỏ qua', 'bỏ qua', 'bỏ qua']
const meanings = {
  [story]: feedback,
  'cảm ơn bạn': { intent: 'thanks', confidence: 0.9 },
  'chào bạn': { intent: 'greeting', confidence: 0.34 },
  'hình như là phản ánh thì phải': { intent: 'feedback', confidence: 0.59 },
  'cho tôi gặp cán bộ': { intent: 'human_handoff', confidence: 0.9 },
  'dừng giúp tôi': { intent: 'cancel', confidence: 0.9 },
  'cháy nhà rồi': { alert: { level: 'emergency', kind: 'fire', number: '114', next: '112' } },
} as const
const start = () => startDialogue({ meanings, flowOfIntent })

test('a feedback is told in turns, shown, corrected, sent, and lies with its commune', async () => {
  const dialogue = start()
  expect(await dialogue.say(story)).toContain('khi nào')
  expect(await dialogue.say(...toReview)).toContain('Xã Mễ Sở')
  await dialogue.say('/sua when', 'từ hôm 20')
  expect(await dialogue.say('gửi')).toContain('Mã biên nhận')
  expect(dialogue.cases).toMatchObject([{ kind: 'feedback', when: 'từ hôm 20', agency: { office: 'commune' } }])
  expect(dialogue.conversation().flow).toBeNull()
})

test('a message is handled once, and read again when another process stored first', async () => {
  const dialogue = start()
  dialogue.refuseSaves(2)
  expect(await dialogue.send(story, { id: 'fake:same' })).not.toEqual([])
  const { version } = dialogue.conversation()
  expect(await dialogue.send(story, { id: 'fake:same' })).toEqual([])
  expect(dialogue.conversation().version).toBe(version)
})

test('replies are numbered under the message that caused them, and their choices are offered', async () => {
  const dialogue = start()
  const sent = await dialogue.send(story, { id: 'fake:m' })
  expect(sent.map(({ id }) => id)).toEqual(sent.map((_one, index) => `fake:m:${index}`))
  expect(sent.every(({ causedBy }) => causedBy === 'fake:m')).toBe(true)
  expect(dialogue.conversation().offered).toEqual(sent.flatMap(({ choices }) => choices))
})

test('the choices of several replies are numbered on, and a typed number picks what it stands beside', async () => {
  const dialogue = start()
  await dialogue.say(story)
  const [first, second] = await dialogue.send('tiền phạt là bao nhiêu vậy?')
  expect(first?.choices.length).toBeGreaterThan(0)
  expect(first?.firstNumber).toBeUndefined()
  const cancel = second?.choices.findIndex(({ label }) => label === 'Hủy') ?? -1
  await dialogue.say(String((second?.firstNumber ?? 0) + cancel))
  expect(dialogue.heard()).toContain('Đã dừng')
})

test('an edit of the last message takes back what it changed, of an older one it comes too late', async () => {
  const dialogue = start()
  await dialogue.send(story, { platformId: '1' })
  await dialogue.send('hôm qua', { platformId: '2' })
  await dialogue.send('hôm kia', { platformId: '2', isEdit: true })
  expect(dialogue.conversation().flow?.data.when).toBe('hôm kia')
  await dialogue.send('chuyện khác', { platformId: '1', isEdit: true })
  expect(dialogue.heard()).toContain('đến muộn')
  expect(dialogue.conversation().flow?.data.when).toBe('hôm kia')
})

test('a message after which a case stands can not be edited any more', async () => {
  const dialogue = start()
  await dialogue.say(story, ...toReview)
  await dialogue.send('gửi', { platformId: '9' })
  await dialogue.send('không gửi', { platformId: '9', isEdit: true })
  expect(dialogue.heard()).toContain('đến muộn')
  expect(dialogue.cases).toHaveLength(1)
})

test('below the least confidence nothing is guessed and the editors hear of it', async () => {
  const dialogue = start()
  expect(await dialogue.say('chào bạn')).toContain('chưa hiểu')
  expect(dialogue.tasks).toMatchObject([{ kind: 'unanswered', facts: { text: 'chào bạn' } }])
})

test('an accusation that was not understood is offered the protected way and told to no editor', async () => {
  const dialogue = start()
  expect(await dialogue.say('chủ tịch xã nhận hối lộ 50 triệu')).toContain('giống một tố cáo')
  expect(dialogue.tasks).toEqual([])
})

test('a grievance that is not sure is asked for its kind', async () => {
  const dialogue = start()
  expect(await dialogue.say('hình như là phản ánh thì phải')).toContain('Khiếu nại')
  expect(dialogue.conversation().flow?.name).toBe('choose-kind')
})

test.each(['hủy', 'thôi', 'Dừng', 'dừng giúp tôi', '/huy'])('“%s” ends what is going on', async (text) => {
  const dialogue = start()
  expect(await dialogue.say(story, text)).toContain('Đã dừng')
  expect(dialogue.conversation().flow).toBeNull()
})

test.each(['Huy', 'Thôi'])(
  '“%s” is a name where one is asked for, and ends what is going on elsewhere',
  async (text) => {
    const dialogue = start()
    expect(await dialogue.say(story, 'hôm qua', 'bỏ qua', text)).not.toContain('Đã dừng')
    expect(dialogue.conversation().flow?.data.name).toBe(text)
    expect(await dialogue.say(text)).toContain('Đã dừng')
  },
)

test.each(['nhà ngay đầu ngõ', '12345', 'số của vợ tôi cũng được'])(
  '“%s” is no telephone and isn’t noted as one',
  async (text) => {
    const dialogue = start()
    await dialogue.say(story, 'hôm qua', 'bỏ qua', 'Trần Thị Lan')
    expect(dialogue.conversation().flow?.step).toBe('phone')
    await dialogue.say(text)
    expect(dialogue.conversation().flow).toMatchObject({ step: 'phone' })
    expect(dialogue.conversation().flow?.data.phone).toBeUndefined()
    await dialogue.say('0912 345 678')
    expect(dialogue.conversation().flow?.data.phone).toBe('0912345678')
  },
)

test('a question about the open step is answered, written nowhere, and the step asked again', async () => {
  const dialogue = start()
  await dialogue.say(story, 'hôm qua', 'bỏ qua', 'Trần Thị Lan')
  const said = await dialogue.say('cần số điện thoại làm gì')
  expect(said).not.toContain('chưa có thông tin')
  expect(said).toContain('Số điện thoại để cán bộ gọi')
  expect(said).toContain('Ta làm tiếp')
  expect(dialogue.conversation().flow).toMatchObject({ step: 'phone' })
  expect(JSON.stringify(dialogue.conversation().flow?.data)).not.toContain('làm gì')
  expect(dialogue.tasks).toEqual([])
})

test('a danger is answered first and what is going on goes on', async () => {
  const dialogue = start()
  expect(await dialogue.say(story, 'cháy nhà rồi')).toMatch(/^Gọi ngay 114/)
  expect(dialogue.conversation().flow?.name).toBe('send-feedback')
})

test('a state of another version or of no flow falls back to the menu', async () => {
  const dialogue = start()
  await dialogue.say(story)
  const { flow } = dialogue.conversation()
  if (flow) flow.version = 0
  expect(await dialogue.say('hôm qua')).toContain('không tiếp tục được')
  expect(dialogue.conversation().flow).toBeNull()
})

test('who asks for a person in the middle of an intake goes on with it afterwards', async () => {
  const dialogue = start()
  await dialogue.say(story, 'cho tôi gặp cán bộ', 'xã Mễ Sở')
  expect(await dialogue.say('Mấy giờ xã làm việc?')).toMatch(/Đã chuyển[\s\S]*Ta làm tiếp/)
  expect(dialogue.tasks).toMatchObject([
    { kind: 'hand_off', audience: 'office', facts: { question: 'Mấy giờ xã làm việc?' } },
  ])
  expect(dialogue.conversation()).toMatchObject({ flow: { name: 'send-feedback' }, suspended: [] })
})

test('a text that nobody can read is said to be unreadable', async () => {
  const dialogue = start()
  expect(await dialogue.say('\u200b\u0000')).toContain('không có chữ')
})

test('deleting one’s data is asked for first, and only a plain yes does it', async () => {
  const dialogue = start()
  await dialogue.say(story, ...toReview, 'gửi')
  expect(await dialogue.say('/xoadulieu')).toContain('muốn xóa chứ ạ')
  await dialogue.say('có nhưng để tôi xem lại đã')
  expect(dialogue.forgotten).toEqual([])
  expect(await dialogue.say('có')).toContain('15/12/2026')
  expect(dialogue.forgotten).toEqual(['fake:1'])
  expect(dialogue.conversation().context).toMatchObject({ commune: null, protectedAt: null })
  expect(dialogue.cases).toHaveLength(1)
})

test('giving up apologises once and leaves a message that was handled alone', async () => {
  const dialogue = start()
  await dialogue.giveUp('x')
  expect(dialogue.heard()).toContain('chưa xử lý được')
  expect(dialogue.conversation().flow).toBeNull()
})

test('of a denunciation the log holds ids alone, of other messages no word', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'trace', base: undefined }, { write: (line: string) => lines.push(line) })
  const said = { intent: 'denunciation', confidence: 0.9 } as const
  const dialogue = startDialogue({ flowOfIntent, logger, meanings: { ...meanings, 'ông Tham đòi tiền tôi': said } })
  await dialogue.send(story, { id: 'fake:open' })
  expect(lines.join('')).toContain('"intent":"feedback"')
  await dialogue.say('/huy', 'ông Tham đòi tiền tôi')
  lines.length = 0
  const steps = [
    '/gui to-cao',
    'ký',
    'Lê Thị Hoa',
    'xã Mễ Sở',
    'hôm qua',
    'bỏ qua',
    'Lê Thị Hoa',
    'Thôn Đông',
    '0987654321',
  ]
  for (const [k, text] of steps.entries()) await dialogue.send(text, { id: `fake:${k}` })
  await dialogue.send('gửi', { id: 'fake:send' })
  expect(dialogue.cases).toMatchObject([{ kind: 'denunciation' }])
  for (const line of lines.slice(1)) {
    const { level: _level, time: _time, msg: _msg, ...logged } = JSON.parse(line) as Record<string, unknown>
    expect(Object.keys(logged)).toEqual(['message'])
  }
  expect(lines.join('')).not.toMatch(/Hoa|Tham|Mễ Sở|0987654321|denunciation/)
})
