import { expect, test } from 'vitest'
import { createCaseStore } from '../../src/cases/case-store.js'
import { openStates } from '../../src/cases/inbox/queues.js'
import { dataTerms } from '../../src/deadlines/data-terms.js'
import { newConversation } from '../../src/dialogue/conversation.js'
import { createConversationStore } from '../../src/dialogue/conversation-store.js'
import { createChatStore } from '../../src/messaging/chat-store.js'
import { createInboxStore } from '../../src/messaging/inbox-store.js'
import { createOutboxStore } from '../../src/messaging/outbox-store.js'
import { wholeConversations } from '../../src/migrations/0001-whole-conversations.js'
import { wholeCases } from '../../src/migrations/0002-whole-cases.js'
import { messagesByChat } from '../../src/migrations/0003-messages-by-chat.js'
import { filesByUpload } from '../../src/migrations/0004-files-by-upload.js'
import { tasksInOnePlace } from '../../src/migrations/0005-tasks-in-one-place.js'
import { messageKeys } from '../../src/migrations/0006-message-keys.js'
import { wholeAccounts } from '../../src/migrations/0007-whole-accounts.js'
import { stackOfFlows } from '../../src/migrations/0008-stack-of-flows.js'
import { dutiesAndActs } from '../../src/migrations/0009-duties-and-acts.js'
import { joinedCases } from '../../src/migrations/0010-joined-cases.js'
import { counterAndTransfers } from '../../src/migrations/0011-counter-and-transfers.js'
import { remindedCases } from '../../src/migrations/0012-reminded-cases.js'
import { formerOffices } from '../../src/migrations/0013-former-offices.js'
import { foundCases } from '../../src/migrations/0014-found-cases.js'
import { heldClocks } from '../../src/migrations/0015-held-clocks.js'
import { openCases } from '../../src/migrations/0016-open-cases.js'
import { catalogVersions } from '../../src/migrations/0017-catalog-versions.js'
import { wordsAtDesks } from '../../src/migrations/0018-words-at-desks.js'
import { publicIds } from '../../src/migrations/0019-public-ids.js'
import { commentsOnNotices } from '../../src/migrations/0020-comments-on-notices.js'
import { unsaidSenders } from '../../src/migrations/0021-unsaid-senders.js'
import { migrations } from '../../src/migrations/index.js'
import { createTasks } from '../../src/tasks/tasks.js'
import { testFiles } from '../attachments/test-files.js'
import { sealedTo } from '../cases/case-sealing.js'
import { testSealing } from '../sealing/test-sealing.js'
import { useOldDatabase } from './old-database.js'

const old = useOldDatabase()
const at = new Date('2026-11-23T03:00:00Z')

test('a conversation of the first day has every field of the next', async () => {
  const first = {
    _id: 'telegram:1',
    version: 4,
    flow: { name: 'send-feedback', version: 1, step: 'place', data: { text: 'rác' } },
    suspended: null,
    context: { procedure: 'register-birth', commune: '12049' },
    offered: [{ label: 'Hủy', value: '/huy' }],
    handled: ['telegram:1:1'],
    outgoing: [],
    updatedAt: at,
  }
  const added = { checklist: null, wasAskedCommune: false, files: null, protectedAt: null }
  const whole = { ...first, _id: 'web:2', context: { ...first.context, ...added }, lastTurnAt: at, last: null }
  await old.expectMigrated(wholeConversations, { conversations: [first, whole] }, ({ conversations }) => {
    expect(conversations).toEqual([
      { ...first, context: { ...first.context, ...added }, lastTurnAt: null, last: null },
      whole,
    ])
  })
})

/** As the migration of that day makes it: what came later is optional. */
const { errands: _errands, handOff: _handOff, ...contextThen } = newConversation('').context

