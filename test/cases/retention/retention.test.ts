import { describe, expect, test } from 'vitest'
import type { Case } from '../../../src/cases/case.js'
import { type CaseKind, kindNames, kindOf } from '../../../src/cases/kinds/index.js'
import { goesOn, latestEnd } from '../../../src/cases/retention/periods.js'
import { createRetention, type RetentionParts } from '../../../src/cases/retention/retention.js'
import { Conflict, Forbidden, NotFound } from '../../../src/shared/errors.js'
import { buildAccount } from '../../accounts/build-account.js'
import { useJourney } from '../../journeys/journey.js'
import { buildContent } from '../build-content.js'

const journey = useJourney()
const words = 'lời-riêng-của-người-gửi'
const own = '12049'
const ended = new Date('2026-11-30T10:00:00+07:00')
const at = (day: string): Date => new Date(`${day}T03:00:00+07:00`)
const collectionOf = (kind: CaseKind) =>
  journey.connection.collection<{ _id: string }>(kindOf(kind).isProtected ? 'protected_cases' : 'cases')
const stored = ({ id, kind }: Pick<Case, 'id' | 'kind'>) => collectionOf(kind).findOne({ _id: id })
const registered = (id: string) => journey.connection.collection<{ _id: string }>('case_register').findOne({ _id: id })

let toldCount = 0
/** A case with a file, a paper and a told message, over since 30 November 2026. */
const endedCase = async (kind: CaseKind = 'feedback'): Promise<Case> => {
  const { attachments, cases, messaging, accounts } = journey.core
  const fileId = `retention:${Math.random()}`
  const bytes = Buffer.from(`%PDF-1.4\n1 0 obj\n<<>>\nendobj\n% ${fileId}\ntrailer\n<<>>\n%%EOF\n`)
  await attachments.keep({ id: fileId, chat: 'fake:retention', bytes, name: 'a.pdf', at: ended })
  const opened = await cases.open({
    content: buildContent({ kind, communeCode: own, text: `${words} ${fileId}`, attachments: [fileId] }),
    openedBy: fileId,
    chat: null,
    at: ended,
  })
  const { isProtected } = kindOf(kind)
  await journey.connection
    .collection<{ _id: string }>(isProtected ? 'protected_papers' : 'papers')
    .insertOne({ _id: `paper:${opened.id}`, caseId: opened.id, content: words, isNoted: true } as never)
  const told = {
    id: `told:${opened.id}`,
    chat: 'fake:retention',
    text: words,
    choices: [],
    causedBy: cases.causeOf(opened.id, { isProtected }),
  }
  toldCount += 1
  await messaging.outboxStore.addDelivered(told, { caused: toldCount, delivered: toldCount }, null, ended)
  await accounts.audit.collect()
  await collectionOf(kind).updateOne({ _id: opened.id }, {
    $set: { isOpen: false, state: 'closed', updatedAt: ended },
    $unset: { outgoing: 1 },
  } as never)
  return opened
}
const leftOf = async ({ id, kind, attachments }: Case): Promise<Record<string, boolean>> => ({
  case: (await stored({ id, kind })) !== null,
  file: (await journey.core.attachments.get(attachments[0] as string)) !== null,
  told:
    (await journey.core.messaging.outboxStore.findCausedBy(journey.core.cases.causeOf(id, kindOf(kind)))).length > 0,
  paper:
    (await journey.connection
      .collection<{ _id: string }>(kindOf(kind).isProtected ? 'protected_papers' : 'papers')
      .findOne({ _id: `paper:${id}` })) !== null,
})
const all = { case: true, file: true, told: true, paper: true }
const nothing = { case: false, file: false, told: false, paper: false }
const run = (day: string) => journey.core.retention.run(at(day))
const parts = (): RetentionParts => ({
  connection: journey.connection,
  store: journey.core.cases.store,
  collectAudit: journey.core.accounts.audit.collect,
  forget: async () => undefined,
})

test('a day’s end counts by the calendar, and that of 29 February is 1 March', () => {
  expect(goesOn('feedback', '2026-11-30')).toBe('2031-11-30')
  expect(goesOn('feedback', '2028-02-29')).toBe('2033-03-01')
  for (const kind of kindNames)
    for (const endedOn of ['2024-02-28', '2024-02-29', '2024-03-01', '2026-12-31']) {
      const day = goesOn(kind, endedOn)
      expect(latestEnd(kind, day) >= endedOn, `${kind} ${endedOn} is looked at on ${day}`).toBe(true)
    }
})

