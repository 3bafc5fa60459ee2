import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedMongo, startEmbeddedMongo } from 'embedded-mongo'
import mongoose from 'mongoose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importProcedureFiles } from '../../src/catalog/import-files.js'
import { createLiveCatalog } from '../../src/catalog/live-catalog.js'
import type { Procedure } from '../../src/catalog/procedure.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { createVersionStore, type VersionStore } from '../../src/catalog/version-store.js'
import { buildProcedure } from './build-procedure.js'

const at = new Date('2026-11-23T08:00:00+07:00')
const later = new Date('2026-11-24T08:00:00+07:00')
const editor = { accountId: 'account-lan', by: 'lan', why: 'Theo quyết định mới', at }
const fileOf = (procedure: Procedure) => ({
  procedure,
  file: `procedures/${procedure.slug}.yml`,
  hash: procedureFormat.hashOf(procedure),
})
const plain = buildProcedure('a')
const marked = buildProcedure('a', { result: 'Giấy có mã vạch' })

let folder: string
let mongo: EmbeddedMongo | undefined
let connection: mongoose.Connection
let uri: string
let store: VersionStore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalog-'))
  if (!process.env.MONGODB_URI) mongo = await startEmbeddedMongo({ dataDir: folder })
})
afterAll(async () => {
  await mongo?.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  const address = new URL(process.env.MONGODB_URI ?? mongo?.uri ?? '')
  address.pathname = `/xaoi_test_catalog_${new mongoose.Types.ObjectId()}`
  uri = address.toString()
  connection = await mongoose.createConnection(uri).asPromise()
  store = createVersionStore(connection)
  await store.prepare()
})
afterEach(async () => {
  await connection.dropDatabase()
  await connection.close()
})

const importNow = (...procedures: Procedure[]) => importProcedureFiles(store, procedures.map(fileOf), at)
const revisionOf = async (slug: string) => (await store.findVersions(slug))?.revision ?? -1
const resultNow = async () => (await store.getPublished('a'))?.result

describe('import of procedure files at start', () => {
  test('publishes what the catalog does not know', async () => {
    const b = buildProcedure('b')
    expect(await importNow(plain, b)).toEqual({ published: ['a', 'b'], drafted: [], waiting: [] })
    expect(await store.findPublished()).toEqual([plain, b])
  })

  test('does nothing for an unchanged file, however often it is started', async () => {
    await importNow(plain)
    const revision = await store.catalogRevision()
    expect(await importNow(plain)).toEqual({ published: [], drafted: [], waiting: [] })
    expect(await store.catalogRevision()).toBe(revision)
  })

  test('makes a changed file a draft and leaves what is published', async () => {
    await importNow(plain)
    expect(await importNow(marked)).toEqual({ published: [], drafted: ['a'], waiting: [] })
    expect(await store.getPublished('a')).toEqual(plain)
    const entry = await store.findVersions('a')
    expect(entry?.draft?.procedure).toEqual(marked)
    expect(await store.findUnfinished()).toMatchObject([{ slug: 'a', draft: { by: 'tệp thủ tục' } }])
    expect(await importNow(marked)).toEqual({ published: [], drafted: [], waiting: [] })
  })

  test('never overwrites a draft: the file waits until the draft is gone', async () => {
    await importNow(plain)
    const mine = buildProcedure('a', { notes: 'bản của tôi' })
    await store.saveDraft({ slug: 'a', content: mine, expected: await revisionOf('a'), ...editor })
    expect((await importNow(marked)).waiting).toEqual(['a'])
    expect((await store.findVersions('a'))?.draft?.procedure).toEqual(mine)
    await store.discardDraft({ slug: 'a', expected: await revisionOf('a'), ...editor })
    expect((await importNow(marked)).drafted).toEqual(['a'])
  })

  test('takes a file that says what is published already as done', async () => {
    await importNow(plain)
    await store.saveDraft({ slug: 'a', content: marked, expected: await revisionOf('a'), ...editor })
    await store.publishDraft({ slug: 'a', expected: await revisionOf('a'), ...editor })
    expect(await importNow(marked)).toEqual({ published: [], drafted: [], waiting: [] })
    expect((await store.findVersions('a'))?.draft).toBeNull()
    expect((await importNow(plain)).drafted).toEqual(['a'])
  })

  test('by four processes at once publishes each procedure once', async () => {
    const procedures = Array.from({ length: 20 }, (_, index) => buildProcedure(`p-${index}`))
    const reports = await Promise.all([1, 2, 3, 4].map(() => importNow(...procedures)))
    expect(reports.flatMap(({ published }) => published).sort()).toEqual(procedures.map(({ slug }) => slug).sort())
    expect(await store.findPublished()).toHaveLength(20)
    expect(await store.catalogRevision()).toBe(20)
  })
})

