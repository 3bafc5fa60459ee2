import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import type { CaseKind, StateName } from '../../src/cases/kinds/index.js'
import { kindNames, stateNamesOf } from '../../src/cases/kinds/index.js'
import { composePaper, numberText } from '../../src/papers/compose.js'
import { issuerOf } from '../../src/papers/issuer.js'
import { matterOf, withoutSender } from '../../src/papers/matter.js'
import type { Paper } from '../../src/papers/paper.js'
import { readTyped } from '../../src/papers/read-typed.js'
import type { Typed } from '../../src/papers/template.js'
import { type PaperKind, paperKinds, templateOf } from '../../src/papers/templates/index.js'
import { petitionOf } from '../../src/papers/templates/petition.js'
import { writePdf } from '../../src/papers/write-pdf.js'
import { buildCase } from './build-case.js'
import { readPdf } from './read-pdf.js'
import { samplePapers, typedFor } from './samples.js'

const wordsOf = (paper: Paper): string =>
  [
    paper.name,
    paper.subject,
    paper.authority,
    ...paper.to,
    ...paper.body.map((block) =>
      block.kind === 'paragraph'
        ? block.runs.map(({ text }) => text).join('')
        : block.kind === 'point'
          ? `${block.label}: ${block.value}`
          : block.text,
    ),
    ...paper.recipients,
    ...paper.signature.lines,
  ]
    .join('\n')
    .replaceAll('\u00a0', ' ')

const compose = (
  kind: PaperKind,
  found: Case,
  { typed = typedFor(kind), number = 5 }: { typed?: Typed; number?: number | null } = {},
): Paper => {
  const issuer = issuerOf(found.agency.communeCode, {
    isProtected: found.kind === 'denunciation' || found.kind === 'tip',
  })
  const template = templateOf(kind)
  return composePaper(template, {
    matter: matterOf(found, 'https://xaoi.vn'),
    issuer,
    typed,
    day: '2026-12-05',
    number: number === null ? null : numberText(number, template, issuer),
  })
}

test.each<[PaperKind, Record<string, string | null>]>([
  ['moi-doi-thoai', { day: '2026-12-15', text: 'Lúc 08 giờ 30. Địa điểm: Hội trường Ủy ban nhân dân xã Mễ Sở.' }],
  ['gia-han', { days: '30' }],
])('what %s says its step needn’t be told again', (kind, passedOn) => {
  expect(templateOf(kind).passesOn?.(typedFor(kind))).toEqual(passedOn)
})

test('a decision tells what came of a dialogue that was held, and is not made without', () => {
  const held = {
    id: 'held',
    at: new Date('2026-12-01T03:00:00Z'),
    by: { role: 'staff', accountId: 'a', name: 'Lan' },
    what: 'acted',
    from: null,
    to: 'dialogue_held',
    text: 'Hai bên giữ ý kiến',
    paper: null,
    facts: { day: '2026-11-30', ground: 'held' },
  } as const
  const plain = buildCase('complaint', { state: 'dialogue' })
  const found = { ...plain, timeline: [...plain.timeline, held] }
  const field = templateOf('quyet-dinh-lan-dau').fields.dialogue
  const known = field?.prefill?.(matterOf(found, 'https://xaoi.vn'), { isRecorded: false })
  expect(known).toMatch(/30\/11\/2026: Hai bên có mặt, đã đối thoại\. Hai bên giữ ý kiến\./)
  const typed = { ...typedFor('quyet-dinh-lan-dau'), dialogue: null }
  expect(() => compose('quyet-dinh-lan-dau', found, { typed })).toThrow(/Điều 31 khoản 2/)
  expect(() => compose('quyet-dinh-lan-dau', plain, { typed })).not.toThrow()
})

const sample = (name: string): string => {
  const found = samplePapers().find((one) => one.name === name)
  if (!found) throw new Error(`no sample ${name}`)
  return wordsOf(found.paper)
}

