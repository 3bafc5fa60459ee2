import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Clock, localDay } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { entriesOf, fill } from './form.js'
import { createClient, type StaffClient, signInAs, startServer } from './staff.js'

const commune = '12073'
const path = '/xa/xa-yen-my/tiep-dan'
const dates = ['2099-06-09', '2099-06-16'] as const
const idOf = (date: string) => `${commune}-${date}-0800`

const clock: Clock = { now: () => new Date('2026-11-25T03:00:00Z') }

let server: Awaited<ReturnType<typeof startServer>>
let officer: StaffClient
beforeAll(async () => {
  server = await startServer({}, createLogger('silent'), clock)
  officer = (await signInAs(server.xaOi, 'lan', 'officer', commune)).client
}, 120_000)
afterAll(() => server.stop())

const textOf = async (response: Promise<Response>) => (await response).text()
const visitor = () => createClient(server.xaOi.url)
const send = async (client: StaffClient, page: string, action: string, values: Record<string, string>) =>
  textOf(client.send(action, Object.fromEntries(fill(entriesOf(page, action), values))))
const person = { ten: 'Nguyễn Thị Tý', dien_thoai: '0912 345 678', viec: 'đường vào thôn lầy' }
const codeIn = (text: string): string => /TD-\w{6}/.exec(text)?.[0] ?? ''

describe('the commune', () => {
  test('adds several days at once; nobody sees them before they are posted', async () => {
    const page = await textOf(officer.get('/can-bo/tiep-dan?thang=2099-06'))
    expect(page).toContain('ít nhất 2 ngày trong một tháng')
    const added = await send(officer, page, '/can-bo/tiep-dan', {
      ...Object.fromEntries(dates.map((date) => [`ngay_${date}`, '1'])),
      to: '09:00',
    })
    expect(added).toContain('Đã thêm 2 buổi')
    expect(added).not.toContain('ít nhất 2 ngày trong một tháng')
    expect(await textOf(visitor().get(path))).toContain('Chưa đăng buổi nào')
    for (const date of dates) expect((await officer.post(`/can-bo/tiep-dan/${idOf(date)}/dang`, {})).status).toBe(303)
    expect(await textOf(visitor().get('/xa/xa-yen-my'))).toMatch(
      /Lịch tiếp công dân[\s\S]*09\/06\/2099[\s\S]*\/xa\/xa-yen-my\/tiep-dan/,
    )
  })

  test('reads a time as people write it, and no day on which it is closed', async () => {
    const page = await textOf(officer.get('/can-bo/tiep-dan?thang=2099-08'))
    const closure = { from: '2099-08-05', to: '2099-08-05', reason: 'Bão' }
    await server.xaOi.core.places.addClosure({ communeCode: commune, closure, accountId: 'x', at: clock.now() })
    const closed = await send(officer, page, '/can-bo/tiep-dan', { 'ngay_2099-08-05': '1', place: 'Nhà văn hóa' })
    expect(closed).toMatch(/role="alert">[^<]*Bão/)
    expect(closed).toContain('value="Nhà văn hóa"')
    expect(closed).not.toContain('Đã thêm')
    const added = await send(officer, page, '/can-bo/tiep-dan', { 'ngay_2099-08-04': '1', from: '7h30', to: '9 giờ' })
    expect(added).toContain('Đã thêm 1 buổi')
    expect(await server.xaOi.core.reception.getDay(`${commune}-2099-08-04-0730`)).toMatchObject({
      from: '07:30',
      to: '09:00',
    })
  })

  test('is told what is wrong at the field, and what was typed is kept', async () => {
    const page = await textOf(officer.get('/can-bo/tiep-dan?thang=2099-07'))
    const again = await send(officer, page, '/can-bo/tiep-dan', { to: '07:00', place: 'Nhà văn hóa' })
    expect(again).toContain('Hãy chọn ít nhất một ngày')
    expect(again).toContain('Giờ kết thúc phải sau')
    expect(again).toContain('value="Nhà văn hóa"')
  })
})

