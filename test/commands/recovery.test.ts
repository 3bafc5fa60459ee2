import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Accounts, createAccounts } from '../../src/accounts/accounts.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const at = new Date()
const password = 'một câu dài dễ nhớ'
let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let accounts: Accounts

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  accounts = createAccounts({ connection, publicUrl: 'https://xaoi.test', auditKey: Buffer.alloc(32) })
  await accounts.prepare()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const run = (args: readonly string[], typed = '') =>
  new Promise<{ code: number | null; said: string }>((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/commands/recovery.ts', ...args], {
      cwd: resolve(import.meta.dirname, '../..'),
      env: {
        PATH: process.env.PATH ?? '',
        MONGODB_URI: database.uri,
        APP_SECRET: 'a secret of at least thirty-two characters',
        PUBLIC_URL: 'https://xaoi.test',
        LOG_LEVEL: 'silent',
      },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)))
    child.stdin.end(typed)
    child.once('exit', (code) => done({ code, said }))
  })

test('three shares are printed, and two of them give an officer the keys again', async () => {
  const made = await run(['make', 'Nguyễn Một', 'Trần Hai', 'Lê Ba'])
  expect([made.code, made.said]).toEqual([0, expect.stringContaining('có hiệu lực từ bây giờ')])
  const shares = made.said.match(/^XO-[0-9a-f-]+$/gm) ?? []
  expect(shares).toHaveLength(3)

  const wanted = {
    userName: 'tocao',
    displayName: 'Người xử lý',
    role: 'denunciation_officer',
    communeCode: null,
  } as const
  const { account, address } = await accounts.createByOwner(wanted, at)
  const accept = (link: string) =>
    accounts.accept({ token: link.split('/').at(-1) ?? '', password, displayName: '', at: new Date() })
  await accept(address)
  await accept(await accounts.giveOwnersLink(account.id, at))
  const countPairs = async () => {
    const token = await accounts.signIn(account, new Date(), '', password)
    return (await accounts.keys.getOpenReader(token, new Date()))?.pairs.length
  }
  expect(await countPairs()).toBe(1)

  const one = await run(['recover', 'tocao'], `${shares[0]}\n`)
  expect([one.code, one.said]).toEqual([1, expect.stringContaining('Cần hai mảnh khóa khác nhau')])
  expect(one.said).not.toContain('at ')
  expect(await countPairs()).toBe(1)

  const two = await run(['recover', 'TOCAO'], `${shares[2]}\n${shares[0]}\n`)
  expect([two.code, two.said]).toEqual([0, expect.stringContaining('Đã khôi phục khóa cho tocao')])
  expect(await countPairs()).toBe(2)
}, 120_000)

test('what is not understood is answered with the usage', async () => {
  expect(await run(['make', 'Một'])).toEqual({ code: 1, said: expect.stringContaining('npm run recovery -- make') })
}, 60_000)
