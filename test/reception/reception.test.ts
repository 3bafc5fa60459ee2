import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import type { WeekHours } from '../../src/places/opening-hours.js'
import type { Order } from '../../src/reception/book.js'
import type { Booking } from '../../src/reception/booking.js'
import { createReception, type Reception } from '../../src/reception/reception.js'
import { slotsOf } from '../../src/reception/reception-day.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { buildAccount } from '../accounts/build-account.js'
import { startTestDatabase } from '../journeys/test-database.js'

const at = new Date('2026-12-01T03:00:00Z')
const commune = '12049'
const officer = { ...buildAccount('officer'), communeCode: commune }
const by = (now = at) => ({ account: officer, at: now })
const fields = {
  from: '08:00',
  to: '09:00',
  who: 'Chủ tịch UBND xã',
  place: 'Phòng tiếp công dân',
  onlineLink: null,
  topics: null,
  minutesPerSlot: 15,
}

let database: { uri: string; stop(): Promise<void> }
let connection: Connection
let reception: Reception
const allDay = [{ from: '07:30', to: '17:00' }]
const everyDay: WeekHours = { 0: allDay, 1: allDay, 2: allDay, 3: allDay, 4: allDay, 5: allDay, 6: allDay }
const hours: { now: WeekHours | null } = { now: everyDay }
const closures: { from: string; to: string; reason: string }[] = []
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  reception = createReception({
    closuresOf: async () => closures,
    hoursOf: async () => hours.now,
    connection,
    calendarOf: () => stateCalendar,
    accuses: (text) => text.includes('nhận hối lộ'),
  })
  await reception.prepare()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const year = { next: 2030 }
/** A posted day that no other test has. */
const posted = async (): Promise<string> => {
  const date = `${year.next++}-06-12`
  await reception.plan(by(), { communeCode: commune, dates: [date], fields })
  const id = `${commune}-${date}-0800`
  await reception.post(by(), id)
  return id
}
const order = (dayId: string, slot: string, more: Partial<Order> = {}): Order => ({
  dayId,
  slot,
  chat: `fake:${randomUUID()}`,
  phone: null,
  name: 'Bà Tý',
  about: 'đường vào thôn',
  openedBy: randomUUID(),
  at,
  ...more,
})
const booked = async (dayId: string, slot: string, more: Partial<Order> = {}): Promise<Booking> => {
  const became = await reception.book(order(dayId, slot, more))
  if (became.outcome !== 'booked') throw new Error(became.outcome)
  return became.booking
}
const waiting = async (id: string) => {
  const stored = await connection.collection('reception_bookings').findOne({ _id: id as never })
  return (stored?.outgoing ?? []) as { id: string; text: string }[]
}

describe('a day on which the office is closed', () => {
  const closure = { from: '2031-03-03', to: '2031-03-05', reason: 'mất điện' }
  test.each([
    ['2027-01-01', /Tết Dương lịch/i],
    ['2031-03-04', /mất điện/],
  ])('%s is not added, nor postponed to', async (date, why) => {
    const id = await posted()
    closures.push(closure)
    const wanted = { communeCode: commune, dates: ['2031-03-11', date], fields }
    await expect(reception.plan(by(), wanted)).rejects.toThrow(why)
    expect(await reception.getDay(`${commune}-2031-03-11-0800`)).toBeNull()
    await expect(reception.postpone(by(), { id, reason: 'họp', to: date, place: null })).rejects.toThrow(why)
    closures.splice(0)
  })

  test.each<[string, WeekHours | null, string, RegExp | null]>([
    ['a Sunday, where the office says no hours', null, '2099-03-08', /Chủ nhật/],
    ['a Saturday, where the office says no hours', null, '2099-03-07', /Thứ Bảy/],
    ['a Saturday that the office has', { 1: allDay, 6: allDay }, '2099-03-07', null],
    ['a Sunday that the office has not', { 1: allDay, 6: allDay }, '2099-03-08', /Chủ nhật/],
    ['a weekday that the office has not', { 1: allDay }, '2099-03-11', /ngoài giờ làm việc/],
    ['a weekday that the office has', { 3: allDay }, '2099-03-11', null],
  ])('%s', async (_which, week, date, why) => {
    const id = await posted()
    hours.now = week
    try {
      const own = reception.plan(by(), { communeCode: commune, dates: [date], fields })
      const moved = () => reception.postpone(by(), { id, reason: 'họp', to: date, place: null })
      if (why === null) {
        await own
        await moved()
      } else {
        await expect(own).rejects.toThrow(why)
        await expect(moved()).rejects.toThrow(why)
      }
    } finally {
      hours.now = everyDay
    }
  })

  test('is not posted, though it was added before', async () => {
    await reception.plan(by(), { communeCode: commune, dates: ['2031-03-04'], fields })
    closures.push(closure)
    await expect(reception.post(by(), `${commune}-2031-03-04-0800`)).rejects.toThrow(/mất điện/)
    closures.splice(0)
  })

  test('is offered to nobody, though it was posted before; postponing goes to a later day alone', async () => {
    const id = await posted()
    const day = id.slice(6, 16)
    await expect(reception.postpone(by(), { id, reason: 'họp tỉnh', to: '2029-01-02', place: null })).rejects.toThrow(
      /sau ngày đã đăng/,
    )
    closures.push({ from: day, to: day, reason: 'lũ' })
    expect((await reception.findOpenDays(commune, at)).map((one) => one.id)).not.toContain(id)
    expect((await reception.book(order(id, '08:00'))).outcome).toBe('unknown')
    closures.splice(0)
    expect((await reception.findOpenDays(commune, at)).map((one) => one.id)).toContain(id)
  })

  test('a slot of no minutes is none', () => {
    expect(slotsOf({ from: '08:00', to: '09:00', minutesPerSlot: 0 })).toEqual([])
  })
})

