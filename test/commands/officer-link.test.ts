import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccounts } from '../../src/accounts/accounts.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const at = new Date()
const password = 'một câu dài dễ nhớ'
let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const run = (userName: string) =>
  new Promise<{ code: number | null; said: string }>((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/commands/officer-link.ts', userName], {
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
    child.once('exit', (code) => done({ code, said }))
  })

test('the only officer who lost the password comes in again by the owner’s command, which is in the audit trail', async () => {
  const accounts = createAccounts({ connection, publicUrl: 'https://xaoi.test', auditKey: Buffer.alloc(32) })
  await accounts.prepare()
  const wanted = {
    userName: 'tocao',
    displayName: 'Người xử lý',
    role: 'denunciation_officer',
    communeCode: null,
  } as const
  const { account } = await accounts.createByOwner(wanted, at)
  const { code, said } = await run('tocao')
  expect(code).toBe(0)
  const token = /https:\/\/xaoi\.test\/moi\/([\w-]+)/.exec(said)?.[1] ?? ''
  expect((await accounts.accept({ token, password, displayName: '', at: new Date() })).id).toBe(account.id)
  const entries = await accounts.audit.findLatest(50)
  expect(entries.filter(({ what }) => what === 'account_link_by_owner').map(({ subject }) => subject)).toEqual([
    account.id,
    account.id,
  ])
}, 60_000)

test('a name that nobody has is said so', async () => {
  expect(await run('khong.co')).toEqual({ code: 1, said: 'Không có tài khoản khong.co.\n' })
}, 60_000)
