import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roleNames } from '../../src/accounts/roles.js'
import { pictureAddress, staffAddress } from '../../src/attachments/file-addresses.js'
import type { Case } from '../../src/cases/case.js'
import { staffEvent } from '../../src/cases/change-case.js'
import { type StaffClient, signInAs, startServer, withOwnDatabase } from './staff.js'

const own = '12049'
const secret = 'Dien thoai cua toi'
type Kind = 'feedback' | 'denunciation'
let server: Awaited<ReturnType<typeof startServer>>
const clients = new Map<string, { client: StaffClient; account: Awaited<ReturnType<typeof signInAs>>['account'] }>()
const cases = new Map<string, Case>()
let photo: Buffer

const paper = Buffer.from('%PDF-1.7\nđơn')

/** A case with a photograph and a paper; ids as channels make them. */
const open = async (kind: Kind, name: string = kind): Promise<Case> => {
  const { core } = server.xaOi
  const at = new Date()
  const chat = `web:chat-of-${name}`
  const ids = [`${chat}:1:0`, `${chat}:2:0`]
  await core.attachments.keep({ id: ids[0] as string, chat, bytes: photo, name: 'cột điện.jpg', at })
  await core.attachments.keep({ id: ids[1] as string, chat, bytes: paper, name: "đơn (bản 'một').pdf", at })
  const opened = await core.cases.open({
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
      attachments: ids,
      reporter: { name: null, address: null, phone: '0912345678' },
    },
    openedBy: `open-${name}`,
    chat,
    at,
  })
  await core.attachments.link(ids, opened.id)
  return opened
}

beforeAll(async () => {
  server = await startServer(withOwnDatabase)
  photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Make: secret }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 38/1 0/1' } })
    .jpeg()
    .toBuffer()
  for (const kind of ['feedback', 'denunciation'] as const) cases.set(kind, await open(kind))
  for (const role of roleNames) {
    const commune = role === 'officer' || role === 'leader' ? own : null
    clients.set(role, await signInAs(server.xaOi, `file-${role}`, role, commune))
  }
  clients.set('foreign', await signInAs(server.xaOi, 'file-foreign', 'officer', '11953'))
}, 60_000)
afterAll(() => server.stop())

const caseOf = (kind: string): Case => cases.get(kind) as Case
const as = (who: string): StaffClient => clients.get(who)?.client as StaffClient
const everybody = [...roleNames, 'foreign'] as (Role | 'foreign')[]
const fileKey = async (found: Case, index = 0): Promise<string> =>
  (await server.xaOi.core.attachments.get(found.attachments[index] as string))?.key ?? ''
const addressOf = async (kind: string, index = 0): Promise<string> =>
  `/can-bo/vu-viec/${caseOf(kind).id}/tep/${await fileKey(caseOf(kind), index)}`
const locationFor = async (who: string, kind: string, query = '', index = 0): Promise<string> =>
  (await as(who).get((await addressOf(kind, index)) + query)).headers.get('location') ?? ''
const versionOf = async (found: Case): Promise<string> =>
  String((await server.xaOi.core.cases.store.get(found.id, { isProtected: found.kind === 'denunciation' }))?.version)

/** Who may do what with a file of each kind of case; to everybody else there is none. */
const allowed: Record<Kind, string[]> = {
  feedback: ['officer', 'leader', 'province_officer', 'supervisor'],
  denunciation: ['denunciation_officer'],
}
const kinds = Object.keys(allowed) as Kind[]

describe.each(kinds)('a file of a %s', (kind) => {
  test.each(everybody)('for %s', async (who) => {
    const isAllowed = allowed[kind].includes(who)
    const { id } = caseOf(kind)
    const card = await (await as(who).get(`/can-bo/vu-viec/${id}`)).text()
    expect(card.includes('cột điện.jpg')).toBe(isAllowed)
    for (const query of ['', '?xem', '?xem=nho'])
      expect((await as(who).get((await addressOf(kind)) + query)).status).toBe(isAllowed ? 303 : 404)

    // an address signed for this very account doesn't open what the account may not see
    const account = clients.get(who)?.account
    const pass = { file: await fileKey(caseOf(kind)), view: 'full' as const, caseId: id, accountId: account?.id ?? '' }
    const signed = staffAddress(server.xaOi.core.keys.files, pass, new Date())
    expect((await as(who).get(signed)).status).toBe(isAllowed ? 200 : 404)

    const doomed = await open(kind, `doomed-${kind}-${who}`)
    const fields = { version: await versionOf(doomed), file: await fileKey(doomed), text: 'có ảnh căn cước' }
    const answer = await as(who).post(`/can-bo/vu-viec/${doomed.id}/xoa-tep`, fields)
    expect(answer.status).toBe(
      isAllowed ? 303 : ['editor', 'administrator', 'inspector', 'identity_keeper'].includes(who) ? 403 : 404,
    )
    const file = await server.xaOi.core.attachments.get(doomed.attachments[0] as string)
    expect(file?.removed?.reason ?? null).toBe(isAllowed ? 'có ảnh căn cước' : null)
  })
})

