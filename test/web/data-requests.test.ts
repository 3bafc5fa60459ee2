import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildContent } from '../cases/build-content.js'
import { signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(() => server.stop())

test('a request to delete data names the law in words, the person’s cases, or that there are none', async () => {
  const { core } = server.xaOi
  const { client } = await signInAs(server.xaOi, 'giamsat', 'supervisor', null)
  const at = new Date()
  const read = async () => (await (await client.get('/can-bo/viec-can-lam?loai=xoa-du-lieu')).text()).normalize('NFC')

  await core.tasks.requestDeletion({ openedBy: 'web:none', chat: 'web:none', at })
  expect(await read()).toContain('Nghị định 356/2025 Điều 5')
  expect(await read()).toContain('Người này không có vụ việc nào')
  expect(await read()).not.toContain('Vụ việc của người này')

  const found = await core.cases.open({ content: buildContent(), openedBy: 'web:some', chat: 'web:some', at })
  await core.tasks.requestDeletion({ openedBy: 'web:some', chat: 'web:some', at })
  expect(await read()).toMatch(new RegExp(`Vụ việc của người này: <a href="[^"]+">${found.receiptCode}`))
})
