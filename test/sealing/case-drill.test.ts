import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account, Role } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import type { IncomingFile } from '../../src/messaging/message.js'
import type { CaseKeys } from '../../src/sealing/cases/case-keys.js'
import { readingAs } from '../../src/sealing/cases/reading-as.js'
import { connectMongo } from '../../src/shared/mongo.js'
import { buildContent } from '../cases/build-content.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { typedFor } from '../papers/samples.js'
import { createClient, password, type StaffClient, signIn, startServer, tokenOf } from '../web/staff.js'

/** Words that stand nowhere else: what was told, who told it, whom it accuses, what officers wrote. */
const secrets = {
  onSlip: '',
  accused: 'Trịnh Quắc Thước',
  place: 'ngõ Lộc Vừng Bảy Nhánh',
  sum: '73 triệu 412 nghìn',
  evidence: 'băng ghi âm số 90417',
  teller: 'Vương Bích Hợp Phố',
  address: 'xóm Gốc Thị Ba Chạc',
  phone: '0987113355',
  note: 'dặn nhau gặp ở quán Cây Si Cụt',
  paperNumber: '4471/TB-KIN',
  signer: 'Lưu Đình Nhã Khế',
  question: 'Ai đã cầm chiếc cặp da bò vàng ạ?',
  answer: 'bà thủ quỹ áo hoa cà tím than',
  addition: 'còn một cuốn sổ bìa nâu rách góc',
  reply: 'đã niêm phong két sắt số tám tầng áp mái',
  fileName: 'phong bì nâu Kẻ Giàn',
  inFile: 'sổ chi chép tay mục 8815 Bến Gạo Tấm',
  onPaper: 'thanh tra viên Cù Thị Lụa Bạch',
  byPage: 'đơn thư kể chuyện chiếc phong bì màu cánh gián',
}
/** Of the office that reads denunciations, and accused in one. */
const namedOfficer = 'Đỗ Thị Quyên Sậy'
const inTheOpen = 'chum sành vỡ chín mảnh'

let server: Awaited<ReturnType<typeof startServer>>
let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Awaited<ReturnType<typeof connectMongo>>
type Person = { client: StaffClient; account: Account; token: string }
const people = {} as Record<'named' | 'an' | 'binh' | 'administrator', Person>
let chat = `web:${randomUUID()}`

const comeIn = async (account: Account): Promise<Person> => {
  const client = createClient(server.xaOi.url)
  await signIn(client, account.userName)
  await client.get('/can-bo')
  return { client, account, token: await server.xaOi.accounts.signIn(account, new Date(), '', password) }
}

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  server = await startServer({
    MONGODB_URI: database.uri,
    APP_SECRET: 'a secret of at least thirty-two characters',
  })
}, 60_000)
afterAll(async () => {
  await server.stop()
  await connection.close()
  await database.stop()
})

/** Every document of every collection as text. */
const dump = async (): Promise<string> => {
  const collections = (await connection.db?.listCollections().toArray()) ?? []
  return JSON.stringify(await Promise.all(collections.map(({ name }) => connection.collection(name).find().toArray())))
}

/** Documents that name the chat, or a message of it, beside the case: by them alone the two are joined. */
const joining = async (ofChat: string, caseId: string): Promise<string[]> => {
  const messages = await connection.collection('incoming').find({ chat: ofChat }).toArray()
  const names = [ofChat, ...messages.map(({ _id }) => String(_id))]
  const collections = (await connection.db?.listCollections().toArray()) ?? []
  const found = await Promise.all(
    collections.map(async ({ name }) =>
      (await connection.collection(name).find().toArray())
        .map((one) => JSON.stringify(one))
        .filter((text) => text.includes(caseId) && names.some((named) => text.includes(named)))
        .map(() => name),
    ),
  )
  return found.flat()
}

/** How many of the server's and its database's files hold these bytes, freed pages and log included. */
const filesWith = (words: string): number => {
  const folders = [server.dataDir, ...(database.dataDir ? [database.dataDir] : [])]
  try {
    return execFileSync('grep', ['-rlaF', '--', words, ...folders], { encoding: 'utf8' })
      .trim()
      .split('\n').length
  } catch {
    return 0
  }
}

