import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import { type TaskKind, taskKindNames, taskKinds } from '../../src/tasks/kinds/index.js'
import { pages } from '../../src/web/kit/pages.js'
import { tasksAddress } from '../../src/web/kit/tasks-address.js'
import { type Action, mayOpen, type WebPage, type Who } from '../../src/web/kit/web-page.js'
import { securityWording } from '../../src/web/kit/wording.js'
import { buildAccount } from '../accounts/build-account.js'
import { findDoors } from './doors.js'
import { createClient, type StaffClient, signInAs, startServer } from './staff.js'

const own = '12049'
const foreign = '11953'

let server: Awaited<ReturnType<typeof startServer>>
const clients = new Map<string, StaffClient>()
const cases = new Map<string, Case>()

const open = (kind: CaseKind, communeCode: string): Promise<Case> =>
  server.xaOi.core.cases.open({
    content: {
      kind,
      category: 'other',
      text: `việc riêng của ${kind} ở ${communeCode}`,
      placeText: null,
      communeCode,
      when: null,
      against: null,
      request: null,
      evidence: null,
      attachments: [],
      reporter: { name: 'Người Gửi', address: null, phone: null },
    },
    openedBy: `test:${kind}:${communeCode}:${Math.random()}`,
    chat: 'web:authorization',
    at: new Date(),
  })

beforeAll(async () => {
  server = await startServer()
  const staff: [Role, string | null][] = [
    ['officer', own],
    ['leader', own],
    ['denunciation_officer', null],
    ['identity_keeper', null],
    ['province_officer', null],
    ['supervisor', null],
    ['inspector', null],
    ['editor', null],
    ['administrator', null],
  ]
  for (const [role, communeCode] of staff)
    clients.set(role, (await signInAs(server.xaOi, role.replace('_', '.'), role, communeCode)).client)
  cases.set('own', await open('feedback', own))
  cases.set('foreign', await open('feedback', foreign))
  cases.set('denunciation', await open('denunciation', own))
  cases.set('tip', await open('tip', own))
})
afterAll(() => server.stop())

const visible: Record<string, Role[]> = {
  own: ['officer', 'leader', 'province_officer', 'supervisor'],
  foreign: ['province_officer', 'supervisor'],
  denunciation: ['denunciation_officer'],
  tip: ['denunciation_officer'],
}
const allRoles: Role[] = [
  'officer',
  'leader',
  'denunciation_officer',
  'identity_keeper',
  'province_officer',
  'supervisor',
  'inspector',
  'editor',
  'administrator',
]
/** Who opens the page of cases at all: the rest is turned away at its door. */
const withCases: Role[] = ['officer', 'leader', 'denunciation_officer', 'province_officer', 'supervisor']

test.each(Object.keys(visible).flatMap((which) => allRoles.map((role) => [which, role] as const)))(
  'a %s case opened and written to by %s',
  async (which, role) => {
    const found = cases.get(which) as Case
    const client = clients.get(role) as StaffClient
    const path = `/can-bo/vu-viec/${found.id}`
    const isAllowed = visible[which]?.includes(role) ?? false
    const isInspected = role === 'inspector' && visible[which]?.includes('supervisor')
    const page = await client.get(path)
    const mayOpenAny = withCases.includes(role)
    expect(page.status).toBe(isAllowed || isInspected ? 200 : mayOpenAny || role === 'inspector' ? 404 : 403)
    if (!isAllowed) expect(await page.text()).not.toMatch(new RegExp(`${found.receiptCode}|Người Gửi`))
    const isProtected = which === 'denunciation' || which === 'tip'
    const version = String((await server.xaOi.core.cases.store.get(found.id, { isProtected }))?.version)
    const written = await client.post(`${path}/nhan`, { version, text: 'Xin chào' })
    expect(written.status).toBe(isAllowed ? 303 : mayOpenAny ? 404 : 403)
  },
)

