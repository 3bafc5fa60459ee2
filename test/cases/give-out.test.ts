import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { createCases } from '../../src/cases/cases.js'
import { createDeadlines } from '../../src/deadlines/deadlines.js'
import { createDuplicates } from '../../src/duplicates/duplicates.js'
import { connectMongo, databaseOf } from '../../src/shared/mongo.js'
import { buildAccount } from '../accounts/build-account.js'
import { startTestDatabase } from '../journeys/journey.js'
import { buildContent } from './build-content.js'
import { sealedTo } from './case-sealing.js'

const own = '12049'
const at = new Date('2026-11-25T03:00:00Z')
const person = (name: string, role: Account['role'] = 'officer', communeCode = own): Account => ({
  ...buildAccount(role, communeCode),
  id: `id-${name}`,
  userName: name,
  displayName: name,
})
const leader = person('leader', 'leader')
const [lan, minh, nga] = [person('lan'), person('minh'), person('nga')]
const staff = [minh, nga, lan, leader, person('neighbour', 'officer', '11953')]

let uri = ''
let stop: () => Promise<void>
const connections: Awaited<ReturnType<typeof connectMongo>>[] = []
const processes: ReturnType<typeof createCases>[] = []

beforeAll(async () => {
  const database = await startTestDatabase()
  uri = database.uri
  stop = database.stop
  for (let number = 0; number < 2; number += 1) {
    const connection = await connectMongo(uri)
    connections.push(connection)
    processes.push(
      createCases({
        sealing: sealedTo(),
        connection,
        attachments: { link: async () => undefined } as never,
        audit: { add: async () => undefined },
        feedbackTargets: { default: 10 },
        remoteCommunes: new Set(),
        duplicates: createDuplicates({ connection }),
        deadlines: createDeadlines({ connection, communeName: () => null }),
        accuses: () => false,
        guessCategory: () => 'other',
        findAccount: async (id) => staff.find((one) => one.id === id) ?? null,
        findStaff: async () => staff,
        findUndelivered: async () => [],
      }),
    )
  }
  await processes[0]?.prepare()
}, 30_000)
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()))
  await stop()
})

const first = (): ReturnType<typeof createCases> => processes[0] as ReturnType<typeof createCases>
let number = 0
const open = (told: Partial<Case> = {}): Promise<Case> =>
  first().open({
    content: buildContent({
      communeCode: own,
      ...told,
    }),
    openedBy: `m${number++}`,
    chat: 'fake:1',
    at,
  })
const giveOutAll = () => Promise.all(processes.map((one) => one.giveOut(at)))
const whoHas = async ({ id, kind }: Case): Promise<string | null> =>
  (await first().store.get(id, { isProtected: kind === 'tip' }))?.assignee?.name ?? null
const empty = () =>
  databaseOf(connections[0] as never)
    .collection('cases')
    .deleteMany({})

test('is off until whoever leads the commune turns it on', async () => {
  const before = await open()
  await giveOutAll()
  expect(await whoHas(before)).toBeNull()
  await expect(first().desk.setEven(lan, own, true, at)).rejects.toThrow('không')
  await first().desk.setEven(leader, own, true, at)
  const after = await open()
  await giveOutAll()
  expect([await whoHas(before), await whoHas(after)]).toEqual([null, 'lan'])
})

test('two processes give each case once, evenly, to whoever has fewest', async () => {
  await empty()
  const cases: Case[] = []
  for (let index = 0; index < 9; index += 1) cases.push(await open())
  const given = { account: leader, found: cases[0] as Case, at }
  await first().assign(given, { to: nga.id })
  await giveOutAll()
  const names = await Promise.all(cases.map(whoHas))
  expect(names.slice(0, 4)).toEqual(['nga', 'lan', 'minh', 'lan'])
  expect(['lan', 'minh', 'nga'].map((name) => names.filter((one) => one === name).length)).toEqual([3, 3, 3])
  for (const { id } of cases) {
    const timeline = (await first().store.get(id, { isProtected: false }))?.timeline ?? []
    expect(timeline.filter(({ what }) => what === 'assigned')).toHaveLength(1)
  }
})

test('who is away today gets none, tomorrow again; with nobody there a case waits', async () => {
  await empty()
  await first().desk.setPresent(lan, lan.id, false, at)
  await expect(first().desk.setPresent(lan, minh.id, false, at)).rejects.toThrow('không')
  await first().desk.setPresent(leader, minh.id, false, at)
  const ours = await open()
  await giveOutAll()
  expect(await whoHas(ours)).toBe('nga')
  await first().desk.setPresent(nga, nga.id, false, at)
  const waiting = await open()
  await giveOutAll()
  expect(await whoHas(waiting)).toBeNull()
  await first().giveOut(new Date(at.getTime() + 86_400_000))
  expect(await whoHas(waiting)).toBe('lan')
  for (const one of [lan, minh, nga]) await first().desk.setPresent(one, one.id, true, at)
})

test('a case that was given back, that others settle or that is sealed stays where it is', async () => {
  await empty()
  const back = await open()
  await giveOutAll()
  const found = await first().getFor(leader, back.id)
  await first().assign({ account: leader, found, at }, { to: '' })
  const elsewhere = await open({ communeCode: '11953' })
  const sealed = await open({ kind: 'tip' })
  await giveOutAll()
  expect(await Promise.all([back, elsewhere, sealed].map(whoHas))).toEqual([null, null, null])
})

test('what waited when it was turned off is given to nobody', async () => {
  await empty()
  const found = await open()
  await first().desk.setEven(leader, own, false, at)
  await giveOutAll()
  await first().desk.setEven(leader, own, true, at)
  await giveOutAll()
  expect(await whoHas(found)).toBeNull()
})
