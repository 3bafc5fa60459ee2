import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { buildContent } from '../cases/build-content.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const own = '12049'
const path = '/can-bo/luu-giu'
let server: Awaited<ReturnType<typeof startServer>>
let leader: StaffClient
let neighbour: StaffClient
let found: Case

beforeAll(async () => {
  server = await startServer()
  leader = (await signInAs(server.xaOi, 'leader', 'leader', own)).client
  neighbour = (await signInAs(server.xaOi, 'neighbour', 'leader', '11953')).client
  found = await server.xaOi.core.cases.open({
    content: buildContent({ communeCode: own }),
    openedBy: 'retention-page',
    chat: null,
    at: new Date(),
  })
}, 120_000)
afterAll(() => server.stop())

const send = async (client: StaffClient, way: 'giu' | 'bo-giu', fields: Record<string, string>): Promise<number> => {
  await client.get(path)
  return (await client.post(`${path}/${way}`, { code: found.receiptCode, ...fields })).status
}
const textOf = async (client: StaffClient, where: string) => (await client.get(where)).text()

test('a leader keeps a case by its code, with a ground; the case says so until it is lifted', async () => {
  expect(await textOf(leader, path)).toContain('Không có hồ sơ nào đang được giữ.')
  expect(await send(leader, 'giu', { ground: 'vì tôi muốn' })).toBe(400)
  expect(await send(neighbour, 'giu', { ground: 'court' })).toBe(404)
  expect(await send(neighbour, 'giu', { ground: 'court', code: 'K7M2Q-9XTR4' })).toBe(404)
  expect(await send(leader, 'giu', { ground: 'court', code: ` ${found.receiptCode.toLowerCase()} ` })).toBe(303)
  expect(await send(leader, 'giu', { ground: 'court' })).toBe(409)
  expect(await textOf(leader, path)).toContain(`>${found.receiptCode}</a>`)
  expect(await textOf(neighbour, path)).not.toContain(found.receiptCode)
  const casePath = `/can-bo/vu-viec/${found.id}`
  expect(await textOf(leader, casePath)).toContain('Hồ sơ được giữ quá hạn lưu: Tòa án đang thụ lý.')
  expect(await send(leader, 'bo-giu', { ground: 'ended' })).toBe(303)
  expect(await textOf(leader, casePath)).not.toContain('quá hạn lưu')
  expect(await send(leader, 'bo-giu', { ground: 'ended' })).toBe(409)
})
