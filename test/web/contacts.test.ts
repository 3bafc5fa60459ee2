import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { communeContactSchema, contactFieldNames } from '../../src/places/commune-contact.js'
import { communes } from '../../src/places/communes.js'
import { contactLabels } from '../../src/places/wording.js'
import type { Clock } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { readSpreadsheet } from '../../src/shared/spreadsheet/read-table.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const own = '12049'
const ownPage = '/xa/xa-me-so'
let now = new Date('2026-11-25T03:00:00Z')
const clock: Clock = { now: () => now }

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'officer' | 'supervisor', StaffClient>

beforeAll(async () => {
  server = await startServer({}, createLogger('silent'), clock)
  clients.officer = (await signInAs(server.xaOi, 'officer', 'officer', own)).client
  clients.supervisor = (await signInAs(server.xaOi, 'supervisor', 'supervisor', null)).client
}, 120_000)
afterAll(() => server?.stop())

const publicText = async (): Promise<string> => (await fetch(`${server.xaOi.url}${ownPage}`)).text()
const read = async (who: keyof typeof clients, path: string): Promise<string> => (await clients[who].get(path)).text()
/** A form as it is open now, if nothing else is said. */
const send = async (who: keyof typeof clients, path: string, fields: Record<string, string>) => {
  const { revision } = await server.xaOi.core.places.getContact(own)
  return clients[who].post(path, { ...(path === '/can-bo/lien-he' && { seen: String(revision) }), ...fields })
}
const proposalId = (page: string): string => /name="id" value="([^"]+)"/.exec(page)?.[1] ?? ''