/** The case of the drill. */
let filed: Case
let heard: { text: string; choices: { label: string; value: string }[] }[] = []
const say = async (text: string, files: IncomingFile[] = [], id = `web:${randomUUID()}`): Promise<void> => {
  const { inbox, outbox, outboxStore } = server.xaOi.core.messaging
  const message = { id, chat, channel: 'web', text, files, at: new Date() }
  await inbox.receive(message)
  if (!(await inbox.waitUntilHandled(message, 10_000))) throw new Error('message was not handled')
  await outbox.collect()
  heard = await outboxStore.findCausedBy(message.id)
}
const pdf = Buffer.from(`%PDF-1.7\n${secrets.inFile}\n%%EOF\n`)
const send = async (name: string, bytes: Buffer): Promise<void> => {
  const message = `web:${randomUUID()}`
  const id = `${message}:0`
  const kept = await server.xaOi.core.attachments.keep({ id, chat, name: `${name}.pdf`, bytes, at: new Date() })
  if (!('kept' in kept)) throw new Error(kept.refused)
  await say('', [{ kind: 'document', ref: id, name: null, size: bytes.length }], message)
}
const said = (): string => heard.map(({ text }) => text).join('\n')
const press = async (label: string): Promise<void> => {
  const choice = heard.flatMap(({ choices }) => choices).find((one) => one.label.includes(label))
  if (!choice) throw new Error(`no choice “${label}” in: ${said()}`)
  await say(choice.value)
}

/** As in a request with this person's session. */
const as = <T>({ token }: Person, run: () => Promise<T>): Promise<T> =>
  readingAs(() => server.xaOi.accounts.keys.getOpenReader(token, new Date()), run)
const latest = async (): Promise<Case> => {
  const [found] = await server.xaOi.core.cases.findByChat(chat, 1)
  if (!found) throw new Error(said())
  return found
}
const seenBy = async ({ account }: Person) => ({
  account,
  found: await server.xaOi.core.cases.getFor(account, filed.id),
  at: new Date(),
})
const pageOf = async ({ client }: Person, { id }: Pick<Case, 'id'>) => {
  const response = await client.get(`/can-bo/vu-viec/${id}`)
  return { status: response.status, text: await response.text() }
}
const reporterFor = async (who: Person) => (await as(who, async () => (await seenBy(who)).found)).reporter
const listOf = async ({ client }: Person) => (await client.get('/can-bo?loc=tat-ca')).text()

test('a denunciation is filed by chat before anybody is in office', async () => {
  await say(`chủ tịch xã Yên Mỹ ông ${secrets.accused} đòi tôi ${secrets.sum} ở ${secrets.place}`)
  await press('Tố cáo')
  await press('Nêu tên và ký đơn')
  for (const text of [`Ông ${secrets.accused}`, 'xã Yên Mỹ', 'tháng trước']) await say(text)
  await send(secrets.fileName, pdf)
  await say(`có ${secrets.evidence}`)
  for (const text of [secrets.teller, `${secrets.address}, xã Yên Mỹ`, secrets.phone, 'gửi']) await say(text)
  expect(said()).toContain('Đã lập đơn nháp')
  filed = await latest()
  expect(filed).toMatchObject({ kind: 'denunciation', isLocked: true, text: '', against: null })
})

