import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roleNames } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { openCase } from '../../src/cases/open-case.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const own = '12049'
let server: Awaited<ReturnType<typeof startServer>>
const clients = new Map<string, StaffClient>()
const cases = new Map<string, Case>()
let photo: Buffer

const open = async (kind: 'feedback' | 'denunciation'): Promise<Case> => {
  const { core } = server.xaOi
  const at = new Date()
  const id = `web:files:${kind}:0`
  await core.attachments.keep({ id, chat: 'web:files', bytes: photo, name: 'cột điện.jpg', at })
  const opened = await openCase(
    { store: core.cases, clocks: core.clocks },
    {
      content: {
        kind,
        category: 'other',
        text: 'việc có ảnh',
        placeText: null,
        communeCode: own,
        when: null,
        against: 'ông A',
        request: null,
        evidence: null,
        attachments: [id],
        reporter: { name: null, address: null, phone: '0912345678' },
      },
      foldedAgainst: '',
      openedBy: `open-${kind}`,
      chat: 'web:files',
      at,
    },
  )
  await core.attachments.link([id], opened.id)
  return opened
}

beforeAll(async () => {
  server = await startServer()
  photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  for (const kind of ['feedback', 'denunciation'] as const) cases.set(kind, await open(kind))
  for (const role of roleNames) {
    const commune = role === 'officer' || role === 'leader' ? own : null
    clients.set(role, (await signInAs(server.xaOi, `file-${role}`, role, commune)).client)
  }
  clients.set('foreign', (await signInAs(server.xaOi, 'file-foreign', 'officer', '11953')).client)
}, 60_000)
afterAll(() => server.stop())

const caseOf = (kind: string): Case => cases.get(kind) as Case
const as = (who: string): StaffClient => clients.get(who) as StaffClient
const addressOf = (kind: string): string =>
  `/can-bo/vu-viec/${caseOf(kind).id}/tep/${encodeURIComponent(caseOf(kind).attachments[0] ?? '')}`

/** Who may open a file of each kind of case; everybody else is told that there is none. */
const mayOpen: Record<string, string[]> = {
  feedback: ['officer', 'leader', 'supervisor'],
  denunciation: ['denunciation_officer'],
}
describe.each(Object.keys(mayOpen))('a file of a %s', (kind) => {
  test.each([...roleNames, 'foreign'] as (Role | 'foreign')[])('for %s', async (who) => {
    const response = await as(who).get(addressOf(kind))
    expect(response.status).toBe(mayOpen[kind]?.includes(who) ? 303 : 404)
  })
})

test('a visitor is sent to the sign-in', async () => {
  const response = await fetch(server.xaOi.url + addressOf('feedback'), { redirect: 'manual' })
  expect(response.headers.get('location')).toMatch(/^\/dang-nhap/)
})

test('the original is a download that can run nothing, the picture for display has its own signed address', async () => {
  const location = (await as('officer').get(addressOf('feedback'))).headers.get('location') ?? ''
  const original = await as('officer').get(location)
  expect(original.status).toBe(200)
  expect(original.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''c%E1%BB%99t/)
  expect(original.headers.get('x-content-type-options')).toBe('nosniff')
  expect(original.headers.get('content-security-policy')).toContain('sandbox')
  expect(original.headers.get('content-type')).toBe('application/octet-stream')
  expect(Buffer.from(await original.arrayBuffer())).toEqual(photo)
  const page = await (await as('officer').get(`/can-bo/vu-viec/${caseOf('feedback').id}`)).text()
  const picture = /<img src="(\/tep\/[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const shown = await as('officer').get(picture)
  expect(shown.headers.get('content-type')).toBe('image/webp')
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/)
})

test.each([
  ['another account', 'leader', (address: string) => address],
  ['a changed signature', 'officer', (address: string) => address.replace(/s=./, 's=x')],
  ['an address made to last', 'officer', (address: string) => address.replace(/het=\d+/, 'het=9999999999999')],
  ['the display form of an address for the original', 'officer', (address: string) => `${address}&xem`],
  ['another file', 'officer', (address: string) => address.replace('feedback', 'denunciation')],
])('%s opens nothing', async (_what, who, change) => {
  const location = (await as('officer').get(addressOf('feedback'))).headers.get('location') ?? ''
  expect((await as(who).get(change(location))).status).toBe(404)
})

test('a look into a file of a denunciation is in the audit trail', async () => {
  const location = (await as('denunciation_officer').get(addressOf('denunciation'))).headers.get('location') ?? ''
  expect((await as('denunciation_officer').get(location)).status).toBe(200)
  const entries = await server.xaOi.audit.findLatest(50)
  expect(
    entries.some(({ what, subject }) => what === 'file_opened' && subject?.startsWith(caseOf('denunciation').id)),
  ).toBe(true)
})

test('an officer deletes a file with a reason, and only with one', async () => {
  const { id, attachments } = caseOf('feedback')
  const path = `/can-bo/vu-viec/${id}`
  await as('officer').get(path)
  const fields = { version: '1', file: attachments[0] ?? '' }
  expect((await as('officer').post(`${path}/xoa-tep`, { ...fields, text: '' })).status).toBe(400)
  expect((await as('officer').post(`${path}/xoa-tep`, { ...fields, text: 'có ảnh căn cước' })).status).toBe(303)
  const page = await (await as('officer').get(path)).text()
  expect(page).toContain('Đã xóa: có ảnh căn cước')
  expect(page).not.toContain('<img src="/tep/')
  expect((await as('officer').get(addressOf('feedback'))).status).toBe(303)
  expect(await server.xaOi.core.attachments.open(attachments[0] ?? '')).toEqual({ refused: 'removed' })
})

test('news that did not arrive stand on the case with the telephone, and go out when sent again', async () => {
  const found = caseOf('feedback')
  const { outboxStore } = server.xaOi.core
  const at = new Date()
  await outboxStore.add(
    {
      id: 'case:lost:1',
      chat: 'nowhere:1',
      text: 'Câu trả lời đã mất',
      choices: [],
      causedBy: `case:${found.id}`,
      isNews: true,
    },
    at,
  )
  await outboxStore.markFailed('case:lost:1', 'blocked', 'Forbidden: bot was blocked by the user')
  const page = await (await as('officer').get(`/can-bo/vu-viec/${found.id}`)).text()
  expect(page).toContain('Người dân chưa nhận được tin này')
  expect(page).toContain('Hãy gọi 0912345678')
  const again = { id: 'case:lost:1', back: found.id }
  expect((await as('foreign').get('/can-bo')).status).toBe(200)
  expect((await as('foreign').post('/can-bo/chua-gui-duoc/gui-lai', again)).status).toBe(404)
  expect((await as('officer').post('/can-bo/chua-gui-duoc/gui-lai', again)).status).toBe(303)
  expect(await outboxStore.get('case:lost:1')).toMatchObject({ state: 'waiting' })
})
