import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { communeContactSchema } from '../../src/places/commune-contact.js'
import { communes } from '../../src/places/communes.js'
import { communePath } from '../../src/web/public-pages/addresses.js'
import { createClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
}, 120_000)
afterAll(() => server.stop())

const open = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(server.xaOi.url + path, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const linksIn = (text: string, prefix: string): string[] =>
  [...text.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href).filter((href) => href.startsWith(prefix))

describe('the page of a procedure', () => {
  test('tells papers, fees, time, place, small questions, steps and sources, one heading, without script', async () => {
    const { status, text } = await open('/thu-tuc/register-birth')
    expect(status).toBe(200)
    expect(text.match(/<h1/g)).toHaveLength(1)
    for (const part of ['giay-to', 'phi', 'thoi-han', 'noi-nop', 'hay-hoi', 'cac-buoc', 'can-cu'])
      expect(text).toContain(`id="${part}"`)
    expect(text).toContain('Giấy chứng sinh')
    expect(text).toContain('rel="canonical"')
    const facts = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? ''
    expect(JSON.parse(facts)).toMatchObject({ '@type': 'GovernmentService', name: 'Đăng ký khai sinh' })
  })

  test('a situation is a link that adds its papers and can be taken out again; wrong ones change nothing', async () => {
    const plain = (await open('/thu-tuc/register-birth')).text
    expect(plain).not.toContain('Biên bản trẻ bị bỏ rơi')
    const [first = ''] = linksIn(plain, '/thu-tuc/register-birth?t=')
    const chosen = (await open(first.replaceAll('&amp;', '&').split('#')[0] as string)).text
    expect(chosen).toContain('Biên bản trẻ bị bỏ rơi')
    expect(chosen).toContain('aria-current="true"')
    expect(linksIn(chosen, '/thu-tuc/register-birth#giay-to')).toHaveLength(1)
    for (const odd of ['t=99', 't=x', 't=1-1', 'xa=00000', 'xa=', 't=0&t=1'])
      expect((await open(`/thu-tuc/register-birth?${odd}`)).status).toBe(200)
  })

  test('names the office of the commune that was chosen', async () => {
    const commune = communes[0] as (typeof communes)[number]
    await server.xaOi.core.places.saveContact({
      communeCode: commune.code,
      fields: communeContactSchema.parse({ address: 'Số 1 đường Chợ', phone: '0221 3862 345' }),
      accountId: 'test',
      at: new Date(),
    })
    const { text } = await open(`/thu-tuc/register-birth?xa=${commune.code}`)
    expect(text).toContain('Số 1 đường Chợ')
    expect(text).toContain('href="tel:02213862345"')
    expect((await open(communePath(commune))).text).toContain('Số 1 đường Chợ')
  })

  test('is kept by browsers and asked for again by its tag; whoever is signed in gets a page of their own', async () => {
    const first = await open('/thu-tuc/register-birth', { 'accept-encoding': 'br' })
    expect(first.headers.get('content-encoding')).toBe('br')
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    const again = await open('/thu-tuc/register-birth', {
      'if-none-match': first.headers.get('etag') ?? '',
      'cache-control': 'max-age=0',
    })
    expect(again.status).toBe(304)
    expect((await open('/thu-tuc/register-birth', { 'if-none-match': '"other"' })).status).toBe(200)
    const { client } = await signInAs(server.xaOi, 'lan.xem', 'supervisor', null)
    const own = await client.get('/thu-tuc/register-birth')
    expect(own.headers.get('cache-control')).toBe('no-store')
    expect(await own.text()).toContain('Đăng xuất')
    expect(await (await createClient(server.xaOi.url).get('/thu-tuc/register-birth')).text()).not.toContain('Đăng xuất')
  })

  test('sums up what is to be paid by a form without script, and says what it can’t', async () => {
    const before = (await open('/thu-tuc/certify-copy')).text
    expect(before).toContain('id="tinh-phi"')
    expect(before).not.toContain('id="so-tien"')
    const { text } = await open('/thu-tuc/certify-copy?tinh=1&so_page=3&so_copy=2')
    expect(text).toContain('= 10.000 đồng')
    expect(text).toContain('name="robots" content="noindex"')
    for (const odd of [
      'so_page=0&so_copy=2',
      'so_page=x&so_copy=2',
      'so_page=&so_copy=1',
      'so_page=1&so_copy=99999',
      'so_page=1&so_page=2',
    ])
      expect((await open(`/thu-tuc/certify-copy?tinh=1&${odd}`)).text).toContain('Chưa tính được')
  })

  test('of a procedure that isn’t there is a page that helps', async () => {
    const { status, text } = await open('/thu-tuc/khong-co')
    expect(status).toBe(404)
    expect(text).toContain('role="search"')
  })
})

test.each(['/bieu-phi?xa=99999', '/thu-tuc/register-birth?xa=99999'])(
  '%s says that there is no such commune',
  async (path) => {
    expect((await open(path)).text).toContain('không có trong tỉnh')
    const [page] = path.split('?')
    expect((await open(`${page}?xa=`)).text).not.toContain('không có trong tỉnh')
  },
)

describe('figures', () => {
  test('are what is there, counted', async () => {
    const { text } = await open('/so-lieu')
    expect(text).toContain(`<strong>${server.xaOi.core.catalog.findAll().length}</strong>`)
    expect(text).toContain(`<strong>0 trên ${communes.length}</strong>`)
    expect(text).toMatch(/Lần công bố thủ tục gần nhất<\/dt><dd><strong>\d/)
  })
})

describe('an address as people guess it', () => {
  test.each([
    ['dang-ky-khai-sinh', '/thu-tuc/register-birth'],
    ['Đăng-ký-khai-sinh', '/thu-tuc/register-birth'],
    ['REGISTER-BIRTH', '/thu-tuc/register-birth'],
    ['REGISTER-BIRTH?t=1', '/thu-tuc/register-birth?t=1'],
  ])('%s is one procedure’s for good', async (typed, to) => {
    const { status, headers } = await open(`/thu-tuc/${encodeURI(typed)}`)
    expect([status, headers.get('location')]).toEqual([301, to])
  })

  test.each([
    ['/thu-tuc/ket-hon', '/thu-tuc/register-marriage'],
    ['/thu-tuc/khai-sinh', '/thu-tuc/register-birth'],
    ['/thu-tuc/abcdef-ghi', null],
    ['/xa/yen-mi', null],
    ['/xa/nope', null],
  ])('%s is no page, and its search finds %s', async (path, found) => {
    const { status, text } = await open(path)
    expect([status, text.includes('role="search"')]).toEqual([404, true])
    if (found) expect(linksIn(text, found)).not.toEqual([])
  })

  test('a page of answers beyond the last is none; the icon that browsers ask for is there', async () => {
    expect((await open('/tra-loi?trang=99')).status).toBe(404)
    expect((await open('/tra-loi')).status).toBe(200)
    const icon = await open('/favicon.ico')
    expect((await open(icon.headers.get('location') ?? '')).headers.get('content-type')).toContain('svg')
  })
})

describe('the list of papers to print', () => {
  test('has the chosen situation and the chosen commune’s office, and no small questions', async () => {
    const commune = communes[1] as (typeof communes)[number]
    await server.xaOi.core.places.saveContact({
      communeCode: commune.code,
      fields: communeContactSchema.parse({ address: 'Số 2 đường Chợ', phone: '0221 3862 346' }),
      accountId: 'test',
      at: new Date(),
    })
    const page = (await open(`/thu-tuc/register-birth?t=1&xa=${commune.code}`)).text
    const [address = ''] = linksIn(page, '/giay-to/')
    expect(address.replaceAll('&amp;', '&')).toBe(`/giay-to/register-birth?t=1&xa=${commune.code}`)
    const { text } = await open(address.replaceAll('&amp;', '&'))
    expect(text).toContain('Số 2 đường Chợ')
    expect(text).toContain('0221 3862 346')
    expect(text).not.toContain('Hỏi nhanh')
    expect(text).toMatch(/<link rel="canonical" href="[^"]+\/thu-tuc\/register-birth">/)
  })
})

describe('what search engines show of a page', () => {
  const describedAs = async (path: string) => /name="description" content="([^"]*)"/.exec((await open(path)).text)?.[1]
  test('promises nothing that isn’t there', async () => {
    expect(await describedAs('/thu-tuc/register-birth')).not.toContain('xem bên dưới')
    const silent = communes[70] as (typeof communes)[number]
    expect(await describedAs(communePath(silent))).not.toMatch(/địa chỉ|giờ làm việc|điện thoại/)
    expect(await describedAs(communePath(communes[1] as (typeof communes)[number]))).toMatch(/địa chỉ, điện thoại/)
  })

  test.each(['/viec/sinh-con', '/phan-anh', '/'])('%s has headings below its title', async (path) => {
    const event = path.startsWith('/viec') ? linksIn((await open('/thu-tuc')).text, '/viec/')[0] : path
    expect((await open(event ?? '')).text).toMatch(/<h1[\s\S]*<h2/)
  })
})