describe('what a commune says of itself', () => {
  const typed = {
    xa: own,
    address: 'Thôn Đông',
    hours: 'T2-T6 7h30-11h30, 13h30-17h; t7 7:30-11:30',
    phone: '0221 3862 345',
  }

  test('is shown to citizens once the province approved it, in words everybody reads alike', async () => {
    const sent = await send('officer', '/can-bo/lien-he', typed)
    expect(sent.status).toBe(303)
    expect(await publicText()).not.toContain('Thôn Đông')
    expect(await read('officer', '/can-bo/lien-he')).toContain('đang chờ tỉnh duyệt')
    const waiting = await read('supervisor', '/can-bo/lien-he/duyet')
    expect(waiting).toContain('Thôn Đông')
    const approved = await send('supervisor', '/can-bo/lien-he/duyet', { xa: own, id: proposalId(waiting) })
    expect(approved.headers.get('location')).toContain('duyet?duyet')
    const shown = await publicText()
    expect(shown).toContain('Thứ hai đến thứ sáu: 7:30–11:30, 13:30–17:00; thứ bảy: 7:30–11:30')
    expect(shown).toContain('"opens":"13:30"')
    const again = await send('supervisor', '/can-bo/lien-he/duyet', { xa: own, id: proposalId(waiting) })
    expect(again.status).toBe(409)
  })

  test('comes back with the reason, and what was typed stays in the form', async () => {
    await send('officer', '/can-bo/lien-he', { ...typed, address: 'Thôn Tây' })
    const id = proposalId(await read('supervisor', '/can-bo/lien-he/duyet'))
    expect((await send('supervisor', '/can-bo/lien-he/duyet/tra-lai', { xa: own, id, text: ' ' })).status).toBe(400)
    await send('supervisor', '/can-bo/lien-he/duyet/tra-lai', { xa: own, id, text: 'thiếu số nhà' })
    const form = await read('officer', '/can-bo/lien-he')
    expect(form).toContain('thiếu số nhà')
    expect(form).toContain('value="Thôn Tây"')
    expect(await publicText()).toContain('Thôn Đông')
  })

  test('whoever saw an older state is told what changed, and nothing that was typed is lost', async () => {
    const { revision } = await server.xaOi.core.places.getContact(own)
    const old = await send('officer', '/can-bo/lien-he', {
      ...typed,
      seen: String(revision - 1),
      email: 'xa@hungyen.gov.vn',
    })
    expect(old.status).toBe(409)
    const page = await old.text()
    expect(page).toContain('Vừa có người khác sửa')
    expect(page).toContain('value="xa@hungyen.gov.vn"')
  })

  test.each([
    ['hours', 'giờ hành chính', 'Không hiểu'],
    ['phone', '12', '8 đến 15 chữ số'],
    ['phone', '22738123', 'Số này không gọi được'],
    ['leaderPhone', '0912 345 67', 'Số này không gọi được'],
    ['leaderEmail', 'chu tich', 'thư điện tử chưa đúng'],
    ['location', '10.5, 106.7', 'Vị trí là vĩ độ'],
  ])('%s “%s” is refused beside the field', async (name, value, why) => {
    const refused = await send('officer', '/can-bo/lien-he', { ...typed, [name]: value })
    expect(refused.status).toBe(400)
    const page = await refused.text()
    expect(page).toContain(why)
    expect(page).toContain(`value="${value}"`)
  })

  test('a closure is told at once, to whoever asks too, and only from today on', async () => {
    const closure = { xa: own, from: '2026-11-26', to: '', reason: 'mất điện cả ngày' }
    const past = await send('officer', '/can-bo/lien-he/dong-cua', { ...closure, from: '2026-11-20' })
    expect(past.status).toBe(400)
    expect(await past.text()).toContain('mất điện cả ngày')
    expect((await send('officer', '/can-bo/lien-he/dong-cua', closure)).status).toBe(303)
    expect(await publicText()).toContain('Ngày 26/11/2026 trụ sở không làm việc: mất điện cả ngày')
    const office = await server.xaOi.core.places.officeHours(own)
    expect(office.nextOpening(new Date('2026-11-25T12:00:00Z'))).toEqual(new Date('2026-11-27T00:30:00Z'))
    expect(office.nextOpening(new Date('2026-11-27T11:00:00Z'))).toEqual(new Date('2026-11-28T00:30:00Z'))
    const today = now
    now = new Date('2026-11-27T03:00:00Z')
    expect(await publicText()).not.toContain('mất điện')
    now = today
  })

  test('nobody changes another commune, and a commune approves nothing', async () => {
    await send('officer', '/can-bo/lien-he', { ...typed, xa: '11953', address: 'Nơi khác' })
    const { places } = server.xaOi.core
    expect(await places.getProposal('11953')).toBeNull()
    expect((await clients.officer.get('/can-bo/lien-he/duyet')).status).toBe(403)
    expect((await clients.officer.get('/can-bo/lien-he/bang')).status).toBe(403)
  })
})