describe('what the law asks stands in each paper', () => {
  test.each<[string, string[]]>([
    ['bien-nhan.feedback', ['GIẤY BIÊN NHẬN', 'Trần Thị Ngọc Lan', 'ABCDE-23456', 'Người gửi']],
    [
      'thu-ly-khieu-nai.complaint',
      [
        'Kính gửi|',
        'Ông/bà Trần Thị Ngọc Lan',
        'được thụ lý kể từ ngày 02/12/2026',
        'Hạn giải quyết: ngày 04/01/2027',
        'Điều 28',
        'thanh tra',
      ],
    ],
    ['thu-ly-to-cao.denunciation', ['Nhận tiền của ba hộ dân', 'giữ bí mật', 'yêu cầu bảo vệ', 'Điều 30']],
    ['noi-dung-to-cao.denunciation', ['Ông Phạm Văn Tuấn', 'giải trình', 'Điều 8', 'trả thù']],
    ['khong-thu-ly.complaint', ['không thụ lý', 'Lý do: Quyết định bị khiếu nại', 'Điều 11', 'khởi kiện', 'trả lại']],
    ['khong-thu-ly.denunciation', ['không thụ lý tố cáo', 'Điều 24']],
    ['khong-thu-ly.feedback', ['không xử lý phản ánh', 'Điều 28 Luật Tiếp công dân']],
    ['chuyen-don.feedback', ['Sở Nông nghiệp', 'Điều 26 Luật Tiếp công dân', 'Trần Thị Ngọc Lan']],
    ['chuyen-don.denunciation', ['khoản 2 Điều 24 Luật Tố cáo', 'giữ bí mật']],
    ['huong-dan.complaint', ['không thuộc thẩm quyền', 'Sở Nông nghiệp', '90 ngày']],
    ['yeu-cau-bo-sung.complaint', ['- Bản sao Quyết định số 12/QĐ-UBND;', 'trước ngày 20/12/2026', 'Điều 8']],
    ['gia-han.denunciation', ['thêm 30 ngày', 'kể từ ngày 31/12/2026', 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN']],
    ['tam-dinh-chi.complaint', ['Tạm đình chỉ', 'số 8/TB-UBND', '155/2026', 'trong 03 ngày làm việc']],
    ['tam-dinh-chi.denunciation', ['Điều 34', 'trong 05 ngày làm việc']],
    ['tiep-tuc.complaint', ['tính tiếp từ ngày ra quyết định', 'tạm đình chỉ số 9/TB-UBND']],
    ['dinh-chi.complaint', ['Đình chỉ giải quyết khiếu nại']],
    ['moi-doi-thoai.complaint', ['08 giờ 30, ngày 15/12/2026', 'Hội trường', 'Ông Đỗ Văn Thắng', 'vẫn tiếp tục']],
    [
      'quyet-dinh-lan-dau.complaint',
      [
        'I. Nội dung khiếu nại',
        'II. Kết quả xác minh',
        'III. Kết quả đối thoại',
        'IV. Kết luận',
        '30 ngày kể từ ngày nhận được',
        'khiếu nại lần hai đến Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên',
        'Luật Khiếu nại Điều 33',
        'khởi kiện vụ án hành chính',
        '01 năm',
        'Điều 4. Quyết định này có hiệu lực',
      ],
    ],
    [
      'quyet-dinh-lan-hai.second_complaint',
      ['lần hai', 'số 10/QĐ-UBND ngày 04/12/2026', 'đúng một phần', 'khởi kiện vụ án hành chính', '01 năm', 'Điều 116'],
    ],
  ])('%s', (name, expected) => {
    const words = sample(name)
    for (const one of expected) expect(words).toContain(one === 'Kính gửi|' ? 'Ông/bà' : one)
  })

  test.each([
    ['complaint', [], '04/01/2027'],
    ['complaint', ['complex'], '19/01/2027'],
    ['complaint', ['remote', 'complex'], '03/02/2027'],
    ['second_complaint', [], '19/01/2027'],
  ] as const)('the notice that a %s is accepted tells the day, with %j', (kind, findings, day) => {
    const found = buildCase(kind, { state: 'received', timeline: [], findings: [...findings] })
    expect(wordsOf(compose('thu-ly-khieu-nai', found))).toContain(`Hạn giải quyết: ngày ${day}`)
  })

  test('a second decision offers no third complaint', () => {
    expect(sample('quyet-dinh-lan-hai.second_complaint')).not.toMatch(/quyền khiếu nại/)
  })

  test('a first decision without dialogue or compensation has no empty parts, and its articles run on', () => {
    const typed = { ...typedFor('quyet-dinh-lan-dau'), dialogue: null, compensation: null }
    const words = wordsOf(compose('quyet-dinh-lan-dau', buildCase('complaint', { state: 'verifying' }), { typed }))
    expect(words).not.toContain('đối thoại')
    expect(words).toContain('III. Kết luận')
    expect([...words.matchAll(/^Điều (\d)\./gm)].map(([, number]) => number)).toEqual(['1', '2', '3'])
  })

  test.each([
    [9, '09/TB-UBND'],
    [10, '10/TB-UBND'],
    [123, '123/TB-UBND'],
    [null, '……/TB-UBND'],
  ])('number %s is written %s', (number, written) => {
    const { header } = compose('thu-ly-khieu-nai', buildCase('complaint', { state: 'received' }), { number })
    expect(header).toMatchObject({ number: written, day: number === null ? null : '2026-12-05' })
  })

  test('every paper is written though nothing is known and nothing was typed', async () => {
    const nothing = { placeText: null, when: null, against: null, request: null, evidence: null, text: '' }
    for (const kind of paperKinds)
      for (const caseKind of Object.keys(templateOf(kind).states) as CaseKind[]) {
        const state = templateOf(kind).states[caseKind]?.[0] as StateName
        const found = buildCase(caseKind, {
          ...nothing,
          state,
          timeline: [],
          reporter: { name: null, address: null, phone: null },
        })
        const bytes = await writePdf(
          compose(kind, found, { typed: readTyped(templateOf(kind), {}, { isFinal: false }), number: null }),
          new Date(0),
        )
        const words = (await readPdf(bytes)).map(({ text }) => text).join('\n')
        expect(words, `${kind} ${caseKind}`).not.toMatch(/null|undefined|NaN|\[object/)
      }
  })

  test.each([
    ['2026-12-09', true],
    ['2026-12-10', false],
  ])('a dialogue on %s is refused: %s', (on, isRefused) => {
    const typed = { ...typedFor('moi-doi-thoai'), on }
    const inviting = () => compose('moi-doi-thoai', buildCase('complaint', { state: 'verifying' }), { typed })
    if (isRefused) expect(inviting).toThrow('ít nhất 5 ngày')
    else expect(inviting).not.toThrow()
  })

  test.each(['0', '31', 'ba mươi', '-3', '1,5'])('an extension by "%s" days is refused', (days) => {
    const typed = { ...typedFor('gia-han'), days }
    expect(() => compose('gia-han', buildCase('denunciation', { state: 'accepted' }), { typed })).toThrow('từ 1 đến 30')
  })
})

describe('who denounced is in no paper that others read', () => {
  const secretKinds = paperKinds.filter(
    (kind) =>
      templateOf(kind).reader === 'others' && (templateOf(kind).states.denunciation || templateOf(kind).states.tip),
  )
  const stateIn = (kind: PaperKind) => templateOf(kind).states.denunciation?.[0] as StateName<'denunciation'>

  test('the papers for others are these', () => {
    expect(secretKinds).toEqual([
      'noi-dung-to-cao',
      'chuyen-don',
      'gia-han',
      'tam-dinh-chi',
      'tiep-tuc',
      'dinh-chi',
      'thong-bao',
    ])
  })

  const name = fc
    .tuple(
      fc.constantFrom('Nguyễn', 'Trần', 'Đỗ', 'Vũ'),
      fc.constantFrom('Thị', 'Văn'),
      fc.constantFrom('Lan', 'Tuyết', 'Quỳnh'),
    )
    .map((parts) => parts.join(' '))
  const sender = fc.record({
    name,
    address: fc.constantFrom('thôn Đoài, xã Mễ Sở', 'số 3 ngõ 12 Phố Hiến'),
    phone: fc.stringMatching(/^0[35789]\d{8}$/),
  })

  test('no name, address, telephone, code or word of the denouncer’s reaches the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...secretKinds), sender, async (kind, reporter) => {
        const found = buildCase('denunciation', {
          state: stateIn(kind),
          reporter,
          text: 'Tôi là kế toán, chính tôi thấy ông ấy nhận tiền',
          evidence: 'băng ghi âm của tôi',
          against: 'ông Tuấn, anh rể tôi',
          placeText: 'nhà tôi ở xóm Chùa',
          when: 'hôm giỗ nhà tôi',
        })
        const bytes = await writePdf(compose(kind, found), new Date(0))
        const pages = await readPdf(bytes)
        const words = `${pages
          .map(({ text }) => text)
          .join(' ')
          .replace(/\s+/g, ' ')} ${bytes.toString('latin1')}`
        for (const secret of [
          reporter.name,
          reporter.address,
          reporter.phone,
          found.receiptCode,
          'kế toán',
          'ghi âm',
          'anh rể',
          'xóm Chùa',
          'hôm giỗ',
        ])
          expect(words, kind).not.toContain(secret)
      }),
      { numRuns: 30 },
    )
  })

  const hidden = { name: 'Trần Thị Ngọc Lan', address: 'Số 3, ngõ 12, thôn Đoài', phone: '0912 345 678' }
  test.each([
    ['the name', 'Theo lời bà Trần Thị Ngọc Lan'],
    ['the name without marks', 'theo loi ba TRAN THI NGOC LAN'],
    ['the name with marks apart', 'bà Trần Thị Ngọc Lan'.normalize('NFD')],
    ['the name with invisible letters', 'bà Trần\u200b Thị Ngọc Lan'],
    ['the address', 'người ở số 3 ngõ 12 thôn Đoài báo'],
    ['the telephone', 'gọi 0912.345.678'],
    ['the telephone from abroad', 'gọi +84 912 345 678'],
    ['the code', 'hồ sơ ABCDE-23456'],
    ['far behind in a long text', `${'Nội dung dài. '.repeat(300)} Trần Thị Ngọc Lan ${'Nội dung dài. '.repeat(300)}`],
  ])('%s typed by hand is refused in every one of them', (_, said) => {
    for (const kind of secretKinds) {
      const field = Object.keys(templateOf(kind).fields).find((one) => one === 'content' || one === 'reason') as string
      const found = buildCase('denunciation', { state: stateIn(kind), reporter: hidden })
      const typed = { ...typedFor(kind), [field]: said }
      expect(() => compose(kind, found, { typed }), kind).toThrow('Điều 56')
    }
  })

  test('what a template for others is given holds nothing of the sender’s, of other kinds everything', () => {
    const words = ['Lan', 'Đoài', '0912', 'ABCDE', 'thu hồi', 'Chủ tịch', 'Hủy', 'bản sao', '01/09']
    const given = (kind: CaseKind) =>
      JSON.stringify(withoutSender(matterOf(buildCase(kind, { state: 'received' } as never), '')))
    for (const kind of ['denunciation', 'tip'] as const)
      for (const word of words) expect(given(kind), word).not.toContain(word)
    for (const word of words) expect(given('complaint'), word).toContain(word)
  })

  test('nor among those who get a copy', () => {
    const found = buildCase('denunciation', { state: 'accepted', reporter: hidden })
    const typed = { ...typedFor('noi-dung-to-cao'), copies: 'Trưởng thôn\nBà Trần Thị Ngọc Lan' }
    expect(() => compose('noi-dung-to-cao', found, { typed })).toThrow('Điều 56')
  })

  test('a village where the accused works too, and a word of one syllable, are no names', () => {
    const reporter = { ...hidden, name: 'Lan', address: 'thôn Đông, xã Mễ Sở' }
    const found = buildCase('denunciation', { state: 'accepted', reporter })
    const typed = { ...typedFor('noi-dung-to-cao'), content: 'Hoa lan trước nhà văn hóa thôn Đông, xã Mễ Sở' }
    expect(() => compose('noi-dung-to-cao', found, { typed })).not.toThrow()
  })

  test('of a denunciation the receipt repeats nothing that was denounced, and its title tells nothing', () => {
    const words = sample('bien-nhan.denunciation')
    expect(words).not.toMatch(/thu hồi|Chủ tịch UBND xã/)
    expect(words).toMatch(/\/gui-kin\/ho-so/)
    expect(words).toContain('số bí mật')
    expect(words).not.toMatch(/quét mã|cho Xã Ơi/i)
    const [receipt] = samplePapers().filter(({ name }) => name === 'bien-nhan.denunciation')
    expect(receipt?.paper.qr).toBeNull()
    for (const { paper } of samplePapers()) expect(paper.title).not.toMatch(/Lan|ABCDE/)
  })
})