describe('a slot', () => {
  test('goes to one of twelve who want it at once, the others hear of the next three', async () => {
    const id = await posted()
    const all = await Promise.all(Array.from({ length: 12 }, () => reception.book(order(id, '08:00'))))
    expect(all.filter(({ outcome }) => outcome === 'booked')).toHaveLength(1)
    const others = all.filter((one) => one.outcome === 'taken')
    expect(others).toHaveLength(11)
    for (const other of others) expect(other.next.map(({ slot }) => slot)).toEqual(['08:15', '08:30', '08:45'])
    expect((await reception.findBookings(id)).map(({ slot }) => slot)).toEqual(['08:00'])
  })

  test('is booked once by a message that comes twice, even at once', async () => {
    const id = await posted()
    const same = order(id, '08:15')
    const all = await Promise.all([reception.book(same), reception.book(same), reception.book(same)])
    const codes = all.map((one) => (one.outcome === 'booked' ? one.booking.code : one.outcome))
    expect(new Set(codes).size).toBe(1)
    expect(await reception.findBookings(id)).toHaveLength(1)
  })

  test('that is over, or that the day doesn’t have, or of a day that is only planned, is not given out', async () => {
    const id = await posted()
    const date = id.slice(6, 16)
    expect((await reception.book(order(id, '07:00'))).outcome).toBe('taken')
    expect((await reception.book(order(id, '08:15', { at: new Date(`${date}T08:20:00+07:00`) }))).outcome).toBe('taken')
    await reception.plan(by(), { communeCode: commune, dates: ['2029-05-04'], fields })
    expect((await reception.book(order(`${commune}-2029-05-04-0800`, '08:00'))).outcome).toBe('taken')
    expect((await reception.book(order('12049-2001-01-01-0800', '08:00'))).outcome).toBe('unknown')
  })

  test('moved to is held, the one left is free; cancelled, it is free and the person is forgotten', async () => {
    const id = await posted()
    const first = await booked(id, '08:00')
    const second = await booked(id, '08:15')
    expect(await reception.move(second, { dayId: id, slot: '08:00', at })).toMatchObject({ outcome: 'taken' })
    expect((await reception.move(first, { dayId: id, slot: '08:30', at })).outcome).toBe('moved')
    expect((await reception.move(first, { dayId: id, slot: '08:45', at })).outcome).toBe('changed')
    expect((await reception.move(second, { dayId: id, slot: '08:00', at })).outcome).toBe('moved')
    const moved = (await reception.getByCode(first.code)) as Booking
    expect(await reception.cancel(moved)).toBe(true)
    expect(await reception.cancel(moved)).toBe(false)
    expect(await reception.getByCode(first.code)).toMatchObject({
      state: 'cancelled',
      name: null,
      about: null,
      chat: null,
    })
    expect((await reception.findOpenDays(commune, at)).find((one) => one.id === id)?.free).toEqual([
      '08:15',
      '08:30',
      '08:45',
    ])
  })

  test('is not taken by words that accuse people in office: nothing of them is kept', async () => {
    const id = await posted()
    expect(await reception.book(order(id, '08:00', { about: 'ông X nhận hối lộ' }))).toEqual({ outcome: 'accuses' })
    expect(await reception.findBookings(id)).toEqual([])
  })

  test('a third one to come isn’t given to the same chat or telephone', async () => {
    const id = await posted()
    for (const who of [{ chat: 'fake:many' }, { chat: null, phone: '0912345678' }]) {
      const next = await posted()
      await booked(id, who.chat ? '08:00' : '08:15', who)
      await booked(next, '08:00', who)
      expect((await reception.book(order(next, '08:15', who))).outcome).toBe('too_many')
    }
  })
})

