import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import { codeAt } from '../../src/accounts/totp.js'
import type { Case } from '../../src/cases/case.js'
import type { QueueName } from '../../src/cases/inbox/queues.js'
import { communesShown } from '../../src/commands/demo/accounts.js'
import { asDenunciationOfficer, describeSample, fillWithSample, type Sample } from '../../src/commands/demo/demo.js'
import { createClient, type StaffClient, startServer } from '../web/staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let sample: Sample
let printed = ''
const clients = new Map<string, StaffClient>()

const accountOf = (userName: string): Account => {
  const found = sample.signers.find(({ account }) => account.userName === userName)
  if (!found) throw new Error(`no account ${userName}`)
  return found.account
}
const countAll = async (userName: string): Promise<number | undefined> =>
  (await server.xaOi.core.cases.countQueues(accountOf(userName), new Date())).all
const readAll = async (userName: string): Promise<Case[]> => {
  const { cases } = server.xaOi.core
  const pages = await Promise.all(
    [0, 1, 2].map((page) => cases.findFor(accountOf(userName), { queue: 'all', page }, new Date())),
  )
  return Promise.all(pages.flatMap((one) => one.cases.map(({ id }) => cases.getFor(accountOf(userName), id))))
}
const read = new Map<string, Promise<Case[]>>()
/** Every case that an account sees, as a whole. */
const findAll = (userName: string): Promise<Case[]> => {
  const found = read.get(userName) ?? asDenunciationOfficer(server.xaOi, sample.signers, () => readAll(userName))
  read.set(userName, found)
  return found
}
const open = async (userName: string | null, address: string): Promise<Response> =>
  (clients.get(userName ?? '') ?? createClient(server.xaOi.url)).get(address)

beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=15,environment=10,lighting=7' })
  sample = await fillWithSample(server.xaOi)
  printed = describeSample(server.xaOi.url, sample)
  const passwords = new Map(
    [...printed.matchAll(/^ {2}([\w.]+) +(\S{12}) {3}/gm)].map(([, name, word]) => [name, word]),
  )
  const secrets = new Map(
    [...printed.matchAll(/^ {2}([\w.]+) +npm run code -- (\S+)$/gm)].map(([, name, one]) => [name, one]),
  )
  await Promise.all(
    sample.groups.map(async ({ account }) => {
      if (!account) return
      const { userName } = account
      const client = createClient(server.xaOi.url)
      const form = { user_name: userName, password: passwords.get(userName) ?? '' }
      expect((await client.postRaw('/dang-nhap', form)).status, `${userName} signs in`).toBe(303)
      const secret = secrets.get(userName)
      if (secret) await client.postRaw('/dang-nhap/ma', { code: codeAt(secret, new Date()), ve: '' })
      clients.set(userName, client)
    }),
  )
}, 240_000)
afterAll(() => server.stop())

describe('the console counts', () => {
  test.each<[userName: string, queue: QueueName]>([
    ...(['mine', 'unassigned', 'overdue', 'new_answers', 'awaits_citizen', 'undelivered', 'under_way'] as const).map(
      (queue): [string, QueueName] => ['canbo.meso', queue],
    ),
    ['canbo.phohien', 'under_way'],
    ['giamsat', 'unanswered'],
    ['giamsat', 'undelivered'],
    ['giamsat', 'overdue'],
    ['tocao', 'open'],
  ])('for %s the queue %s', async (userName, queue) => {
    const count = async () => (await server.xaOi.core.cases.countQueues(accountOf(userName), new Date()))[queue] ?? 0
    await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(0)
  })

  test.each([
    ['canbo.meso', 'hand_off'],
    ['giamsat', 'hand_off'],
    ['giamsat', 'data_request'],
    ['bientap', 'unanswered'],
    ['bientap', 'error_report'],
  ] as const)('for %s the tasks %s', async (userName, kind) => {
    expect(await server.xaOi.core.tasks.findFor(accountOf(userName), kind, 10)).not.toEqual([])
  })
})

