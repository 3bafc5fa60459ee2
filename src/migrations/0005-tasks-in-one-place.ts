import { randomUUID } from 'node:crypto'
import type { Database } from '../shared/mongo.js'
import type { Migration } from './run-migrations.js'

type Document = Record<string, unknown>

/** What each of the four former collections becomes. */
const former: Readonly<Record<string, (old: Document) => Document>> = {
  hand_offs: ({ chat, communeCode, question, state, openedAt, answeredAt, answeredBy, answer, ...rest }) => ({
    ...task('hand_off', { question }, openedAt),
    chat,
    communeCode: communeCode ?? null,
    state: state === 'answered' ? 'done' : 'open',
    doneAt: answeredAt ?? null,
    doneBy: answeredBy ?? null,
    answer: answer ?? null,
    audience: rest.isProtected ? 'protected' : 'office',
    outgoing: rest.outgoing ?? [],
    audit: rest.audit ?? [],
  }),
  data_requests: ({ chat, at, replyBy, dueOn, article, doneAt, doneBy, audit }) => ({
    ...task('data_request', { replyBy, article }, at),
    chat,
    dueOn,
    state: doneAt ? 'done' : 'open',
    doneAt: doneAt ?? null,
    doneBy: doneBy ?? null,
    audit: audit ?? [],
  }),
  unanswered: ({ chat, text, intent, confidence, nearest, askedAt, state }) => ({
    ...task('unanswered', { text, intent, confidence, nearest: nearest ?? null }, askedAt),
    chat: chat ?? null,
    state: state === 'done' ? 'done' : 'open',
  }),
  error_reports: ({ chat, text, slug, reportedAt, state }) => ({
    ...task('error_report', { text, slug }, reportedAt),
    chat: chat ?? null,
    state: state === 'done' ? 'done' : 'open',
  }),
}

/**
 * Until 29 November 2026 hand-offs, data requests, unanswered questions and error reports lay in collections of their
 * own, under the id of the message that caused them. An answer or an entry of
 * the audit trail that isn't collected yet comes along.
 */
export const tasksInOnePlace: Migration = {
  id: '0005-tasks-in-one-place',
  what: 'what waits for staff lies in the collection of tasks',
  async up(database) {
    await database.collection('tasks').createIndex({ kind: 1, openedBy: 1 }, { unique: true })
    for (const [collection, toTask] of Object.entries(former)) await move(database, collection, toTask)
  },
}

/** Copies first and deletes afterwards: cut off in between it finds the copies again by the message that opened them. */
const move = async (database: Database, collection: string, toTask: (old: Document) => Document): Promise<void> => {
  for await (const { _id, ...old } of database.collection(collection).find()) {
    const { kind, ...rest } = toTask(old)
    await database
      .collection<{ _id: string } & Document>('tasks')
      .updateOne({ kind, openedBy: String(_id) }, { $setOnInsert: { _id: randomUUID(), ...rest } }, { upsert: true })
  }
  if (await database.listCollections({ name: collection }).hasNext()) await database.collection(collection).drop()
}

const task = (kind: string, facts: Document, openedAt: unknown): Document => ({
  kind,
  facts,
  chat: null,
  communeCode: null,
  audience: 'office',
  openedAt,
  dueOn: null,
  state: 'open',
  doneAt: null,
  doneBy: null,
  answer: null,
  outgoing: [],
  audit: [],
})