describe('a citizen on the page, without script', () => {
  test('books, gets a code, moves and cancels by code and digits', async () => {
    const client = visitor()
    const page = await textOf(client.get(path))
    const booked = await send(client, page, path, { ...person, gio: `${idOf(dates[0])} 08:15` })
    expect(booked).toMatch(/Đã đặt lịch[\s\S]*TD-\w{6}[\s\S]*8 giờ 15/)
    const code = codeIn(booked)
    const wrong = await client.send('/tiep-dan', { ma: code, so: '0000' })
    expect([wrong.status, (await wrong.text()).includes('đường vào thôn')]).toEqual([400, false])
    for (const so of ['5678', '0912345678'])
      expect(await textOf(client.send('/tiep-dan', { ma: code.toLowerCase(), so }))).toContain('đường vào thôn lầy')
    const own = await textOf(client.send('/tiep-dan', { ma: code, so: '0912 345 678' }))
    expect(own).toContain('action="/xoa-khoi-may"')
    const moved = await send(client, own, '/tiep-dan/doi', { gio: `${idOf(dates[1])} 08:00` })
    expect(moved).toMatch(/Đã dời lịch[\s\S]*16\/06\/2099/)
    const asked = await send(client, moved, '/tiep-dan/huy', {})
    expect(asked).toContain('<h1>Hủy lịch này?</h1>')
    expect(await send(client, asked, '/tiep-dan', {})).toContain('đường vào thôn lầy')
    const gone = await send(client, asked, '/tiep-dan/huy', {})
    expect(gone).toContain('Đã hủy lịch')
    expect((await client.send('/tiep-dan', { ma: code, so: '5678' })).status).toBe(400)
    expect((await server.xaOi.core.reception.getByCode(code))?.phone).toBeNull()
  })

  test('two at once: one has the slot, the other gets the next three and all that was typed', async () => {
    const clients = [visitor(), visitor(), visitor()]
    const pages = await Promise.all(clients.map((client) => textOf(client.get(path))))
    const answers = await Promise.all(
      clients.map((client, index) =>
        send(client, pages[index] ?? '', path, {
          ...person,
          dien_thoai: `091234567${index}`,
          gio: `${idOf(dates[0])} 08:00`,
        }),
      ),
    )
    const won = answers.filter((text) => text.includes('Đã đặt lịch'))
    expect(won).toHaveLength(1)
    for (const lost of answers.filter((text) => !won.includes(text))) {
      expect(lost).toContain('vừa có người đặt')
      expect(lost.match(/Chọn giờ/g)).toHaveLength(1)
      expect(lost.match(/type="radio"/g)).toHaveLength(3)
      expect(lost).toContain('value="Nguyễn Thị Tý"')
      expect(lost).toContain('đường vào thôn lầy</textarea>')
    }
  })

  test('the form sent twice books once', async () => {
    const client = visitor()
    const page = await textOf(client.get(path))
    const values = { ...person, dien_thoai: '0988777666', gio: `${idOf(dates[1])} 08:15` }
    const both = await Promise.all([send(client, page, path, values), send(client, page, path, values)])
    expect(new Set(both.map(codeIn)).size).toBe(1)
  })

  test('what accuses people in office is not recorded and is led elsewhere', async () => {
    const client = visitor()
    const page = await textOf(client.get(path))
    const viec = 'tố cáo phó chủ tịch xã nhận hối lộ 50 triệu'
    const answer = await send(client, page, path, { ...person, viec, gio: `${idOf(dates[1])} 08:30` })
    expect(answer).toContain('Việc này nên gửi kín')
    expect(answer).not.toContain('hối lộ')
    expect(JSON.stringify(await server.xaOi.core.reception.findBookings(idOf(dates[1])))).not.toContain('hối lộ')
  })

  test.each([
    ['TD-12', '5678', 'ma', 'có dạng TD-'],
    ['TD-7K2M9Q', '56', 'so', 'ít nhất 4 số cuối'],
  ])('of code “%s” and telephone “%s” is told what can’t be one, at field %s', async (ma, so, field, says) => {
    const answer = await visitor().send('/tiep-dan', { ma, so })
    const text = await answer.text()
    expect(answer.status).toBe(400)
    expect(text).toMatch(new RegExp(`id="${field}-error">[^<]*${says}`))
    expect(text.match(/field-error/g)).toHaveLength(1)
    expect(text).toContain(`value="${so}"`)
  })

  test('an unknown code and a wrong telephone are told in one sentence: neither says that the other is right', async () => {
    const client = visitor()
    const booked = await send(client, await textOf(client.get(path)), path, {
      ...person,
      dien_thoai: '0977666555',
      gio: `${idOf(dates[1])} 08:45`,
    })
    const own = { ma: codeIn(booked), so: '0000' }
    const said = await Promise.all(
      [own, { ma: 'TD-ABCDEF', so: '0000' }].map((typed) => visitor().send('/tiep-dan', typed)),
    )
    const [wrong = '', unknown = ''] = await Promise.all(said.map((answer) => answer.text()))
    expect(wrong).toContain('Chưa đúng mã hoặc số điện thoại')
    expect(wrong.replace(own.ma, '')).toBe(unknown.replace('TD-ABCDEF', ''))
  })

  test('is told at the field what is missing', async () => {
    const client = visitor()
    const answer = await send(client, await textOf(client.get(path)), path, { ...person, dien_thoai: '12' })
    expect(answer).toContain('Anh/chị chọn một giờ')
    expect(answer).toContain('9 đến 11 chữ số')
  })
})

