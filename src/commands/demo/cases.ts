import { randomInt, randomUUID } from 'node:crypto'
import type { Account } from '../../accounts/roles.js'
import type { Case, CaseContent } from '../../cases/case.js'
import type { MoveForm } from '../../cases/change-state.js'
import { dutiesFor } from '../../cases/finish-duty.js'
import { dialogueOutcomes, withdrawals } from '../../cases/kinds/grounds.js'
import { type CaseKind, kindOf, type StateName, stateNamesOf, stateOf } from '../../cases/kinds/index.js'
import { isSettledElsewhere } from '../../cases/settled-elsewhere.js'
import type { StepForm } from '../../cases/step-form.js'
import type { XaOi } from '../../main.js'
import { getCommune } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { communesShown, type Signer } from './accounts.js'
import { citizens, stories } from './stories.js'

export const dayMs = 24 * 60 * 60_000
const casesWanted = 60

const nameOf = (communeCode: string | null): string | null => (communeCode && getCommune(communeCode)?.name) ?? null

export const reporterOf = (name: string | null, communeCode: string | null): CaseContent['reporter'] => ({
  name,
  address: nameOf(communeCode),
  phone: null,
})

/** What a sample citizen reports: whatever isn't told is left open. */
export const sampleContent = (told: Pick<CaseContent, 'text' | 'communeCode'> & Partial<CaseContent>): CaseContent => ({
  kind: 'feedback',
  category: 'other',
  placeText: nameOf(told.communeCode),
  when: null,
  against: null,
  attachments: [],
  request: null,
  evidence: null,
  reporter: { name: null, address: null, phone: null },
  ...told,
})

/** A second complaint follows a decision here, and what was concluded is acted on and published before it is closed. */
const isInTime = (kind: CaseKind, path: readonly StateName[], to: StateName): boolean => {
  const { guards = [] } = stateOf(kind, to)
  if (guards.includes('decided_or_unanswered')) return path.at(-1) === 'decided'
  return !guards.includes('duties_done') || (path.includes('acted_on') && path.includes('published'))
}

/** The moves that lead from the first state of a kind to another one. */
const pathTo = (kind: CaseKind, state: StateName): StateName[] => {
  const paths: StateName[][] = [[kindOf(kind).firstState]]
  for (const path of paths) {
    const last = path.at(-1) as StateName
    if (last === state) return path.slice(1)
    for (const next of stateOf(kind, last).next)
      if (!path.includes(next) && stateOf(kind, next).by !== 'system' && isInTime(kind, path, next))
        paths.push([...path, next])
  }
  return []
}

/** No two papers of an office have one number. */
let lastNumber = 9
const nextNumber = (): number => ++lastNumber

/** What an officer would fill in for any step on that day. */
const filledIn = (label: string, grounds: Readonly<Record<string, string>> | undefined, at: Date): StepForm => ({
  text: `${label}: nội dung mẫu để xem thử.`,
  paper_number: `${nextNumber()}/TB-UBND`,
  paper_date: localDay(at),
  paper_signer: 'Người ký mẫu',
  day: localDay(at),
  ground: Object.keys(grounds ?? {})[0] ?? '',
  target: 'Cơ quan mẫu',
  target_why: 'Nội dung mẫu để xem thử.',
  target_checked: '1',
})

const formFor = (kind: CaseKind, to: StateName, at: Date): MoveForm => {
  const { label, grounds } = stateOf(kind, to)
  const form = { to, ...filledIn(label, grounds, at) }
  if (to === 'decided') return { ...form, ground: 'cancelled' }
  if (to === 'tip') return { ...form, ground: 'unknown' }
  return to === 'dialogue' ? { ...form, day: localDay(new Date(at.getTime() + 6 * dayMs)), agreed: '1' } : form
}

/** Days from the decision until it is recorded as in effect, ten and more. */
const waitsForEffect = 60

