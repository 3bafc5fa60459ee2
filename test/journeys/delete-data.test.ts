import type { mongo } from 'mongoose'
import { beforeAll, expect, test } from 'vitest'
import { deriveKey, sign } from '../../src/shared/keys.js'
import { collectionsInSource } from '../collections-in-source.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()
const words = 'lời-riêng-của-người-dân'
const now = new Date('2026-11-25T03:00:00Z')

type Fate = 'gone' | 'stays' | 'without words'
type Row = { collection: string; plants: (chat: string) => mongo.Document; fate: Fate; why: string }

const surveyKey = deriveKey('a secret of at least thirty-two characters', 'surveys')
const chatKeyOf = (chat: string) => sign(surveyKey, `chat|${chat}`)

const bookingOf = (chat: string, which: string) => ({
  chat,
  code: `${which}:${chat}`,
  openedBy: `${which}:${chat}`,
  dayId: 'planted',
  day: '2099-06-12',
  outgoing: [],
  audit: [],
})

/** What /xoadulieu does with what a chat leaves in each collection of the database. */
const rows: Row[] = [
  {
    collection: 'chat_keys',
    plants: (chat) => ({ chat, day: '2026-11-25', isOpen: false, under: 'lasting', wrapped: 'x' }),
    fate: 'stays',
    why: 'it opens what is still on its way, and the news of its cases',
  },
  {
    collection: 'incoming',
    plants: (chat) => ({
      chat,
      channel: 'fake',
      text: words,
      files: [{ name: words }],
      location: { latitude: 1, longitude: 2 },
      state: 'done',
      order: 1,
    }),
    fate: 'without words',
    why: 'its id makes a late copy of the message do nothing',
  },
  {
    collection: 'unreadable_updates',
    plants: (chat) => ({
      channel: 'fake',
      reason: 'text: invalid',
      raw: JSON.stringify({ chat: { id: chat.slice(5) }, text: words }),
    }),
    fate: 'gone',
    why: 'kept for developers alone',
  },
  {
    collection: 'unreadable_updates',
    plants: (chat) => ({
      channel: 'fake',
      reason: 'x',
      raw: JSON.stringify({ chat: { id: `${chat.slice(5)}-other` }, text: words }),
    }),
    fate: 'stays',
    why: 'another chat, whose id begins alike',
  },
  {
    collection: 'outgoing',
    plants: (chat) => ({ chat, text: words, state: 'delivered', causedBy: 'fake:1', sequence: 900 }),
    fate: 'gone',
    why: 'the talk',
  },
  {
    collection: 'outgoing',
    plants: (chat) => ({ chat, text: words, state: 'failed', causedBy: 'fake:2' }),
    fate: 'gone',
    why: 'the talk, undelivered',
  },
  {
    collection: 'outgoing',
    plants: (chat) => ({ chat, text: words, state: 'delivered', causedBy: 'case:1', isNews: true, sequence: 901 }),
    fate: 'stays',
    why: 'news of a case belong to the case’s file',
  },
  {
    collection: 'outgoing',
    plants: (chat) => ({
      chat,
      text: words,
      state: 'waiting',
      causedBy: 'fake:3',
      nextAttemptAt: new Date('2099-01-01'),
      notBefore: new Date('2099-01-01'),
    }),
    fate: 'stays',
    why: 'it is on its way',
  },
  {
    collection: 'tasks',
    plants: (chat) => ({
      chat,
      kind: 'hand_off',
      openedBy: `hand_off:done:${chat}`,
      facts: { question: words },
      state: 'done',
    }),
    fate: 'gone',
    why: 'asked and answered',
  },
  {
    collection: 'tasks',
    plants: (chat) => ({
      chat,
      kind: 'hand_off',
      openedBy: `hand_off:open:${chat}`,
      facts: { question: words },
      state: 'open',
    }),
    fate: 'stays',
    why: 'the person still waits for the answer',
  },
  {
    collection: 'tasks',
    plants: (chat) => ({
      chat,
      kind: 'hand_off',
      openedBy: `audited:${chat}`,
      facts: { question: words },
      state: 'done',
      audit: [{ id: 'lost?', at: now, what: 'hand_off_answered' }],
    }),
    fate: 'gone',
    why: 'answered; the entry it carries is collected first',
  },
  {
    collection: 'tasks',
    plants: (chat) => ({
      chat,
      kind: 'unanswered',
      openedBy: `unanswered:open:${chat}`,
      facts: { text: words },
      state: 'open',
    }),
    fate: 'gone',
    why: 'kept for editors alone',
  },
  {
    collection: 'tasks',
    plants: (chat) => ({
      chat,
      kind: 'error_report',
      openedBy: `error_report:open:${chat}`,
      facts: { text: words },
      state: 'open',
    }),
    fate: 'gone',
    why: 'kept for editors alone',
  },
  {
    collection: 'tasks',
    plants: (chat) => ({
      chat,
      kind: 'error_report',
      openedBy: `error_report:done:${chat}`,
      facts: { text: words },
      state: 'done',
    }),
    fate: 'gone',
    why: 'dealt with',
  },
  {
    collection: 'attachments',
    plants: (chat) => ({
      chat,
      name: words,
      caseId: null,
      uploads: [],
      bytesId: null,
      isForgotten: false,
      removed: null,
      key: `free:${chat}`,
    }),
    fate: 'gone',
    why: 'no case has taken it',
  },
  {
    collection: 'attachments',
    plants: (chat) => ({
      chat,
      name: words,
      caseId: 'case-1',
      uploads: [],
      bytesId: null,
      isForgotten: false,
      removed: null,
      key: `taken:${chat}`,
    }),
    fate: 'stays',
    why: 'it belongs to a case',
  },
  {
    collection: 'reception_bookings',
    plants: (chat) => ({
      ...bookingOf(chat, 'booked'),
      about: words,
      holds: `planted ${chat}`,
      state: 'booked',
    }),
    fate: 'gone',
    why: 'a place in a queue, given free',
  },
  {
    collection: 'reception_bookings',
    plants: (chat) => ({ ...bookingOf(chat, 'came'), about: words, state: 'came', outcome: null }),
    fate: 'gone',
    why: 'nothing was written down of it',
  },
  {
    collection: 'reception_bookings',
    plants: (chat) => ({
      ...bookingOf(chat, 'noted'),
      about: words,
      state: 'came',
      outcome: { kind: 'note', text: words },
    }),
    fate: 'stays',
    why: 'the book of receptions is the office’s (Nghị định 154/2026); the chat is taken out of it',
  },
  ...(['papers', 'protected_papers'] as const).map(
    (collection): Row => ({
      collection,
      plants: (chat) => ({ caseId: `case:${chat}`, content: { title: words }, isNoted: true, at: now }),
      fate: 'stays',
      why: 'an official paper belongs to its case',
    }),
  ),
  ...(['cases', 'protected_cases'] as const).map(
    (collection): Row => ({
      collection,
      plants: (chat) => ({
        chat,
        text: words,
        rating: { score: 1, at: now },
        receiptCode: `R:${chat}`,
        openedBy: `O:${chat}`,
        openedAt: now,
        timeline: [],
        attachments: [],
        kind: 'feedback',
        state: 'received',
        agency: { communeCode: null },
      }),
      fate: 'stays',
      why: 'an officer decides by the law on complaints and archives within the term of the request, mark and answers with it',
    }),
  ),
  {
    collection: 'tasks',
    plants: (chat) => ({
      chat,
      kind: 'data_wish',
      openedBy: `data:planted:${chat}`,
      facts: { right: 'correct', text: words },
      dueOn: '2026-12-15',
      state: 'open',
    }),
    fate: 'stays',
    why: 'the office still has to answer it',
  },
  {
    collection: 'tasks',
    plants: (chat) => ({ chat, kind: 'data_request', openedBy: `done:${chat}`, dueOn: '2026-12-15', state: 'done' }),
    fate: 'stays',
    why: 'proof that the request was answered in time',
  },
  {
    collection: 'petition_links',
    plants: (chat) => ({
      chat,
      caseId: `case:${chat}`,
      isProtected: false,
      expiresAt: new Date('2099-01-01'),
      triesLeft: 5,
    }),
    fate: 'gone',
    why: 'an address of a petition; a new one is made from the chat',
  },
  {
    collection: 'web_conversations',
    plants: (chat) => ({ openedBy: 'm1', chat, isBound: true }),
    fate: 'stays',
    why: 'a conversation that was opened once is never opened again by a stranger; no words',
  },
  {
    collection: 'paces',
    plants: (chat) => ({ chat, next: now, now }),
    fate: 'stays',
    why: 'when the next message may go out; no words',
  },
  {
    collection: 'survey_answers',
    plants: (chat) => ({
      key: `answer:${chat}`,
      device: chatKeyOf(chat),
      sentence: words,
      overall: 2,
      answeredAt: now,
      audit: [],
    }),
    fate: 'without words',
    why: 'its marks belong to nobody any more',
  },
  {
    collection: 'survey_invitations',
    plants: (chat) => ({ key: `asked:${chat}`, chat, chatKey: chatKeyOf(chat), about: words, outgoing: [] }),
    fate: 'without words',
    why: 'who was drawn stays countable, without the chat',
  },
  {
    collection: 'public_answers',
    plants: (chat) => ({ chat, state: 'published', question: words, answer: words, publishedAt: now, audit: [] }),
    fate: 'without words',
    why: 'everybody could read it; the audit trail keeps that it was there',
  },
  {
    collection: 'asked',
    plants: () => ({ person: null, slug: 'register-birth', outcome: 'known', facts: [], at: now, day: '2026-12-01' }),
    fate: 'stays',
    why: 'what was asked, without words; by whom is known by a name that only the key makes, and is taken out: test/indicators',
  },
]