describe('a day', () => {
  test('is posted late from the fifth working day on, and not refused', async () => {
    const plan = (date: string) => reception.plan(by(), { communeCode: commune, dates: [date], fields })
    await plan('2026-12-08')
    await plan('2026-12-07')
    await reception.post(by(), `${commune}-2026-12-08-0800`)
    await reception.post(by(), `${commune}-2026-12-07-0800`)
    expect((await reception.getDay(`${commune}-2026-12-08-0800`))?.isPostedLate).toBe(false)
    expect((await reception.getDay(`${commune}-2026-12-07-0800`))?.isPostedLate).toBe(true)
  })

  test('planned twice is one; taken back it comes again; another commune’s is refused', async () => {
    const wanted = { communeCode: commune, dates: ['2028-03-01', '2028-03-15'], fields }
    expect(await reception.plan(by(), wanted)).toEqual({ added: wanted.dates, there: [] })
    expect(await reception.plan(by(), wanted)).toEqual({ added: [], there: wanted.dates })
    await reception.remove(by(), `${commune}-2028-03-01-0800`)
    expect((await reception.findMonth(commune, '2028-03', at)).days).toHaveLength(1)
    expect((await reception.plan(by(), wanted)).added).toEqual(['2028-03-01'])
    await expect(reception.plan(by(), { ...wanted, communeCode: '11953' })).rejects.toThrow('chỉ được xem')
    const supervisor = { account: buildAccount('supervisor'), at }
    await expect(reception.post(supervisor, `${commune}-2028-03-15-0800`)).rejects.toThrow('chỉ được xem')
    expect(await reception.getForStaff(supervisor, `${commune}-2028-03-15-0800`)).toMatchObject({ state: 'planned' })
  })

  test('postponed takes everybody along in their order and tells them once, though it is done twice', async () => {
    const id = await posted()
    const to = `${id.slice(6, 10)}-06-19`
    await reception.plan(by(), { communeCode: commune, dates: [to], fields })
    const newId = `${commune}-${to}-0800`
    await reception.post(by(), newId)
    const holder = await booked(newId, '08:00')
    const mine = await booked(id, '08:00')
    const other = await booked(id, '08:30')
    const onPage = await booked(id, '08:45', { chat: null, phone: '0911222333' })
    await reception.postpone(by(), { id, reason: 'họp đột xuất', to, place: null })
    await reception.run(at)
    await reception.run(at)
    expect((await reception.findBookings(newId)).map(({ slot, code }) => [slot, code])).toEqual([
      ['08:00', holder.code],
      ['08:15', mine.code],
      ['08:30', other.code],
      ['08:45', onPage.code],
    ])
    expect((await waiting(mine.id)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/hoãn lại: họp đột xuất[\s\S]*8 giờ 15/),
    ])
    expect(await waiting(other.id)).toHaveLength(1)
    expect(await waiting(onPage.id)).toEqual([])
    expect(await reception.getDay(id)).toMatchObject({
      state: 'postponed',
      postponed: { reason: 'họp đột xuất', to: newId },
    })
    await expect(reception.postpone(by(), { id, reason: 'lần nữa', to, place: null })).rejects.toThrow('vừa được')
  })

  test('postponed to a full one says so; whoever has no chat stays on the list to be called', async () => {
    const id = await posted()
    const to = `${id.slice(6, 10)}-06-19`
    await reception.plan(by(), { communeCode: commune, dates: [to], fields: { ...fields, to: '08:15' } })
    await reception.post(by(), `${commune}-${to}-0800`)
    await booked(`${commune}-${to}-0800`, '08:00')
    const mine = await booked(id, '08:00')
    const onPage = await booked(id, '08:45', { chat: null, phone: '0911222334' })
    await reception.postpone(by(), { id, reason: 'bão', to, place: null })
    expect((await waiting(mine.id))[0]?.text).toContain('kín chỗ')
    expect(await reception.getByCode(mine.code)).toMatchObject({ state: 'cancelled', about: null })
    expect(await reception.getByCode(onPage.code)).toMatchObject({ state: 'cancelled', phone: '0911222334' })
  })

  test('held elsewhere tells who booked; only the topics changed tells nobody', async () => {
    const id = await posted()
    const mine = await booked(id, '08:00')
    await reception.change(by(), id, { place: fields.place, onlineLink: null, topics: 'đất đai' })
    expect(await waiting(mine.id)).toEqual([])
    await reception.change(by(), id, { place: 'Nhà văn hóa thôn Đông', onlineLink: null, topics: null })
    expect((await waiting(mine.id)).map(({ text }) => text)).toEqual([expect.stringContaining('Nhà văn hóa thôn Đông')])
  })
})