describe('an editor', () => {
  beforeEach(() => importNow(plain))

  test('drafts without touching what citizens see, then publishes, and the old version is kept', async () => {
    const expected = await store.saveDraft({ slug: 'a', content: marked, expected: await revisionOf('a'), ...editor })
    expect(await resultNow()).toBe('Giấy xác nhận')
    await store.publishDraft({ slug: 'a', expected, accountId: 'account-minh', by: 'minh', why: 'Đã duyệt', at: later })
    expect(await resultNow()).toBe('Giấy có mã vạch')
    const entry = await store.findVersions('a')
    expect(entry).toMatchObject({
      draft: null,
      published: { number: 2, by: 'minh', why: 'Đã duyệt', at: later, procedure: marked },
      archived: [{ number: 1, by: 'tệp thủ tục', at, procedure: plain }],
    })
  })

  test('publishes by a single write, so that a crash leaves the old version or the new one, never none', async () => {
    const expected = await store.saveDraft({ slug: 'a', content: marked, expected: await revisionOf('a'), ...editor })
    const watched = await mongoose.createConnection(uri, { monitorCommands: true }).asPromise()
    const writes: string[] = []
    watched.getClient().on('commandStarted', ({ commandName }) => {
      if (['insert', 'update', 'delete', 'findAndModify', 'bulkWrite'].includes(commandName)) writes.push(commandName)
    })
    await createVersionStore(watched).publishDraft({ slug: 'a', expected, ...editor })
    await watched.close()
    expect(writes).toEqual(['update'])
    expect(await resultNow()).toBe('Giấy có mã vạch')
  })

  test("brings yesterday's version back as a new published one", async () => {
    const expected = await store.saveDraft({ slug: 'a', content: marked, expected: await revisionOf('a'), ...editor })
    await store.publishDraft({ slug: 'a', expected, ...editor })
    const minh = { accountId: 'account-minh', by: 'minh', why: 'Nhầm', at: later }
    const restore = { slug: 'a', number: 1, expected: await revisionOf('a'), ...minh }
    await store.restoreVersion(restore)
    const entry = await store.findVersions('a')
    expect(entry?.published).toMatchObject({ number: 3, restoredFrom: 1, procedure: plain, by: 'minh' })
    expect(entry?.archived.map(({ number }) => number)).toEqual([2, 1])
    await expect(store.restoreVersion({ ...restore, number: 9, expected: entry?.revision ?? 0 })).rejects.toThrow(
      'không có bản lưu số 9',
    )
  })

  test('is told when somebody else was faster, and nothing of theirs is lost', async () => {
    const expected = await revisionOf('a')
    await store.saveDraft({ slug: 'a', content: marked, expected, ...editor })
    const mine = buildProcedure('a', { notes: 'chậm hơn' })
    await expect(store.saveDraft({ slug: 'a', content: mine, expected, ...editor })).rejects.toMatchObject({
      name: 'Conflict',
    })
    await expect(store.publishDraft({ slug: 'a', expected, ...editor })).rejects.toMatchObject({ name: 'Conflict' })
    expect((await store.findVersions('a'))?.draft?.procedure).toEqual(marked)
  })

  test('cannot publish what has no draft or does not exist', async () => {
    const nothing = store.publishDraft({ slug: 'a', expected: await revisionOf('a'), ...editor })
    await expect(nothing).rejects.toMatchObject({ name: 'NotFound' })
    const unknown = store.saveDraft({ slug: 'z', content: marked, expected: 3, ...editor })
    await expect(unknown).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('starts a new procedure as a draft that citizens do not see until it is published', async () => {
    const fresh = buildProcedure('moi', { fees: null })
    const expected = await store.saveDraft({ slug: 'moi', content: fresh, expected: null, ...editor })
    expect(await store.getPublished('moi')).toBeNull()
    expect(await store.findPublished()).toEqual([plain])
    await expect(store.saveDraft({ slug: 'moi', content: fresh, expected: null, ...editor })).rejects.toMatchObject({
      name: 'Conflict',
    })
    await store.publishDraft({ slug: 'moi', expected, ...editor })
    expect(await store.getPublished('moi')).toEqual(fresh)
  })

  test('of ten who publish the same draft at once exactly one wins', async () => {
    const expected = await store.saveDraft({ slug: 'a', content: marked, expected: await revisionOf('a'), ...editor })
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        store.publishDraft({ slug: 'a', expected, accountId: `${index}`, by: `editor-${index}`, why: 'x', at }),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const entry = await store.findVersions('a')
    expect(entry?.published?.number).toBe(2)
    expect(entry?.archived).toHaveLength(1)
  })
})

describe('the catalog revision', () => {
  test('grows with each publishing, also when many publish different procedures at once', async () => {
    const procedures = Array.from({ length: 8 }, (_, index) => buildProcedure(`p-${index}`))
    await importNow(...procedures)
    const before = await store.catalogRevision()
    await Promise.all(
      procedures.map(async (procedure) => {
        const expected = await store.saveDraft({ slug: procedure.slug, content: procedure, expected: 1, ...editor })
        await store.publishDraft({ slug: procedure.slug, expected, ...editor })
      }),
    )
    expect(await store.catalogRevision()).toBe(before + 8)
    expect(await store.findReadableSince(before)).toHaveLength(8)
  })

  test('a refresh shows what another process published, once, and only what changed', async () => {
    await importNow(plain)
    const live = createLiveCatalog(store, { now: () => at })
    await live.refresh()
    expect(live.findProcedures()).toEqual([plain])
    const heard: (readonly Procedure[])[] = []
    live.onChange((procedures) => heard.push(procedures))
    await live.refresh()
    expect(heard).toEqual([])
    const expected = await store.saveDraft({ slug: 'a', content: marked, expected: await revisionOf('a'), ...editor })
    await store.publishDraft({ slug: 'a', expected, ...editor })
    await live.refresh()
    expect(heard).toEqual([[marked]])
    expect(live.getProcedure('a')).toEqual(marked)
  })
})
