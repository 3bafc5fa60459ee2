import { expect, test } from 'vitest'
import { startDialogue } from '../start-dialogue.js'

const flowOfIntent = {
  feedback: 'send-feedback',
  denunciation: 'send-denunciation',
  procedure_info: 'answer-procedure',
  out_of_scope: 'out-of-scope',
}
const candidates = [{ slug: 'register-birth', score: 0.5 }]
const info = { intent: 'procedure_info', confidence: 0.9 } as const
const meanings = {
  'nuôi voi': { intent: 'help', confidence: 0.1, candidates },
  'làm giấy cho con': { ...info, certainty: 'choose', candidates },
  'làm giấy': info,
  'giá vàng hôm nay': { intent: 'out_of_scope', confidence: 0.9 },
  'đèn đường ở thành phố Hải Phòng hỏng': { intent: 'feedback', confidence: 0.9 },
  'đèn đường thôn tôi ở xã Mễ Sở hỏng': { intent: 'feedback', confidence: 0.9 },
} as const
const start = () => startDialogue({ meanings: meanings as never, flowOfIntent })
const lessonsOf = ({ tasks }: ReturnType<typeof startDialogue>) => tasks.filter(({ kind }) => kind === 'unanswered')

test.each([
  ['nuôi voi', 'missed'],
  ['làm giấy cho con', 'doubted'],
  ['làm giấy', 'asked_which'],
  ['giá vàng hôm nay', 'outside'],
  ['đèn đường ở thành phố Hải Phòng hỏng', 'outside'],
])('of “%s” the editors hear as %s, with the message that said it', async (text, why) => {
  const dialogue = start()
  await dialogue.send(text, { id: 'fake:m' })
  expect(dialogue.tasks).toMatchObject([
    { kind: 'unanswered', openedBy: 'fake:m', chat: 'fake:1', facts: { text, why } },
  ])
})

test('what it was taken for and the nearest procedure are kept', async () => {
  const dialogue = start()
  await dialogue.say('nuôi voi')
  expect(dialogue.tasks[0]?.facts).toMatchObject({ intent: 'help', confidence: 0.1, nearest: 'register-birth' })
})

test('who says that none of the procedures offered is meant, or puts a report right, corrects', async () => {
  const dialogue = start()
  await dialogue.say('làm giấy cho con', '/khongphai')
  await dialogue.say('đèn đường thôn tôi ở xã Mễ Sở hỏng', 'à nhầm, xã Yên Mỹ mới đúng')
  expect(lessonsOf(dialogue).map(({ facts }) => facts)).toMatchObject([
    { why: 'doubted' },
    { why: 'corrected', text: 'làm giấy cho con' },
    { why: 'corrected', text: 'à nhầm, xã Yên Mỹ mới đúng' },
  ])
})

test('the turns before come along, and names, numbers and whoever somebody is are masked in all of it', async () => {
  const dialogue = start()
  await dialogue.say('nuôi voi, gọi 0912 345 678 nhé', 'đèn đường thôn tôi ở xã Mễ Sở hỏng', 'hôm qua', 'bỏ qua', 'Huy')
  expect(JSON.stringify(lessonsOf(dialogue)[0]?.facts)).toContain('nuôi voi, gọi … nhé')
  await dialogue.say('gọi 0912 345 678 nhé')
  await dialogue.say('sửa họ tên thành Nguyễn Văn Bình')
  const lesson = lessonsOf(dialogue).at(-1)
  const kept = JSON.stringify(lesson?.facts)
  expect(lesson?.facts).toMatchObject({ why: 'corrected', talk: [{}, { said: '…' }, { said: '…' }, {}] })
  for (const secret of ['Huy', '345 678', '0912', 'Văn Bình']) expect(kept).not.toContain(secret)
})

test('what was told stands beside the answer that told it', async () => {
  const dialogue = start()
  await dialogue.send('nuôi voi')
  dialogue.talk.splice(0, 1, {
    text: '/phi register-birth',
    replies: [{ text: 'Miễn phí', choices: [], told: [{ procedure: 'register-birth', version: 3, facts: ['fees'] }] }],
  })
  await dialogue.send('nuôi voi')
  expect(lessonsOf(dialogue)[1]?.facts).toMatchObject({
    talk: [{ said: '[…]', answered: 'Miễn phí', told: ['register-birth, bản 3 (fees)'] }, { said: 'nuôi voi' }],
  })
})

test('of a denunciation nothing is kept, neither from then on nor what was said just before it', async () => {
  const dialogue = start()
  await dialogue.say('nuôi voi')
  expect(dialogue.withdrawn).toEqual([])
  await dialogue.say('chủ tịch xã nhận hối lộ 50 triệu')
  expect(dialogue.withdrawn).toEqual([{ chat: 'fake:1', since: new Date('2026-11-24T03:00:00Z') }])
  await dialogue.say('hủy', 'nuôi voi', 'giá vàng hôm nay')
  expect(lessonsOf(dialogue)).toHaveLength(1)
  expect(dialogue.withdrawn).toHaveLength(1)
})

test('a correction that accuses somebody in office is not kept', async () => {
  const dialogue = start()
  await dialogue.say('đèn đường thôn tôi ở xã Mễ Sở hỏng', 'sửa lại thành chủ tịch xã nhận hối lộ 50 triệu')
  expect(dialogue.conversation().context.protectedAt).not.toBeNull()
  expect(lessonsOf(dialogue)).toEqual([])
})

test('a report of a wrong answer that accuses somebody in office goes to no editor', async () => {
  const procedure = { slug: 'register-birth', short_name: 'Đăng ký khai sinh' }
  const known = { catalog: { get: () => procedure, findAll: () => [], versionOf: () => 3, laterOf: () => null } }
  const dialogue = startDialogue({ known: known as never })
  expect(await dialogue.say('/baosai register-birth', 'chủ tịch xã nhận hối lộ 50 triệu')).toContain('tố cáo')
  expect(dialogue.tasks).toEqual([])
  await dialogue.say('/huy', '/baosai register-birth', 'phí đã đổi rồi')
  expect(dialogue.tasks).toMatchObject([{ kind: 'error_report', facts: { text: 'phí đã đổi rồi' } }])
})

test('with a report of a wrong answer go the question, masked, and the answer to it, of no other talk', async () => {
  const procedure = { slug: 'register-birth', short_name: 'Đăng ký khai sinh' }
  const known = { catalog: { get: () => procedure, findAll: () => [], versionOf: () => 3, laterOf: () => null } }
  const dialogue = startDialogue({ known: known as never })
  const long = `${'Miễn phí nếu đúng hạn. '.repeat(20)}Bản sao: 8.000 đồng.`
  const told = [{ procedure: 'register-birth', version: 3, facts: ['fees'] }]
  dialogue.talk.push(
    { text: 'chào', replies: [{ text: 'Xin chào', choices: [] }] },
    { text: 'phí khai sinh, gọi 0912 345 678', replies: [{ text: long, choices: [], told }] },
  )
  await dialogue.say('/baosai register-birth', 'phí đã đổi rồi')
  expect(dialogue.tasks[0]?.facts).toMatchObject({
    talk: [{ said: 'phí khai sinh, gọi …', answered: long, told: ['register-birth, bản 3 (fees)'] }],
  })
})