test('a visitor is sent to the sign-in, and a signed address opens nothing for one', async () => {
  const response = await fetch(server.xaOi.url + (await addressOf('feedback')), { redirect: 'manual' })
  expect(response.headers.get('location')).toMatch(/^\/dang-nhap/)
  const location = await locationFor('officer', 'feedback')
  expect((await fetch(server.xaOi.url + location, { redirect: 'manual' })).status).toBe(404)
})

test('the original is a download that can run nothing', async () => {
  const original = await as('officer').get(await locationFor('officer', 'feedback'))
  expect(original.status).toBe(200)
  const { headers } = original
  expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''c%E1%BB%99t%20%C4%91i%E1%BB%87n.jpg")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toMatch(
    /^sandbox; default-src 'none'; base-uri 'none'; .*frame-ancestors 'none'$/,
  )
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(Buffer.from(await original.arrayBuffer())).toEqual(photo)
  const other = await as('officer').get(await locationFor('officer', 'feedback', '', 1))
  expect(other.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''%C4%91%C6%A1n%20%28b%E1%BA%A3n%20%27m%E1%BB%99t%27%29.pdf",
  )
  expect(Buffer.from(await other.arrayBuffer())).toEqual(paper)
})

test.each([
  ['?xem', 800],
  ['?xem=nho', 320],
])('a picture opened with %s is %i pixels wide and says nothing of its place', async (query, width) => {
  const shown = await as('officer').get(await locationFor('officer', 'feedback', query))
  const { headers } = shown
  expect(headers.get('content-type')).toBe('image/jpeg')
  expect(headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''c%E1%BB%99t/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toMatch(
    /^sandbox; default-src 'none'; base-uri 'none'; .*frame-ancestors 'none'$/,
  )
  const bytes = Buffer.from(await shown.arrayBuffer())
  const metadata = await sharp(bytes).metadata()
  expect([metadata.width, metadata.exif, bytes.includes(secret), photo.includes(secret)]).toEqual([
    width,
    undefined,
    false,
    true,
  ])
})

test('what is no picture has nothing to show', async () => {
  expect((await as('officer').get(await locationFor('officer', 'feedback', '?xem', 1))).status).toBe(404)
})

test.each([
  ['another account', 'leader', (address: string) => address],
  ['a changed signature', 'officer', (address: string) => address.replace(/s=./, 's=!')],
  ['an address made to last', 'officer', (address: string) => address.replace(/het=\d+/, 'het=9999999999999')],
  ['the display form of an address for the original', 'officer', (address: string) => `${address}&xem`],
  ['a second time', 'officer', (address: string) => `${address}&het=1`],
  ['another file', 'officer', (address: string) => address.replace(/tep\/\w{4}/, 'tep/0000')],
  ['another case', 'officer', (address: string) => address.replace(/vu=\w{4}/, 'vu=0000')],
  ['no signature', 'officer', (address: string) => address.replace(/\?.*/, '')],
  ['an address dressed as a platform’s', 'officer', (address: string) => `${address}&xem&tin=x`],
])('%s opens nothing', async (_what, who, change) => {
  const location = await locationFor('officer', 'feedback')
  expect((await as('officer').get(location)).status).toBe(200)
  expect((await as(who).get(change(location))).status).toBe(404)
})

test.each([
  [119, 200],
  [121, 404],
])('an address that is %i seconds old answers %i', async (seconds, status) => {
  const { id } = caseOf('feedback')
  const accountId = clients.get('officer')?.account.id ?? ''
  const pass = { file: await fileKey(caseOf('feedback')), view: 'original' as const, caseId: id, accountId }
  const signed = staffAddress(server.xaOi.core.keys.files, pass, new Date(Date.now() - seconds * 1_000))
  expect((await as('officer').get(signed)).status).toBe(status)
})

test('a file of another case is not opened through one’s own', async () => {
  const stranger = await fileKey(caseOf('denunciation'))
  expect((await as('officer').get(`/can-bo/vu-viec/${caseOf('feedback').id}/tep/${stranger}`)).status).toBe(404)
  const fields = { version: await versionOf(caseOf('feedback')), file: stranger, text: 'thử' }
  const path = `/can-bo/vu-viec/${caseOf('feedback').id}/xoa-tep`
  expect((await as('officer').post(path, fields)).status).toBe(400)
  expect(await server.xaOi.core.attachments.get(caseOf('denunciation').attachments[0] as string)).toMatchObject({
    removed: null,
  })
})

test('a platform fetches the picture of one message without signing in, for two minutes, and never the original', async () => {
  const attachment = { key: await fileKey(caseOf('feedback')) }
  const keys = { key: server.xaOi.core.keys.files, publicUrl: server.xaOi.url }
  const at = (now: Date) => pictureAddress(keys, { attachment, messageId: 'telegram:42:7', now })
  const address = at(new Date())
  expect(decodeURIComponent(new URL(address).search)).not.toMatch(/telegram|:42:/)
  const shown = await fetch(address)
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  expect(Buffer.from(await shown.arrayBuffer()).includes(secret)).toBe(false)
  const other = pictureAddress(keys, { attachment, messageId: 'telegram:43:7', now: new Date() })
  const swapped = address.replace(/tin=[\w-]+/, /tin=[\w-]+/.exec(other)?.[0] ?? '')
  const bad = [
    at(new Date(Date.now() - 121_000)),
    address.replace('&xem', ''),
    address.replace('&xem', '&xem=nho'),
    address.replace(/het=\d+/, 'het=9999999999999'),
    address.replace(attachment.key, await fileKey(caseOf('denunciation'))),
    swapped,
  ]
  for (const one of bad) expect((await fetch(one, { redirect: 'manual' })).status, one).toBe(404)
})

test('a look into a file of a denunciation is in the audit trail, which doesn’t say whose chat it came from', async () => {
  const found = caseOf('denunciation')
  expect((await as('denunciation_officer').get(await locationFor('denunciation_officer', 'denunciation'))).status).toBe(
    200,
  )
  const entries = await server.xaOi.audit.findLatest(500)
  expect(entries.some(({ what, subject }) => what === 'file_opened' && subject === found.id)).toBe(true)
  expect(JSON.stringify(entries)).not.toContain(found.chat)
})

test('no address on the page says which chat a file came from', async () => {
  const page = await (await as('denunciation_officer').get(`/can-bo/vu-viec/${caseOf('denunciation').id}`)).text()
  expect(page).toContain(`/tep/${await fileKey(caseOf('denunciation'))}?xem=nho`)
  expect(page).not.toContain('chat-of-denunciation')
})

test('the card names each file, shows the pictures with their text, and offers the rest for download', async () => {
  const page = await (await as('officer').get(`/can-bo/vu-viec/${caseOf('feedback').id}`)).text()
  const card = /<section class="card" aria-labelledby="files">[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''
  expect(card.match(/<img /g)?.length).toBe(1)
  expect(card).toContain('alt="Ảnh người dân gửi: cột điện.jpg"')
  expect(card).toContain('đơn (bản &#39;một&#39;).pdf')
  expect(card.match(/>Tải về<\/a>/g)?.length).toBe(2)
  expect(card).toMatch(/1 KB · không xem trước được · chưa quét mã độc/)
})

test('an officer deletes a file with a reason, once, and only with one', async () => {
  const found = await open('feedback', 'deleted')
  const path = `/can-bo/vu-viec/${found.id}`
  const key = await fileKey(found)
  await as('officer').get(path)
  const fields = async (text: string) => ({ version: await versionOf(found), file: key, text })
  const refused = await as('officer').post(`${path}/xoa-tep`, await fields(' '))
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringMatching(/<details open>[\s\S]*Hãy ghi rõ lý do/),
  ])
  expect((await as('officer').post(`${path}/xoa-tep`, await fields('có <b>căn cước</b>'))).status).toBe(303)
  expect((await as('officer').post(`${path}/xoa-tep`, await fields('lần nữa'))).status).toBe(400)
  const page = await (await as('officer').get(path)).text()
  expect(page).toContain('Đã xóa: có &lt;b&gt;căn cước&lt;/b&gt;')
  expect(page).toContain('<strong>Xóa tệp</strong>')
  expect(page).not.toContain(`/tep/${key}`)
  const stored = await server.xaOi.core.cases.store.get(found.id, { isProtected: false })
  expect(stored?.timeline.filter(({ what }) => what === 'file_removed').length).toBe(1)
  const location = (await as('officer').get(`${path}/tep/${key}`)).headers.get('location') ?? ''
  const gone = await as('officer').get(location)
  expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('Tệp này đã được xóa.')])
  expect(await server.xaOi.core.attachments.open(found.attachments[0] as string)).toEqual({ refused: 'removed' })
})