describe('the day’s list', () => {
  test('says who comes when about what, for the commune and the province; another commune sees nothing', async () => {
    const address = `/can-bo/tiep-dan/${idOf(dates[0])}`
    for (const list of [address, `${address}/in`])
      expect(await textOf(officer.get(list))).toMatch(/8 giờ[\s\S]*(đường vào thôn lầy|Nguyễn Thị Tý)/)
    const { client: supervisor } = await signInAs(server.xaOi, 'giam', 'supervisor', null)
    const seen = await textOf(supervisor.get(address))
    expect(seen).toContain('Nguyễn Thị Tý')
    expect(seen).not.toContain(`${address}/hoan`)
    expect((await supervisor.post(`${address}/hoan`, { reason: 'không được', to: '2099-06-23' })).status).toBe(403)
    const { client: other } = await signInAs(server.xaOi, 'xakhac', 'officer', '11953')
    const foreign = await other.get(address)
    expect([foreign.status, (await foreign.text()).includes('Nguyễn Thị Tý')]).toEqual([403, false])
  })

  test('postponed without a reason is asked for one; with one, who booked on the page is to be called', async () => {
    const address = `/can-bo/tiep-dan/${idOf(dates[0])}`
    await officer.get(address)
    expect(await textOf(officer.post(`${address}/hoan`, { reason: '', to: '2099-06-23' }))).toContain(
      'Hãy ghi lý do hoãn',
    )
    expect((await officer.post(`${address}/hoan`, { reason: 'họp tỉnh', to: '2099-06-23' })).status).toBe(303)
    expect(await textOf(officer.get(`/can-bo/tiep-dan/${idOf('2099-06-23')}`))).toContain('Cần gọi báo')
    expect(await textOf(visitor().get(path))).not.toContain('09/06/2099')
  })

  test('on the day, what was said becomes a note, or a case whose form is filled in, nothing of it in an address', async () => {
    const { reception } = server.xaOi.core
    const today = localDay(clock.now())
    const account = { id: 'x', userName: 'x', displayName: 'x', role: 'officer', communeCode: commune } as const
    const fields = { from: '00:00', to: '23:59', who: 'Chủ tịch', place: 'Phòng tiếp', onlineLink: null, topics: null }
    const by = { account, at: clock.now() }
    await reception.plan(by, { communeCode: commune, dates: [today], fields: { ...fields, minutesPerSlot: 5 } })
    const dayId = `${commune}-${today}-0000`
    await reception.post(by, dayId)
    const slot = (await reception.findOpenDays(commune, clock.now())).find(({ id }) => id === dayId)?.free.at(-1) ?? ''
    const order = { dayId, slot, chat: null, phone: '0911000111', name: 'Ông Tám', about: 'mương tắc', openedBy: 'x' }
    const became = await reception.book({ ...order, at: clock.now() })
    if (became.outcome !== 'booked') throw new Error(became.outcome)
    const address = `/can-bo/tiep-dan/${dayId}`
    await officer.get(address)
    const booking = became.booking.id
    expect((await officer.post(`${address}/ghi`, { booking, note: 'Tuần sau xã nạo mương' })).status).toBe(303)
    expect(await textOf(officer.get(address))).toContain('Tuần sau xã nạo mương')
    const came = await textOf(officer.get(address))
    expect(came).toContain('Ghi đã tiếp xong được từ 23 giờ 59')
    const key0 = /name="key" value="([^"]+)"/.exec(came)?.[1] ?? ''
    for (let times = 0; times < 2; times++)
      expect((await officer.post(`${address}/den-truc-tiep`, { key: key0, name: '', about: 'xin gặp' })).status).toBe(
        303,
      )
    const withWalkIn = await textOf(officer.get(address))
    expect(withWalkIn).toContain('Đã đến: 2 người, trong đó 1 người không đặt lịch.')
    expect(withWalkIn).toMatch(/xin gặp<\/strong> <span class="badge">Không đặt lịch/)
    expect(await textOf(officer.get(`/can-bo/tiep-dan?thang=${today.slice(0, 7)}`))).toContain('1 người đến không đặt')
    const entry = await textOf(officer.post(`${address}/vu-viec`, { booking }))
    expect(entry).toContain('mương tắc\nTuần sau xã nạo mương</textarea>')
    expect(entry).toContain('value="Ông Tám"')
    expect(entry).toContain('value="0911000111"')
    expect(entry).toContain('action="/can-bo/nhap-ho"')

    const key = /name="key" value="([^"]+)"/.exec(entry)?.[1] ?? ''
    const fields2 = { key, kind: 'feedback', what: 'mương tắc', where: 'thôn Trai Trang', commune, way: 'counter' }
    const enter = () => officer.post('/can-bo/nhap-ho', { ...fields2, phone: '0911000111' })
    const [first, second] = [await enter(), await enter()]
    expect([first.status, second.headers.get('location')]).toEqual([303, first.headers.get('location')])
    const opened = await server.xaOi.core.cases.findEntered({ ...account, id: 'x' }, booking)
    if (opened === null || opened === 'hidden') throw new Error('no case')
    const listed = await textOf(officer.get(address))
    expect(listed).toContain(`<a href="/can-bo/vu-viec/${opened.id}">Vụ việc ${opened.receiptCode}</a>`)
    // the walk-in's alone
    expect(listed.match(/>Mở vụ việc/g)).toHaveLength(1)
    const again = await officer.post(`${address}/vu-viec`, { booking })
    expect([again.status, again.headers.get('location')]).toEqual([303, `/can-bo/vu-viec/${opened.id}`])
  })
})