describe('the communes’ spreadsheet', () => {
  const path = '/can-bo/lien-he/bang'
  const upload = (text: string) =>
    clients.supervisor.upload(path, { field: 'sheet', name: 'lien-he.csv', bytes: Buffer.from(text) })
  const { hours, phone, address } = contactLabels

  test('goes out with all communes and comes back without a difference', async () => {
    const before = await server.xaOi.core.places.findContacts()
    for (const format of ['xlsx', 'csv']) {
      const file = Buffer.from(await (await clients.supervisor.get(`${path}/lien-he.${format}`)).arrayBuffer())
      const [sheet] = await readSpreadsheet(file)
      expect(sheet?.rows.filter((row) => row.some(Boolean))).toHaveLength(communes.length + 1)
      const sent = await clients.supervisor.upload(path, { field: 'sheet', name: `lien-he.${format}`, bytes: file })
      expect(sent.headers.get('location')).toContain('xong=0')
      const after = await server.xaOi.core.places.findContacts()
      const fieldsOf = (contacts: typeof before) => contacts.map((one) => contactFieldNames.map((name) => one[name]))
      expect(fieldsOf(after)).toEqual(fieldsOf(before))
    }
  })

  test('reads a telephone whose zero Excel took off, and refuses what nobody can dial', async () => {
    const { revision } = await server.xaOi.core.places.getContact('12073')
    const { phone: office, leaderPhone } = contactLabels
    const sent = await upload(`Mã;Lần sửa;${office};${leaderPhone}\n12073;${revision};2273812345;912345678`)
    expect(sent.status).toBe(303)
    expect(await server.xaOi.core.places.getContact('12073')).toMatchObject({
      phone: '02273812345',
      leaderPhone: '0912345678',
    })
    const refused = await upload(`Mã;Lần sửa;${office}\n12073;${revision + 1};4273812345`)
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('Dòng 2')])
  })

  test('with anything wrong nothing is taken, and every wrong cell is said by its row', async () => {
    const rows = [
      ['Mã', 'Xã, phường', hours, phone],
      [own, 'Xã Mễ Sở', '8:00-11:00', '0221 3862 999'],
      ['99999', '', '', ''],
      ['11953', 'Xã Mễ Sở', '', ''],
      [own, '', '', ''],
      ['', 'xa yen my', 'hành chính', '1'],
    ]
    const refused = await upload(rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n'))
    expect(refused.status).toBe(400)
    const page = await refused.text()
    for (const said of [
      'Dòng 3: không có',
      'Dòng 4: mã 11953 là',
      'Dòng 5: Xã Mễ Sở đã có ở dòng 2',
      `Dòng 6: ${hours}`,
      `Dòng 6: ${phone}`,
    ])
      expect(page).toContain(said)
    expect((await server.xaOi.core.places.getContact(own)).phone).toBe('0221 3862 345')
  })

  test('a column that isn’t there stays as it was; one that nobody knows is refused', async () => {
    expect(await (await upload(`Mã;${address};Mã số thuế\n${own};Thôn Nam;1`)).text()).toContain('“Mã số thuế”')
    const { revision } = await server.xaOi.core.places.getContact(own)
    const sheet = (seen: number) => upload(`ma;lan sua;dia chi tru so\n${own};${seen};Thôn Nam`)
    expect(await (await sheet(revision - 1)).text()).toContain('đã được sửa sau khi tải tệp này')
    expect(await (await upload(`ma;dia chi tru so\n${own};Thôn Nam`)).text()).toContain('đang có nội dung khác')
    expect((await sheet(revision)).status).toBe(303)
    expect(await server.xaOi.core.places.getContact(own)).toMatchObject({ address: 'Thôn Nam', phone: '0221 3862 345' })
  })
})

test('what is missing is listed, the emptiest commune first', async () => {
  const page = await read('supervisor', '/can-bo/lien-he/duyet')
  expect(page).toContain(`${communes.length}/${communes.length} xã, phường còn thiếu`)
  expect(page.indexOf(`xa=${own}`)).toBeGreaterThan(page.indexOf('xa=11953'))
  const fields = communeContactSchema.parse({
    ...Object.fromEntries(contactFieldNames.map((name) => [name, 'Thôn Đông'])),
    ...Object.fromEntries(contactFieldNames.filter((name) => /hours$/i.test(name)).map((name) => [name, '7:30-11:30'])),
    ...Object.fromEntries(
      contactFieldNames.filter((name) => /phone$/i.test(name)).map((name) => [name, '0221 3862 345']),
    ),
    ...Object.fromEntries(
      contactFieldNames.filter((name) => /email$/i.test(name)).map((name) => [name, 'a@hungyen.gov.vn']),
    ),
    location: '20.85, 106.01',
  })
  await server.xaOi.core.places.saveContact({ communeCode: own, fields, accountId: 'a', at: now })
  const after = await read('supervisor', '/can-bo/lien-he/duyet')
  expect(after.slice(after.indexOf('id="missing"'))).not.toContain(`xa=${own}`)
})
