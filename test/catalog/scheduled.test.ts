import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Catalog, createCatalog } from '../../src/catalog/catalog.js'
import { createLogger } from '../../src/shared/logger.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { buildProcedure } from './build-procedure.js'

const newYear = new Date('2027-01-01T00:00:00+07:00')
const before = new Date(newYear.getTime() - 1)
const start = new Date('2026-12-01T08:00:00+07:00')
const lan = { accountId: 'lan', by: 'Lan', why: 'Theo nghị quyết mới' }
const minh = { accountId: 'minh', by: 'Minh', why: 'Đã đối chiếu' }
const dear = [{ what: 'Lệ phí', amount: 20_000, per: 'case', basis: null }]

let now = start
const clock = { now: () => now }
let database: Awaited<ReturnType<typeof startTestDatabase>>
const connections: Connection[] = []
/** Two processes over one database. */
let one: Catalog
let two: Catalog

const open = async (): Promise<Catalog> => {
  const connection = await connectMongo(database.uri)
  connections.push(connection)
  return createCatalog({ connection, clock, logger: createLogger('silent') })
}

beforeAll(async () => {
  database = await startTestDatabase()
  one = await open()
  two = await open()
  await one.prepare()
})
afterAll(async () => {
  for (const connection of connections) await connection.close()
  await database.stop()
})

const entryOf = async (slug: string) => {
  const entry = await one.findVersions(slug)
  if (!entry) throw new Error(`no ${slug}`)
  return entry
}
const order = async (slug: string, who: typeof lan) => ({
  slug,
  expected: (await entryOf(slug)).revision,
  ...who,
  at: now,
})

/** A procedure that citizens read, without fees that somebody would have to look at. */
const publish = async (slug: string, changes: Record<string, unknown> = {}) => {
  now = start
  const content = buildProcedure(slug, { fees: null, ...changes })
  await one.saveDraft({ slug, content, expected: null, ...lan, at: now })
  await one.publishDraft(await order(slug, lan))
  return content
}
const draft = async (slug: string, changes: Record<string, unknown>, who = lan) =>
  one.saveDraft({ ...(await order(slug, who)), content: { ...(await entryOf(slug)).published?.procedure, ...changes } })
const schedule = async (slug: string, changes: Record<string, unknown>) => {
  await draft(slug, changes)
  await one.publishDraft({ ...(await order(slug, minh)), from: newYear })
}
const resultIn = (catalog: Catalog, slug: string) => catalog.get(slug)?.result

describe('a version that waits for its day', () => {
  test('is read by every process from that instant on, also before anybody has looked again', async () => {
    await publish('hen')
    await schedule('hen', { result: 'Giấy mới' })
    await two.refresh()
    now = before
    expect([resultIn(one, 'hen'), resultIn(two, 'hen')]).toEqual(['Giấy xác nhận', 'Giấy xác nhận'])
    expect(await one.findVersions('hen')).toMatchObject({ scheduled: { number: 2, from: newYear, by: 'Minh' } })
    now = newYear
    expect([resultIn(one, 'hen'), resultIn(two, 'hen')]).toEqual(['Giấy mới', 'Giấy mới'])
    expect([one.versionOf('hen'), two.versionOf('hen')]).toEqual([2, 2])
  })

  test('becomes the published one once, whichever process is first, and listeners hear of it', async () => {
    await publish('hen-2')
    await schedule('hen-2', { result: 'Giấy mới' })
    await two.refresh()
    const heard: unknown[] = []
    two.onChange((procedures) => heard.push(procedures.find(({ slug }) => slug === 'hen-2')?.result))
    now = newYear
    await Promise.all([one.refresh(), two.refresh()])
    await Promise.all([one.refresh(), two.refresh()])
    expect(heard.at(-1)).toBe('Giấy mới')
    const entry = await entryOf('hen-2')
    expect(entry).toMatchObject({ scheduled: null, published: { number: 2, from: newYear } })
    expect(entry.archived.map(({ number }) => number)).toEqual([1])
  })

  test('keeps what it changes, and follows what is corrected meanwhile', async () => {
    await publish('hen-3', { notes: 'sai chính tả' })
    await schedule('hen-3', { result: 'Giấy mới' })
    await draft('hen-3', { notes: 'đúng chính tả', result: 'Giấy xác nhận' }, minh)
    await one.publishDraft(await order('hen-3', minh))
    expect(one.get('hen-3')).toMatchObject({ notes: 'đúng chính tả', result: 'Giấy xác nhận' })
    now = newYear
    await one.refresh()
    expect(one.get('hen-3')).toMatchObject({ notes: 'đúng chính tả', result: 'Giấy mới' })
    expect(one.versionOf('hen-3')).toBe(2)
    expect((await entryOf('hen-3')).archived.map(({ number }) => number)).toEqual([3, 1])
  })

  test('is known beforehand once it is approved, and never as a draft', async () => {
    await publish('hen-7')
    await draft('hen-7', { fees: dear })
    await two.refresh()
    expect(two.laterOf('hen-7')).toBeNull()
    await one.sendForReview(await order('hen-7', lan))
    expect(two.laterOf('hen-7')).toBeNull()
    await one.publishDraft({ ...(await order('hen-7', minh)), from: newYear })
    await two.refresh()
    expect(two.laterOf('hen-7')).toMatchObject({ from: newYear, procedure: { fees: [{ amount: 20_000 }] } })
    now = newYear
    expect(two.laterOf('hen-7')).toBeNull()
  })

  test('can be taken back, and is the draft again', async () => {
    await publish('hen-4')
    await schedule('hen-4', { result: 'Giấy mới' })
    await one.cancelScheduled(await order('hen-4', lan))
    now = newYear
    await one.refresh()
    expect(resultIn(one, 'hen-4')).toBe('Giấy xác nhận')
    expect(await entryOf('hen-4')).toMatchObject({ scheduled: null, draft: { procedure: { result: 'Giấy mới' } } })
  })

  test('is one at a time', async () => {
    await publish('hen-5')
    await schedule('hen-5', { result: 'Giấy mới' })
    await draft('hen-5', { result: 'Giấy khác' })
    const again = one.publishDraft({ ...(await order('hen-5', minh)), from: newYear })
    await expect(again).rejects.toMatchObject({ name: 'Conflict' })
  })

  test('of a new procedure is told to nobody before', async () => {
    now = start
    await one.saveDraft({
      slug: 'hen-6',
      content: buildProcedure('hen-6', { fees: null }),
      expected: null,
      ...lan,
      at: now,
    })
    await one.publishDraft({ ...(await order('hen-6', lan)), from: newYear })
    await two.refresh()
    expect([one.get('hen-6'), two.get('hen-6')]).toEqual([null, null])
    now = newYear
    expect(two.get('hen-6')?.slug).toBe('hen-6')
  })
})

