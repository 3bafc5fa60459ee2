import mongoose from 'mongoose'
import { afterAll, describe, expect, test } from 'vitest'
import { type Account, type Role, roleNames, roles } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { createCases, type Seen } from '../../src/cases/cases.js'
import { may } from '../../src/cases/change-case.js'
import { actsOf, type CaseKind, kindNames, type StateName, stateNamesOf, stateOf } from '../../src/cases/kinds/index.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { Forbidden } from '../../src/shared/errors.js'
import type { Connection } from '../../src/shared/mongo.js'
import { buildAccount } from '../accounts/build-account.js'
import { at, caseIn } from './case-parts.js'
import { sealedTo } from './case-sealing.js'

const own = '12049'
const foreign = '11953'
/** Where a case lies; null: with the province. */
const desks = [own, foreign, null]
const accounts = roleNames.flatMap((role) =>
  roles[role].isOfCommune ? [buildAccount(role, own), buildAccount(role, foreign)] : [buildAccount(role)],
)
const states = kindNames.flatMap((kind) => stateNamesOf(kind).map((state) => ({ kind, state })))

type Verb = 'view' | 'handle' | 'decide'
/**
 * Who may what with an ordinary case, told once more by hand: of the desk's commune, of a commune's case whoever's, of the
 * province's own. Protected ones are the denunciation officers' alone.
 */
const ordinary: Record<Role, Record<Verb, ('own' | 'any commune' | 'province')[]>> = {
  officer: { view: ['own'], handle: ['own'], decide: ['own'] },
  leader: { view: ['own'], handle: ['own'], decide: ['own'] },
  province_officer: { view: ['any commune', 'province'], handle: ['any commune', 'province'], decide: ['province'] },
  supervisor: { view: ['any commune', 'province'], handle: ['any commune', 'province'], decide: [] },
  denunciation_officer: { view: [], handle: [], decide: [] },
  identity_keeper: { view: [], handle: [], decide: [] },
  inspector: { view: [], handle: [], decide: [] },
  editor: { view: [], handle: [], decide: [] },
  administrator: { view: [], handle: [], decide: [] },
}
const protectedKinds: CaseKind[] = ['denunciation', 'tip']

const isAllowed = ({ role, communeCode }: Account, found: Case, verb: Verb): boolean => {
  if (found.state === 'sealed' && verb !== 'view') return false
  if (protectedKinds.includes(found.kind)) return role === 'denunciation_officer'
  const desk = found.agency.communeCode
  return ordinary[role][verb].some((reach) => {
    if (reach === 'province') return desk === null
    return desk !== null && (reach === 'any commune' || desk === communeCode)
  })
}

const casesOf = (kind: CaseKind, state: StateName): Case[] =>
  desks.map((communeCode) => caseIn(kind, state as never, { agency: { office: 'commune', communeCode, name: 'A' } }))

const notConnected = mongoose.createConnection() as unknown as Connection
notConnected.set('bufferCommands', false)
afterAll(() => notConnected.close())

const cases = createCases({
  sealing: sealedTo(),
  connection: notConnected,
  duplicates: { add: async () => undefined } as never,
  attachments: {} as never,
  audit: { add: async () => undefined },
  feedbackTargets: { default: 15 },
  remoteCommunes: new Set(),
  accuses: () => false,
  guessCategory: () => 'other',
  findAccount: async () => null,
  findStaff: async () => [],
  findUndelivered: async () => [],
  deadlines: {
    calendar: stateCalendar,
    calendarOf: () => stateCalendar,
    current: () => null as never,
    refresh: async () => undefined as never,
  },
})

const note = { text: 'lời nhắn' }
const movesIn = ({ kind, state }: Case) => stateOf(kind, state).next.filter((to) => stateOf(kind, to).by !== 'system')
const actsIn = ({ kind, state }: Case) =>
  Object.entries(actsOf(kind)).flatMap(([act, definition]) => (definition.in.includes(state as never) ? [act] : []))
