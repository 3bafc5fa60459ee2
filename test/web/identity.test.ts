import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { createReminders } from '../../src/reminders/reminders.js'
import { localDay } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { createClient, type StaffClient, signInAs, startServer } from './staff.js'

type Person = { client: StaffClient; account: Account }
let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Awaited<ReturnType<typeof connectMongo>>
let server: Awaited<ReturnType<typeof startServer>>
let officer: Person
let keeper: Person
let second: Person
const officers = '/can-bo/nguoi-xu-ly-to-cao'
const keepers = '/can-bo/danh-tinh'
const name = 'Quàng Thị Sen Đá'
const day = 24 * 60 * 60_000

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  server = await startServer({
    MONGODB_URI: database.uri,
    APP_SECRET: 'a secret of at least thirty-two characters',
  })
  officer = await signInAs(server.xaOi, 'tocao.an', 'denunciation_officer', null)
}, 120_000)
afterAll(async () => {
  await server.stop()
  await connection.close()
  await database.stop()
})

const field = (page: string, named: string): string =>
  new RegExp(`name="${named}" value="([^"]+)"`).exec(page)?.[1] ?? ''
const pageOf = async ({ client }: Person, path: string): Promise<string> => (await client.get(path)).text()
const storedOf = async (id: string) => {
  const found = await connection.collection('protected_cases').findOne({ _id: id as never })
  const { parts } = (found?.keys ?? {}) as { parts: Record<string, { readers: { id: string }[] }> }
  const ids = (part: string) => (parts[part]?.readers ?? []).map((one) => one.id).filter((one) => one !== 'citizen')
  return { found, content: ids('content'), identity: ids('identity') }
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const hiddenIn = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, key = '', value = '']) => [
      key,
      value,
    ]),
  )

/** A signed denunciation by the page without script; `open` reads it as whoever sent it. */
const denounce = async (more: Record<string, string> = {}, file: string | null = null) => {
  const client = createClient(server.xaOi.url)
  const form = await (await client.get('/gui-kin')).text()
  const [, first = '', next = ''] = /<label for="tra_loi">(\S+) cộng (\S+) bằng mấy/.exec(form) ?? []
  const told = {
    ...hiddenIn(form),
    tra_loi: String(numbers.indexOf(first.toLowerCase()) + numbers.indexOf(next)),
    cach: 'denunciation',
    viec: 'trưởng phòng Kiều Vọng Sâm lấy quỹ mua xe',
    ai: 'ông Kiều Vọng Sâm',
    xa: '12073',
    ho_ten: name,
    dia_chi: 'thôn Đông, xã Yên Mỹ',
    ...more,
  }
  const sent = file
    ? await client.upload('/gui-kin', { field: 'tep', name: file, bytes: png }, told)
    : await client.postRaw('/gui-kin', told)
  const receipt = await sent.text()
  const ma = /<strong>([A-Z2-9]{5}-[A-Z2-9]{5})<\/strong>/.exec(receipt)?.[1] ?? ''
  const so_bi_mat = /<strong>(\d{4} \d{4} \d{4} \d{4})<\/strong>/.exec(receipt)?.[1] ?? ''
  const found = await server.xaOi.core.cases.getByReceiptCode(ma)
  if (!found) throw new Error(receipt)
  const open = async (): Promise<string> => {
    const page = await (await client.get('/gui-kin/ho-so')).text()
    return (await client.postRaw('/gui-kin/ho-so', { ...hiddenIn(page), ma, so_bi_mat })).text()
  }
  const write = async (loi: string): Promise<void> => {
    const page = await (await client.get('/gui-kin/ho-so')).text()
    await client.postRaw('/gui-kin/ho-so/viet', { ...hiddenIn(page), ma, so_bi_mat, loi, lan: randomUUID() })
  }
  return { id: found.id, code: ma, open, write, path: `/can-bo/vu-viec/${found.id}` }
}
const ask = async (by: Person, path: string, reason: string): Promise<Response> => {
  const page = await pageOf(by, path)
  return by.client.post(`${path}/xin-danh-tinh`, {
    version: /name="version" value="(\d+)"/.exec(page)?.[1] ?? '',
    reason,
  })
}
const act = async (by: Person, path: string, typed: Record<string, string>) => {
  const page = await pageOf(by, path)
  return by.client.post(`${path}/buoc`, { version: /name="version" value="(\d+)"/.exec(page)?.[1] ?? '', ...typed })
}
const answer = async (by: Person, how: 'cho-xem' | 'tu-choi', code: string, more: Record<string, string> = {}) => {
  const page = await pageOf(by, keepers)
  const card = page.slice(page.indexOf(code))
  return by.client.post(`${keepers}/${how}`, { id: field(card, 'id'), ask: field(card, 'ask'), ...more })
}