describe('“Báo sai” as a form', () => {
  const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
  const fill = async (more: Record<string, string>) => {
    const link = linksIn((await open('/thu-tuc/register-birth')).text, '/thu-tuc/register-birth/bao-sai')[0] as string
    const { text } = await open(link)
    const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
    const [, first = '', second = ''] = /<label for="tra_loi">(\S+) cộng (\S+) bằng mấy/.exec(text) ?? []
    const sum = numbers.indexOf(first.toLowerCase()) + numbers.indexOf(second)
    return {
      ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
      tra_loi: String(sum),
      ...more,
    }
  }
  const send = async (fields: Record<string, string>) => {
    const body = new URLSearchParams(fields)
    const response = await fetch(`${server.xaOi.url}/thu-tuc/register-birth/bao-sai`, { method: 'POST', body })
    return { status: response.status, text: await response.text() }
  }
  const reported = async () => {
    const { account } = await signInAs(server.xaOi, `bien.tap${Math.random()}`, 'editor', null)
    return server.xaOi.core.tasks.findFor(account, 'error_report', 50)
  }

  test('is one task of the editors, with the version that was seen, however often it is sent', async () => {
    const fields = await fill({ sai: 'Phí bản sao phải là 10.000 đồng' })
    for (const _ of [1, 2]) expect((await send(fields)).text).toContain('Đã nhận')
    expect(await reported()).toMatchObject([
      {
        facts: {
          text: 'Phí bản sao phải là 10.000 đồng',
          slug: 'register-birth',
          told: [expect.stringContaining('bản ')],
        },
      },
    ])
  })

  test('keeps nothing of a wrong sum, of no words, or of what accuses people in office', async () => {
    const before = (await reported()).length
    expect((await send(await fill({ sai: 'Phí sai', tra_loi: '99' }))).status).toBe(400)
    expect((await send(await fill({ sai: '  ' }))).status).toBe(400)
    const accusing = await send(await fill({ sai: 'Tôi tố cáo chủ tịch xã nhận hối lộ khi làm khai sinh' }))
    expect(accusing.status).toBe(409)
    expect(accusing.text).toContain('/khieu-nai-to-cao')
    expect(await reported()).toHaveLength(before)
  })
})