describe('there are cases', () => {
  const hasHappened = (what: string) => (one: Case) => one.timeline.some((event) => event.what === what)
  test.each<[string, string, (one: Case) => boolean]>([
    ['canbo.meso', 'with pictures', ({ attachments }) => attachments.length > 1],
    ['canbo.meso', 'with internal notes', hasHappened('internal_note')],
    ['canbo.meso', 'that somebody has', ({ assignee }) => assignee !== null],
    ['canbo.meso', 'whose officer was answered', hasHappened('answered')],
    ['canbo.meso', 'that came back', ({ transfer }) => transfer?.state === 'returned'],
    [
      'canbo.meso',
      'that both agencies refuse',
      (one) => hasHappened('transfer_returned')(one) && one.transfer?.state === 'sent',
    ],
    ['canbo.phohien', 'taken over', hasHappened('transferred')],
    ['canbo.meso', 'to be told by telephone', ({ toTell }) => toTell.some(({ told }) => told === null)],
    ['giamsat', 'paused', ({ state }) => state === 'paused'],
    ['giamsat', 'marked well', ({ rating }) => rating?.score === 5],
    ['giamsat', 'marked badly', ({ rating }) => rating !== null && rating.score <= 2],
    ['tocao', 'of denunciation, paused', ({ kind, state }) => kind === 'denunciation' && state === 'paused'],
  ])('%s sees some %s', async (userName, _what, fits) => {
    expect((await findAll(userName)).filter(fits)).not.toEqual([])
  })
})

test('lists are saved, communes told where they are', async () => {
  const { cases, places } = server.xaOi.core
  expect(await cases.savedViews.findAll(accountOf('canbo.meso'))).toHaveLength(1)
  expect((await places.findWithContact()).size).toBe(3)
})

test('each group of links opens for whom it is printed, no page is missing', async () => {
  const counts = Object.fromEntries(sample.groups.map(({ title, pages }) => [title, pages.length]))
  expect(counts).toEqual({
    'Người dân': 7,
    'Cán bộ xã': 15,
    'Cán bộ phường được chuyển đến': 1,
    'Lãnh đạo xã': 3,
    'Giám sát của tỉnh': 7,
    'Người xử lý tố cáo': 2,
    'Người giữ danh tính': 1,
    'Biên tập viên': 3,
    'Quản trị': 2,
  })
  for (const { account, pages } of sample.groups)
    for (const { address, label } of pages) {
      expect(printed).toContain(`${server.xaOi.url}${address}`)
      expect((await open(account?.userName ?? null, address)).status, `${label}: ${address}`).toBe(200)
    }
})

test.each(communesShown)('the posted reception days of %s are those that its words name', async (communeCode) => {
  const { places, reception } = server.xaOi.core
  const words = (await places.getContact(communeCode))?.receptionSchedule ?? null
  const posted = await reception.findPosted(communeCode, new Date())
  const weekdays = posted.map(({ day }) => new Date(`${day}T00:00:00Z`).getUTCDay())
  expect({ words, weekdays }).toEqual(
    communeCode === communesShown.at(-1)
      ? { words: null, weekdays: [] }
      : { words: expect.stringContaining('thứ năm'), weekdays: [4, 4] },
  )
})

test('the pictures of a case are shown', async () => {
  const { address = '' } =
    sample.groups.flatMap(({ pages }) => pages).find(({ label }) => label.includes('có ảnh và ghi chú')) ?? {}
  const page = await (await open('canbo.meso', address)).text()
  const pictures = [...page.matchAll(/<img src="([^"]+\?xem=nho)"/g)].map(([, source = '']) => source)
  expect(pictures).toHaveLength(2)
  for (const source of pictures) {
    const { headers } = await open('canbo.meso', source)
    const response = await open('canbo.meso', headers.get('location') ?? '')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\//)])
  }
})

test('started again it keeps the sample and gives new passwords, and denunciations open as before', async () => {
  const before = await countAll('giamsat')
  const { store } = server.xaOi.core.cases
  const sealed = await store.count({}, { isProtected: true })
  const passwordOf = ({ signers }: Sample) => signers.find(({ account }) => account.userName === 'tocao')?.password
  const again = await fillWithSample(server.xaOi)
  expect(await countAll('giamsat')).toBe(before)
  expect(passwordOf(again)).toBe(passwordOf(sample))
  expect(await store.count({}, { isProtected: true })).toBe(sealed)
  const lost = asDenunciationOfficer(server.xaOi, again.signers, store.countLost)
  expect(await lost).toBe(0)
  expect(again.signers[0]?.password).not.toBe(sample.signers[0]?.password)
  expect(again.groups.map(({ pages }) => pages.length)).toEqual(sample.groups.map(({ pages }) => pages.length))
})