test('cases wait for the first officer whom they don’t accuse; who is accused, isn’t admitted or administers reads nothing', async () => {
  const made = async (userName: string, role: Role, displayName = userName) => {
    const { accounts } = server.xaOi
    const at = new Date()
    const { account, address } = await accounts.createByOwner({ userName, displayName, role, communeCode: null }, at)
    await accounts.accept({ token: tokenOf(address), password, displayName: '', at })
    return comeIn(account)
  }
  people.named = await made('say', 'denunciation_officer', namedOfficer)
  expect((await pageOf(people.named, filed)).status).toBe(200)
  const about = await server.xaOi.core.cases.open({
    content: buildContent({ kind: 'tip', against: `bà ${namedOfficer}`, communeCode: null }),
    openedBy: 'about',
    chat: 'web:another',
    at: new Date(),
  })
  expect((await pageOf(people.named, about)).status).toBe(404)
  people.an = await made('an', 'denunciation_officer')
  const admitting = { id: people.an.account.id }
  expect((await people.named.client.post('/can-bo/nguoi-xu-ly-to-cao/giao-khoa', admitting)).status).toBe(200)
  people.binh = await made('binh', 'denunciation_officer')
  people.administrator = await made('quantri.a', 'administrator')
  const { an, binh, administrator, named } = people
  const { status, text } = await pageOf(an, filed)
  expect(status).toBe(200)
  for (const what of ['accused', 'place', 'sum', 'evidence'] as const)
    expect(text.includes(secrets[what]), what).toBe(true)
  expect(await reporterFor(an)).toEqual({
    name: secrets.teller,
    address: `${secrets.address}, xã Yên Mỹ`,
    phone: secrets.phone,
  })
  expect((await listOf(an)).includes(filed.receiptCode)).toBe(true)
  expect((await pageOf(an, about)).status).toBe(200)
  for (const [who, one] of [
    [binh, filed],
    [named, about],
  ] as const) {
    expect((await pageOf(who, one)).status).toBe(404)
    expect((await listOf(who)).includes(one.receiptCode)).toBe(false)
  }
  expect((await pageOf(administrator, filed)).status).not.toBe(200)
  for (const who of [binh, administrator])
    expect(await as(who, () => server.xaOi.core.cases.store.get(filed.id, { isProtected: true }))).toMatchObject({
      isLocked: true,
      text: '',
      against: null,
      reporter: { name: null },
    })
})

test('an officer’s note, step with a paper, question and reply, and what the citizen answers and adds', async () => {
  const { an } = people
  const { cases } = server.xaOi.core
  await as(an, async () => {
    await cases.noteInternally(await seenBy(an), { text: secrets.note })
    const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Ho_Chi_Minh' })
    await cases.move(await seenBy(an), { to: 'received', day: today, text: '' })
    const paper = {
      paper_number: secrets.paperNumber,
      paper_date: today,
      paper_signer: secrets.signer,
      signer_checked: '1',
    }
    await cases.move(await seenBy(an), { to: 'accepted', ...paper })
    await cases.ask(await seenBy(an), { text: secrets.question })
  })
  await say(`/traloi ${filed.receiptCode}`)
  await say(secrets.answer)
  expect(said()).toContain('Đã gửi câu trả lời')
  expect(await cases.add(await latest(), { text: secrets.addition, messageId: 'm1', at: new Date(), files: [] })).toBe(
    true,
  )
  await as(an, async () => cases.reply(await seenBy(an), { text: secrets.reply }))
  const { text } = await pageOf(an, filed)
  for (const what of ['note', 'paperNumber', 'question', 'answer', 'addition', 'reply'] as const)
    expect(text.includes(secrets[what]), what).toBe(true)
})

test('a file is opened by readers alone', async () => {
  const { an, binh, administrator } = people
  const [id = ''] = filed.attachments
  const key = (await server.xaOi.core.attachments.get(id))?.key ?? ''
  const address = `/can-bo/vu-viec/${filed.id}/tep/${key}`
  expect((await pageOf(an, filed)).text.includes(`${secrets.fileName}.pdf`)).toBe(true)
  const location = (await an.client.get(address)).headers.get('location') ?? ''
  const opened = await an.client.get(location)
  expect([opened.status, await opened.text()]).toEqual([200, pdf.toString()])
  for (const who of [binh, administrator]) {
    expect([403, 404]).toContain((await who.client.get(address)).status)
    expect(await as(who, () => server.xaOi.core.attachments.open(id))).toEqual({ refused: 'locked' })
  }
})