test('a conversation that could interrupt one flow is read like a new one that said the same', async () => {
  const waiting = { name: 'send-feedback', version: 1, step: 'place', data: { text: 'rác' } }
  const before = { flow: waiting, suspended: null, context: {}, offered: [] }
  const {
    context: { procedure, commune, checklist, wasAskedCommune, files, protectedAt },
    ...rest
  } = newConversation('telegram:1')
  const single = {
    _id: rest.chat,
    version: 4,
    flow: waiting,
    suspended: null,
    context: { procedure, commune, checklist, wasAskedCommune, files, protectedAt },
    offered: [],
    handled: ['telegram:1:1'],
    lastTurnAt: at,
    last: { platformId: '1', before },
    outgoing: [],
    updatedAt: at,
  }
  const interrupted = { ...single, _id: 'telegram:2', suspended: waiting, last: null }
  const { chat, ...today } = { ...newConversation('web:3'), version: 1, suspended: [waiting], lastTurnAt: at }
  const stored = { _id: chat, ...today, outgoing: [], updatedAt: at }
  await old.expectMigrated(stackOfFlows, { conversations: [single, interrupted, stored] }, ({ conversations }) => {
    const added = { suspended: [], kept: null, last: null, context: contextThen }
    expect(conversations).toEqual([{ ...single, ...added }, { ...interrupted, ...added, suspended: [waiting] }, stored])
  })
  const store = createConversationStore(old.connection, testSealing(old.connection))
  expect(Object.keys(await store.load('telegram:1')).toSorted()).toEqual(Object.keys(newConversation('')).toSorted())
  expect(await store.load('web:3')).toEqual({ chat, ...today })
})

const oldCase = (id: string, kind: string) => ({
  _id: id,
  openedBy: `web:${id}`,
  receiptCode: `PA-${id}`,
  kind,
  category: 'other',
  state: 'received',
  text: 'rác chất đống',
  placeText: null,
  communeCode: '12049',
  when: null,
  against: null,
  request: null,
  evidence: null,
  reporter: { name: null, address: null, phone: null },
  agency: { name: 'UBND xã', communeCode: '12049' },
  routedBecause: '',
  chat: 'web:1',
  clocks: [],
  dueAt: null,
  sortDue: at,
  timeline: [],
  awaitsCitizen: false,
  openedAt: at,
  updatedAt: at,
  version: 1,
  outgoing: [],
})

test('cases of the first day, open and protected, get an empty list of files and no mark; later ones keep theirs', async () => {
  const rated = { ...oldCase('b', 'feedback'), attachments: ['web:1:0'], rating: { score: 5, at }, keptFrom: null }
  await old.expectMigrated(
    wholeCases,
    { cases: [oldCase('a', 'feedback'), rated], protected_cases: [oldCase('c', 'tip')] },
    (after) => {
      expect(after.cases).toEqual([
        { ...oldCase('a', 'feedback'), attachments: [], rating: null, keptFrom: null },
        rated,
      ])
      expect(after.protected_cases).toEqual([{ ...oldCase('c', 'tip'), attachments: [], rating: null, keptFrom: null }])
    },
  )
  const found = await createCaseStore(old.connection, sealedTo()).get('a', { isProtected: false })
  expect(found).toMatchObject({ attachments: [], rating: null, keptFrom: null })
})

test('cases from before the counter came from a chat and are under way to nobody; later ones keep how they stand', async () => {
  const whole = { attachments: [], rating: null, keptFrom: null }
  const entered = {
    ...oldCase('b', 'feedback'),
    ...whole,
    chat: null,
    transfer: { state: 'sent' },
    entry: { way: 'counter' },
    toTell: [{ id: '1' }],
  }
  const fresh = { transfer: null, entry: null, toTell: [] }
  await old.expectMigrated(
    counterAndTransfers,
    {
      cases: [{ ...oldCase('a', 'feedback'), ...whole }, entered],
      protected_cases: [{ ...oldCase('c', 'tip'), ...whole }],
    },
    (after) => {
      expect(after.cases).toEqual([{ ...oldCase('a', 'feedback'), ...whole, ...fresh }, entered])
      expect(after.protected_cases).toEqual([{ ...oldCase('c', 'tip'), ...whole, ...fresh }])
    },
  )
})

const oldOutgoing = (id: string, more: object) => ({
  _id: id,
  chat: 'telegram:1',
  channel: 'telegram',
  text: id,
  choices: [],
  causedBy: 'telegram:1:1',
  state: 'waiting',
  order: 1,
  sequence: null,
  attempts: 0,
  nextAttemptAt: at,
  createdAt: at,
  deliveredAt: null,
  platformMessageId: null,
  failure: null,
  ...more,
})