test.each(allRoles)('no list of %s shows more than their own', async (role) => {
  const listed = await (clients.get(role) as StaffClient).get('/can-bo?xem=all').then((response) => response.text())
  for (const [which, found] of cases)
    expect(listed.includes(found.receiptCode), which).toBe(visible[which]?.includes(role) ?? false)
})

const doors = findDoors().map(({ action, who }): [string, Action, Who] => [
  `${action.method} ${action.path}`,
  action,
  who,
])
/** What stands in an address; a page with another kind of part says here which. */
const samples: Record<string, string> = {
  id: 'khong-co',
  file: 'khong-co',
  slug: 'khong-co',
  token: 'khong-co',
  format: 'csv',
  event: 'moi-sinh-con',
  section: 'phi-quyen-loi',
  number: '1',
  key: 'khong-co',
  indicator: 'pa.time',
  month: '2026-10',
  day: 'khong-co',
}
const addressOf = ({ path }: Action): string =>
  path.replace(/:(\w+)/g, (_, part: string) => {
    if (samples[part] === undefined) throw new Error(`no sample for :${part} of ${path}`)
    return samples[part] as string
  })
const knock = async (client: StaffClient, action: Action): Promise<Response> => {
  const address = addressOf(action)
  return action.method === 'get' ? client.get(address) : client.post(address, {})
}

test.each(doors)('%s lets in who may and nobody else', async (_, action, who) => {
  const visitor = await knock(createClient(server.xaOi.url), action)
  if (who === 'anybody') {
    expect(visitor.headers.get('location') ?? '').not.toContain('/dang-nhap?ve=')
    return
  }
  expect([visitor.status, visitor.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/dang-nhap\?ve=/)])
  for (const role of allRoles) {
    const client = clients.get(role) as StaffClient
    const isAllowed = mayOpen(who, { id: '', userName: '', displayName: '', role, communeCode: own })
    const answer = await knock(client, action)
    const isTurnedAway = answer.status === 403 && (await answer.text()).includes(securityWording.notYours)
    expect(isTurnedAway, role).toBe(!isAllowed)
    if (isAllowed && action.method === 'get') expect(answer.status, role).toBeLessThan(500)
  }
})

