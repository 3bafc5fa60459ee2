import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Role, roleNames } from '../../src/accounts/roles.js'
import type { SealedMessage } from '../../src/messaging/message.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../src/shared/errors.js'
import { type Connection, connectMongo, databaseOf } from '../../src/shared/mongo.js'
import { type TaskKind, taskKindNames, taskKinds } from '../../src/tasks/kinds/index.js'
import { kindsSeenBy } from '../../src/tasks/queues.js'
import type { NewTask, Task } from '../../src/tasks/task.js'
import { createTasks, type Tasks } from '../../src/tasks/tasks.js'
import { buildAccount } from '../accounts/build-account.js'
import { startTestDatabase } from '../journeys/journey.js'
import { testSealing } from '../sealing/test-sealing.js'

const own = '12049'
const foreign = '11953'
const at = new Date('2026-11-25T03:00:00Z')
const later = new Date('2026-11-25T04:00:00Z')

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let tasks: Tasks
const released: string[] = []
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  tasks = createTasks({
    connection,
    boxes: testSealing(connection).boxes,
    dataTerms: () => ({ replyBy: '2026-11-27', dueOn: '2026-12-15', article: 'Điều 5' }),
    keepPictures: (_order, run) => run([]),
    releasePictures: async (belongedTo) => {
      released.push(...belongedTo)
    },
  })
  await tasks.prepare()
})
beforeEach(async () => {
  await databaseOf(connection).collection('tasks').deleteMany({})
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

let opened = 0
const nextMessage = () => {
  opened += 1
  return `web:1:${opened}`
}
const from = (more: Partial<NewTask> = {}) => ({ openedBy: nextMessage(), chat: 'web:1', at, ...more })
const askForPerson = (question: string, more: Partial<NewTask<'hand_off'>> = {}) =>
  tasks.open({ ...from(), kind: 'hand_off', facts: { question }, ...more })
const noteUnanswered = (text: string, more: Partial<NewTask<'unanswered'>> = {}) =>
  tasks.open({
    ...from(),
    kind: 'unanswered',
    facts: { text, intent: 'other', confidence: 0.1, nearest: null },
    ...more,
  })
const reportError = (text: string, more: Partial<NewTask<'error_report'>> = {}) =>
  tasks.open({ ...from(), kind: 'error_report', facts: { text, slug: 'register-birth' }, ...more })
const openSurveyTask = (what: string) =>
  tasks.open({
    ...from({ chat: null, communeCode: own }),
    kind: 'survey_cause',
    facts: { cause: 'Chậm, trễ hẹn', note: '', what, owner: { id: 'lan', name: 'Lan' } },
    dueOn: '2026-12-15',
  })
const askAboutData = () => {
  const about = { id: 'case-1', receiptCode: 'ABCDE-23456' }
  const { openedBy: key, ...rest } = from()
  return tasks.requestAboutData({
    ...rest,
    key,
    right: 'correct',
    text: 'sửa tên',
    about,
    communeCode: own,
    isProved: true,
  })
}
const openOneOfEach = async () => {
  await askForPerson('ở xã này', { communeCode: own })
  await tasks.requestDeletion(from())
  await noteUnanswered('không hiểu')
  await reportError('phí sai')
  await openSurveyTask('trả lời kịp')
  await askAboutData()
}

const supervisor = buildAccount('supervisor')
const editor = buildAccount('editor')
const nameOf = () => 'Đăng ký khai sinh'
const find = (role: Role, kind: TaskKind, communeCode = own) =>
  tasks.findFor(buildAccount(role, communeCode), kind, 100)
const onlyOne = async (role: Role, kind: TaskKind): Promise<Task> => {
  const found = await find(role, kind)
  expect(found).toHaveLength(1)
  return found[0] as Task
}
const answer = (role: Role, id: string, text = 'Mời bác đến', communeCode = own) =>
  tasks.answer({ account: buildAccount(role, communeCode), id, text, agencyNameOf: () => 'UBND xã Mễ Sở', at: later })

const seers: Record<TaskKind, Role[]> = {
  hand_off: ['officer', 'leader', 'denunciation_officer', 'supervisor'],
  data_request: ['denunciation_officer', 'supervisor'],
  data_wish: ['officer', 'leader', 'supervisor'],
  unanswered: ['editor'],
  error_report: ['editor'],
  survey_cause: ['officer', 'leader', 'supervisor'],
}

describe('who sees and ends what', () => {
  test.each(roleNames.flatMap((role) => taskKindNames.map((kind) => [role, kind] as const)))(
    '%s and %s',
    async (role, kind) => {
      await openOneOfEach()
      const account = buildAccount(role)
      const holder = seers[kind].at(-1) as Role
      const task = await onlyOne(holder, kind)
      const isTheirs = seers[kind].includes(role) && role !== 'denunciation_officer'
      expect(kindsSeenBy(account).includes(kind)).toBe(seers[kind].includes(role))
      expect((await tasks.findFor(account, kind, 10)).map(({ id }) => id)).toEqual(isTheirs ? [task.id] : [])
      const ways = {
        answer: () => answer(role, task.id),
        outcome: () => tasks.finish({ account, id: task.id, outcome: 'đã đổi giờ', at: later }),
        verdict: () => tasks.settle({ account, id: task.id, isConfirmed: true, at: later, nameOf }),
        done: () => tasks.tickOff({ account, ids: [task.id], at: later }),
      }
      const end = ways[taskKinds[kind].endedBy]()
      if (isTheirs) await end
      else await expect(end).rejects.toBeInstanceOf(Forbidden)
      expect(await find(holder, kind)).toHaveLength(isTheirs ? 0 : 1)
    },
  )

  test('a commune’s staff see their own commune’s waiting citizens, the province’s all of them', async () => {
    await askForPerson('xã này', { communeCode: own })
    await askForPerson('xã khác', { communeCode: foreign })
    await askForPerson('tỉnh')
    const questions = async (role: Role) =>
      (await find(role, 'hand_off')).map(({ facts }) => Object.values(facts)[0]).toSorted()
    expect(await questions('officer')).toEqual(['xã này'])
    expect(await questions('leader')).toEqual(['xã này'])
    expect(await questions('supervisor')).toEqual(['tỉnh', 'xã khác', 'xã này'])
    const abroad = (await find('officer', 'hand_off', foreign))[0]
    await expect(answer('officer', abroad?.id ?? '')).rejects.toBeInstanceOf(Forbidden)
  })

  test('an account of a commune without a commune sees nobody, not the province’s', async () => {
    await askForPerson('tỉnh')
    expect(await tasks.findFor({ ...buildAccount('officer'), communeCode: null }, 'hand_off', 10)).toEqual([])
  })

  test('one for those who handle denunciations is seen and answered by them alone, wherever it comes from', async () => {
    await askForPerson('về đơn tố cáo', { communeCode: own, audience: 'protected' })
    const task = await onlyOne('denunciation_officer', 'hand_off')
    for (const role of roleNames.filter((name) => name !== 'denunciation_officer')) {
      expect(await find(role, 'hand_off')).toEqual([])
      await expect(answer(role, task.id)).rejects.toBeInstanceOf(Forbidden)
    }
    await answer('denunciation_officer', task.id)
    expect(await find('denunciation_officer', 'hand_off')).toEqual([])
  })
})

test('a request to delete data of a chat with nothing but protected cases is their officers’ alone', async () => {
  await tasks.requestDeletion({ ...from(), hasProtected: true })
  expect(await find('denunciation_officer', 'data_request')).toHaveLength(1)
  for (const role of roleNames.filter((name) => name !== 'denunciation_officer'))
    expect(await find(role, 'data_request'), role).toEqual([])
})

test('of a chat with protected and other cases their officers get it too, each ends their own', async () => {
  await tasks.requestDeletion({ ...from(), hasProtected: true, hasOrdinary: true })
  const task = await onlyOne('denunciation_officer', 'data_request')
  const others = await onlyOne('supervisor', 'data_request')
  const end = (role: Role, { id }: Task) => tasks.tickOff({ account: buildAccount(role), ids: [id], at: later })
  await expect(end('supervisor', task)).rejects.toBeInstanceOf(Forbidden)
  await end('denunciation_officer', task)
  expect(await find('denunciation_officer', 'data_request')).toEqual([])
  await end('supervisor', others)
})

describe('opening', () => {
  test('the same message opens one of a kind, also at once, and may open one of another kind', async () => {
    const openedBy = nextMessage()
    await Promise.all([1, 2, 3].map(() => askForPerson('một lần', { openedBy })))
    await noteUnanswered('câu ấy', { openedBy })
    expect(await find('supervisor', 'hand_off')).toHaveLength(1)
    expect(await find('editor', 'unanswered')).toHaveLength(1)
  })

  test('its name is random and tells nothing of the chat', async () => {
    await askForPerson('tên gì', { chat: 'web:secret-conversation' })
    expect((await onlyOne('supervisor', 'hand_off')).id).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('numbers of telephones and identity cards aren’t kept of what couldn’t be answered, nor more than the kind keeps', async () => {
    await noteUnanswered(`gọi 0912 345 678 nhé ${'x'.repeat(2_000)}`)
    await askForPerson('y'.repeat(5_000))
    await reportError('z'.repeat(3_000))
    const [unanswered] = await find('editor', 'unanswered')
    const text = unanswered?.kind === 'unanswered' ? unanswered.facts.text : ''
    expect(text).toMatch(/^gọi … nhé [x\n]+$/)
    expect(text.length).toBeLessThanOrEqual(1_000)
    expect(text.length).toBeGreaterThan(900)
    const lengthOf = (task: Task | undefined) => String(Object.values(task?.facts ?? {})[0]).length
    expect(lengthOf((await find('supervisor', 'hand_off'))[0])).toBe(4_000)
    expect(lengthOf((await find('editor', 'error_report'))[0])).toBe(2_000)
  })

  test('a request to delete data has its last days by law, the nearest first', async () => {
    expect(await tasks.requestDeletion(from())).toEqual({ dueOn: '2026-12-15' })
    await tasks.open({ ...from(), kind: 'data_request', facts: { replyBy: 'x', article: 'y' }, dueOn: '2026-12-01' })
    const found = await find('supervisor', 'data_request')
    expect(found.map(({ dueOn }) => dueOn)).toEqual(['2026-12-01', '2026-12-15'])
    expect(found[1]?.facts).toEqual({ replyBy: '2026-11-27', article: 'Điều 5' })
  })

  test('who waits longest comes first, the newest question and report come first', async () => {
    for (const when of [later, at]) {
      await askForPerson(when.toISOString(), { at: when })
      await noteUnanswered(when.toISOString(), { at: when })
      await reportError(when.toISOString(), { at: when })
    }
    const times = async (kind: TaskKind) =>
      (await tasks.findFor(kind === 'hand_off' ? supervisor : editor, kind, 10)).map(({ openedAt }) => openedAt)
    expect(await times('hand_off')).toEqual([at, later])
    expect(await times('unanswered')).toEqual([later, at])
    expect(await times('error_report')).toEqual([later, at])
  })
})

describe('answering', () => {
  test('the reply is stored with the end of the task and waits for the outbox under a name that never changes', async () => {
    await askForPerson('nộp ở đâu', { communeCode: own })
    const { id } = await onlyOne('officer', 'hand_off')
    await answer('officer', id, '  Mời bác đến  ')
    const pending = { id: `task:${id}`, chat: 'web:1', causedBy: `task:${id}` }
    const carried = await tasks.source().findPending(10)
    expect(carried).toEqual([{ ...pending, said: expect.anything() }])
    expect(await testSealing(connection).boxes.open((carried[0] as SealedMessage).said)).toEqual({
      text: 'UBND xã Mễ Sở trả lời anh/chị:\n\nMời bác đến',
      choices: [],
    })
    expect(await databaseOf(connection).collection('tasks').findOne({})).toMatchObject({
      state: 'done',
      doneAt: later,
      doneBy: 'officer-12049',
      audit: [{ at: later, accountId: 'officer-12049', what: 'hand_off_answered', subject: id }],
    })
  })

  test('of two officers answering together one is heard, the other is told', async () => {
    await askForPerson('hai người', { communeCode: own })
    const { id } = await onlyOne('officer', 'hand_off')
    const answers = await Promise.allSettled([answer('officer', id, 'một'), answer('leader', id, 'hai')])
    const refused = answers.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(1)
    expect((refused[0] as PromiseRejectedResult).reason).toBeInstanceOf(Conflict)
    expect(await tasks.source().findPending(10)).toHaveLength(1)
  })

  test('nothing, blanks, an unknown task and one that is only ticked off are refused', async () => {
    await askForPerson('chờ', { communeCode: own })
    await tasks.requestDeletion(from())
    const { id } = await onlyOne('officer', 'hand_off')
    await expect(answer('officer', id, ' \n ')).rejects.toBeInstanceOf(InvalidInput)
    await expect(answer('officer', 'nobody')).rejects.toBeInstanceOf(NotFound)
    const request = await onlyOne('supervisor', 'data_request')
    await expect(answer('supervisor', request.id)).rejects.toBeInstanceOf(InvalidInput)
    expect(await find('officer', 'hand_off')).toHaveLength(1)
    expect(await tasks.source().findPending(10)).toEqual([])
  })
})

describe('ticking off', () => {
  test('all that were shown together go, twice is no harm', async () => {
    for (const text of ['một', 'hai', 'ba']) await noteUnanswered(text)
    const ids = (await find('editor', 'unanswered')).map(({ id }) => id)
    await tasks.tickOff({ account: editor, ids: ids.slice(0, 2), at: later })
    expect((await find('editor', 'unanswered')).map(({ id }) => id)).toEqual(ids.slice(2))
    await tasks.tickOff({ account: editor, ids, at: later })
    expect(await find('editor', 'unanswered')).toEqual([])
    await expect(tasks.tickOff({ account: editor, ids: ['nobody'], at: later })).rejects.toBeInstanceOf(NotFound)
  })

  test('one that isn’t theirs keeps the rest open, one that waits for an answer isn’t ticked off', async () => {
    await openOneOfEach()
    const { id: request } = await onlyOne('supervisor', 'data_request')
    const { id: report } = await onlyOne('editor', 'error_report')
    const { id: waiting } = await onlyOne('officer', 'hand_off')
    const tickOff = (ids: string[], account = editor) => tasks.tickOff({ account, ids, at: later })
    await expect(tickOff([report, request])).rejects.toBeInstanceOf(Forbidden)
    await expect(tickOff([waiting], supervisor)).rejects.toBeInstanceOf(InvalidInput)
    expect(await find('editor', 'error_report')).toHaveLength(1)
    expect(await find('supervisor', 'data_request')).toHaveLength(1)
    expect(await find('officer', 'hand_off')).toHaveLength(1)
  })

  test('a request to delete data that is dealt with is in the audit trail, once', async () => {
    await openOneOfEach()
    const { id } = await onlyOne('supervisor', 'data_request')
    const report = await onlyOne('editor', 'error_report')
    await tasks.settle({ account: editor, id: report.id, isConfirmed: true, at: later, nameOf })
    for (let time = 0; time < 2; time += 1) await tasks.tickOff({ account: supervisor, ids: [id], at: later })
    const entry = { id: expect.any(String), at: later, accountId: supervisor.id }
    const ofRequest = (await tasks.auditSource().findPending(10)).filter(({ subject }) => subject === id)
    expect(ofRequest).toEqual([{ ...entry, what: 'data_request_done', subject: id }])
  })
})

describe('what was reported as wrong', () => {
  test.each([true, false])('ends with whether it was (%s), which is kept, once', async (isConfirmed) => {
    await reportError('phí sai')
    const { id } = await onlyOne('editor', 'error_report')
    const settle = (is: boolean) => tasks.settle({ account: editor, id, isConfirmed: is, at: later, nameOf })
    await expect(tasks.tickOff({ account: editor, ids: [id], at: later })).rejects.toBeInstanceOf(InvalidInput)
    await settle(isConfirmed)
    await expect(settle(!isConfirmed)).rejects.toBeInstanceOf(Conflict)
    expect(await tasks.findAllFor(editor, 'error_report', { communeCode: null, limit: 10 })).toMatchObject([
      { state: 'done', doneBy: editor.id, isConfirmed },
    ])
  })

  test('is told to who reported it in a chat, and open again when the verdict is taken back', async () => {
    await reportError('phí sai')
    const { id, chat } = await onlyOne('editor', 'error_report')
    const { boxes } = testSealing(connection)
    const outgoing = async () =>
      Promise.all(
        (await tasks.source().findPending(10)).map(async (one) => [
          one.chat,
          'said' in one ? (await boxes.open<{ text: string }>(one.said))?.text : one.text,
        ]),
      )
    await tasks.settle({ account: editor, id, isConfirmed: true, at: later, nameOf })
    expect(await outgoing()).toEqual([[chat, expect.stringContaining('“Đăng ký khai sinh”. Anh/chị báo đúng')]])
    await expect(tasks.reopen({ account: supervisor, id, at: later })).rejects.toBeInstanceOf(Forbidden)
    await tasks.reopen({ account: editor, id, at: later })
    expect(await outgoing()).toEqual([])
    expect(await onlyOne('editor', 'error_report')).toMatchObject({ state: 'open', isConfirmed: null, doneBy: null })
    await expect(tasks.reopen({ account: editor, id, at: later })).rejects.toBeInstanceOf(Conflict)
    await tasks.settle({ account: editor, id, isConfirmed: false, at: later, nameOf })
    expect(await outgoing()).toEqual([[chat, expect.stringContaining('đối chiếu là đúng')]])
  })

  test('of who reported it by a form nobody is told', async () => {
    await reportError('phí sai', { chat: 'web:bieu-mau-1' })
    const { id } = await onlyOne('editor', 'error_report')
    await tasks.settle({ account: editor, id, isConfirmed: true, at: later, nameOf })
    expect(await tasks.source().findPending(10)).toEqual([])
  })

  test('nothing else ends so', async () => {
    await noteUnanswered('không hiểu')
    const { id } = await onlyOne('editor', 'unanswered')
    const settled = tasks.settle({ account: editor, id, isConfirmed: true, at: later, nameOf })
    await expect(settled).rejects.toBeInstanceOf(InvalidInput)
  })

  test('loses the talk before it when that turns out to be a denunciation’s, not itself', async () => {
    const talk = [{ said: 'phí bao nhiêu', answered: 'Miễn phí', told: [] }]
    await reportError('phí sai', { facts: { text: 'phí sai', slug: 'register-birth', talk } })
    expect((await onlyOne('editor', 'error_report')).facts).toMatchObject({ talk })
    await tasks.withdrawLessons('web:1', at)
    expect((await onlyOne('editor', 'error_report')).facts).toEqual({ text: 'phí sai', slug: 'register-birth' })
  })
})

test('deleting one’s data takes what was asked, answered and reported; an open question and the request stay, others’ too', async () => {
  await openOneOfEach()
  await askForPerson('đã trả lời', { communeCode: own })
  const [, answered] = await find('officer', 'hand_off')
  await answer('officer', answered?.id ?? '')
  const collect = async () => {
    for (const source of [tasks.source(), tasks.auditSource()])
      await source.clearPending((await source.findPending(10)).map(({ id }) => id))
  }
  await reportError('của người khác', { chat: 'web:2' })
  await tasks.forget('web:1')
  expect(await tasks.source().findPending(10)).toHaveLength(1)
  await collect()
  expect(released).not.toContain(`task:${answered?.id}`)
  await tasks.forget('web:1')
  expect(released).toContain(`task:${answered?.id}`)
  const left = await databaseOf(connection).collection('tasks').find().toArray()
  expect(left.map(({ kind, chat, state }) => `${kind} ${chat} ${state}`).toSorted()).toEqual([
    'data_request web:1 open',
    'data_wish web:1 open',
    'error_report web:2 open',
    'hand_off web:1 open',
    'survey_cause null open',
  ])
})

test('every kind has an address of its own and words for the page', () => {
  const kinds = taskKindNames.map((kind) => taskKinds[kind])
  expect(new Set(kinds.map(({ address }) => address)).size).toBe(kinds.length)
  for (const { label, none, address } of kinds) {
    expect(label).not.toBe('')
    expect(none).not.toBe('')
    expect(address).toMatch(/^[a-z-]+$/)
  }
})