test('messages of the first day are still handled, delivered and given up, and new ones come after them', async () => {
  const incoming = { _id: 'telegram:1:1', chat: 'telegram:1', channel: 'telegram', text: 'xin chào', at }
  await old.expectMigrated(
    messagesByChat,
    {
      incoming: [{ ...incoming, state: 'waiting', attempts: 0, order: 1_795_000_000_000.001 }],
      outgoing: [
        oldOutgoing('a', { state: 'delivered', order: 7, sequence: 5, deliveredAt: at }),
        oldOutgoing('b', { order: 8 }),
        oldOutgoing('c', { state: 'failed', order: 6, failure: 'Forbidden: bot was kicked' }),
        oldOutgoing('d', { chat: 'telegram:2', state: 'failed', order: 1, failure: 'expired', failureReason: null }),
      ],
      chats: [{ _id: 'telegram:1', caused: 2, delivered: 9 }],
    },
    (after) => {
      const added = {
        notBefore: at,
        tryingSince: null,
        fence: null,
        unclearTries: 0,
        interruptedTries: 0,
        failureReason: null,
      }
      expect(after.incoming).toEqual([expect.objectContaining({ _id: 'telegram:1:1', storedAt: at })])
      expect(after.outgoing).toEqual([
        expect.objectContaining({ _id: 'a', ...added }),
        expect.objectContaining({ _id: 'b', ...added }),
        expect.objectContaining({
          _id: 'c',
          ...added,
          failure: 'rejected',
          failureReason: 'Forbidden: bot was kicked',
        }),
        expect.objectContaining({ _id: 'd', ...added, failure: 'expired' }),
      ])
      expect(after.chats).toEqual([
        { _id: 'telegram:1', received: 1_795_000_000_000.001, caused: 8, delivered: 9 },
        { _id: 'telegram:2', caused: 1 },
      ])
    },
  )
  const chats = createChatStore(old.connection)
  const { boxes } = testSealing(old.connection)
  const inbox = createInboxStore(old.connection, chats, boxes)
  await inbox.store({ ...incoming, id: 'telegram:1:2' })
  expect((await inbox.nextWaiting('telegram:1'))?.message.id).toBe('telegram:1:1')
  const outbox = createOutboxStore(old.connection, chats, boxes)
  await outbox.add({ id: 'e', chat: 'telegram:1', text: 'e', choices: [], causedBy: 'x' }, at)
  expect((await outbox.nextWaiting('telegram:1', at))?._id).toBe('b')
})

test('messages that staff may see get a key, those that have one keep it', async () => {
  const [waiting, failed, delivered, keyed] = ['waiting', 'failed', 'delivered', 'failed'].map((state, index) =>
    oldOutgoing(String(index), { state, ...(index === 3 && { key: 'kept' }) }),
  )
  await old.expectMigrated(
    messageKeys,
    { outgoing: [waiting, failed, delivered, keyed] as never[] },
    ({ outgoing }) => {
      const keys = (outgoing ?? []).map(({ key }) => key)
      expect(keys).toEqual([
        expect.stringMatching(/^[0-9a-f-]{36}$/),
        expect.stringMatching(/^[0-9a-f-]{36}$/),
        undefined,
        'kept',
      ])
      expect(keys[0]).not.toBe(keys[1])
    },
  )
})

test('an account from before consent was asked for has no request, one that waits keeps its own', async () => {
  const account = { _id: 'a', userName: 'a', displayName: 'a', role: 'officer', communeCode: '12049', isActive: true }
  const asking = { ...account, _id: 'b', userName: 'b', communeCode: null, request: { askedBy: 'a', at } }
  await old.expectMigrated(wholeAccounts, { accounts: [account, asking] }, ({ accounts }) => {
    expect(accounts).toEqual([{ ...account, request: null }, asking])
  })
})