describe('a case whose time is over', () => {
  test.each<[CaseKind, string, string]>([
    ['feedback', '2031-11-29', '2031-11-30'],
    ['tip', '2031-11-29', '2031-11-30'],
  ])('a %s stays on %s and goes with all that is its own on %s', async (kind, before, day) => {
    const found = await endedCase(kind)
    await run(before)
    expect(await leftOf(found)).toEqual(all)
    await run(day)
    expect(await leftOf(found)).toEqual(nothing)
    const { audit: _audit, ...row } = (await registered(found.id)) as Record<string, unknown>
    expect(row).toEqual({
      _id: found.id,
      kind,
      office: found.agency.name,
      communeCode: found.agency.communeCode,
      openedOn: '2026-11-30',
      endedOn: '2026-11-30',
      deletedOn: day,
      outcome: 'closed',
      files: null,
    })
    await journey.core.accounts.audit.collect()
    const entries = await journey.core.accounts.audit.findLatest(50, { subjects: [found.id] })
    expect(entries.map(({ what }) => what)).toContain('case_deleted')
    expect(await run(day)).toBe(0)
  })

  test('stays while it is open, was taken up again, or another one goes on with it', async () => {
    const [open, again, main] = [await endedCase(), await endedCase(), await endedCase()]
    await collectionOf('feedback').updateOne({ _id: open.id }, { $set: { isOpen: true } } as never)
    await collectionOf('feedback').updateOne({ _id: again.id }, { $set: { updatedAt: at('2029-01-01') } } as never)
    const joined = await endedCase()
    await collectionOf('feedback').updateOne({ _id: joined.id }, {
      $set: { joinedTo: main.id, updatedAt: at('2031-06-01') },
    } as never)
    await run('2031-12-01')
    for (const one of [open, again, main, joined]) expect(await leftOf(one), one.id).toEqual(all)
    expect(await registered(main.id)).toBeNull()
  })
})

describe('a crash', () => {
  test('after the case went is mended: its files, papers and messages go with the next run', async () => {
    const found = await endedCase('tip')
    const crashing = createRetention({
      ...parts(),
      forget: async () => {
        throw new Error('power cut')
      },
    })
    await expect(crashing.run(at('2031-11-30'))).rejects.toThrow('power cut')
    expect(await leftOf(found)).toEqual({ ...all, case: false })
    expect(await journey.core.retention.getRegistered(found.id)).toBeNull()
    await run('2031-12-01')
    expect(await leftOf(found)).toEqual(nothing)
    expect(await journey.core.retention.getRegistered(found.id)).toMatchObject({ kind: 'tip', deletedOn: '2031-11-30' })
  })

  test('before it went leaves it whole, and a hold that came meanwhile keeps it', async () => {
    const found = await endedCase()
    const { store } = journey.core.cases
    const crashing = createRetention({
      ...parts(),
      store: {
        ...store,
        deleteEnded: async () => {
          throw new Error('power cut')
        },
      },
    })
    await expect(crashing.run(at('2031-11-30'))).rejects.toThrow('power cut')
    expect(await leftOf(found)).toEqual(all)
    const supervisor = { account: buildAccount('supervisor'), at: at('2031-11-30') }
    await journey.core.retention.hold(supervisor, found.id, 'court')
    await run('2031-12-01')
    expect(await leftOf(found)).toEqual(all)
    expect(await registered(found.id)).toBeNull()
    await journey.core.retention.lift(supervisor, found.id, 'ended')
    await run('2031-12-02')
    expect(await leftOf(found)).toEqual(nothing)
  })
})

describe('a legal hold', () => {
  test('is set and lifted once, with its ground, by whom and when; both are in the audit trail', async () => {
    const found = await endedCase('tip')
    const officer = { account: buildAccount('denunciation_officer'), at: at('2031-11-01') }
    const { retention } = journey.core
    expect((await retention.findGoing(officer.account, officer.at)).map((one) => one.found.id)).toContain(found.id)
    await retention.hold(officer, found.id, 'investigation')
    await expect(retention.hold(officer, found.id, 'court')).rejects.toThrow(Conflict)
    expect((await retention.findHeld(officer.account)).map(({ id }) => id)).toEqual([found.id])
    expect((await retention.findGoing(officer.account, officer.at)).map((one) => one.found.id)).not.toContain(found.id)
    await run('2040-01-01')
    expect(await leftOf(found)).toEqual(all)
    await retention.lift({ ...officer, at: at('2040-01-02') }, found.id, 'ended')
    await expect(retention.lift(officer, found.id, 'ended')).rejects.toThrow(Conflict)
    const kept = await stored(found)
    expect(kept).toMatchObject({
      hold: null,
      formerHolds: [{ ground: 'investigation', by: { accountId: officer.account.id }, lifted: { ground: 'ended' } }],
    })
    await journey.core.accounts.audit.collect()
    const whats = (await journey.core.accounts.audit.findLatest(50, { subjects: [found.id] })).map(({ what }) => what)
    expect(whats).toEqual(expect.arrayContaining(['case_held', 'case_hold_lifted']))
    await run('2040-01-03')
    expect(await leftOf(found)).toEqual(nothing)
  })

  test('is for leaders of its commune, the supervisor and, of protected ones, their officers alone', async () => {
    const [ordinary, tip] = [await endedCase(), await endedCase('tip')]
    const hold = (account: ReturnType<typeof buildAccount>, { id }: Case) =>
      journey.core.retention.hold({ account, at: ended }, id, 'court')
    await expect(hold({ ...buildAccount('officer'), communeCode: own }, ordinary)).rejects.toThrow(Forbidden)
    await expect(hold({ ...buildAccount('leader'), communeCode: '11953' }, ordinary)).rejects.toThrow(NotFound)
    await expect(hold(buildAccount('supervisor'), tip)).rejects.toThrow(NotFound)
    await expect(hold(buildAccount('denunciation_officer'), ordinary)).rejects.toThrow(NotFound)
    await hold({ ...buildAccount('leader'), communeCode: own }, ordinary)
    await hold(buildAccount('denunciation_officer'), tip)
    expect((await journey.core.retention.findHeld(buildAccount('supervisor'))).map(({ id }) => id)).toEqual([
      ordinary.id,
    ])
  })
})
