import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Partner } from '../../src/partners/partner.js'
import { createPostSafely, type PostResult } from '../../src/partners/webhooks/post-safely.js'
import { secretOf, signatureOf } from '../../src/partners/webhooks/signature.js'
import { webhookForm } from '../../src/partners/webhooks/webhook.js'
import { type CaseMoves, createWebhooks, type PublishedVersion } from '../../src/partners/webhooks/webhooks.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'

describe('addresses', () => {
  test.each<[string, boolean]>([
    ['https://nhan.example.vn/tin', true],
    ['https://8.8.8.8/x', true],
    ['http://nhan.example.vn/', false],
    ['https://user:pass@nhan.example.vn/', false],
    ['https://localhost/', false],
    ['https://127.0.0.1/', false],
    ['https://2130706433/', false],
    ['https://0x7f.1/', false],
    ['https://[::1]/', false],
    ['https://[::ffff:127.0.0.1]/', false],
    ['ftp://nhan.example.vn/', false],
    ['nhan.example.vn', false],
  ])('%s is taken as a webhook: %s', (url, isTaken) => {
    expect(webhookForm.safeParse({ url, events: ['procedure.published'] }).success).toBe(isTaken)
  })
})

describe('a call', () => {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    if (request.url === '/moved') response.writeHead(302, { location: '/there' }).end()
    else response.writeHead(request.url === '/gone' ? 410 : 204).end()
  })
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const call = (post: ReturnType<typeof createPostSafely>, host: string, path = '/') =>
    post({ url: `http://${host}:${port}${path}`, headers: {}, body: '{}' })
  const request = httpRequest as never

  test('gives the status, and follows no redirect', async () => {
    const post = createPostSafely({ isAllowed: () => true, request })
    expect(await call(post, '127.0.0.1')).toEqual({ status: 204 })
    expect(await call(post, 'localhost', '/moved')).toEqual({ status: 302 })
    expect(await call(post, '127.0.0.1', '/gone')).toEqual({ status: 410 })
    expect(seen).toEqual(['POST /', 'POST /moved', 'POST /gone'])
  })

  test('reaches no network of our own, by address or by a name that means one', async () => {
    const post = createPostSafely({ request })
    seen.length = 0
    expect(await call(post, '127.0.0.1')).toEqual({ failed: 'refused_address' })
    expect(await call(post, 'localhost')).toEqual({ failed: 'refused_address' })
    expect(seen).toEqual([])
  })

  test('that nobody answers is unreachable', async () => {
    const post = createPostSafely({ isAllowed: () => true, request })
    expect(await post({ url: 'http://127.0.0.1:1/', headers: {}, body: '' })).toEqual({ failed: 'unreachable' })
    expect(await createPostSafely()({ url: 'https://khong-co.invalid/', headers: {}, body: '' })).toEqual({
      failed: 'unreachable',
    })
  })
})