test('a file of the first day is found by its upload and keeps its bytes', async () => {
  const { ObjectId } = (await import('mongoose')).default.Types
  const [earlier, later] = [new ObjectId(), new ObjectId()]
  const record = {
    _id: 'web:1:0',
    chat: 'web:1',
    name: 'Ảnh chụp.JPG',
    type: 'image/jpeg',
    size: 3,
    sha256: 'x',
    keptAt: at,
    caseId: 'a',
    scan: 'not_scanned',
    removed: null,
  }
  const bytes = (_id: unknown, uploadDate: Date) => ({ _id, length: 3, chunkSize: 3, uploadDate, filename: 'web:1:0' })
  const keys = new Set<unknown>()
  await old.expectMigrated(
    filesByUpload,
    {
      attachments: [record, { ...record, _id: 'web:1:1', name: 'không-đuôi' }],
      'attachment_bytes.files': [bytes(earlier, at), bytes(later, new Date(at.getTime() + 1_000))],
      'attachment_bytes.chunks': [{ _id: new ObjectId(), files_id: later, n: 0, data: Buffer.from('abc') }],
    },
    ({ attachments }) => {
      const [found, lost] = attachments ?? []
      expect(found).toMatchObject({
        ...record,
        extension: 'jpg',
        uploads: [earlier, later],
        bytesId: later,
        isForgotten: false,
      })
      expect(lost).toMatchObject({ extension: 'bin', uploads: [], bytesId: null })
      expect(found?.key).toMatch(/^[0-9a-f]{32}$/)
      expect(lost?.key).not.toBe(found?.key)
      keys.add(found?.key)
    },
  )
  expect(keys.size).toBeGreaterThan(1)
  const store = testFiles(old.connection)
  await store.prepare()
  const opened = await store.open('web:1:0')
  expect('bytes' in opened && opened.bytes.toString()).toBe('abc')
})

test('what waited for staff in four collections lies in one, with its end, its people and the answer on its way', async () => {
  const reply = {
    id: 'hand-off:web:1:2',
    chat: 'web:1',
    text: 'UBND xã trả lời: mời bác đến',
    choices: [],
    causedBy: 'hand-off:web:1:2',
  }
  const entry = { id: 'e', at, accountId: 'account-1', what: 'hand_off_answered', subject: 'x' }
  const waiting = { answeredAt: null, answer: null, answeredBy: null, outgoing: [] }
  const before = {
    hand_offs: [
      {
        _id: 'web:1:1',
        chat: 'web:1',
        communeCode: '12049',
        question: 'q1',
        state: 'waiting',
        openedAt: at,
        ...waiting,
      },
      {
        _id: 'web:1:2',
        chat: 'web:1',
        communeCode: null,
        question: 'q2',
        state: 'answered',
        openedAt: at,
        answeredAt: at,
        answer: 'mời bác đến',
        answeredBy: 'account-1',
        outgoing: [reply],
        audit: [entry],
        isProtected: true,
      },
    ],
    data_requests: [
      {
        _id: 'web:1:3',
        chat: 'web:1',
        at,
        replyBy: '2026-11-26',
        dueOn: '2026-12-14',
        article: 'Điều 5',
        doneAt: null,
        doneBy: null,
      },
      {
        _id: 'web:1:4',
        chat: 'web:1',
        at,
        replyBy: '2026-11-26',
        dueOn: '2026-12-14',
        article: 'Điều 5',
        doneAt: at,
        doneBy: 'account-2',
      },
    ],
    unanswered: [
      {
        _id: 'web:1:1',
        text: 'u1',
        intent: 'procedure_info',
        confidence: 0.4,
        nearest: 'register-birth',
        askedAt: at,
        state: 'new',
      },
      {
        _id: 'web:1:5',
        chat: 'web:1',
        text: 'u2',
        intent: 'other',
        confidence: 0.1,
        nearest: null,
        askedAt: at,
        state: 'done',
      },
    ],
    error_reports: [{ _id: 'web:1:6', slug: 'register-birth', text: 'e1', reportedAt: at, state: 'new' }],
  }
  const open = {
    communeCode: null,
    audience: 'office',
    openedAt: at,
    dueOn: null,
    state: 'open',
    doneAt: null,
    doneBy: null,
    answer: null,
    audit: [],
    outgoing: [],
  }
  await old.expectMigrated(tasksInOnePlace, before, (after) => {
    expect(Object.keys(after)).toEqual(['tasks'])
    const tasks = (after.tasks ?? []).map(({ _id, ...rest }) => {
      expect(_id).toMatch(/^[0-9a-f-]{36}$/)
      return rest
    })
    const of = (kind: string) =>
      tasks.filter((task) => task.kind === kind).toSorted((a, b) => (String(a.openedBy) < String(b.openedBy) ? -1 : 1))
    expect(tasks).toHaveLength(7)
    expect(of('hand_off')).toEqual([
      {
        ...open,
        kind: 'hand_off',
        openedBy: 'web:1:1',
        chat: 'web:1',
        communeCode: '12049',
        facts: { question: 'q1' },
      },
      {
        ...open,
        kind: 'hand_off',
        openedBy: 'web:1:2',
        chat: 'web:1',
        facts: { question: 'q2' },
        state: 'done',
        doneAt: at,
        doneBy: 'account-1',
        answer: 'mời bác đến',
        outgoing: [reply],
        audit: [entry],
        audience: 'protected',
      },
    ])
    const request = {
      ...open,
      kind: 'data_request',
      chat: 'web:1',
      facts: { replyBy: '2026-11-26', article: 'Điều 5' },
      dueOn: '2026-12-14',
    }
    expect(of('data_request')).toEqual([
      { ...request, openedBy: 'web:1:3' },
      { ...request, openedBy: 'web:1:4', state: 'done', doneAt: at, doneBy: 'account-2' },
    ])
    expect(of('unanswered')).toEqual([
      {
        ...open,
        kind: 'unanswered',
        openedBy: 'web:1:1',
        chat: null,
        facts: { text: 'u1', intent: 'procedure_info', confidence: 0.4, nearest: 'register-birth' },
      },
      {
        ...open,
        kind: 'unanswered',
        openedBy: 'web:1:5',
        chat: 'web:1',
        facts: { text: 'u2', intent: 'other', confidence: 0.1, nearest: null },
        state: 'done',
      },
    ])
    expect(of('error_report')).toEqual([
      { ...open, kind: 'error_report', openedBy: 'web:1:6', chat: null, facts: { text: 'e1', slug: 'register-birth' } },
    ])
  })
  const tasks = createTasks({
    connection: old.connection,
    boxes: testSealing(old.connection).boxes,
    dataTerms,
    keepPictures: (_order, run) => run([]),
    releasePictures: async () => undefined,
  })
  await tasks.prepare()
  expect(await tasks.source().findPending(10)).toEqual([reply])
  const officer = { id: 'o', userName: 'o', displayName: 'o', role: 'officer', communeCode: '12049' } as const
  expect((await tasks.findFor(officer, 'hand_off', 10)).map(({ facts }) => facts)).toEqual([{ question: 'q1' }])
})

