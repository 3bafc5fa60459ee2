import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLogger } from '../../src/shared/logger.js'
import { entriesOf, fill } from './form.js'
import { createClient, signInAs, startServer } from './staff.js'

let now = new Date('2026-11-25T03:00:00Z')
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({}, createLogger('silent'), { now: () => now })
}, 120_000)
afterAll(() => server.stop())

const visitor = () => createClient(server.xaOi.url)
const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const sumIn = (page: string): string => {
  const [, first = '', second = ''] = /(\p{L}+) cộng (\p{L}+) bằng mấy/u.exec(page) ?? []
  return String(numbers.indexOf(first.toLowerCase()) + numbers.indexOf(second))
}
const dayIdOf = (day: string): string => `12049-${day}-0800`
const dayId = dayIdOf('2099-06-09')
const matters = ['Loa xóm rè không nghe rõ', 'Chó thả rông ở sân đình']
const freeSlots = ['08:00', '08:15']
const booking = {
  ten: 'Bà Năm',
  dien_thoai: '0911000222',
  viec: 'mương tắc',
}
const report = {
  viec: 'Cống thoát nước đầu ngõ tắc, mưa là ngập',
  xa: '12049',
  cho: 'thôn Đa Ngưu',
  khi: '',
  ho_ten: '',
  dien_thoai: '',
}

/** Opens a form as a browser does, and what it posts when these values are written into it. */
const opened = async (path: string, values: (page: string) => Record<string, string>, action = path) => {
  const client = visitor()
  const page = await (await client.get(path)).text()
  return { client, fields: Object.fromEntries(fill(entriesOf(page, action), values(page))) }
}

const postReceptionDay = async (day: string) => {
  const { reception } = server.xaOi.core
  const account = { id: 'x', userName: 'x', displayName: 'x', role: 'officer', communeCode: '12049' } as const
  const by = { account, at: now }
  const fields = { from: '08:00', to: '10:00', who: 'Chủ tịch', place: 'Phòng tiếp', onlineLink: null, topics: null }
  await reception.plan(by, { communeCode: '12049', dates: [day], fields: { ...fields, minutesPerSlot: 15 } })
  await reception.post(by, dayIdOf(day))
}

const formOf = async (
  client: ReturnType<typeof visitor>,
  address: string,
  { path, values }: { path: string; values: (page: string) => Record<string, string> },
) => {
  const page = await (await client.get(address)).text()
  return Object.fromEntries(fill(entriesOf(page, path), values(page)))
}

type Row = { of: string; path: string; values: (page: string) => Record<string, string>; status: number; says: string }
const rows: Row[] = [
  {
    of: 'a sent report',
    path: '/phan-anh',
    values: (page) => ({ ...report, tra_loi: sumIn(page) }),
    status: 200,
    says: 'Mã biên nhận',
  },
  {
    of: 'a wrong sum',
    path: '/phan-anh',
    values: () => ({ ...report, tra_loi: '99' }),
    status: 400,
    says: 'ngõ tắc, mưa là ngập',
  },
  { of: 'a look-up', path: '/tra-cuu', values: () => ({ ma: 'ABCDE-FGHJK' }), status: 400, says: 'ABCDE-FGHJK' },
  {
    of: 'a booking that isn’t there',
    path: '/tiep-dan',
    values: () => ({ ma: 'TD-ABCDEF', so: '1234' }),
    status: 400,
    says: 'TD-ABCDEF',
  },
  {
    of: 'an unfinished booking',
    path: '/xa/xa-yen-my/tiep-dan',
    values: () => ({ ten: 'Bà Năm' }),
    status: 400,
    says: '',
  },
  {
    of: 'an error report',
    path: '/thu-tuc/register-birth/bao-sai',
    values: (page) => ({ sai: 'Lệ phí đã đổi', tra_loi: sumIn(page) }),
    status: 200,
    says: 'cảm ơn anh/chị',
  },
  { of: 'an empty survey', path: '/kien/xa-yen-my', values: () => ({}), status: 400, says: '<form' },
]