/** What the law wants done before a step may be taken. */
const prepareFor = async (demo: XaOi, account: Account, found: Case, to: StateName, at: Date): Promise<void> => {
  const { guards = [] } = stateOf(found.kind, to)
  if (guards.includes('dialogue_held') && found.state === 'dialogue')
    await demo.core.cases.act(
      { account, found, at },
      { act: 'dialogue_held', ...filledIn('Đối thoại', dialogueOutcomes, at) },
    )
  if (guards.includes('settled_here') && found.kind === 'denunciation' && isSettledElsewhere(found))
    await demo.core.cases.act(
      { account, found, at },
      { act: 'settled_by_province', ...filledIn('Thẩm quyền', undefined, at) },
    )
  if (to === 'stopped')
    await demo.core.cases.act(
      { account, found, at },
      { act: 'withdrawal_received', ...filledIn('Đơn rút', withdrawals, at) },
    )
  if (guards.includes('duties_done') || guards.includes('accused_heard')) await doDuties(demo, account, found, at)
  if (!guards.includes('accused_heard')) return
  const told = await demo.core.cases.getFor(account, found.id)
  await demo.core.cases.act(
    { account, found: told, at },
    { act: 'accused_heard', ...filledIn('Giải trình', undefined, at) },
  )
}

/** Whoever was to be sent something got it. */
const doDuties = async ({ core }: XaOi, account: Account, found: Case, at: Date): Promise<void> => {
  for (const { index } of dutiesFor({ account, found })) {
    const now = await core.cases.getFor(account, found.id)
    await core.cases.finishDuty({ account, found: now, at }, { clock: index, ...filledIn('Việc mẫu', undefined, at) })
  }
}

/** Goes through a list beside the communes, so that none has always the same of it. */
const shifted = (index: number, length: number): number => (index + Math.floor(index / length)) % length

const createSampleCase = async (
  demo: XaOi,
  signers: Signer[],
  kind: keyof typeof stories,
  state: StateName,
  { index, run }: { index: number; run: string },
): Promise<void> => {
  const { core } = demo
  const told = stories[kind]
  const story = told[shifted(index, told.length)]
  if (!story) return
  const communeCode = communesShown[index % communesShown.length] ?? null
  const path = pathTo(kind, state)
  const waits = path.some((one) => stateOf(kind, one).notBefore) ? waitsForEffect : 0
  let at = new Date(Date.now() - (2 + waits + path.length * 9 + randomInt(0, 20)) * dayMs)
  const opened = await core.cases.open({
    content: sampleContent({
      kind,
      communeCode,
      ...(kind !== 'tip' && { reporter: reporterOf(citizens[shifted(index, citizens.length)] ?? null, communeCode) }),
      ...story,
    }),
    openedBy: `demo${run}:${kind}:${state}:${index}`,
    chat: `web:demo-citizen-${index}`,
    at,
  })
  for (const to of path) {
    const days = stateOf(kind, to).notBefore ? waits - 10 : randomInt(7, 9)
    at = new Date(at.getTime() + days * dayMs)
    const found = await core.cases.store.get(opened.id, { isProtected: kindOf(kind).isProtected })
    const signer = signers.find(({ account }) =>
      kindOf(kind).isProtected
        ? account.role === 'denunciation_officer'
        : account.communeCode === found?.agency.communeCode,
    )
    if (!found || !signer) return
    const { account } = signer
    if (found.assignee === null) await core.cases.assign({ account, found, at }, { to: account.id })
    await prepareFor(demo, account, await core.cases.getFor(account, found.id), to, at)
    const prepared = await core.cases.getFor(account, found.id)
    await core.cases.move({ account, found: prepared, at }, formFor(kind, to, at))
    if (path.some((one) => stateOf(kind, one).guards?.includes('decision_received')))
      await doDuties(demo, account, await core.cases.getFor(account, found.id), at)
  }
}

/** A case in each state of each kind, and so many more of feedback that there are sixty. */
export const createSampleCases = async (demo: XaOi, signers: Signer[]): Promise<number> => {
  const wanted = (Object.keys(stories) as (keyof typeof stories)[]).flatMap((kind) =>
    stateNamesOf(kind)
      .filter((state) => stateOf(kind, state).by !== 'system' || state === kindOf(kind).firstState)
      .map((state) => ({ kind, state })),
  )
  const more: StateName<'feedback'>[] = ['received', 'in_progress', 'answered', 'received', 'closed']
  while (wanted.length < casesWanted)
    wanted.push({ kind: 'feedback', state: more[wanted.length % more.length] ?? 'received' })
  for (const [index, { kind, state }] of wanted.entries())
    await createSampleCase(demo, signers, kind, state, { index, run: '' })
  return wanted.length
}

/** For a data folder of before passwords stayed, where new ones open nothing that was sealed. */
export const createSampleDenunciations = async (demo: XaOi, signers: Signer[]): Promise<void> => {
  const run = randomUUID()
  for (const kind of ['denunciation', 'tip'] as const)
    await createSampleCase(demo, signers, kind, kindOf(kind).firstState, { index: 0, run })
}