/** Collections that hold nothing under a chat’s name, and those the conversation itself tests below. */
const without: Record<string, string> = {
  form_answers: 'what a form of the page was answered, sealed for its browser alone and gone after half an hour',
  conversations: 'tested by itself',
  chats: 'counters of messages and whether it can be reached; no words',
  accounts: 'staff; relatives that officers declare are hidden and go with the account (0094)',
  audit: 'ids of cases and accounts, hashes of messages’',
  commune_contacts: 'communes',
  province_office: 'where the province receives citizens',
  publications: 'communes',
  reception_days: 'communes',
  procedure_versions: 'procedures',
  leases: 'who works on a chat in these ten seconds',
  upload_quotas: 'hashes, for two days',
  job_runs: 'when jobs were done last',
  processes: 'which servers run',
  operation_marks: 'when a backup was made last',
  switches: 'what was stopped by hand',
  corrections: 'on their way to the outbox in seconds: taken back for the chat, tested in corrections.test.ts',
  paper_numbers: 'registers: numbers and ids of papers',
  sign_in_tries: 'staff',
  recovery_keys: 'staff: a public key and who holds its shares',
  audit_anchors: 'seals of the trail',
  case_looks: 'staff, ids of cases',
  case_presence: 'staff, ids of cases',
  procedure_presence: 'staff, slugs of procedures',
  saved_views: 'staff',
  even_distribution: 'communes',
  desk_presence: 'staff',
  calendar_versions: 'days off',
  clock_recomputing: 'how far clocks were computed again; ids of cases',
  reroutes: 'what the province moved: ids of cases, staff',
  report_keys: 'digests of rare words of open reports and their ids; no chat, gone with the report',
  reminders: 'what staff were reminded of; no chat but in messages that go out in seconds',
  reminder_ways: 'the telephone of an officer: unlinked, tested in reminders.test.ts',
  indicator_sources: 'numbers of cases and questions by day; ids of documents, no chat',
  indicator_dirty_days: 'days',
  indicator_cursors: 'how far documents were counted',
  indicator_sums: 'numbers',
  open_months: 'published numbers',
  survey_refusals: 'hashes of chats that aren’t asked any more: that stays, or they would be asked again',
  survey_plans: 'how many are asked',
  survey_progress: 'how far cases were looked at',
  case_register: 'what is left of deleted cases: kind, office, days',
  proof_days: 'hashes that say nothing without the salt, which is kept with its case',
  breaches: 'what happened to data, without names; staff write it',
  partners: 'other systems',
  partner_requests: 'digests, for a week',
  webhooks: 'addresses of other systems',
  webhook_deliveries: 'ids and codes of cases and procedures',
  webhook_progress: 'how far happenings were looked through',
  attachment_bytes: 'deleted with their record: test/attachments',
}