/** Each of these must be refused; where a state has none, there is nothing to refuse. */
const each = async <T>(all: readonly T[], run: (one: T) => Promise<unknown>): Promise<void> => {
  for (const one of all) await expect(run(one), String(one)).rejects.toThrow(Forbidden)
  throw new Forbidden('')
}
/** Every verb of staff on one case; one that is added needs its line, or a line among those that are none. */
const verbs: Partial<Record<keyof typeof cases, (seen: Seen) => Promise<unknown>>> = {
  move: (seen) => each(movesIn(seen.found), (to) => cases.move(seen, { to } as never)),
  act: (seen) => each(actsIn(seen.found), (act) => cases.act(seen, { act } as never)),
  finishDuty: (seen) => cases.finishDuty(seen, { clock: 0, ...note } as never),
  takeBack: (seen) => cases.takeBack(seen),
  split: (seen) => cases.split(seen, { kind: 'feedback', ...note } as never),
  reply: (seen) => cases.reply(seen, note),
  noteInternally: (seen) => cases.noteInternally(seen, note),
  askIdentity: (seen) => cases.askIdentity(seen, { reason: 'A' }),
  ask: (seen) => cases.ask(seen, note),
  join: (seen) => cases.join(seen, { other: 'c2' }),
  unjoin: (seen) => cases.unjoin(seen),
  transfer: (seen) => cases.transfer(seen, { to: own, ...note }),
  takeBackTransfer: (seen) => cases.takeBackTransfer(seen),
  markTold: (seen) => cases.markTold(seen, { item: '1', how: 'phone' } as never),
  noteFromCitizen: (seen) => cases.noteFromCitizen(seen, note),
  recategorise: (seen) => cases.recategorise(seen, { category: 'roads', ...note } as never),
  removeFile: (seen) => cases.removeFile(seen, { file: '1', ...note }),
  assign: (seen) => cases.assign(seen, { to: seen.account.id }),
  publishAnswer: (seen) => cases.publishAnswer(seen, { question: 'A', answer: 'B' }),
  withdrawAnswer: (seen) => cases.withdrawAnswer(seen),
  correctPerson: (seen) => cases.correctPerson(seen, { field: 'name', value: 'A' }),
  complete: (seen) => cases.complete(seen, { name: 'A', address: 'B', phone: '' } as never),
}
/** These two are the receiver's (test/journeys/transfers); the others are no verbs of staff on one case. */
const otherDoors =
  `acceptTransfer returnTransfer store looks savedViews watch presence sources auditSources desk giveOut prepare
  getByReceiptCode findByChat findChanged open findAlike follow asFollowed answer add reopen requestProtection correctPlace rate
  openPetitionLink closePetitionLink hasPetitionLink openPetition forget findFor findNext findHandedOn findEarlier countQueues
  findProvince findPressing findCommuneDay exportFor doForMany findOneFor getFor view findFilesOf findFileFor viewFile offered
  tellUnanswered recomputeClocks previewCalendar openLinked findSimilarSolved findListedFor findJoined notePaper enter
  publicAnswers viewEntered findEntered whyNotRecorded linkChat planReroute reroute resumeReroute findReroute findUnfinishedReroutes count findProtectedAmong
  readChangedSince clocksVersion coded streamFor settleKeys grantKeys renewKeys boxes openWithSecret filed readProtectedRegister
   countLost causeOf caseIdIn identities`.split(/\s+/)

test('every door of the cases has its line here', () => {
  expect([...Object.keys(verbs), ...otherDoors].toSorted()).toEqual(Object.keys(cases).toSorted())
})

describe.each(states)('$kind in the state $state', ({ kind, state }) => {
  const found = casesOf(kind, state)

  test('is seen, handled and decided by the roles and units of the table alone', () => {
    for (const one of found)
      for (const account of accounts)
        for (const verb of ['view', 'handle', 'decide'] as const)
          expect(
            may(account, one, verb),
            `${verb} by ${account.role} of ${account.communeCode} at ${one.agency.communeCode}`,
          ).toBe(isAllowed(account, one, verb))
  })

  test('is published to everybody by the commune that answers alone', async () => {
    for (const one of found)
      for (const account of accounts)
        if (account.communeCode === null || account.communeCode !== one.agency.communeCode)
          for (const run of [verbs.publishAnswer, verbs.withdrawAnswer])
            await expect(run?.({ account, found: one, at })).rejects.toThrow(Forbidden)
  })

  test('offers no step to who may not take it', () => {
    for (const one of found)
      for (const account of accounts) {
        const { moves, acts, mayTakeBack } = cases.offered({ account, found: one, at })
        if (!isAllowed(account, one, 'handle'))
          expect([moves, acts, mayTakeBack], `${account.role} of ${account.communeCode}`).toEqual([[], [], false])
      }
  })

  test.each(Object.entries(verbs))('%s is refused to all others', async (_name, run) => {
    for (const one of found)
      for (const account of accounts)
        if (!isAllowed(account, one, 'handle'))
          await expect(
            run({ account, found: one, at }),
            `${account.role} of ${account.communeCode} at ${one.agency.communeCode}`,
          ).rejects.toThrow(Forbidden)
  })
})