describe('registers', () => {
  test('an ordinary paper and one of a protected case never have the same number', () => {
    const [open, sealed] = [false, true].map((isProtected) => issuerOf(null, { isProtected }))
    expect(open?.key).not.toBe(sealed?.key)
    expect(open?.symbol).not.toBe(sealed?.symbol)
  })

  test('each commune has its own, named by its unit', () => {
    expect(issuerOf('12049', { isProtected: false })).toMatchObject({
      key: 'commune:12049',
      lines: ['ỦY BAN NHÂN DÂN', 'XÃ MỄ SỞ'],
      chairman: 'Chủ tịch Ủy ban nhân dân xã Mễ Sở',
    })
    expect(() => issuerOf('00000', { isProtected: false })).toThrow()
  })
})

test('which papers are made in which state: every state named is one of its kind', () => {
  const table = kindNames.map((kind) => [
    kind,
    Object.fromEntries(
      stateNamesOf(kind).map((state) => [
        state,
        paperKinds.filter((paper) => templateOf(paper).states[kind]?.some((one) => one === state)).join(' '),
      ]),
    ),
  ])
  expect(Object.fromEntries(table)).toMatchInlineSnapshot(`
    {
      "complaint": {
        "accepted": "bien-nhan thu-ly-khieu-nai tam-dinh-chi dinh-chi quyet-dinh-lan-dau",
        "decided": "bien-ban-doi-thoai quyet-dinh-lan-dau thong-bao",
        "dialogue": "bien-nhan tam-dinh-chi dinh-chi moi-doi-thoai bien-ban-doi-thoai quyet-dinh-lan-dau",
        "draft": "",
        "guided": "huong-dan",
        "in_effect": "",
        "lawsuit": "",
        "paused": "bien-nhan tam-dinh-chi tiep-tuc dinh-chi",
        "received": "bien-nhan yeu-cau-bo-sung thu-ly-khieu-nai khong-thu-ly huong-dan",
        "reclassified": "",
        "refused": "khong-thu-ly",
        "resumed": "bien-nhan tam-dinh-chi tiep-tuc dinh-chi moi-doi-thoai quyet-dinh-lan-dau",
        "sealed": "",
        "second_complaint": "",
        "stopped": "dinh-chi",
        "verifying": "bien-nhan tam-dinh-chi dinh-chi moi-doi-thoai quyet-dinh-lan-dau",
        "withdrawn": "",
      },
      "denunciation": {
        "accepted": "bien-nhan thu-ly-to-cao noi-dung-to-cao gia-han tam-dinh-chi dinh-chi bao-ve khong-bao-ve",
        "acted_on": "bao-ket-luan to-cao-tiep bao-ve khong-bao-ve thong-bao",
        "closed": "to-cao-tiep",
        "concluded": "bao-ket-luan to-cao-tiep bao-ve khong-bao-ve thong-bao",
        "draft": "bao-ve khong-bao-ve",
        "paused": "bien-nhan thu-ly-to-cao noi-dung-to-cao tam-dinh-chi tiep-tuc dinh-chi bao-ve khong-bao-ve",
        "published": "bao-ket-luan to-cao-tiep bao-ve khong-bao-ve thong-bao",
        "received": "bien-nhan yeu-cau-bo-sung khong-thu-ly chuyen-don bao-ve khong-bao-ve",
        "refused": "khong-thu-ly to-cao-tiep",
        "resumed": "bien-nhan thu-ly-to-cao noi-dung-to-cao gia-han tam-dinh-chi tiep-tuc dinh-chi bao-ve khong-bao-ve",
        "stopped": "dinh-chi to-cao-tiep",
        "tip": "bao-ve khong-bao-ve",
        "tip_closed": "",
        "tip_filed": "",
        "tip_forwarded": "",
        "tip_inspecting": "bao-ve khong-bao-ve",
        "transferred": "chuyen-don bao-ve khong-bao-ve",
        "verifying": "bien-nhan thu-ly-to-cao noi-dung-to-cao gia-han tam-dinh-chi dinh-chi bao-ve khong-bao-ve",
        "withdrawn": "",
      },
      "feedback": {
        "answered": "bien-nhan",
        "closed": "bien-nhan",
        "forwarded": "",
        "in_progress": "bien-nhan yeu-cau-bo-sung khong-thu-ly chuyen-don",
        "joined": "",
        "received": "bien-nhan yeu-cau-bo-sung khong-thu-ly chuyen-don",
        "reclassified": "",
        "refused": "bien-nhan khong-thu-ly",
        "reopened": "bien-nhan yeu-cau-bo-sung khong-thu-ly chuyen-don",
        "sealed": "",
        "withdrawn": "",
      },
      "second_complaint": {
        "accepted": "bien-nhan thu-ly-khieu-nai tam-dinh-chi dinh-chi moi-doi-thoai",
        "decided": "bien-ban-doi-thoai quyet-dinh-lan-hai thong-bao",
        "dialogue": "bien-nhan tam-dinh-chi dinh-chi moi-doi-thoai bien-ban-doi-thoai quyet-dinh-lan-hai",
        "draft": "",
        "in_effect": "",
        "lawsuit": "",
        "paused": "bien-nhan tam-dinh-chi tiep-tuc dinh-chi",
        "received": "bien-nhan yeu-cau-bo-sung thu-ly-khieu-nai khong-thu-ly",
        "refused": "khong-thu-ly",
        "resumed": "bien-nhan tam-dinh-chi tiep-tuc dinh-chi moi-doi-thoai",
        "stopped": "dinh-chi",
        "verifying": "bien-nhan tam-dinh-chi dinh-chi moi-doi-thoai",
        "withdrawn": "",
      },
      "tip": {
        "closed": "",
        "filed": "",
        "forwarded": "chuyen-don",
        "inspecting": "chuyen-don",
        "received": "chuyen-don",
      },
    }
  `)
  for (const paper of paperKinds)
    for (const [kind, states] of Object.entries(templateOf(paper).states))
      for (const state of states) expect(stateNamesOf(kind as CaseKind)).toContain(state)
})