const withTasks: Role[] = ['officer', 'leader', 'denunciation_officer', 'supervisor', 'editor']
/** Who opens which page, told apart from the list so that a slip in it shows; a new page of staff needs its line. */
const opens: Record<string, Role[]> = {
  '/can-bo': [...withCases, 'inspector'],
  '/can-bo/nhieu-viec': withCases,
  '/can-bo/xuat': ['officer', 'leader', 'province_officer', 'supervisor', 'inspector'],
  '/can-bo/toan-tinh': ['supervisor', 'inspector'],
  '/can-bo/hom-nay': ['leader', 'supervisor'],
  '/can-bo/dong-tin': [...withCases, 'inspector'],
  '/can-bo/nhap-ho': withCases,
  '/can-bo/nhac-viec': [...withCases, 'identity_keeper'],
  '/can-bo/phien': allRoles,
  '/can-bo/tai-khoan-cua-toi': allRoles,
  '/can-bo/vu-viec/:id': [...withCases, 'inspector'],
  '/can-bo/vu-viec/:id/bien-nhan': withCases,
  '/can-bo/vu-viec/:id/tep/:file': allRoles,
  '/can-bo/vu-viec/:id/giay/:slug': withCases,
  '/bien-tap': ['editor'],
  '/bien-tap/them': ['editor'],
  '/bien-tap/bang-tinh': ['editor'],
  '/bien-tap/can-xem': ['editor'],
  '/bien-tap/day': ['editor'],
  '/bien-tap/thu-tuc/:slug': ['editor'],
  '/bien-tap/thu-tuc/:slug/cong-bo': ['editor'],
  '/bien-tap/thu-tuc/:slug/bao-lai': ['editor'],
  '/bien-tap/thu-tuc/:slug/so-sanh': ['editor'],
  '/bien-tap/thu-tuc/:slug/:section': ['editor'],
  '/tai-khoan': ['administrator'],
  '/tai-khoan/nhap': ['administrator'],
  '/tai-khoan/ra-soat': ['administrator'],
  '/tai-khoan/xac-nhan': ['administrator', 'leader', 'supervisor', 'denunciation_officer'],
  '/can-bo/tiep-dan': ['officer', 'leader', 'province_officer', 'supervisor'],
  '/can-bo/tiep-dan/:day': ['officer', 'leader', 'province_officer', 'supervisor'],
  '/can-bo/khao-sat': ['officer', 'leader', 'supervisor', 'inspector'],
  '/can-bo/khao-sat/phieu-giay': ['officer', 'leader', 'supervisor'],
  '/can-bo/khao-sat/mau': ['officer', 'leader', 'supervisor', 'inspector'],
  '/can-bo/viec-can-lam': withTasks,
  '/can-bo/cho-tra-loi': withTasks,
  '/can-bo/xoa-du-lieu': withTasks,
  '/bien-tap/cau-chua-tra-loi': withTasks,
  '/bien-tap/bao-sai': withTasks,
  '/can-bo/lien-he': ['officer', 'leader', 'supervisor', 'administrator'],
  '/can-bo/lien-he/duyet': ['supervisor', 'administrator'],
  '/can-bo/lien-he/bang': ['supervisor', 'administrator'],
  '/can-bo/cong-khai': ['officer', 'leader', 'supervisor'],
  '/can-bo/chua-gui-duoc': ['supervisor', 'administrator'],
  '/can-bo/nguoi-xu-ly-to-cao': ['denunciation_officer', 'identity_keeper'],
  '/can-bo/nguoi-xu-ly-to-cao/khai-bao': ['denunciation_officer', 'identity_keeper'],
  '/can-bo/danh-tinh': ['identity_keeper'],
  '/can-bo/so-to-cao': ['denunciation_officer'],
  '/can-bo/luu-giu': ['leader', 'denunciation_officer', 'supervisor'],
  '/can-bo/chuyen-hang-loat': ['supervisor'],
  '/can-bo/so-lieu': ['supervisor', 'inspector'],
  '/can-bo/chi-so': ['leader', 'supervisor', 'inspector'],
  '/can-bo/chi-so/minh-chung': ['supervisor', 'inspector'],
  '/can-bo/chi-so/:indicator': ['leader', 'supervisor', 'inspector'],
  '/can-bo/nhat-ky': ['supervisor', 'inspector', 'administrator', 'denunciation_officer'],
  '/quan-tri/lich': ['administrator'],
  '/quan-tri/thoi-han': ['administrator'],
  '/quan-tri/khoa-api': ['administrator'],
  '/van-hanh': ['administrator'],
  '/thiet-lap': ['administrator'],
  '/quan-tri/su-co-du-lieu': ['administrator'],
  '/quan-tri/su-co-du-lieu/:id': ['administrator'],
}
test('every page of staff has its line in the table, and the roles it is for', () => {
  const staffPages = pages.filter(({ who }) => who !== 'anybody')
  const found = staffPages.map(({ path, who }) => [
    path,
    allRoles.filter((role) => mayOpen(who, { id: '', userName: '', displayName: '', role, communeCode: own })).sort(),
  ])
  const expected = Object.entries(opens).map(([path, may]) => [path, may.toSorted()])
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
})

test('a page of src/web that is in no row is found', async () => {
  const folder = resolve(import.meta.dirname, '../../src/web')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^[\w-]+\/[\w-]+\.ts$/.test(name),
  )
  const modules = await Promise.all(
    files.map(async (file) => [file, (await import(join(folder, file))) as object] as const),
  )
  const declared = modules.flatMap(([file, module]) =>
    Object.values(module).flatMap((one) => (isPage(one) ? [[file, one] as const] : [])),
  )
  expect(declared.length).toBeGreaterThan(5)
  expect(declared.filter(([, one]) => !pages.includes(one)).map(([file]) => file)).toEqual([])
})
const isPage = (one: unknown): one is WebPage =>
  typeof one === 'object' && one !== null && 'actions' in one && 'who' in one && 'path' in one