test('every collection of the source is in the table', () => {
  const known = new Set([...rows.map(({ collection }) => collection), ...Object.keys(without)])
  expect(collectionsInSource().filter((name) => !known.has(name))).toEqual([])
  expect([...known].filter((name) => !collectionsInSource().includes(name))).toEqual([])
})

const idOf = (index: number, chat: string) => `planted:${index}:${chat}`
const found = (index: number, chat: string) =>
  journey.connection.collection(rows[index]?.collection ?? '').findOne({ _id: idOf(index, chat) as never })

let citizen: Citizen
let neighbour: Citizen
beforeAll(async () => {
  journey.setNow(now.toISOString())
  citizen = journey.citizen()
  neighbour = journey.citizen()
  for (const [index, { collection, plants }] of rows.entries())
    for (const { chat } of [citizen, neighbour])
      await journey.connection.collection(collection).insertOne({ ...plants(chat), _id: idOf(index, chat) as never })
  await citizen.say(`cột điện ở xã Yên Mỹ sắp đổ, ${words}`)
  await citizen.say('/xoadulieu')
  await citizen.press('Xóa dữ liệu của tôi')
}, 60_000)

test.each(rows.map((row, index) => [row.collection, row.fate, row.why, index] as const))(
  '%s %s: %s',
  async (_collection, fate, _why, index) => {
    const mine = await found(index, citizen.chat)
    if (fate === 'gone') expect(mine).toBeNull()
    else
      expect(JSON.stringify(mine).includes(words)).toBe(
        fate === 'stays' && JSON.stringify(rows[index]?.plants('')).includes(words),
      )
    expect(mine === null).toBe(fate === 'gone')
    expect(await found(index, neighbour.chat)).toMatchObject({ _id: idOf(index, neighbour.chat) })
  },
)

test('the conversation keeps no word and no draft', async () => {
  const stored = await journey.core.dialogue.conversations.load(citizen.chat)
  expect(JSON.stringify(stored)).not.toContain(words)
  expect(stored).toMatchObject({ flow: null, suspended: [], kept: null, last: null })
})

test('the audit entry that a deleted document carried is in the trail', async () => {
  expect((await journey.core.accounts.audit.findLatest(50)).map(({ id }) => id)).toContain('lost?')
})

test('an error report of the chat is deleted, from the question on', async () => {
  const reporter = journey.citizen()
  await reporter.say('/baosai register-birth')
  await reporter.say(`sai rồi, ${words}`)
  const mine = () =>
    journey.connection.collection('tasks').countDocuments({ kind: 'error_report', chat: reporter.chat })
  expect(await mine()).toBe(1)
  await reporter.say('/xoadulieu')
  await reporter.press('Xóa dữ liệu của tôi')
  expect(await mine()).toBe(0)
})
