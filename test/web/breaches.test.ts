import { afterAll, beforeAll, expect, test } from 'vitest'
import { breachExtentForm, breachForm, breachSteps, dueAtOf } from '../../src/breaches/breach.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { computeClock } from '../../src/deadlines/clock-events.js'
import { signInAs, startServer } from './staff.js'

const path = '/quan-tri/su-co-du-lieu'
const now = new Date('2026-12-03T03:00:00Z')
let server: Awaited<ReturnType<typeof startServer>>
let administrator: Awaited<ReturnType<typeof signInAs>>
beforeAll(async () => {
  server = await startServer({}, undefined, { now: () => now })
  administrator = await signInAs(server.xaOi, 'quan.tri', 'administrator', null)
}, 120_000)
afterAll(() => server.stop())

const told = {
  day: '2026-12-02',
  time: '20:00',
  what: 'Lộ danh sách số điện thoại ở máy một cửa',
  people: '120',
  measures: 'Đã ngắt máy khỏi mạng',
}
const read = async (address: string) => (await (await administrator.client.get(address)).text()).normalize('NFC')

test('a breach is recorded with the hour of finding, shows its clock and the step that is due, and prints its notice', async () => {
  const answer = await administrator.client.post(path, told)
  expect(answer.status).toBe(303)
  const address = answer.headers.get('location') ?? ''
  const shown = await read(address)
  for (const words of ['Chậm nhất 20:00 ngày 05/12/2026', 'hạn theo luật', 'Còn 58 giờ', 'Quá hạn', 'Đang đến lượt'])
    expect(shown).toContain(words)
  for (const words of ['A05', 'Lộ danh sách số điện thoại', '120', 'Đã ngắt máy', 'Mẫu số 08'])
    expect(shown).toContain(words)

  expect((await administrator.client.post(address, { step: 'contained' })).status).toBe(303)
  expect((await administrator.client.post(address, { step: 'contained' })).status).toBe(409)
  expect(await read(address)).toContain('Đã làm lúc 10:00 ngày 03/12/2026')
  expect(await read(path)).toContain('Xác định lộ gì')

  await server.xaOi.core.accounts.audit.collect()
  const id = address.slice(address.lastIndexOf('/') + 1)
  const about = (await server.xaOi.core.accounts.audit.findLatest(50)).filter(({ subject }) => subject === id)
  expect(about.map(({ what, accountId }) => [what, accountId]).toSorted()).toEqual([
    ['breach_recorded', administrator.account.id],
    ['breach_step_done', administrator.account.id],
  ])
  expect(JSON.stringify(about)).not.toContain('điện thoại')
})

test('how many people it touched and what came of it are added when they are known', async () => {
  const address = (await administrator.client.post(path, { ...told, people: '' })).headers.get('location') ?? ''
  expect(await read(address)).toContain('Chưa xác định, sẽ bổ sung')
  expect((await administrator.client.post(address, { people: 'vài', harm: '' })).status).toBe(400)
  const extent = { people: '4321', harm: 'Ba người bị gọi điện lừa đảo' }
  expect((await administrator.client.post(address, extent)).status).toBe(303)
  const [, sheet = ''] = (await read(address)).split('class="sheet"')
  for (const words of Object.values(extent)) expect(sheet).toContain(words)
  expect(sheet).not.toContain('Chưa xác định')
  await server.xaOi.core.accounts.audit.collect()
  const id = address.slice(address.lastIndexOf('/') + 1)
  const about = (await server.xaOi.core.accounts.audit.findLatest(50)).filter(({ subject }) => subject === id)
  expect(about.map(({ what }) => what).toSorted()).toEqual(['breach_extent_set', 'breach_recorded'])
  expect((await administrator.client.post(`${path}/khong-co`, extent)).status).toBe(404)
})

test.each([
  [{ time: '25:00' }, 'giờ phát hiện'],
  [{ day: '2026-12-04' }, 'chưa đến'],
  [{ people: 'nhiều' }, 'bỏ trống khi chưa biết'],
  [{ what: ' ' }, 'việc đã xảy ra'],
])('what can’t be is refused: %o', async (wrong, words) => {
  const answer = await administrator.client.post(path, { ...told, ...wrong })
  expect(answer.status).toBe(400)
  expect((await answer.text()).normalize('NFC')).toContain(words)
})

test('the hours for the report are those of the table of clocks', () => {
  const clock = computeClock({ clockId: 'dl.breach', startedAt: now, calendar: stateCalendar })
  expect(dueAtOf({ foundAt: now }, 'reported')).toEqual(clock?.dueAt)
  expect(Object.values(breachSteps).filter(({ byLaw }) => byLaw)).toHaveLength(1)
})

test.each(['8h30', '8:30', '08.30', '8 giờ 30'])('an hour may be written “%s”', (time) => {
  expect(breachForm.parse({ ...told, time }).time).toBe('08:30')
})

test.each([
  'Lộ số 0912 345 678',
  'Lộ căn cước 034095001234',
  'Lộ hồ sơ K7M2Q-9XTR4',
  'Lộ danh sách của ông Phạm Văn Tuấn',
])('what points to somebody isn’t taken: “%s”', (what) => {
  expect(breachForm.safeParse({ ...told, what }).success).toBe(false)
  expect(breachForm.safeParse({ ...told, measures: what }).success).toBe(false)
  expect(breachExtentForm.safeParse({ people: '', harm: what }).success).toBe(false)
})