test('a deletion that was cut short after the timeline is finished at the next look', async () => {
  const found = await open('feedback', 'cut-short')
  const { core } = server.xaOi
  const account = clients.get('officer')?.account
  if (!account) throw new Error('no account')
  const key = await fileKey(found)
  const event = staffEvent({ account, at: new Date() }, { what: 'file_removed', from: key, text: 'ảnh trẻ em' })
  expect(await core.cases.store.apply(found, { set: {}, event, outgoing: [] })).toBe(true)
  const page = await (await as('leader').get(`/can-bo/vu-viec/${found.id}`)).text()
  expect(page).toContain('Đã xóa: ảnh trẻ em')
  expect(await core.attachments.get(found.attachments[0] as string)).toMatchObject({
    removed: { by: account.id, reason: 'ảnh trẻ em', at: event.at },
  })
})

test('of two officers on one version the second deletes nothing', async () => {
  const found = await open('feedback', 'two-officers')
  const path = `/can-bo/vu-viec/${found.id}`
  const version = await versionOf(found)
  const [first, second] = [await fileKey(found, 0), await fileKey(found, 1)]
  expect((await as('officer').post(`${path}/xoa-tep`, { version, file: first, text: 'một' })).status).toBe(303)
  expect((await as('leader').post(`${path}/xoa-tep`, { version, file: second, text: 'hai' })).status).toBe(409)
  expect(await server.xaOi.core.attachments.get(found.attachments[1] as string)).toMatchObject({ removed: null })
})