test('the petition asks what the law asks, and leaves lines for the rest', () => {
  const found = buildCase('complaint', { state: 'draft', evidence: null, when: null })
  const { to, body } = petitionOf('complaint', found)
  expect(to).toEqual(['Chủ tịch UBND xã Mễ Sở'])
  expect(body).toContainEqual({ kind: 'point', label: 'Số căn cước hoặc số định danh cá nhân', value: null, lines: 1 })
  expect(body).toContainEqual({ kind: 'point', label: 'Thời gian', value: null, lines: 1 })
  expect(body).toContainEqual({ kind: 'point', label: '', value: null, lines: 2 })
})

describe('an hour', () => {
  const template = templateOf('moi-doi-thoai')
  test.each([
    ['8h', '08:00'],
    ['8 giờ', '08:00'],
    ['8:00', '08:00'],
    ['8g30', '08:30'],
    ['14h05', '14:05'],
    ['8 giờ 30 phút', '08:30'],
    ['08.30', '08:30'],
    ['', null],
  ])('written “%s” is %s', (time, read) => {
    expect(readTyped(template, { time }, { isFinal: false }).time).toBe(read)
  })
  test.each(['25h', 'sáng', '8', '8h75'])('written “%s” is refused with how to write it', (time) => {
    expect(() => readTyped(template, { time }, { isFinal: false })).toThrow(/8:30, 8h30 hoặc 8 giờ 30/)
  })
})
