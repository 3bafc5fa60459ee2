import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectMongo, databaseOf } from '../../src/shared/mongo.js'
import { modelCache } from '../model-cache.js'
import { makeAccount, startServer, withOwnDatabase } from '../web/staff.js'

const root = resolve(import.meta.dirname, '../..')
let server: Awaited<ReturnType<typeof startServer>>
let backups: string
let burnt: string
let shares: string[]

const run = (command: string, args: readonly string[], settings: Record<string, string>, typed = '') =>
  new Promise<{ code: number | null; said: string }>((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `src/commands/${command}.ts`, ...args], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', TMPDIR: tmpdir(), LOG_LEVEL: 'silent', BACKUP_DIR: backups, ...settings },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)))
    child.stdin.end(typed)
    child.once('exit', (code) => done({ code, said }))
  })

beforeAll(async () => {
  backups = await mkdtemp(join(tmpdir(), 'bk-'))
  burnt = await mkdtemp(join(tmpdir(), 'new-'))
  server = await startServer(withOwnDatabase)
}, 120_000)
afterAll(async () => {
  await server?.stop()
  for (const folder of [backups, burnt]) await rm(folder, { recursive: true, force: true })
})

type Talk = { id: string; cookie: string }
/** One message on the page's chat, acknowledged; what was answered is read by `heardIn`. */
const write = async (url: string, talk: Talk, text: string): Promise<string> => {
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: talk.cookie },
    body: JSON.stringify({ conversationId: talk.id, messageId: randomUUID(), text }),
  })
  expect(response.status).toBe(200)
  talk.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? talk.cookie
  return (await response.text()).normalize('NFC')
}
const begin = (): Talk => ({ id: randomUUID(), cookie: '' })
const report = async (url: string, talk: Talk, where: string): Promise<void> => {
  for (const text of [
    `tôi muốn phản ánh rác đổ đầy đường thôn ${where} xã Mễ Sở từ hôm qua`,
    'gửi luôn',
    'bỏ qua',
    'gửi',
  ])
    await write(url, talk, text)
}
/** What a database holds of what people wrote and were told, by id. */
const heldIn = async (dataDir: string) => {
  const socket = encodeURIComponent(join(dataDir, 'database', 'mongo.sock'))
  const connection = await connectMongo(`mongodb://${socket}/xaoi?directConnection=true`)
  const idsOf = async (name: string, filter: object = {}) =>
    (
      await databaseOf(connection)
        .collection(name)
        .find(filter, { projection: { _id: 1 } })
        .toArray()
    )
      .map(({ _id }) => String(_id))
      .toSorted()
  const held = {
    cases: await idsOf('cases'),
    handled: await idsOf('incoming', { state: 'done' }),
    told: await idsOf('outgoing', { state: 'delivered' }),
    talks: await idsOf('conversations'),
    versions: await idsOf('procedure_versions'),
  }
  await connection.close()
  return held
}
let held: Awaited<ReturnType<typeof heldIn>>
let talks: Talk[]
const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true })).toSorted()

test('a province backs up while people write, the server burns, and all of it comes back, compared document by document', async () => {
  const { xaOi, dataDir } = server
  const settings = { DATA_DIR: dataDir }
  const without = await run('backup', [], settings)
  expect([without.code, without.said]).toEqual([1, expect.stringContaining('npm run recovery -- make')])

  const { shares: made } = await xaOi.accounts.keys.makeRecovery({ holders: ['Một', 'Hai', 'Ba'], at: new Date() })
  shares = made.map(({ share }) => share)
  await makeAccount(xaOi, 'can.bo', 'officer', '12049')
  talks = Array.from({ length: 4 }, begin)
  for (const [index, talk] of talks.entries()) await report(xaOi.url, talk, `Đông ${index + 1}`)

  held = await heldIn(dataDir)
  expect(held.cases).toHaveLength(4)
  const first = await run('backup', [], settings)
  expect([first.code, first.said]).toEqual([0, expect.stringContaining('Một, Hai, Ba')])

  // the second one runs while people write on
  const later = begin()
  const [second] = await Promise.all([
    run('backup', ['--keep', '35'], settings),
    (async () => {
      for (let turn = 0; turn < 12; turn += 1) await write(xaOi.url, later, 'chứng thực bản sao bao nhiêu tiền')
    })(),
  ])
  expect(second.code).toBe(0)
  const [chain = ''] = await readdir(backups)
  const sizes = await Promise.all(
    ['000.pack', '001.pack'].map(async (name) => (await stat(join(backups, chain, name))).size),
  )
  expect(sizes[1] as number).toBeLessThan((sizes[0] as number) / 3)
  const { added, counts } = JSON.parse(await readFile(join(backups, chain, '001.json'), 'utf8'))
  expect(added).toBeLessThan(Object.values(counts as Record<string, number>).reduce((sum, one) => sum + one, 0) / 2)

  // nothing that anybody wrote can be read in the folder of the backups
  for (const name of await namesIn(backups)) {
    const bytes = await readFile(join(backups, name)).catch(() => Buffer.alloc(0))
    for (const words of ['Đông 1', 'rác đổ', 'can.bo', 'register-birth'])
      expect(bytes.includes(words), name).toBe(false)
  }

  const drilled = await run('restore', ['--drill'], settings, `${shares[0]}\n${shares[2]}\n`)
  expect([drilled.code, drilled.said]).toEqual([0, expect.stringContaining('Diễn tập xong')])
  const marks = (await xaOi.core.operations.readState()).marks.map(({ name }) => name)
  expect(marks.toSorted()).toEqual(['backup', 'restore_drill'])

  await server.stop()

  const anew = { DATA_DIR: burnt }
  const wrong = await run('restore', [], anew, `${shares[0]}\n${shares[0]}\n`)
  expect([wrong.code, wrong.said]).toEqual([1, expect.stringContaining('hai mảnh khác nhau')])
  const restored = await run('restore', [], anew, `${shares[1]}\n${shares[2]}\n`)
  expect([restored.code, restored.said]).toEqual([0, expect.stringContaining('Đã phục hồi và so từng dòng')])
  const twice = await run('restore', [], anew, `${shares[1]}\n${shares[2]}\n`)
  expect([twice.code, twice.said]).toEqual([1, expect.stringContaining('đã có dữ liệu')])
})

test('the restored server is stopped until somebody looks, then knows every case and talk and answers on', async () => {
  server = await startServer({ ...withOwnDatabase, DATA_DIR: burnt, CACHE_DIR: modelCache })
  const { xaOi } = server
  const { switches, queues } = await xaOi.core.operations.readState()
  expect(switches.filter(({ isOff }) => isOff).map(({ name }) => name)).toEqual([
    'bot',
    'channel:telegram',
    'channel:zalo',
  ])
  expect(queues.filter(({ direction }) => direction === 'out')).toEqual([])
  const found = await heldIn(burnt)
  for (const kind of ['cases', 'handled', 'told', 'talks', 'versions'] as const)
    expect(found[kind]).toEqual(expect.arrayContaining(held[kind]))
  expect(found.cases).toEqual(held.cases)

  const at = new Date()
  const account = await makeAccount(xaOi, 'quan.tri.2', 'administrator', null)
  await xaOi.core.operations.switches.resume({ account, at }, 'bot')
  const [talk] = talks as [Talk]
  expect(await write(xaOi.url, talk, 'hồ sơ của tôi đến đâu rồi')).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}/)
})