describe('what a form is answered stands at an address', () => {
  test.each(rows)('$of: Back and reload show it and send nothing', async ({ path, values, status, says }) => {
    const isBooking = path.endsWith('xa-yen-my/tiep-dan')
    // no reception day is posted there: the form isn't offered, but can be posted
    const { client, fields } = isBooking ? { client: visitor(), fields: values('') } : await opened(path, values)
    if (isBooking) await client.get(path)
    const sent = await client.postRaw(path, fields)
    const address = sent.headers.get('location') ?? ''
    expect([sent.status, address.replace(/=.*/, '')]).toEqual([303, `${path}?xem`])
    expect(address).toMatch(/^[/a-z-]+\?xem=[\w-]{16}$/)
    const first = await client.get(address)
    const text = await first.text()
    expect([first.status, first.headers.get('cache-control'), first.headers.get('x-robots-tag')]).toEqual([
      status,
      'no-store',
      'noindex',
    ])
    expect(text).toContain(says)
    expect(await (await client.get(address)).text()).toBe(text)
  })

  const sentRows: { of: string; path: string; values: (page: string) => Record<string, string> }[] = [
    {
      of: 'a report',
      path: '/phan-anh',
      values: (page) => ({ ...report, viec: matters.pop() ?? '', tra_loi: sumIn(page) }),
    },
    {
      of: 'a booking',
      path: '/xa/xa-me-so/tiep-dan',
      values: () => ({ ...booking, gio: `${dayId} ${freeSlots.pop()}` }),
    },
    {
      of: 'an error report',
      path: '/thu-tuc/register-birth/bao-sai',
      values: (page) => ({ sai: 'Thời hạn đã đổi', tra_loi: sumIn(page) }),
    },
    { of: 'a survey', path: '/kien/xa-luong-bang', values: () => ({ chung: '4' }) },
  ]
  test.each(sentRows)('$of: Back to its form finds it sent, and a further one is one press away', async (row) => {
    const { path, values } = row
    if (path.endsWith('tiep-dan')) await postReceptionDay('2099-06-09')
    const { client, fields } = await opened(path, values)
    const answer = (await client.postRaw(path, fields)).headers.get('location')
    const back = await (await client.get(path)).text()
    expect(back).toMatch(/đã gửi xong|đặt lịch đã xong/)
    // whoever comes next at the counter doesn't read a sheet's answers
    expect(back.includes(`href="${answer}"`)).toBe(row.of !== 'a survey')
    expect(back).not.toContain(`action="${path}"`)
    const further = /href="([^"]+\?moi=\d+)"/.exec(back)?.[1] ?? ''
    now = new Date(now.getTime() + 1_000)
    expect(await (await client.get(further)).text()).toContain(`action="${path}"`)
    await client.postRaw(path, await formOf(client, further, row))
    expect(await (await client.get(further)).text()).not.toContain(`action="${path}"`)
    const other = visitor()
    expect(await (await other.get(path)).text()).toContain(`action="${path}"`)
    now = new Date(now.getTime() + 31 * 60_000)
    expect(await (await client.get(path)).text()).toContain(`action="${path}"`)
  })

  test('the answer’s own way to a further one leads to the form, as does a machine that forgot', async () => {
    const { client, fields } = await opened('/kien/xa-luong-bang', () => ({ chung: '5' }))
    const answer = await (await client.send('/kien/xa-luong-bang', fields)).text()
    const further = /href="([^"]+\?moi=\d+)"/.exec(answer)?.[1] ?? ''
    expect(await (await client.get(further)).text()).toContain('action="/kien/xa-luong-bang"')
    const sent = await (await client.get('/kien/xa-luong-bang')).text()
    expect(sent).not.toContain('action="/kien/xa-luong-bang"')
    const forgotten = await client.post('/xoa-khoi-may', {})
    expect([forgotten.status, forgotten.headers.get('location')]).toEqual([303, '/xoa-khoi-may'])
    expect(await (await client.get('/kien/xa-luong-bang')).text()).toContain('action="/kien/xa-luong-bang"')
  })

  test('a booking that was moved or cancelled is what its form finds', async () => {
    const path = '/xa/xa-me-so/tiep-dan'
    await postReceptionDay('2099-06-16')
    const { client, fields } = await opened(path, () => ({
      ...booking,
      dien_thoai: '0911000333',
      gio: `${dayIdOf('2099-06-16')} 09:00`,
    }))
    const receipt = (await client.postRaw(path, fields)).headers.get('location') ?? ''
    const at = async (address: string) => (await client.get(address)).text()
    const booked = await at(receipt)
    expect(booked).toContain('Đã đặt lịch')
    const own = Object.fromEntries(entriesOf(booked, '/tiep-dan'))
    expect(await (await client.send('/tiep-dan', own)).text()).toContain('Dời sang giờ khác')
    const seen = async () => {
      const back = await (await client.get(path)).text()
      return (await client.get(/href="([^"]+\?xem=[^"]+)"/.exec(back)?.[1] ?? '')).text()
    }
    expect(await seen()).toContain('9 giờ')
    now = new Date(now.getTime() + 1_000)
    await client.send('/tiep-dan/doi', { ...own, gio: `${dayIdOf('2099-06-16')} 09:30` })
    expect(await seen()).toContain('Đã dời lịch')
    expect(await at(receipt)).toMatch(/<dd>9 giờ 30/)
    expect(await at(path)).toContain('Lịch đặt từ máy này: 9 giờ 30')
    const question = (await client.postRaw('/tiep-dan/huy', own)).headers.get('location') ?? ''
    expect(await at(question)).toContain('Hủy lịch này?')
    now = new Date(now.getTime() + 1_000)
    await client.send('/tiep-dan/huy', { ...own, chac: '1' })
    expect(await seen()).toContain('Đã hủy lịch')
    for (const address of [receipt, question]) {
      const shown = await at(address)
      expect(shown).toContain('Lịch này đã hủy')
      expect(shown).not.toMatch(/Hủy lịch này\?|9 giờ/)
    }
    const form = await at(path)
    expect(form).toContain('không còn giữ giờ nào')
    expect(form).not.toContain('dời lịch đã đặt')
    await client.post('/xoa-khoi-may', {})
    for (const address of [receipt, question]) expect((await client.get(address)).status).toBe(404)
  })

  test('a looked-up case can be forgotten by the machine, too', async () => {
    const { client, fields } = await opened('/phan-anh', (page) => ({
      ...report,
      viec: 'Nước máy đục ở ngõ chùa',
      tra_loi: sumIn(page),
    }))
    const receipt = await (await client.send('/phan-anh', fields)).text()
    const own = Object.fromEntries(entriesOf(receipt, '/tra-cuu'))
    const address = (await client.postRaw('/tra-cuu', own)).headers.get('location') ?? ''
    const shown = await (await client.get(address)).text()
    expect(shown).toContain('Nước máy đục')
    expect(entriesOf(shown, '/xoa-khoi-may')).toHaveLength(1)
    await client.post('/xoa-khoi-may', {})
    const gone = await client.get(address)
    expect([gone.status, (await gone.text()).includes('Nước máy đục')]).toEqual([404, false])
  })

  test('a form that came back with errors stays a form', async () => {
    const { client, fields } = await opened('/phan-anh', () => ({ ...report, tra_loi: '99' }))
    await client.postRaw('/phan-anh', fields)
    expect(await (await client.get('/phan-anh')).text()).toContain('action="/phan-anh"')
  })

  test('only the browser that sent it can open it, for half an hour', async () => {
    const { client, fields } = await opened('/phan-anh', () => ({ ...report, tra_loi: '99' }))
    const address = (await client.postRaw('/phan-anh', fields)).headers.get('location') ?? ''
    const other = visitor()
    await other.get('/phan-anh')
    for (const stranger of [other, visitor()]) {
      const refused = await stranger.get(address)
      expect([refused.status, (await refused.text()).includes('mưa là ngập')]).toEqual([404, false])
    }
    const sentAt = now
    now = new Date(sentAt.getTime() + 29 * 60_000)
    expect((await client.get(address)).status).toBe(400)
    now = new Date(sentAt.getTime() + 31 * 60_000)
    expect(await (await client.get(address)).text()).toContain('Việc đã gửi không mất')
    now = sentAt
  })

  test('whoever signs out leaves nothing that the next one could open', async () => {
    const { client } = await signInAs(server.xaOi, 'lan', 'officer', '12049')
    await client.get('/tra-cuu')
    const address = (await client.post('/tra-cuu', { ma: 'ABCDE-FGHJK' })).headers.get('location') ?? ''
    expect((await client.get(address)).status).toBe(400)
    await client.get('/tra-cuu')
    await client.post('/dang-xuat', {})
    expect((await client.get(address)).status).toBe(404)
  })

  test('a browser without cookies gets the answer at once', async () => {
    const { fields } = await opened('/phan-anh', (page) => ({
      ...report,
      viec: 'Đèn đường cột 7 cháy bóng',
      tra_loi: sumIn(page),
    }))
    const sent = await visitor().postRaw('/phan-anh', fields)
    expect([sent.status, /\d{6}<\/strong>/.test(await sent.text())]).toEqual([200, true])
  })

  test('a page that everybody is shown brings no cookie', async () => {
    const answer = await fetch(`${server.xaOi.url}/khieu-nai-to-cao`)
    expect([answer.headers.getSetCookie(), answer.headers.get('cache-control')]).toEqual([[], 'public, max-age=300'])
  })
})