test('cases of before the duties get findings, links and acts, their clocks pauses and extensions; later ones keep theirs', async () => {
  const clock = { clockId: 'kn.accept', startedOn: '2026-11-20', pausedOn: null, stoppedOn: null }
  const added = {
    findings: [],
    group: null,
    authorised: null,
    forwardedBy: null,
    protection: null,
    links: [],
    toOpen: [],
    reopenedByCitizen: 0,
  }
  const whole = { ...oldCase('b', 'complaint'), clocks: [{ ...clock, pauses: [], extensions: 1 }] }
  const today = { ...whole, ...added, findings: ['complex'], reopenedByCitizen: 1 }
  const before = { ...oldCase('a', 'complaint'), clocks: [clock] }
  await old.expectMigrated(
    dutiesAndActs,
    { cases: [before, today], protected_cases: [oldCase('c', 'tip')] },
    (after) => {
      expect(after.cases).toEqual([{ ...before, ...added, clocks: [{ ...clock, pauses: [], extensions: 0 }] }, today])
      expect(after.protected_cases).toEqual([{ ...oldCase('c', 'tip'), ...added }])
    },
  )
})

test('a case from before joining goes on with no other; a joined one keeps its link', async () => {
  const joined = { ...oldCase('b', 'feedback'), joinedTo: 'a' }
  await old.expectMigrated(
    joinedCases,
    { cases: [oldCase('a', 'feedback'), joined], protected_cases: [oldCase('c', 'tip')] },
    (after) => {
      expect(after.cases).toEqual([{ ...oldCase('a', 'feedback'), joinedTo: null }, joined])
      expect(after.protected_cases).toEqual([{ ...oldCase('c', 'tip'), joinedTo: null }])
    },
  )
})

test('a case that nobody was reminded of is looked at now, unless nothing of it comes due', async () => {
  const due = { _id: '1', dueAt: at, state: 'received' }
  const quiet = { _id: '2', dueAt: null, state: 'closed' }
  const known = { _id: '3', dueAt: at, state: 'received', remindAt: at }
  await old.expectMigrated(
    remindedCases,
    { cases: [due, quiet, known], protected_cases: [due] },
    ({ cases, protected_cases }) => {
      expect(cases).toEqual([{ ...due, remindAt: new Date(0) }, { ...quiet, remindAt: null }, known])
      expect(protected_cases).toEqual([{ ...due, remindAt: new Date(0) }])
    },
  )
})