describe('the list of procedures', () => {
  test('has every procedure once, by field or by letter', async () => {
    const all = server.xaOi.core.catalog.findAll().map(({ slug }) => `/thu-tuc/${slug}`)
    for (const path of ['/thu-tuc', '/thu-tuc?xep=chu']) {
      const links = linksIn((await open(path)).text, '/thu-tuc/')
      expect(links.toSorted()).toEqual(all.toSorted())
    }
  })

  test.each([
    ['khaisinh', 'register-birth'],
    ['lam giay khai sinh cho con', 'register-birth'],
    ['1.001193', 'register-birth'],
    ['đăng ký kết hôn', 'register-marriage'],
    ['KẾT  HÔN', 'register-marriage'],
  ])('finds “%s”', async (query, slug) => {
    const { text } = await open(`/thu-tuc?q=${encodeURIComponent(query)}`)
    expect(linksIn(text, '/thu-tuc/')).toContain(`/thu-tuc/${slug}`)
  })

  test.each(['li dị', 'li di', 'ly dị', 'đơn li dị'])('reads “%s” as the court’s matter', async (query) => {
    const { text } = await open(`/thu-tuc?q=${encodeURIComponent(query)}`)
    expect(text).toContain('Tòa án nhân dân khu vực')
  })

  test.each([
    ['làm chứng minh thư', '/thu-tuc/identity-card'],
    ['xác nhận số chứng minh nhân dân', '/thu-tuc/confirm-old-identity-number'],
    ['xử lí di dời', '/thu-tuc/relocate-building-permit'],
    ["' or 1=1", undefined],
    ['12 34', undefined],
  ])('finds of “%s” first %s', async (query, path) => {
    const { text } = await open(`/thu-tuc?q=${encodeURIComponent(query)}`)
    const found = /<section aria-labelledby="found-title">[\s\S]*?<\/section>/.exec(text)?.[0] ?? ''
    expect(linksIn(found, '/thu-tuc/')[0]).toBe(path)
  })

  test.each([
    ['so do', 'first-land-certificate'],
    ['sổ đỏ', 'first-land-certificate'],
    ['so hong', 'first-land-certificate'],
    ['nuoi con nuoi', 'register-domestic-adoption'],
    ['con nuoi', 'register-domestic-adoption'],
    ['khai sinh', 'register-birth'],
    ['ket hon', 'register-marriage'],
    ['khai tu', 'register-death'],
    ['doc than', 'confirm-marital-status'],
    ['cai chinh', 'correct-civil-status'],
    ['giam ho', 'register-guardianship'],
    ['tam tru', 'register-temporary-residence'],
    ['tam vang', 'declare-temporary-absence'],
    ['nhap khau', 'register-permanent-residence'],
    ['tach khau', 'split-household'],
    ['can cuoc', 'identity-card'],
    ['chung thuc', 'certify-copy'],
    ['cong chung', 'certify-copy'],
    ['sao y', 'certify-copy'],
    ['di chuc', 'certify-will'],
    ['ban dat', 'transfer-land'],
    ['sang ten', 'transfer-land'],
    ['tach thua', 'split-or-merge-land-parcels'],
    ['mat so do', 'reissue-lost-land-certificate'],
    ['tranh chap dat', 'mediate-land-dispute'],
    ['xay nha', 'building-permit'],
    ['giay phep xay dung', 'building-permit'],
    ['sua nha', 'building-permit-repair'],
    ['ho ngheo', 'poor-household-regular'],
    ['khuyet tat', 'confirm-disability'],
    ['mai tang', 'funeral-support-social-assistance'],
    ['nghia vu quan su', 'military-registration-first'],
    ['the bhyt', 'join-health-insurance'],
    ['hoc phi', 'study-cost-support'],
  ])('finds of the everyday name “%s” first %s', async (query, slug) => {
    const { text } = await open(`/thu-tuc?q=${encodeURIComponent(query)}`)
    const found = /<section aria-labelledby="found-title">[\s\S]*?<\/section>/.exec(text)?.[0] ?? ''
    expect(linksIn(found, '/thu-tuc/')[0]).toBe(`/thu-tuc/${slug}`)
  })

  test('says who does what isn’t done at a commune, and names nothing near', async () => {
    const { text } = await open(`/thu-tuc?q=${encodeURIComponent('làm hộ chiếu')}`)
    expect(text).toContain('không làm ở xã, phường')
    expect(linksIn(text, '/thu-tuc/')).toEqual([])
  })

  test.each(['', 'x', '<script>alert(1)</script>', 'a'.repeat(2_000), '%', '😀', '/../..'])(
    'takes “%s” as a search',
    async (query) => {
      const { status, text } = await open(`/thu-tuc?q=${encodeURIComponent(query)}`)
      expect(status).toBe(200)
      expect(text).not.toContain('<script>alert')
    },
  )

  test('shows the event of life that is told, and nothing that is hardly meant', async () => {
    expect(linksIn((await open('/thu-tuc?q=mat+giay+to')).text, '/viec/')).not.toEqual([])
    expect(linksIn((await open('/thu-tuc?q=nha+thuoc')).text, '/thu-tuc/')).not.toContain(
      '/thu-tuc/learning-costs-support',
    )
  })

  test('leads to events of life, each with its procedures in order', async () => {
    const events = [...new Set(linksIn((await open('/thu-tuc')).text, '/viec/'))]
    expect(events.length).toBeGreaterThanOrEqual(12)
    for (const event of events) {
      const { status, text } = await open(event)
      expect(status, event).toBe(200)
      expect(linksIn(text, '/thu-tuc/').length, event).toBeGreaterThan(0)
    }
    expect((await open('/viec/khong-co')).status).toBe(404)
  })
})