test('as long as nobody keeps identities, officers see them, and the page says so', async () => {
  const { id, path } = await denounce()
  const page = await pageOf(officer, `${path}?nguoi-gui`)
  expect([page.includes(name), page.includes('Chưa có người giữ danh tính riêng')]).toEqual([true, true])
  expect((await storedOf(id)).identity).toEqual([officer.account.id])
})

describe('with people who keep identities', () => {
  let old: Awaited<ReturnType<typeof denounce>>
  beforeAll(async () => {
    old = await denounce()
    keeper = await signInAs(server.xaOi, 'giu.mot', 'identity_keeper', null)
    second = await signInAs(server.xaOi, 'giu.hai', 'identity_keeper', null)
  }, 60_000)

  test('a newcomer keeps nothing until an officer gives the key', async () => {
    const page = await pageOf(keeper, keepers)
    expect(page).toContain('chưa được giao khóa')
    expect((await storedOf((await denounce()).id)).identity).toEqual([officer.account.id])
  })

  test('once the key is given, identities are theirs and no officer’s, of cases from before too', async () => {
    await officer.client.get(officers)
    const given = await officer.client.post(`${officers}/giao-khoa`, { id: keeper.account.id })
    expect(given.status).toBe(200)
    const now = await denounce()
    for (const { id, path } of [old, now]) {
      const stored = await storedOf(id)
      expect([stored.content, stored.identity]).toEqual([[officer.account.id], [keeper.account.id]])
      const page = await pageOf(officer, `${path}?nguoi-gui`)
      expect([page.includes(name), page.includes('Danh tính người tố cáo do người khác giữ')]).toEqual([false, true])
      expect(page).toContain('lấy quỹ mua xe')
      expect((await keeper.client.get(path)).status).toBe(403)
    }
  })

  test('shown for thirty minutes with a reason that whoever denounced reads, and no longer', async () => {
    const now = await denounce()
    expect((await ask(officer, now.path, '  ')).status).toBe(400)
    expect((await ask(officer, now.path, 'xác minh họ tên trước khi thụ lý')).status).toBe(303)
    expect(await pageOf(officer, now.path)).toContain('đang chờ người giữ danh tính')
    const waiting = await pageOf(keeper, keepers)
    expect([waiting.includes(now.code), waiting.includes('xác minh họ tên trước khi thụ lý')]).toEqual([true, true])
    expect([waiting.includes(name), waiting.includes('Kiều Vọng Sâm')]).toEqual([false, false])
    expect(JSON.stringify((await storedOf(now.id)).found)).not.toContain('xác minh họ tên')
    expect(await now.open()).not.toContain('Ai đã được xem danh tính')

    expect((await answer(keeper, 'cho-xem', now.code)).status).toBe(303)
    const page = await pageOf(officer, `${now.path}?nguoi-gui`)
    expect([page.includes(name), page.includes('Danh tính được cho xem đến')]).toEqual([true, true])
    const own = await now.open()
    expect(own).toContain('Ai đã được xem danh tính')
    expect(own).toMatch(/tocao\.an, lúc [\d: /]+, do giu\.mot cho xem/)
    expect(own).toContain('xác minh họ tên trước khi thụ lý')
    await server.xaOi.accounts.audit.collect()
    const trail = await server.xaOi.accounts.audit.findLatest(50, { subjects: [now.id] })
    const lent = trail.filter(({ what }) => what === 'identity_lent')
    expect(lent.map(({ accountId }) => accountId)).toEqual([keeper.account.id])

    await connection
      .collection('protected_cases')
      .updateOne({ _id: now.id as never }, { $set: { 'loans.0.until': new Date(Date.now() + day) } })
    expect(await pageOf(officer, `${now.path}?nguoi-gui`)).not.toContain(name)
    await connection
      .collection('protected_cases')
      .updateOne({ _id: now.id as never }, { $set: { 'loans.0.until': new Date(Date.now() - day) } })
    expect(await pageOf(officer, `${now.path}?nguoi-gui`)).not.toContain(name)
    await server.xaOi.core.cases.settleKeys()
    expect((await storedOf(now.id)).found?.loans).toEqual([])
  })

  test('a name is corrected by whom it is shown to alone, and stands before the others no more than before', async () => {
    const now = await denounce()
    const correct = async () => {
      const version = field(await pageOf(officer, now.path), 'version')
      const typed = { version, field: 'name', value: 'Quàng Thị Sen Đỏ', seen: '1' }
      return officer.client.post(`${now.path}/sua-nguoi-gui`, typed)
    }
    const refused = await correct()
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('xin xem danh tính trước')])
    await ask(officer, now.path, 'sửa họ tên theo căn cước')
    await answer(keeper, 'cho-xem', now.code)
    expect((await correct()).status).toBe(303)
    expect(await pageOf(officer, `${now.path}?nguoi-gui`)).toContain('Quàng Thị Sen Đỏ')
    await connection.collection('protected_cases').updateOne({ _id: now.id as never }, { $set: { loans: [] } })
    const page = await pageOf(officer, `${now.path}?nguoi-gui`)
    expect(page).toContain('Sửa thông tin người gửi')
    expect(page).not.toMatch(/Sen Đ/)
    expect(JSON.stringify((await storedOf(now.id)).found)).not.toMatch(/Sen Đ/)
  })

  test('refused with a reason, which the officer reads; then it may be asked for again', async () => {
    const now = await denounce()
    await ask(officer, now.path, 'muốn biết')
    expect((await answer(keeper, 'tu-choi', now.code)).status).toBe(400)
    expect((await answer(keeper, 'tu-choi', now.code, { reason: 'chưa nêu việc cần làm' })).status).toBe(303)
    const page = await pageOf(officer, now.path)
    expect([page.includes('Lần trước giu.mot không cho xem'), page.includes('Lý do cần xem danh tính')]).toEqual([
      true,
      true,
    ])
    expect(await now.open()).not.toContain('Ai đã được xem danh tính')
  })

  test('a second one gets the keys from the first, and none of whoever names them', async () => {
    const page = await pageOf(officer, officers)
    expect([page.includes('giu.hai (giu.hai) chưa có khóa'), page.includes('giao-khoa"')]).toEqual([false, false])
    expect((await officer.client.post(`${officers}/giao-khoa`, { id: second.account.id })).status).toBe(403)
    expect(await pageOf(keeper, officers)).toContain('giu.hai (giu.hai) chưa có khóa')
    const given = await keeper.client.post(`${officers}/giao-khoa`, { id: second.account.id })
    expect(await given.text()).toContain('Đã giao khóa cho giu.hai.')
    const both = [keeper.account.id, second.account.id].toSorted()
    expect((await storedOf(old.id)).identity.toSorted()).toEqual(both)
    const tied = await denounce({ ai: `ông ${second.account.displayName}` })
    expect((await storedOf(tied.id)).identity).toContain(keeper.account.id)
  })

  test('both are reminded that somebody asks, of nothing else, until one of them answers', async () => {
    const reminders = createReminders({
      connection,
      cases: server.xaOi.core.cases,
      accounts: server.xaOi.accounts,
      publicUrl: server.xaOi.url,
      calendar: () => stateCalendar,
      sendMail: null,
      clock: { now: () => new Date('2026-12-02T10:00:00+07:00') },
      logger: createLogger('silent'),
    })
    const now = await denounce()
    await ask(officer, now.path, 'gửi giấy mời')
    await reminders.run()
    const read = (who: Person) => pageOf(who, '/can-bo/nhac-viec')
    for (const who of [keeper, second]) {
      const page = await read(who)
      expect(page).toContain('Có người xin xem danh tính')
      expect(page).not.toMatch(new RegExp(`${now.code}|${now.id}|gửi giấy mời|tocao.an`))
      expect(page).toMatch(/Nhắc việc <span class="badge badge-danger">1</)
    }
    expect(await read(officer)).not.toContain('Có người xin xem danh tính')
    await answer(second, 'cho-xem', now.code)
    await reminders.run()
    for (const who of [keeper, second]) expect(await read(who)).not.toContain('Có người xin xem danh tính')
  })

  test('a file is numbered until who sent it is shown, on the page and as it is saved', async () => {
    const now = await denounce({}, `đơn của ${name}.png`)
    const page = await pageOf(officer, now.path)
    expect(page).toContain('<strong>Tệp 1.png</strong>')
    const save = async () => {
      const [, address = ''] = /href="([^"]+\/tep\/[^"?]+)"/.exec(page) ?? []
      const signed = (await officer.client.get(address)).headers.get('location') ?? ''
      return decodeURIComponent((await officer.client.get(signed)).headers.get('content-disposition') ?? '')
    }
    expect(await save()).toContain('Tệp 1.png')
    const held = await connection.collection('attachments').findOne({ nameBox: { $gt: '' } }, { sort: { keptAt: -1 } })
    expect(Object.keys(held ?? {})).not.toContain('name')
    await ask(officer, now.path, 'gửi giấy mời')
    await answer(keeper, 'cho-xem', now.code)
    expect(await pageOf(officer, now.path)).toContain(`<strong>đơn của ${name}.png</strong>`)
    expect(await save()).toContain(name)
  })

  test('their own name and telephone are covered in what they tell, until they are shown', async () => {
    const viec = `Tôi là ${name}, gọi 0912 345.678. Quang Thi Sen Da thấy trưởng phòng Kiều Vọng Sâm lấy quỹ`
    const now = await denounce({ viec, dien_thoai: '0912345678' })
    await now.write(`${name} nói thêm: có hai nhân chứng`)
    const page = await pageOf(officer, now.path)
    expect(page).toContain(
      'Tôi là [tên người gửi], gọi [số người gửi]. [tên người gửi] thấy trưởng phòng Kiều Vọng Sâm',
    )
    expect(page).toContain('[tên người gửi] nói thêm: có hai nhân chứng')
    expect(page).not.toMatch(/Sen Đá|Sen Da|345\.678/)
    const own = await now.open()
    expect([own.includes(viec), own.includes(`${name} nói thêm`)]).toEqual([true, true])
    await ask(officer, now.path, 'gửi giấy mời')
    await answer(keeper, 'cho-xem', now.code)
    const lent = await pageOf(officer, now.path)
    expect([lent.includes(viec), lent.includes(`${name} nói thêm`)]).toEqual([true, true])
    const register = await pageOf(officer, '/can-bo/so-to-cao')
    expect(register).toContain('Tôi là [tên người gửi], gọi [số người gửi]')
    expect(register).not.toMatch(/Sen Đá|Sen Da|345\.678/)
  })

  test('of a tip that names nobody there is nothing to keep, and it says so', async () => {
    const { path } = await denounce({ cach: 'tip', ho_ten: '', dia_chi: '' })
    const page = await pageOf(officer, `${path}?nguoi-gui`)
    expect(page).toContain('Người gửi không nêu tên')
    expect(page).not.toContain('Chưa có người giữ danh tính riêng')
  })

  test('papers that name whoever denounced want the identity first', async () => {
    const now = await denounce()
    const moved = await act(officer, now.path, { to: 'received', day: localDay(new Date()), text: '' })
    expect(moved.status).toBe(303)
    const listed = await pageOf(officer, now.path)
    expect([listed.includes('/giay/bien-nhan'), listed.includes('Giấy gửi người tố cáo lập được')]).toEqual([
      false,
      true,
    ])
    const ofOthers = /\/giay\/([a-z-]+)/.exec(listed)?.[1]
    expect((await officer.client.get(`${now.path}/giay/${ofOthers}`)).status).toBe(200)
    const make = () => pageOf(officer, `${now.path}/giay/bien-nhan`)
    expect(await make()).toContain('Hãy xin xem danh tính trước')
    await ask(officer, now.path, 'in thông báo thụ lý')
    await answer(keeper, 'cho-xem', now.code)
    expect(await make()).not.toContain('Hãy xin xem danh tính trước')
  })
})