test('cases learn who had them before, and their clocks the stands that only the timeline told of', async () => {
  const moved = (to: string, date: string) => ({ what: 'moved', to, at: new Date(`${date}T03:00:00Z`), paper: null })
  const stood = [{ ...moved('paused', '2026-08-21'), paper: { date: '2026-08-20' } }, moved('resumed', '2026-10-05')]
  const clock = { clockId: 'kn.resolve1', startedOn: '2026-08-10', stoppedOn: null, pauses: [] }
  const ended = { ...clock, stoppedOn: '2026-10-20' }
  const other = { ...clock, clockId: 'kn.send1' }
  const known = { ...clock, pauses: [{ pausedOn: '2026-08-19', resumedOn: '2026-10-05' }] }
  const before = { ...oldCase('a', 'complaint'), timeline: stood, clocks: [clock, ended, other] }
  const whole = { ...oldCase('b', 'complaint'), timeline: stood, clocks: [known] }
  const today = { ...oldCase('c', 'complaint'), formerOffices: [{ communeCode: null, until: '2026-11-20' }] }
  await old.expectMigrated(
    formerOffices,
    { cases: [before, whole, today], protected_cases: [oldCase('d', 'tip')] },
    (after) => {
      const aware = { ...clock, pauses: [{ pausedOn: '2026-08-20', resumedOn: '2026-10-05' }] }
      expect(after.cases).toEqual([
        { ...before, clocks: [aware, ended, other], formerOffices: [] },
        { ...whole, formerOffices: [] },
        today,
      ])
      expect(after.protected_cases).toEqual([{ ...oldCase('d', 'tip'), formerOffices: [] }])
    },
  )
})

test('cases learn in whose lists they stand', async () => {
  const [here, there] = [{ communeCode: '12049' }, { communeCode: null }]
  const lies = { ...oldCase('a', 'complaint'), agency: here, transfer: { state: 'returned', to: there } }
  const onItsWay = { ...oldCase('b', 'complaint'), agency: here, transfer: { state: 'sent', to: there } }
  const known = { ...oldCase('c', 'complaint'), agency: here, desks: ['12049'], assignee: { id: 'x', name: 'Lan' } }
  const added = { assignee: null, citizenWaitsSince: null }
  await old.expectMigrated(
    foundCases,
    { cases: [lies, onItsWay, known], protected_cases: [{ ...oldCase('d', 'tip'), agency: there }] },
    (after) => {
      expect(after.cases).toEqual([
        { ...lies, ...added, desks: ['12049'] },
        { ...onItsWay, ...added, desks: ['12049', 'province'] },
        { ...known, citizenWaitsSince: null },
      ])
      expect(after.protected_cases).toMatchObject([{ desks: ['province'] }])
    },
  )
})

test('the open clocks of a joined case have stopped on the day of joining, those of others run', async () => {
  const [open, done] = [
    { clockId: 'don.red', stoppedOn: null },
    { clockId: 'pa.notice', stoppedOn: '2026-11-20' },
  ]
  const timeline = [{ what: 'moved', to: 'joined', at: new Date('2026-11-22T20:00:00Z') }]
  const alone = { _id: 'a', state: 'received', joinedTo: null, clocks: [open, done], timeline: [] }
  const joined = { _id: 'b', state: 'joined', joinedTo: 'a', clocks: [open, done], timeline }
  await old.expectMigrated(heldClocks, { cases: [alone, joined] }, ({ cases }) => {
    const held = { ...open, stoppedOn: '2026-11-23', goesOnWith: 'a' }
    expect(cases).toEqual([alone, { ...joined, clocks: [held, done] }])
  })
})

test('a case of before December 2026 says whether something can still happen in it', async () => {
  const one = (_id: string, state: string, more: object = {}) => ({ _id, state, ...more })
  const cases = [
    ...openStates.map((state) => one(state, state)),
    one('closed', 'closed'),
    one('said', 'closed', { isOpen: true }),
  ]
  await old.expectMigrated(openCases, { cases, protected_cases: [one('p', 'tip')] }, (after) => {
    const said = Object.fromEntries((after.cases ?? []).map(({ _id, isOpen }) => [String(_id), isOpen]))
    expect(said).toEqual(Object.fromEntries(cases.map(({ _id }) => [_id, _id !== 'closed'])))
    expect(after.protected_cases).toEqual([{ _id: 'p', state: 'tip', isOpen: true }])
  })
})