const kindsShown: Record<TaskKind, Role[]> = {
  hand_off: ['officer', 'leader', 'denunciation_officer', 'supervisor'],
  data_request: ['denunciation_officer', 'supervisor'],
  data_wish: ['officer', 'leader', 'supervisor'],
  unanswered: ['editor'],
  error_report: ['editor'],
  survey_cause: ['officer', 'leader', 'supervisor'],
}
test.each(taskKindNames.flatMap((kind) => allRoles.map((role) => [kind, role] as const)))(
  'the kind of task %s for %s',
  async (kind, role) => {
    const response = await (clients.get(role) as StaffClient).get(tasksAddress(kind))
    expect(response.status).toBe(kindsShown[kind].includes(role) ? 200 : 403)
  },
)

const waiting: Record<string, Role[]> = {
  'hỏi ở xã này': ['officer', 'leader', 'supervisor'],
  'hỏi ở xã khác': ['supervisor'],
  'hỏi về đơn tố cáo': ['denunciation_officer'],
  'Hạn giải quyết': ['supervisor'],
  'câu không hiểu': ['editor'],
  'phí đã đổi': ['editor'],
}
const openTasks = async () => {
  const { tasks } = server.xaOi.core
  const from = (openedBy: string) => ({ openedBy, chat: 'web:authorization', at: new Date() })
  const ask = (question: string, more: object) =>
    tasks.open({ ...from(question), kind: 'hand_off', facts: { question }, ...more })
  await ask('hỏi ở xã này', { communeCode: own })
  await ask('hỏi ở xã khác', { communeCode: foreign })
  await ask('hỏi về đơn tố cáo', { communeCode: own, audience: 'protected' })
  await tasks.requestDeletion(from('xóa'))
  const unclear = { text: 'câu không hiểu', intent: 'other', confidence: 0.1, nearest: null }
  await tasks.open({ ...from('câu'), kind: 'unanswered', facts: unclear })
  await tasks.open({ ...from('báo'), kind: 'error_report', facts: { text: 'phí đã đổi', slug: 'register-birth' } })
}

test.each(allRoles)('of what waits for staff %s sees what is theirs, and ends nothing else', async (role) => {
  await openTasks()
  const client = clients.get(role) as StaffClient
  const shown = await client.get('/can-bo/viec-can-lam').then((response) => response.text())
  for (const [words, seers] of Object.entries(waiting)) expect(shown.includes(words), words).toBe(seers.includes(role))
  expect(shown).not.toContain('web:authorization')
  if (role !== 'denunciation_officer')
    for (const receiptCode of [cases.get('denunciation'), cases.get('tip')].map((found) => found?.receiptCode ?? ''))
      expect(shown).not.toContain(receiptCode)

  const { tasks } = server.xaOi.core
  const ofKind = async (kind: TaskKind, holder: Role) => tasks.findFor(buildAccount(holder), kind, 10)
  const foreignOnes = [
    ...(await ofKind('hand_off', 'supervisor')).map((task) => ({
      task,
      seers: task.communeCode === own ? waiting['hỏi ở xã này'] : ['supervisor'],
    })),
    ...(await ofKind('hand_off', 'denunciation_officer')).map((task) => ({ task, seers: ['denunciation_officer'] })),
    ...(await ofKind('data_request', 'supervisor')).map((task) => ({ task, seers: ['supervisor'] })),
    ...(await ofKind('error_report', 'editor')).map((task) => ({ task, seers: ['editor'] })),
    ...(await ofKind('unanswered', 'editor')).map((task) => ({ task, seers: ['editor'] })),
  ].filter(({ seers }) => !seers?.includes(role))
  for (const { task } of foreignOnes) {
    const way = ({ answer: 'tra-loi', outcome: 'ket-qua', verdict: 'ket-luan', done: 'xong' } as const)[
      taskKinds[task.kind].endedBy
    ]
    const response = await client.post(`/can-bo/viec-can-lam/${way}`, {
      key: task.id,
      text: 'Mời bác đến',
      verdict: 'confirmed',
    })
    expect(response.status, task.kind).toBe(403)
  }
})

