import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CalendarEdit, calendarEdit } from '../../src/deadlines/calendar-edit.js'
import { createCalendarStore } from '../../src/deadlines/calendar-store.js'
import { createDeadlines, type Deadlines } from '../../src/deadlines/deadlines.js'
import { createOfficeHours } from '../../src/deadlines/office-hours.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { swapped, yearOf } from './build-calendar.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
const connections: Connection[] = []
const communeName = (code: string): string | null => (code === '12049' ? 'Xã Mễ Sở' : null)
const at = new Date('2026-11-30T03:00:00Z')
const by = { by: 'Quản trị', accountId: 'admin', at }

/** A process of its own. */
const openProcess = async (): Promise<Deadlines> => {
  const connection = await connectMongo(database.uri)
  connections.push(connection)
  const deadlines = createDeadlines({ connection, communeName })
  await deadlines.prepare()
  await deadlines.refresh()
  return deadlines
}

beforeAll(async () => {
  database = await startTestDatabase()
})
beforeEach(async () => {
  const connection = await connectMongo(database.uri)
  await connection.dropDatabase()
  await connection.close()
})
afterAll(async () => {
  await Promise.all(connections.map((one) => one.close()))
  await database.stop()
})

const daysOf = (year: string, more: readonly ReturnType<typeof swapped>[] = []) =>
  [...yearOf(year).daysOff, ...more].map(({ assumed: _assumed, ...rest }) => rest)
const edit2026 = (more: readonly ReturnType<typeof swapped>[]): CalendarEdit => {
  const { status, decision } = yearOf('2026')
  return calendarEdit.parse({
    what: 'year',
    year: '2026',
    status,
    decision: decision ?? '',
    daysOff: daysOf('2026', more),
  })
}
const swap = edit2026([swapped('2026-11-23', '2026-11-28')])
const flood: CalendarEdit = {
  what: 'closure',
  id: null,
  communeCode: '12049',
  from: '2026-12-01',
  to: '2026-12-03',
  reason: 'Lũ lụt',
  decision: 'QĐ 15',
}
const official2027: CalendarEdit = {
  what: 'year',
  year: '2027',
  status: 'official',
  decision: 'TB 9/TB-BNV',
  daysOff: daysOf('2027'),
}

