import { randomBytes, randomInt } from 'node:crypto'
import type { Account, Role } from '../accounts/roles.js'
import type { Case } from '../cases/case.js'
import type { MoveForm } from '../cases/change-state.js'
import { dutiesFor } from '../cases/finish-duty.js'
import { dialogueOutcomes, withdrawals } from '../cases/kinds/grounds.js'
import { type CaseKind, kindOf, type StateName, stateNamesOf, stateOf } from '../cases/kinds/index.js'
import { isSettledElsewhere } from '../cases/settled-elsewhere.js'
import type { StepForm } from '../cases/step-form.js'
import { readConfig } from '../config.js'
import { runOrExplain, runServer, type XaOi } from '../main.js'
import { getCommune } from '../places/communes.js'
import { localDay } from '../shared/clock.js'
import { foldMarks } from '../shared/text.js'
import { citizens, stories } from './demo-stories.js'

const dayMs = 24 * 60 * 60_000
const communesShown = ['11953', '12049', '12073', '13075']
const casesWanted = 60

type Signer = { account: Account; password: string }

const createSampleAccounts = async ({ accounts }: XaOi, at: Date): Promise<Signer[]> => {
  const wanted: { userName: string; displayName: string; role: Role; communeCode: string | null }[] = [
    ...communesShown.flatMap((code) => {
      const commune = getCommune(code)
      if (!commune) return []
      const name = foldMarks(commune.bareName).replaceAll(' ', '')
      return [
        {
          userName: `canbo.${name}`,
          displayName: `Cán bộ ${commune.name}`,
          role: 'officer' as const,
          communeCode: code,
        },
        {
          userName: `lanhdao.${name}`,
          displayName: `Lãnh đạo ${commune.name}`,
          role: 'leader' as const,
          communeCode: code,
        },
      ]
    }),
    { userName: 'tocao', displayName: 'Người xử lý tố cáo', role: 'denunciation_officer', communeCode: null },
    { userName: 'tinh', displayName: 'Cán bộ của tỉnh', role: 'province_officer', communeCode: null },
    { userName: 'thanhtra', displayName: 'Người kiểm tra', role: 'inspector', communeCode: null },
    { userName: 'giamsat', displayName: 'Giám sát của tỉnh', role: 'supervisor', communeCode: null },
    { userName: 'bientap', displayName: 'Biên tập viên', role: 'editor', communeCode: null },
    { userName: 'quantri', displayName: 'Quản trị', role: 'administrator', communeCode: null },
  ]
  const known = await accounts.findAll()
  const signers: Signer[] = []
  for (const one of wanted) {
    const old = known.find(({ userName }) => userName === one.userName)
    const { account, address } = old
      ? { account: old, address: await accounts.giveOwnersLink(old.id, at) }
      : await accounts.createByOwner(one, at)
    const password = randomBytes(9).toString('base64url')
    const token = address.slice(address.lastIndexOf('/') + 1)
    await accounts.accept({ token, password, displayName: one.displayName, at })
    signers.push({ account, password })
  }
  return signers
}

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

/** What an officer would fill in for any step on that day. */
const filledIn = (label: string, grounds: Readonly<Record<string, string>> | undefined, at: Date): StepForm => ({
  text: `${label}: nội dung mẫu để xem thử.`,
  paper_number: `${randomInt(10, 200)}/TB-UBND`,
  paper_date: localDay(at),
  paper_signer: 'Người ký mẫu',
  day: localDay(at),
  ground: Object.keys(grounds ?? {})[0] ?? '',
  target: 'Cơ quan mẫu',
  target_why: 'Nội dung mẫu để xem thử.',
})

const formFor = (kind: CaseKind, to: StateName, at: Date): MoveForm => {
  const { label, grounds } = stateOf(kind, to)
  const form = { to, ...filledIn(label, grounds, at) }
  if (to === 'decided') return { ...form, ground: 'changed' }
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

const createSampleCase = async (
  demo: XaOi,
  signers: Signer[],
  kind: keyof typeof stories,
  state: StateName,
  index: number,
): Promise<void> => {
  const { core } = demo
  const story = stories[kind][index % stories[kind].length]
  if (!story) return
  const communeCode = communesShown[index % communesShown.length] ?? null
  const commune = communeCode ? getCommune(communeCode) : undefined
  const path = pathTo(kind, state)
  const waits = path.some((one) => stateOf(kind, one).notBefore) ? waitsForEffect : 0
  let at = new Date(Date.now() - (2 + waits + path.length * 9 + randomInt(0, 20)) * dayMs)
  const opened = await core.cases.open({
    content: {
      kind,
      category: 'other',
      placeText: commune?.name ?? null,
      communeCode,
      when: null,
      against: null,
      attachments: [],
      request: null,
      evidence: null,
      reporter:
        kind === 'tip'
          ? { name: null, address: null, phone: null }
          : { name: citizens[index % citizens.length] ?? null, address: commune?.name ?? null, phone: null },
      ...story,
    },
    openedBy: `demo:${kind}:${state}:${index}`,
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
    await prepareFor(demo, account, found, to, at)
    const prepared = await core.cases.getFor(account, found.id)
    await core.cases.move({ account, found: prepared, at }, formFor(kind, to, at))
    if (path.some((one) => stateOf(kind, one).guards?.includes('decision_received')))
      await doDuties(demo, account, await core.cases.getFor(account, found.id), at)
  }
}

const createSampleCases = async (demo: XaOi, signers: Signer[]): Promise<number> => {
  const wanted = (Object.keys(stories) as (keyof typeof stories)[]).flatMap((kind) =>
    stateNamesOf(kind)
      .filter((state) => stateOf(kind, state).by !== 'system' || state === kindOf(kind).firstState)
      .map((state) => ({ kind, state })),
  )
  const more: StateName<'feedback'>[] = ['received', 'in_progress', 'answered', 'received', 'closed']
  while (wanted.length < casesWanted)
    wanted.push({ kind: 'feedback', state: more[wanted.length % more.length] ?? 'received' })
  for (const [index, { kind, state }] of wanted.entries()) await createSampleCase(demo, signers, kind, state, index)
  return wanted.length
}

await runOrExplain(async () => {
  const environment = {
    DATA_DIR: './data/demo',
    FEEDBACK_TARGETS: 'default=15,environment=10,lighting=7',
    ...process.env,
  }
  const demo = await runServer(readConfig(environment))
  const signers = await createSampleAccounts(demo, new Date())
  const isNew = (await demo.core.cases.store.count({}, { isProtected: false })) === 0
  if (isNew) console.log(`Đã tạo ${await createSampleCases(demo, signers)} vụ việc mẫu.`)
  console.log(`\nTài khoản xem thử (mật khẩu mới sau mỗi lần chạy), đăng nhập tại ${demo.url}/dang-nhap:`)
  for (const { account, password } of signers)
    console.log(`  ${account.userName.padEnd(24)} ${password}   ${account.displayName}`)
})