describe('search engines', () => {
  test('are told of every page, each of which is there, and what isn’t for them', async () => {
    const robots = (await open('/robots.txt')).text
    expect(robots).toContain('Disallow: /can-bo')
    expect(robots).toContain('/sitemap.xml')
    const paths = [...(await open('/sitemap.xml')).text.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(
      ([, path]) => path ?? '',
    )
    expect(paths.length).toBeGreaterThan(244 + 104)
    expect(new Set(paths).size).toBe(paths.length)
    expect((await open('/sitemap.xml')).text).toMatch(
      /<loc>[^<]*\/thu-tuc\/register-birth<\/loc><lastmod>\d{4}-\d\d-\d\d<\/lastmod>/,
    )
    for (const path of paths.filter((_path, at) => at % 9 === 0)) expect((await open(path)).status, path).toBe(200)
  })
})

describe('fees and communes', () => {
  test('an approved fee of a later day stands beside that of today, a draft nowhere', async () => {
    const { catalog } = server.xaOi.core
    const slug = 'certify-copy'
    const at = new Date()
    const whyOf = (by: string) => ({ accountId: by, by, why: 'Theo thông tư mới', at })
    const seen = async () => (await catalog.findVersions(slug))?.revision ?? 0
    const { slug: _slug, ...content } = catalog.get(slug) ?? { slug }
    const fees = (catalog.get(slug)?.fees ?? []).map((fee) => ({ ...fee, amount: 7_000 }))
    await catalog.saveDraft({ slug, expected: await seen(), content: { ...content, fees }, ...whyOf('lan') })
    await catalog.sendForReview({ slug, expected: await seen(), ...whyOf('lan') })
    for (const path of [`/thu-tuc/${slug}`, '/bieu-phi']) expect((await open(path)).text).not.toContain('2098')
    const from = new Date('2098-01-01T00:00:00+07:00')
    await catalog.publishDraft({ slug, expected: await seen(), from, ...whyOf('minh') })
    for (const path of [`/thu-tuc/${slug}`, '/bieu-phi']) {
      const { text } = await open(path)
      expect(text).toContain('2.000 đồng/trang')
      expect(text).toMatch(/từ 0?1\/0?1\/2098: [^<]*7\.000 đồng/)
    }
    await catalog.cancelScheduled({ slug, expected: await seen(), ...whyOf('minh') })
    expect((await open(`/thu-tuc/${slug}`)).text).not.toContain('2098')
  })

  test('the board has what every procedure costs, and the name of a commune for print', async () => {
    const { text } = await open('/bieu-phi')
    expect(new Set(linksIn(text, '/thu-tuc/')).size).toBe(server.xaOi.core.catalog.findAll().length)
    expect((await open('/bieu-phi?xa=12049')).text).toMatch(/<h1>Phí, lệ phí: (Xã|Phường) /)
  })

  test('every commune has its page; a name of before the merger leads to it, a code too', async () => {
    expect(linksIn((await open('/xa')).text, '/xa/')).toEqual(communes.map(communePath))
    for (const commune of [communes[0], communes[50], communes[103]])
      expect((await open(communePath(commune as (typeof communes)[number]))).text).toContain(
        `<h1>${commune?.name}</h1>`,
      )
    const one = communes.find(({ code }) => code === '12049') as (typeof communes)[number]
    const former = one.mergedFrom[0]?.name ?? ''
    expect(linksIn((await open(`/xa?q=${encodeURIComponent(former)}`)).text, '/xa/')).toContain(communePath(one))
    const moved = await open('/xa/12049')
    expect([moved.status, moved.headers.get('location')]).toEqual([301, communePath(one)])
    const unknown = await open('/xa/xa-khong-co')
    expect([unknown.status, unknown.text.includes('Không có xã, phường nào')]).toEqual([404, true])
    expect(unknown.text).not.toContain('rel="canonical"')
    for (const [odd, own] of [
      ['/thu-tuc/register-birth/?t=0', '/thu-tuc/register-birth?t=0'],
      ['/THU-TUC', '/thu-tuc'],
    ] as const) {
      const { status, headers } = await open(odd)
      expect([status, headers.get('location')]).toEqual([301, own])
    }
    expect((await open('/xa?q=xa%20khong%20co')).text).toContain('Không có xã, phường nào')
  })

  test('a district of before leads to its communes, and to no name that only begins alike', async () => {
    for (const typed of ['Kim Động', 'kim dong', 'huyen kim dong', 'kimdong']) {
      const found = linksIn((await open(`/xa?q=${encodeURIComponent(typed)}`)).text, '/xa/')
      const own = communes.filter(({ mergedFrom }) => mergedFrom.some(({ district }) => district === 'Huyện Kim Động'))
      expect(found, typed).toEqual(expect.arrayContaining(typed === 'kimdong' ? [] : own.map(communePath)))
    }
    const found = linksIn((await open('/xa?q=phu+cu')).text, '/xa/')
    expect(found).not.toContain('/xa/phuong-son-nam')
    expect(found.length).toBeGreaterThan(2)
  })

  test('slugs of communes are each one commune’s', () => {
    expect(new Set(communes.map(communePath)).size).toBe(communes.length)
  })
})
