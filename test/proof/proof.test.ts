import { beforeAll, expect, test } from 'vitest'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import { checkProof } from '../../src/proof/check-proof.js'
import { createProof } from '../../src/proof/proof.js'
import type { ProofFile } from '../../src/proof/proof-files.js'
import { buildContent } from '../cases/build-content.js'
import { useJourney } from '../journeys/journey.js'

/** Nobody closes a day here but the tests: the journey's own clock stands before one o'clock. */
const journey = useJourney()
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+07:00`)
const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)

const open = async (day: string, kind: CaseKind = 'feedback'): Promise<string> => {
  const { receiptCode } = await journey.core.cases.open({
    content: buildContent({ kind, text: `việc ${Math.random()}` }),
    openedBy: `proof:${Math.random()}`,
    chat: null,
    at: at(day, '22:00'),
  })
  return receiptCode
}
const proof = () => journey.core.proof
const fileOf = async (code: string): Promise<ProofFile> => {
  const found = await proof().proofFor(code)
  if (!found || found === 'waiting') throw new Error(`${code}: ${found}`)
  return found
}
const verdictOf = async (code: string) => checkProof(await fileOf(code), await proof().daysFile())
const stored = () => journey.connection.collection('proof_days').find({}).sort({ _id: 1 }).toArray()

beforeAll(() => journey.setNow(new Date(midnight('2026-12-01')).toISOString()))

test('a day is closed from one o’clock of the next on, once, and says nothing of its cases', async () => {
  const codes = [await open('2026-12-01'), await open('2026-12-01', 'tip'), await open('2026-12-01', 'complaint')]
  expect(await proof().close(at('2026-12-02', '00:59'))).toBeNull()
  expect(await proof().proofFor(codes[0] as string)).toBe('waiting')

  const closed = await proof().close(at('2026-12-02', '01:00'))
  const before = await stored()
  expect(closed).toMatchObject({ day: '2026-12-01', size: 1_024 })
  expect(await proof().close(at('2026-12-02', '01:05'))).toBeNull()
  expect(await stored()).toEqual(before)
  for (const code of codes) expect(await verdictOf(code)).toEqual({ found: 'right', code, day: '2026-12-01' })
  const said = JSON.stringify(await proof().daysFile())
  for (const code of codes) expect(said).not.toContain(code)
})

test('a protected case can’t be told by its proof: the same fields and lengths as of any other', async () => {
  const shape = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shape)
      : value && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]))
        : typeof value === 'string'
          ? value.length
          : typeof value
  const [ordinary, tip] = await Promise.all(
    ['cases', 'protected_cases'].map(async (name) => {
      const found = await journey.connection.collection<{ _id: string }>(name).findOne({})
      const read = await journey.core.cases.store.get(found?._id ?? '', { isProtected: name === 'protected_cases' })
      return shape(await fileOf(read?.receiptCode ?? ''))
    }),
  )
  expect(tip).toEqual(ordinary)
})

test('a case stored after its day was closed stands in the next day; the closed day stays as it is', async () => {
  const before = await stored()
  const late = await open('2026-12-01')
  const own = await open('2026-12-02', 'tip')
  expect(await proof().proofFor(late)).toBe('waiting')
  await proof().close(at('2026-12-03', '01:00'))
  expect((await stored()).slice(0, before.length)).toEqual(before)
  for (const code of [late, own]) expect(await verdictOf(code)).toEqual({ found: 'right', code, day: '2026-12-02' })
})

test('a crash after the day was written mends itself, also a day later; no case stands in two trees', async () => {
  const code = await open('2026-12-03')
  const { filed } = journey.core.cases
  const crashing = createProof({
    connection: journey.connection,
    cases: {
      ...filed,
      putInDay: async () => {
        throw new Error('power cut')
      },
    },
  })
  await expect(crashing.close(at('2026-12-04', '01:00'))).rejects.toThrow('power cut')
  expect(await proof().proofFor(code)).toBe('waiting')
  const meanwhile = await open('2026-12-03')
  await proof().close(at('2026-12-05', '03:00'))
  expect(await verdictOf(code)).toEqual({ found: 'right', code, day: '2026-12-03' })
  expect(await verdictOf(meanwhile)).toEqual({ found: 'right', code: meanwhile, day: '2026-12-04' })
  const leaves = (await stored()).flatMap((one) => one.leaves as string[])
  expect(new Set(leaves).size).toBe(leaves.length)
  expect((await stored()).find(({ _id }) => String(_id) === '2026-12-04')?.leaves).toHaveLength(1)
})

test('a day on which nothing was sent is closed like any other; one that was missed is never closed later', async () => {
  expect(await proof().close(at('2026-12-06', '02:00'))).toMatchObject({ day: '2026-12-05', size: 1_024 })
  const missed = await open('2026-12-06')
  expect(await proof().close(at('2026-12-09', '02:00'))).toMatchObject({ day: '2026-12-08' })
  const days = (await proof().findPublished()).map(({ day }) => day)
  expect(days).not.toContain('2026-12-06')
  expect(await verdictOf(missed)).toEqual({ found: 'right', code: missed, day: '2026-12-08' })
  expect(await proof().close(at('2026-12-07', '02:00')), 'a clock put back').toBeNull()
})

test('a case of before there was proof has none, and none is made for it', async () => {
  const code = await open('2026-12-08')
  await journey.connection.collection('cases').updateOne({ receiptCode: code }, { $unset: { proof: 1 } })
  await proof().close(at('2026-12-10', '01:00'))
  expect(await proof().proofFor(code)).toBeNull()
  expect(await proof().isKnown(code)).toBe(true)
})