describe('a procedure taken away', () => {
  test('is told to nobody in any process, and comes back as it was', async () => {
    const content = await publish('ngung')
    await two.refresh()
    await one.withdraw(await order('ngung', lan))
    await two.refresh()
    expect([one.get('ngung'), two.get('ngung')]).toEqual([null, null])
    expect(two.findAll().map(({ slug }) => slug)).not.toContain('ngung')
    expect(await entryOf('ngung')).toMatchObject({ published: null, withdrawn: { by: 'Lan', why: lan.why } })
    await one.restoreVersion({ ...(await order('ngung', minh)), number: 1 })
    await two.refresh()
    expect(two.get('ngung')).toEqual(content)
    expect((await entryOf('ngung')).withdrawn).toBeNull()
  })
})

describe('fees, benefits and legal basis', () => {
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: Error) => error.name,
    )

  test('are published by somebody else than who wrote them, and after they were sent for review', async () => {
    await publish('phi')
    await draft('phi', { fees: dear })
    expect(await refusal(one.publishDraft(await order('phi', lan)))).toBe('Forbidden')
    expect(await refusal(one.publishDraft(await order('phi', minh)))).toBe('Conflict')
    await one.sendForReview(await order('phi', lan))
    expect(await refusal(one.publishDraft(await order('phi', lan)))).toBe('Forbidden')
    expect(await refusal(one.publishDraft(await order('phi', minh)))).toBe('done')
    expect(one.get('phi')?.fees).toMatchObject(dear)
  })

  test('stay their writer’s when somebody else mends a word beside them', async () => {
    await publish('phi-2')
    await draft('phi-2', { legal_basis: ['1/2026/QĐ-UBND'] })
    await draft('phi-2', { legal_basis: ['1/2026/QĐ-UBND'], notes: 'nhớ mang căn cước' }, minh)
    await one.sendForReview(await order('phi-2', minh))
    expect(await refusal(one.publishDraft(await order('phi-2', lan)))).toBe('Forbidden')
    expect(await refusal(one.publishDraft(await order('phi-2', minh)))).toBe('done')
  })

  test('are whose who wrote them last', async () => {
    await publish('phi-3')
    await draft('phi-3', { fees: dear })
    await draft('phi-3', { fees: [{ ...dear[0], amount: 25_000 }] }, minh)
    await one.sendForReview(await order('phi-3', minh))
    expect(await refusal(one.publishDraft(await order('phi-3', minh)))).toBe('Forbidden')
    expect(await refusal(one.publishDraft(await order('phi-3', lan)))).toBe('done')
  })

  test('have to be sent again after a change, and one taken back is nobody’s', async () => {
    await publish('phi-4')
    await draft('phi-4', { fees: dear })
    await one.sendForReview(await order('phi-4', lan))
    await draft('phi-4', { fees: dear, notes: 'thêm' })
    expect(await refusal(one.publishDraft(await order('phi-4', minh)))).toBe('Conflict')
    await draft('phi-4', { fees: null, notes: 'thêm' })
    expect(await refusal(one.publishDraft(await order('phi-4', lan)))).toBe('done')
  })

  test('of a half written draft can’t be sent or published', async () => {
    await publish('phi-5')
    await draft('phi-5', { result: null })
    expect(await refusal(one.sendForReview(await order('phi-5', lan)))).toBe('Conflict')
    expect(await refusal(one.publishDraft(await order('phi-5', minh)))).toBe('Conflict')
    expect((await entryOf('phi-5')).draft).toMatchObject({ procedure: null, content: { result: null } })
  })

  test('sent for review go back to their writer with why', async () => {
    await publish('phi-6')
    await draft('phi-6', { fees: dear })
    await one.sendForReview(await order('phi-6', lan))
    await one.returnDraft({ ...(await order('phi-6', minh)), why: 'thiếu căn cứ' })
    expect((await entryOf('phi-6')).draft).toMatchObject({ review: null, why: 'Minh trả lại: thiếu căn cứ' })
  })
})