test('news that did not arrive stand on the case with the telephone, and go out when sent again', async () => {
  const found = caseOf('feedback')
  const { outboxStore } = server.xaOi.core.messaging
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
  expect(page).toContain('Gọi •••• 78')
  const key = (await outboxStore.get('case:lost:1'))?.key ?? ''
  const again = { key, back: found.id }
  expect((await as('foreign').get('/can-bo')).status).toBe(200)
  expect((await as('foreign').post('/can-bo/chua-gui-duoc/gui-lai', again)).status).toBe(404)
  expect((await as('officer').post('/can-bo/chua-gui-duoc/gui-lai', again)).status).toBe(303)
  expect(await outboxStore.get('case:lost:1')).toMatchObject({ state: 'waiting' })
})

/** A small JPEG whose head promises more pixels than are decoded. */
const promising = async (width: number, height: number): Promise<Buffer> => {
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}
/** The least that is an iPhone's HEIC by its head. */
const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)])
const large = () =>
  sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: 'red' } })
    .jpeg({ quality: 40 })
    .toBuffer()

describe('every picture that was taken is shown, or the page says why not and how it is opened', () => {
  test.each<[string, () => Buffer | Promise<Buffer>, { isShown: boolean; why?: string; later?: string }]>([
    ['a photograph of 108 million pixels', large, { isShown: true }],
    ['a HEIC', () => heic, { isShown: false, why: 'Ảnh HEIC của iPhone không xem ở đây được. Tải về' }],
    ['one of too many pixels', () => promising(65_000, 65_000), { isShown: false, why: 'quá nhiều điểm ảnh' }],
    ['one cut short', () => photo.subarray(0, 1_200), { isShown: true, later: 'Ảnh bị hỏng hoặc gửi chưa hết' }],
  ])('%s', async (what, make, { isShown, why, later }) => {
    const found = await open('feedback', `picture-${what.replace(/\W/g, '-')}`)
    const { core } = server.xaOi
    const chat = found.chat ?? ''
    const kept = await core.attachments.keep({
      id: `${chat}:9:0`,
      chat,
      bytes: await make(),
      name: 'mới.jpg',
      at: new Date(),
    })
    if (!('kept' in kept)) throw new Error(`refused: ${kept.refused}`)
    const { id, key } = kept.kept
    await core.cases.add(found, { text: 'thêm ảnh', files: [id], messageId: `${chat}:9`, at: new Date() })
    const itemOf = (page: string) =>
      [...page.matchAll(/<li class="file">[\s\S]*?<\/li>/g)].map(([item]) => item).find((item) => item.includes(key)) ??
      ''
    const address = `/can-bo/vu-viec/${found.id}`
    const first = itemOf(await (await as('officer').get(address)).text())
    expect(first.includes('<img ')).toBe(isShown)
    expect(first).toContain('>Tải về</a>')
    if (why) expect(first).toContain(why)
    const picture = await as('officer').get(
      (await as('officer').get(`${address}/tep/${key}?xem=nho`)).headers.get('location') ?? '',
    )
    expect(picture.status).toBe(isShown && !later ? 200 : 404)
    if (!later) return
    const next = itemOf(await (await as('officer').get(address)).text())
    expect(next.includes('<img ')).toBe(false)
    expect(next).toContain(later)
  })
})