describe('a reminder', () => {
  test('goes out the day before between eight and twenty, once, whoever runs the job', async () => {
    const id = await posted()
    const date = id.slice(6, 16)
    const mine = await booked(id, '08:00')
    const before = date.replace('-12', '-11')
    const run = (time: string) => reception.run(new Date(`${before}T${time}:00+07:00`))
    await run('07:59')
    await run('20:00')
    expect(await waiting(mine.id)).toEqual([])
    await Promise.all([run('08:00'), run('08:00'), run('08:01')])
    await run('09:00')
    expect((await waiting(mine.id)).map(({ text }) => text)).toEqual([
      expect.stringContaining(`Nhắc lịch tiếp công dân ${mine.code}`),
    ])
  })

  test('doesn’t go to who cancelled, and not to who booked for tomorrow just now', async () => {
    const id = await posted()
    const before = id.slice(6, 16).replace('-12', '-11')
    const gone = await booked(id, '08:00')
    await reception.cancel(gone)
    const justNow = await booked(id, '08:15', { at: new Date(`${before}T08:30:00+07:00`) })
    await reception.run(new Date(`${before}T09:00:00+07:00`))
    expect(await waiting(gone.id)).toEqual([])
    expect(await waiting(justNow.id)).toEqual([])
  })
})

describe('on the day', () => {
  test('who came and what was said is written down; before the day nothing is', async () => {
    const id = await posted()
    const mine = await booked(id, '08:00')
    const on = by(new Date(`${id.slice(6, 16)}T02:00:00Z`))
    await expect(reception.mark(by(), { id: mine.id, dayId: id, state: 'came' })).rejects.toThrow('chưa đến ngày')
    await reception.mark(on, { id: mine.id, dayId: id, state: 'came' })
    await reception.mark(on, {
      id: mine.id,
      dayId: id,
      state: 'came',
      outcome: { kind: 'note', text: 'Hứa sửa đường' },
    })
    expect(await reception.getByCode(mine.code)).toMatchObject({ state: 'came', outcome: { text: 'Hứa sửa đường' } })
    const chat = mine.chat ?? ''
    await reception.forget(chat)
    expect(await reception.getByCode(mine.code)).toMatchObject({ outcome: { text: 'Hứa sửa đường' }, chat: null })
  })

  test('who comes without a booking is written down once, holds no slot, and may be noted; what accuses is not kept', async () => {
    const id = await posted()
    const walkIn = { dayId: id, name: null, about: null, formKey: randomUUID() }
    await expect(reception.addWalkIn(by(), walkIn)).rejects.toThrow('chưa đến ngày')
    const on = by(new Date(`${id.slice(6, 16)}T01:00:00Z`))
    await expect(reception.addWalkIn({ ...on, account: { ...officer, communeCode: '11953' } }, walkIn)).rejects.toThrow(
      /chỉ được xem/,
    )
    await expect(reception.addWalkIn(on, { ...walkIn, about: 'chủ tịch nhận hối lộ' })).rejects.toThrow('tố cáo')
    const came = await reception.addWalkIn(on, walkIn)
    expect((await reception.addWalkIn(on, walkIn)).id).toBe(came.id)
    await reception.addWalkIn(on, { ...walkIn, name: 'Ông Sáu', formKey: randomUUID() })
    const listed = (await reception.findBookings(id)).map(({ name, slot, isWalkIn }) => `${name} ${slot} ${isWalkIn}`)
    expect(listed.toSorted()).toEqual(['null 08:00 true', 'Ông Sáu 08:00 true'])
    await booked(id, '08:00')
    await reception.mark(on, { id: came.id, dayId: id, state: 'came', outcome: { kind: 'note', text: 'Đã hướng dẫn' } })
    expect((await reception.getByCode(came.code))?.outcome).toMatchObject({ text: 'Đã hướng dẫn' })
  })

  test('it is held once its hours are over, and not before', async () => {
    const id = await posted()
    const atTime = (time: string) => by(new Date(`${id.slice(6, 16)}T${time}:00+07:00`))
    await expect(reception.hold(atTime('08:59'), id)).rejects.toThrow('Ghi được từ 9 giờ')
    await reception.hold(atTime('09:00'), id)
    expect((await reception.getDay(id))?.state).toBe('held')
  })

  test('a citizen opens a booking by code and the last digits of the telephone alone', async () => {
    const id = await posted()
    const mine = await booked(id, '08:00', { chat: null, phone: '0912 345 679' })
    expect((await reception.getForCitizen(mine.code, '5679'))?.id).toBe(mine.id)
    for (const phone of ['0912 345 679', '0912345679', '+84912345679'])
      expect((await reception.getForCitizen(mine.code, phone))?.id).toBe(mine.id)
    for (const phone of ['5678', '679', '0912345678', ''])
      expect(await reception.getForCitizen(mine.code, phone)).toBeNull()
    const inChat = await booked(id, '08:15')
    expect(await reception.getForCitizen(inChat.code, '')).toBeNull()
  })
})