test.each([
  ['/can-bo/cho-tra-loi', 'supervisor', '/can-bo/viec-can-lam?loai=cho-tra-loi'],
  ['/can-bo/xoa-du-lieu', 'supervisor', '/can-bo/viec-can-lam?loai=xoa-du-lieu'],
  ['/bien-tap/cau-chua-tra-loi', 'editor', '/can-bo/viec-can-lam?loai=cau-chua-tra-loi'],
  ['/bien-tap/bao-sai', 'editor', '/can-bo/viec-can-lam?loai=bao-sai'],
] as const)('the former address %s leads %s to %s', async (former, role, address) => {
  const client = clients.get(role) as StaffClient
  const response = await client.get(former)
  expect([response.status, response.headers.get('location')]).toEqual([301, address])
  expect((await client.get(address)).status).toBe(200)
})

test('an officer can not write another commune’s contacts, a visitor is sent to the sign-in', async () => {
  const officer = clients.get('officer') as StaffClient
  await officer.get('/can-bo/lien-he')
  await officer.post('/can-bo/lien-he', { xa: foreign, address: 'Địa chỉ giả' })
  expect((await server.xaOi.core.places.getContact(foreign)).address).toBeNull()
  expect(await server.xaOi.core.places.getProposal(foreign)).toBeNull()
  const fields = { kind: 'budget', title: 'Giả', decidedOn: '2026-01-05', responsible: 'A' }
  await officer.post('/can-bo/cong-khai', { xa: foreign, ...fields })
  expect(await server.xaOi.core.publications.find({ communeCode: foreign })).toEqual([])
  const visitor = await fetch(`${server.xaOi.url}/can-bo`, { redirect: 'manual' })
  expect(visitor.status).toBe(303)
  expect(visitor.headers.get('location')).toMatch(/^\/dang-nhap/)
})

test('every look at a protected case is in the audit trail, without its content', async () => {
  const found = cases.get('denunciation') as Case
  await (clients.get('denunciation_officer') as StaffClient).get(`/can-bo/vu-viec/${found.id}`)
  const entries = await server.xaOi.audit.findLatest(50)
  expect(entries.some(({ what, subject }) => what === 'protected_case_viewed' && subject === found.id)).toBe(true)
  expect(JSON.stringify(entries)).not.toContain('việc riêng')
})

test('a protected question of a citizen is shown to denunciation officers alone, and answered by them alone', async () => {
  const question = 'Tôi tố cáo rồi thì ai biết?'
  const { tasks } = server.xaOi.core
  const from = { openedBy: 'kin-1', chat: 'web:authorization', communeCode: null, at: new Date() }
  await tasks.open({ ...from, kind: 'hand_off', audience: 'protected', facts: { question } })
  for (const [role, client] of clients)
    expect((await (await client.get('/can-bo/viec-can-lam')).text()).includes(question), role).toBe(
      role === 'denunciation_officer',
    )
  const kept = await tasks.findFor(buildAccount('denunciation_officer'), 'hand_off', 10)
  const key = kept.find(({ facts }) => 'question' in facts && facts.question === question)?.id ?? ''
  const post = (role: Role) =>
    (clients.get(role) as StaffClient).post('/can-bo/viec-can-lam/tra-loi', { key, text: 'Không ai ở xã biết.' })
  expect((await post('supervisor')).status).toBe(403)
  expect((await post('denunciation_officer')).status).toBe(303)
})