test('a procedure says what waits for its day, and its draft who wrote it', async () => {
  const draft = { by: 'lan', why: 'sửa', at, content: { name: 'x' } }
  const plain = { _id: 'a', revision: 1, published: { number: 1 }, archived: [] }
  const drafted = { ...plain, _id: 'b', draft }
  const today = { ...drafted, _id: 'c', draft: { ...draft, writers: { fees: { by: 'lan' } }, review: { by: 'lan' } } }
  await old.expectMigrated(catalogVersions, { procedure_versions: [plain, drafted, today] }, (after) => {
    const added = { scheduled: null, withdrawn: null }
    expect(after.procedure_versions).toEqual([
      { ...plain, ...added, draft: null },
      { ...drafted, ...added, draft: { ...draft, writers: {}, review: null } },
      { ...today, ...added },
    ])
  })
})

test('a case is found by its words at each of its desks, a protected one by none', async () => {
  const words = ['rac', 'song']
  const cases = [
    { _id: 'a', words, desks: ['12049'] },
    { _id: 'moving', words, desks: ['12049', 'province'] },
    { _id: 'none', words: [], desks: ['12049'] },
    { _id: 'unsaid', desks: ['12049'] },
  ]
  await old.expectMigrated(wordsAtDesks, { cases, protected_cases: [{ _id: 'p', words: [], desks: [] }] }, (after) => {
    const at12049 = ['@12049 rac', '@12049 song']
    expect(after.cases?.map((one) => one.words)).toEqual([
      [...words, ...at12049],
      [...words, ...at12049, '@province rac', '@province song'],
      [],
      undefined,
    ])
    expect(after.protected_cases).toEqual([{ _id: 'p', words: [], desks: [] }])
  })
})

test('an answer that may be published gets an id for everybody, once', async () => {
  const answers = [{ _id: 'a' }, { _id: 'b' }, { _id: 'c', publicId: 'kept' }]
  await old.expectMigrated(publicIds, { public_answers: answers }, (after) => {
    const ids = after.public_answers?.map((one) => one.publicId) ?? []
    expect(ids).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), expect.stringMatching(/^[\da-f-]{36}$/), 'kept'])
    expect(new Set(ids).size).toBe(3)
  })
})

test('a comment on a notice stands with it, unless several bear its title', async () => {
  const report = (_id: string, text: string, communeCode: string | null = '12049') => ({
    _id,
    kind: 'feedback',
    text,
    agency: { communeCode },
  })
  const notice = (_id: string, title: string, communeCode = '12049') => ({ _id, communeCode, title })
  const about = (title: string) => `Tôi góp ý về “${title}” của xã Mễ Sở: nên làm sớm`
  const before = {
    publications: [
      notice('one', 'Quỹ “Vì người nghèo”'),
      notice('two', 'Thu phí'),
      notice('three', 'Thu phí'),
      notice('far', 'Chi', '11953'),
    ],
    cases: [
      report('a', about('Quỹ “Vì người nghèo”')),
      report('b', about('Thu phí')),
      report('c', about('Chi')),
      report('d', 'Đèn đường hỏng'),
      report('e', about('Quỹ “Vì người nghèo”'), null),
    ],
  }
  await old.expectMigrated(commentsOnNotices, before, (after) => {
    const linked = after.publications?.filter(({ comments }) => comments !== undefined)
    expect(linked).toEqual([{ ...notice('one', 'Quỹ “Vì người nghèo”'), comments: ['a'] }])
  })
})

test('a case that is under way loses the words that it was found by, and the start fills them anew', async () => {
  const words = ['rac', '@12049 rac', '@11953 rac']
  const cases = [
    { _id: 'moving', words, transfer: { state: 'sent' } },
    { _id: 'back', words, transfer: { state: 'returned' } },
    { _id: 'still', words, transfer: null },
  ]
  await old.expectMigrated(unsaidSenders, { cases }, (after) => {
    expect(new Map(after.cases?.map((one) => [one._id, one.words]))).toEqual(
      new Map([
        ['moving', undefined],
        ['back', words],
        ['still', words],
      ]),
    )
  })
})

test('every migration is tried on old documents here', () => {
  expect([...old.tried].toSorted()).toEqual(migrations.map(({ id }) => id).toSorted())
})