describe('the calendar of a province', () => {
  test('has the number 0 in the store while nobody has changed it', async () => {
    const connection = await connectMongo(database.uri)
    connections.push(connection)
    const store = createCalendarStore(connection)
    expect([await store.latestNumber(), await store.get(0)]).toEqual([0, null])
  })

  test('is the shipped one until somebody changes it, then what was saved, with who and when', async () => {
    const here = await openProcess()
    expect(here.calendar.isWorkingDay('2026-11-23')).toBe(true)
    await here.save(swap, { seen: 0, ...by })
    expect([here.calendar.isWorkingDay('2026-11-23'), here.calendar.isWorkingDay('2026-11-28')]).toEqual([false, true])
    expect(here.current().content.years['2026']?.proposals).toEqual([])
    expect(await here.findChanges(10)).toMatchObject([
      {
        number: 1,
        by: 'Quản trị',
        at,
        changes: ['Thêm ngày nghỉ 23/11/2026 (Nghỉ, làm bù 28/11/2026)'],
      },
    ])
    expect(await here.auditSource().findPending(10)).toMatchObject([
      { what: 'calendar_changed', subject: 'calendar:1', accountId: 'admin', at },
    ])
  })

  test('is followed by another process, its office hours too, and found again after a restart', async () => {
    const [here, there] = [await openProcess(), await openProcess()]
    const office = createOfficeHours({ calendar: there.calendar })
    const monday = new Date('2026-11-23T02:00:00Z')
    expect(office.isOpen(monday)).toBe(true)
    await here.save(swap, { seen: 0, ...by })
    await there.refresh()
    expect(office.isOpen(monday)).toBe(false)
    expect(there.current().key).toBe(here.current().key)
    expect((await openProcess()).current()).toMatchObject({ number: 1, key: here.current().key })
  })

  test('stores the changed years alone: the others go on with the program', async () => {
    const here = await openProcess()
    await here.save(swap, { seen: 0, ...by })
    await here.save(flood, { seen: 1, ...by })
    expect((await here.findChanges(10)).map(({ years }) => Object.keys(years))).toEqual([['2026'], ['2026']])
  })

  test('made official has no assumed days any more; a commune’s closure is added, changed and taken away', async () => {
    const here = await openProcess()
    expect(here.calendar.isProvisional('2027-05-05')).toBe(true)
    await here.save(official2027, { seen: 0, ...by })
    expect(here.calendar.isProvisional('2027-05-05')).toBe(false)
    expect(here.current().content.years['2027']?.daysOff.some(({ assumed }) => assumed)).toBe(false)
    await here.save(flood, { seen: 1, ...by })
    const office = { now: '12049', before: [] }
    expect(here.calendarOf(office).dayOffName('2026-12-02')).toBe('Lũ lụt')
    const id = here.current().content.closures[0]?.id ?? ''
    await here.save({ ...flood, id, to: '2026-12-04' }, { seen: 2, ...by })
    expect(here.calendarOf(office).dayOffName('2026-12-04')).toBe('Lũ lụt')
    await here.save({ what: 'closure_removed', id }, { seen: 3, ...by })
    expect(here.calendarOf(office).isWorkingDay('2026-12-02')).toBe(true)
    expect((await here.findChanges(10)).map(({ changes }) => changes)).toEqual([
      ['Bỏ đợt nghỉ của Xã Mễ Sở từ 01/12/2026 đến 04/12/2026: Lũ lụt'],
      ['Xã Mễ Sở nghỉ từ 01/12/2026 đến 04/12/2026: Lũ lụt (QĐ 15)'],
      ['Xã Mễ Sở nghỉ từ 01/12/2026 đến 03/12/2026: Lũ lụt (QĐ 15)'],
      ['Năm 2027: chính thức theo TB 9/TB-BNV'],
    ])
  })

  test('lets one of two administrators win who saw the same', async () => {
    const [here, there] = [await openProcess(), await openProcess()]
    const saved = await Promise.allSettled([here.save(swap, { seen: 0, ...by }), there.save(flood, { seen: 0, ...by })])
    expect(saved.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await here.findChanges(10)).toHaveLength(1)
    await expect(here.save(flood, { seen: 0, ...by })).rejects.toThrow(/người khác sửa/)
  })

  const year = (name: string): CalendarEdit => ({ ...official2027, year: name }) as CalendarEdit
  test.each<[string, CalendarEdit, RegExp]>([
    ['nothing new', edit2026([]), /Chưa có gì thay đổi/],
    [
      'a make-up day that is off',
      edit2026([swapped('2026-04-24', '2026-04-26')]),
      /vừa là ngày nghỉ vừa là ngày làm bù/,
    ],
    ['a year without Tết', { ...official2027, daysOff: [] }, /mới có 0 ngày Tết/],
    ['days of another year', year('2028'), /không thuộc năm 2028/],
    ['a year after a gap', year('2030'), /thêm lịch năm 2028 trước/],
    ['an unknown commune', { ...flood, communeCode: '99999' }, /Không có xã, phường này/],
    ['a closure that is gone', { what: 'closure_removed', id: 'none' }, /không còn/],
  ])('refuses %s and stays as it was', async (_, edit, message) => {
    const here = await openProcess()
    await expect(here.save(edit, { seen: 0, ...by })).rejects.toThrow(message)
    expect(await here.findChanges(10)).toEqual([])
    expect(here.current().number).toBe(0)
  })
})

test.each([
  ['a day that is none', { ...official2027, daysOff: [{ ...daysOf('2027')[0], date: '2027-02-30' }] }],
  ['a nameless day', { ...official2027, daysOff: [{ ...daysOf('2027')[0], name: ' ' }] }],
  ['an unknown kind', { ...official2027, daysOff: [{ ...daysOf('2027')[0], kind: 'party' }] }],
  ['more days off than a year can have', { ...official2027, daysOff: Array(61).fill(daysOf('2027')[0]) }],
  ['a closure without reason', { ...flood, reason: '' }],
  ['a closure without paper', { ...flood, decision: ' ' }],
  ['something else', { what: 'all' }],
])('%s is not read as an edit', (_, edit) => {
  expect(calendarEdit.safeParse(edit).success).toBe(false)
})