test('a paper is printed by readers alone', async () => {
  const { an, binh, administrator } = people
  const { papers } = server.xaOi.core
  const [makeable] = await as(an, async () => papers.findMakeable(an.account, (await seenBy(an)).found))
  if (!makeable) throw new Error('no paper can be made')
  const paperId = randomUUID()
  await as(an, async () => {
    const { found } = await seenBy(an)
    const form = { ...typedFor(makeable.kind), signer: secrets.signer, copies: secrets.onPaper }
    await papers.issue({ account: an.account, found, kind: makeable.kind, form, at: new Date(), paperId })
  })
  const made = connection.collection<{ _id: string; isNoted: boolean }>('protected_papers')
  expect(await made.findOne({ _id: paperId })).toMatchObject({ isNoted: true, box: expect.any(String) })
  for (const [who, seen] of [
    [an, [paperId]],
    [binh, []],
    [administrator, []],
  ] as const)
    expect(await as(who, async () => (await papers.findMade(filed)).map(({ id }) => id))).toEqual(seen)
})

test('an officer enters another by the page', async () => {
  const path = '/can-bo/nhap-ho'
  const { client } = people.an
  await client.get(path)
  const told = {
    way: 'letter',
    kind: 'tip',
    category: 'other',
    what: secrets.byPage,
    where: 'thôn Trai Trang',
    commune: '12073',
    against: `ông ${secrets.accused}`,
  }
  const entered = await client.post(path, { ...told, key: randomUUID() })
  const slip = await entered.text()
  expect(entered.status, slip.match(/error">([^<]+)/)?.[1]).toBe(200)
  secrets.onSlip = /<strong>(\d{4} \d{4} \d{4} \d{4})</.exec(slip)?.[1] ?? 'no slip'
  const id = /vu-viec\/([^/]+)/.exec(slip)?.[1] ?? ''
  expect((await pageOf(people.an, { id })).text.includes(secrets.byPage)).toBe(true)
})

test('nothing of it stands in any document or file; what is sent in the open is found there', async () => {
  await server.xaOi.core.messaging.outbox.collect()
  await server.xaOi.accounts.audit.collect()
  const stored = await dump()
  expect(stored.includes(filed.receiptCode), 'code in a document').toBe(false)
  expect(filesWith(filed.receiptCode), 'code in files').toBe(0)
  expect(await joining(filed.chat ?? '', filed.id)).toEqual([])
  for (const [what, words] of Object.entries(secrets)) {
    expect(stored.includes(words), `${what} in a document`).toBe(false)
    expect(filesWith(words), `${what} in files`).toBe(0)
  }
  chat = `web:${randomUUID()}`
  await say(`Phản ánh rác ở thôn Trai Trang xã Yên Mỹ, có ${inTheOpen}`)
  for (let step = 0; step < 8 && !said().includes('Đã gửi'); step += 1)
    await say(said().includes('Gửi phản ánh này') ? 'gửi' : 'bỏ qua')
  await say('gửi')
  expect((await dump()).includes(inTheOpen)).toBe(true)
  if (database.dataDir) expect(filesWith(inTheOpen)).toBeGreaterThan(0)
})

test('a colleague who is admitted reads everything, and goes on when the other leaves', async () => {
  const { an, binh, administrator } = people
  const given = await an.client.post('/can-bo/nguoi-xu-ly-to-cao/giao-khoa', { id: binh.account.id })
  expect(given.status).toBe(200)
  const { text } = await pageOf(binh, filed)
  for (const what of ['accused', 'note', 'answer', 'addition', 'reply'] as const)
    expect(text.includes(secrets[what]), what).toBe(true)
  expect((await reporterFor(binh)).name).toBe(secrets.teller)
  await server.xaOi.accounts.close(administrator.account, an.account.id, new Date())
  await server.xaOi.core.cases.settleKeys()
  expect(await server.xaOi.core.cases.store.findReaderIds(filed.id)).toEqual([people.named.account.id, binh.account.id])
  const { cases } = server.xaOi.core
  await as(binh, async () => {
    const seen = { account: binh.account, found: await cases.getFor(binh.account, filed.id), at: new Date() }
    await cases.noteInternally(seen, { text: 'sau khi người cũ nghỉ' })
  })
  const stored = await connection.collection<{ _id: string }>('protected_cases').findOne({ _id: filed.id })
  const { generation, mustRotate } = (stored as unknown as { keys: CaseKeys }).keys.parts.content
  expect({ generation, mustRotate }).toEqual({ generation: 3, mustRotate: false })
  expect((await pageOf(binh, filed)).text.includes('sau khi người cũ nghỉ')).toBe(true)
})