describe('telling', () => {
  let database: Awaited<ReturnType<typeof startTestDatabase>>
  let connection: Connection
  beforeAll(async () => {
    database = await startTestDatabase()
    connection = await connectMongo(database.uri)
  }, 60_000)
  afterAll(async () => {
    await connection.close()
    await database.stop()
  })

  const start = Date.parse('2026-11-25T03:00:00Z')
  const at = (minutes: number): Date => new Date(start + minutes * 60_000)
  const key = Buffer.alloc(32, 7)
  const partner: Partner = {
    ...{ id: 'p1', name: 'A', scopes: ['webhooks', 'cases:read'], communeCode: null },
    ...{ createdAt: at(0), revokedAt: null },
  }
  let partners: Partner[]
  let cases: CaseMoves[]
  let versions: PublishedVersion[]
  let answer: PostResult
  let calls: { url: string; headers: IncomingHttpHeaders; body: string }[]
  let hooks: ReturnType<typeof createWebhooks>
  let crashAfter: number | null

  const create = () =>
    createWebhooks({
      connection,
      key,
      post: async (call) => {
        calls.push(call)
        return answer
      },
      findInForce: async (ids) => partners.filter(({ id }) => ids.includes(id)),
      async *caseMoves(since) {
        let given = 0
        for (const one of cases.filter(({ found }) => found.updatedAt >= since)) {
          if (crashAfter !== null && given >= crashAfter) throw new Error('crash')
          given += 1
          yield one
        }
      },
      publishedVersions: () => versions,
    })
  const move = (id: string, minutes: number, communeCode = '12049'): CaseMoves => ({
    found: { id, kind: 'feedback', category: 'roads', agency: { communeCode }, updatedAt: at(minutes) },
    moves: [{ id: `e${minutes}`, at: at(minutes), from: 'received', to: 'in_progress' }],
  })
  const told = () => calls.map(({ body }) => JSON.parse(body))

  beforeEach(async () => {
    for (const name of ['webhooks', 'webhook_deliveries', 'webhook_progress'])
      await connection.collection(name).deleteMany({})
    partners = [partner]
    cases = []
    versions = [{ slug: 'register-birth', code: '1.001193', version: 1 }]
    answer = { status: 200 }
    calls = []
    crashAfter = null
    hooks = create()
    await hooks.prepare()
  })
  const add = (
    who = partner,
    events: ('case.moved' | 'procedure.published')[] = ['case.moved', 'procedure.published'],
  ) => hooks.add(who, { url: 'https://nhan.example.vn/tin', events }, at(0))

  test('a move and a publication are told once each, in codes, signed over time and body', async () => {
    const { webhook, secret } = await add()
    await hooks.tell(at(1))
    expect(calls).toEqual([])
    cases = [move('c1', 2)]
    versions = [{ slug: 'register-birth', code: '1.001193', version: 2 }]
    await hooks.tell(at(3))
    await hooks.tell(at(4))
    expect(told()).toEqual(
      expect.arrayContaining([
        {
          id: 'case:c1:e2',
          event: 'case.moved',
          at: at(2).toISOString(),
          data: {
            case: 'c1',
            kind: 'feedback',
            category: 'roads',
            commune: '12049',
            from: 'received',
            to: 'in_progress',
          },
        },
        {
          id: 'procedure:register-birth:2',
          event: 'procedure.published',
          at: at(3).toISOString(),
          data: { slug: 'register-birth', code: '1.001193', version: 2 },
        },
      ]),
    )
    expect(calls).toHaveLength(2)
    const [{ headers, body }] = calls as [(typeof calls)[0]]
    const timestamp = Number(headers['webhook-timestamp'])
    expect(timestamp).toBe(at(3).getTime() / 1_000)
    expect(headers['webhook-signature']).toBe(`v1=${signatureOf(secret, timestamp, body)}`)
    expect(headers['webhook-id']).toBe(`${webhook.id}:${JSON.parse(body).id}`)
  })

  test('what happened before it was made, in another commune, or to a key without the right isn’t told', async () => {
    cases = [move('old', -1)]
    partners = [{ ...partner, communeCode: '12049' }]
    await add()
    await hooks.tell(at(1))
    cases = [move('old', -1), move('own', 2), move('foreign', 2, '11953')]
    await hooks.tell(at(3))
    expect(told().map(({ data }) => data.case)).toEqual(['own'])
    partners = [{ ...partner, scopes: ['webhooks'] }]
    cases = [move('later', 4)]
    await hooks.tell(at(5))
    expect(calls).toHaveLength(1)
    await expect(
      hooks.add({ ...partner, scopes: ['webhooks'] }, { url: 'https://x.vn', events: ['case.moved'] }, at(0)),
    ).rejects.toThrow('cases:read')
  })

  test('a call that fails is tried again, later each time, and given up after two days', async () => {
    await add()
    cases = [move('c1', 1)]
    answer = { status: 500 }
    let minutes = 2
    await hooks.tell(at(minutes))
    for (const wait of [0.5, 2, 10, 30, 120, 360, 720, 1_440]) {
      const before = calls.length
      await hooks.tell(at(minutes + wait - 0.1))
      expect(calls).toHaveLength(before)
      minutes += wait
      await hooks.tell(at(minutes))
      expect(calls).toHaveLength(before + 1)
    }
    await hooks.tell(at(minutes + 10_000))
    expect(calls).toHaveLength(9)
    expect((await hooks.find(partner))[0]?.standing).toEqual({ waiting: 0, failed: 1, failure: '500' })
  })

  test('an answer that came late is no second call; one that never came is', async () => {
    await add()
    cases = [move('c1', 1)]
    answer = { failed: 'unreachable' }
    await hooks.tell(at(2))
    expect((await hooks.find(partner))[0]?.standing).toEqual({ waiting: 1, failed: 0, failure: 'unreachable' })
    answer = { status: 204 }
    await hooks.tell(at(3))
    await hooks.tell(at(60))
    expect(calls).toHaveLength(2)
    expect((await hooks.find(partner))[0]?.standing).toEqual({ waiting: 0, failed: 0, failure: null })
  })

  test('a crash while happenings are stored loses none and tells none twice', async () => {
    await add()
    cases = [move('c1', 1), move('c2', 2), move('c3', 3)]
    crashAfter = 2
    await expect(hooks.tell(at(4))).rejects.toThrow('crash')
    crashAfter = null
    await hooks.tell(at(5))
    await hooks.tell(at(6))
    expect(
      told()
        .map(({ data }) => data.case)
        .sort(),
    ).toEqual(['c1', 'c2', 'c3'])
  })

  test('a new secret and the one before sign for a day, then the new one alone', async () => {
    const { webhook, secret } = await add()
    const renewed = await hooks.renewSecret(partner, webhook.id, at(1))
    expect(renewed.secret).not.toBe(secret)
    const signatures = async (minutes: number): Promise<string[]> => {
      cases = [move('c1', minutes - 1)]
      await hooks.tell(at(minutes))
      const { headers, body } = calls.at(-1) as (typeof calls)[0]
      const timestamp = Number(headers['webhook-timestamp'])
      expect(String(headers['webhook-signature'])).toContain(signatureOf(renewed.secret, timestamp, body))
      return String(headers['webhook-signature']).split(' ')
    }
    const both = await signatures(3)
    expect(both).toHaveLength(2)
    const { headers, body } = calls[0] as (typeof calls)[0]
    expect(both[1]).toBe(`v1=${signatureOf(secret, Number(headers['webhook-timestamp']), body)}`)
    expect(await signatures(3 + 24 * 60)).toHaveLength(1)
    expect(secretOf(key, renewed.webhook)).toBe(renewed.secret)
  })

  test('a removed webhook, and a revoked key, are told nothing more, not even what waited', async () => {
    const { webhook } = await add()
    cases = [move('c1', 1)]
    answer = { status: 500 }
    await hooks.tell(at(2))
    await hooks.remove(partner, webhook.id, at(2))
    await hooks.tell(at(60))
    expect(calls).toHaveLength(1)
    await expect(hooks.remove({ ...partner, id: 'other' }, webhook.id, at(3))).rejects.toThrow('không có webhook')
    await add()
    partners = []
    cases = [move('c2', 61)]
    await hooks.tell(at(62))
    expect(calls).toHaveLength(1)
  })

  test('a key has five webhooks at most', async () => {
    for (let index = 0; index < 5; index += 1) await add()
    await expect(add()).rejects.toThrow('nhiều nhất 5')
  })
})
