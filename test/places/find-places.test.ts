import { describe, expect, it } from 'vitest'
import { communes } from '../../src/places/communes.js'
import { findPlaces } from '../../src/places/find-places.js'
import { withoutMarks } from './mention-generator.js'

/** 'Xã Mễ Sở, Xã Kiến Xương | …': the communes of each mention, mentions parted by a bar. */
const found = (text: string, options?: { expected?: boolean }): string =>
  findPlaces(text, options)
    .map((one) =>
      one.communes
        .map((commune) => commune.name)
        .sort()
        .join(', '),
    )
    .join(' | ')

describe('findPlaces', () => {
  it.each([
    ['tôi ở xã Yên Mỹ', 'Xã Yên Mỹ'],
    ['toi o xa yen my', 'Xã Yên Mỹ'],
    ['P.Phố Hiến', 'Phường Phố Hiến'],
    ['p phố hiến mất điện', 'Phường Phố Hiến'],
    ['UBND PHƯỜNG TRÀ LÝ', 'Phường Trà Lý'],
    ['ubnd x.a sào', 'Xã A Sào'],
    ['nhà em ở Mễ Sở ạ', 'Xã Mễ Sở'],
    ['xãVũ Thư', 'Xã Vũ Thư'],
    ['xavuthu', 'Xã Vũ Thư'],
    ['o khoaichau', 'Xã Khoái Châu'],
    ['phg. Trần Lãm', 'Phường Trần Lãm'],
    ['trần lãm ạ', 'Phường Trần Lãm'],
    ['trường tiểu học Hoàn Long', 'Xã Hoàn Long'],
    ['xã Thái Thuỵ', 'Xã Thái Thụy'],
    ['xã Vũ Quí', 'Xã Vũ Quý'],
    ['Xã Phụng Công', 'Xã Phụng Công'],
    ['xã Mỹ Hào', 'Phường Mỹ Hào'],
    ['phương Vu Phuc nước đục', 'Phường Vũ Phúc'],
    ['cống thôn Phú Thị xã Mễ Sở tắc', 'Xã Mễ Sở'],
    ['thon an thi xa an thi', 'Xã Ân Thi'],
  ])('finds a name of today: %s', (text, expected) => {
    expect(found(text)).toBe(expected)
  })

  it.each([
    ['xa Phuong Cong huyen Van Giang', 'Xã Phụng Công'],
    ['rac o xa Phuong Cong, Van Giang', 'Xã Phụng Công'],
    ['xã Phụng Công huyện Tiền Hải', 'Xã Tây Tiền Hải'],
    ['xã Phương Công huyện Tiền Hải', 'Xã Tây Tiền Hải'],
    ['thon Lai xa Vu Tay Kien Xuong', 'Phường Trần Lãm'],
    ['xã Vũ Tây', 'Phường Trần Lãm'],
  ])('the district that is said decides among names a letter apart: %s', (text, expected) => {
    expect(found(text)).toBe(expected)
  })

  it('every former unit is found with its district and without', () => {
    const missed = communes.flatMap(({ code, mergedFrom }) =>
      mergedFrom.flatMap(({ name, type, district, formerly }) =>
        [{ name, type }, ...formerly].flatMap(({ name: said, type: typed }) =>
          [
            `${typed} ${said}`,
            `${typed} ${said} ${district}`,
            `${said}, ${district.replace(/^\S+ (?:xã|phố)? ?/u, '')}`,
          ]
            .flatMap((text) => [text, withoutMarks(text).toLowerCase()])
            .filter((text) => !findPlaces(text, { expected: true })[0]?.communes.some((one) => one.code === code)),
        ),
      ),
    )
    expect(missed).toEqual([])
  })

  it.each([
    ['xã Chỉ Đạo', 'Xã Lạc Đạo'],
    ['tt. Vương', 'Xã Hoàng Hoa Thám'],
    ['thi tran hung nhan cu', 'Xã Long Hưng'],
    ['em ở Hồng An cũ', 'Xã Lê Quý Đôn'],
    ['x. An Quí', 'Xã Đồng Bằng'],
    ['xã Kim Chung', 'Xã Hưng Hà'],
    ['xã Kim Trung', 'Xã Hưng Hà'],
    ['xã Đông Hoà', 'Phường Trà Lý'],
    ['xã Điệp Nông', 'Xã Diên Hà'],
    ['xã Minh Châu', 'Xã Việt Yên'],
    ['xã Lam Sơn cũ', 'Phường Sơn Nam'],
    ['ở duy nhất cũ', 'Xã Vũ Tiên'],
    ['xã cũ Thượng Hiền', 'Xã Lê Lợi'],
  ])('finds an old name: %s', (text, expected) => {
    expect(found(text)).toBe(expected)
  })

  it.each([
    ['An Ninh', 'Xã Phụ Dực, Xã Tiền Hải'],
    ['Bắc Sơn', 'Xã Phạm Ngũ Lão, Xã Thần Khê'],
    ['Bình Minh', 'Xã Kiến Xương, Xã Mễ Sở'],
    ['Đông Hoàng', 'Xã Nam Đông Hưng, Xã Đồng Châu'],
    ['Đồng Thanh', 'Xã Nghĩa Dân, Xã Vạn Xuân'],
    ['Đồng Tiến', 'Xã Tân Tiến, Xã Việt Tiến'],
    ['Hòa Bình', 'Xã Hưng Hà, Xã Quang Lịch, Xã Vũ Thư'],
    ['Minh Khai', 'Phường Phố Hiến, Xã Hưng Hà, Xã Vũ Thư'],
    ['Minh Quang', 'Xã Bình Thanh, Xã Vũ Thư'],
    ['Minh Tân', 'Xã Bình Thanh, Xã Lê Quý Đôn, Xã Quang Hưng, Xã Tiên Hưng'],
    ['Nguyên Xá', 'Phường Vũ Phúc, Xã Đông Hưng'],
    ['Quang Trung', 'Phường Phố Hiến, Phường Trần Hưng Đạo, Xã Diên Hà, Xã Kiến Xương'],
    ['Tân Hòa', 'Phường Thái Bình, Xã Ngự Thiên'],
    ['Tân Lập', 'Xã Tân Thuận, Xã Yên Mỹ'],
    ['Tân Tiến', 'Xã Tiên La, Xã Văn Giang'],
    ['Thái Hưng', 'Xã Long Hưng, Xã Thái Ninh'],
    ['Thống Nhất', 'Xã Hưng Hà, Xã Lê Lợi'],
    ['Tiền Phong', 'Phường Thái Bình, Xã Hồng Quang'],
    ['Lê Lợi', 'Phường Phố Hiến, Xã Lê Lợi'],
    ['Ngọc Thanh', 'Phường Sơn Nam, Xã Hiệp Cường'],
    ['Đình Dù', 'Xã Như Quỳnh, Xã Đại Đồng'],
    ['Lạc Đạo', 'Xã Lạc Đạo, Xã Đại Đồng'],
    ['Hồng Tiến', 'Xã Bình Định, Xã Việt Tiến'],
    ['Đông Quang', 'Xã Nam Đông Hưng, Xã Đông Tiền Hải'],
  ])('gives every commune that the old name %s leads to', (name, expected) => {
    const marked = findPlaces(`tôi ở ${name} cũ`)[0]
      ?.communes.map((one) => one.name)
      .sort()
      .join(', ')
    expect(marked).toBe(expected)
    expect(found(`toi o ${withoutMarks(name).toLowerCase()} cu`)).toBe(expected)
  })

  it.each([
    ['Hoàng Hoa Thám', 'Xã Hoàng Hoa Thám, Xã Ân Thi', 'Ân Thi', 'Xã Ân Thi', 'Tiên Lữ'],
    ['Long Hưng', 'Xã Long Hưng, Xã Nghĩa Trụ', 'Văn Giang', 'Xã Nghĩa Trụ', 'Hưng Hà'],
    ['Ngọc Lâm', 'Phường Đường Hào, Xã Ngọc Lâm', 'thị xã Mỹ Hào', 'Phường Đường Hào', 'Quỳnh Phụ'],
    ['Phạm Ngũ Lão', 'Xã Lương Bằng, Xã Phạm Ngũ Lão', 'Kim Động', 'Xã Lương Bằng', 'Ân Thi'],
    ['Tân Tiến', 'Xã Tiên La, Xã Tân Tiến, Xã Văn Giang', 'Hưng Hà', 'Xã Tiên La', 'Quỳnh Phụ'],
  ])(
    'asks back when %s is a name of today and an old one elsewhere, unless something tells',
    (name, both, district, old, today) => {
      expect(found(`xã ${name}`)).toBe(both)
      expect(found(`xã ${name}, ${district}`)).toBe(old)
      expect(found(`xã ${name}, ${today}`)).toBe(`Xã ${name}`)
      expect(found(`xã ${name} (mới)`)).toBe(`Xã ${name}`)
    },
  )

  it.each([
    ['xã Minh Khai', 'Xã Hưng Hà, Xã Vũ Thư'],
    ['phường Minh Khai', 'Phường Phố Hiến'],
    ['p. Lê Lợi', 'Phường Phố Hiến'],
    ['xã Lê Lợi', 'Xã Lê Lợi'],
    ['x. Tiền Phong', 'Xã Hồng Quang'],
    ['phường Quang Trung', 'Phường Phố Hiến, Phường Trần Hưng Đạo'],
    ['phường Quang Trung, TP Hưng Yên', 'Phường Phố Hiến'],
    ['p.Quang Trung,tp.Thái Bình', 'Phường Trần Hưng Đạo'],
    ['xã, phường Minh Khai', 'Phường Phố Hiến, Xã Hưng Hà, Xã Vũ Thư'],
  ])('lets the type word decide where it can: %s', (text, expected) => {
    expect(found(text)).toBe(expected)
  })

  it.each([
    'Bình Minh huyện Khoái Châu',
    'Bình Minh - Khoái Châu',
    'Bình Minh, Khoái Châu',
    'Bình Minh (Khoái Châu)',
    'Bình minh - Khoái Châu',
    'xãbìnhminh huyện khoáichâu',
    'Xã "Bình Minh", Huyện: Khoái Châu',
    'X.Bình Minh.H.Khoái Châu',
    'BÌNH MINH KHOÁI CHÂU',
    'binh minh khoai chau',
    'x.Bình Minh,h.Khoái Châu',
    'xã Bình Minh thuộc huyện Khoái Châu cũ',
    'xã Bình Minh cũ, huyện Khoái Châu, tỉnh Hưng Yên',
    'huyện Khoái Châu, xã Bình Minh',
    'xã Bình Minh nay là xã Mễ Sở',
    'tôi quê huyện Khoái Châu. Nhà tôi ở xã Bình Minh',
  ])('lets the former district decide: %s', (text) => {
    expect(findPlaces(text)[0]?.communes).toEqual([
      { code: '12049', name: 'Xã Mễ Sở', via: 'xã Bình Minh (huyện Khoái Châu cũ)' },
    ])
  })

  it('lets the former province decide as far as it can', () => {
    expect(found('xã Bình Minh, tỉnh Thái Bình')).toBe('Xã Kiến Xương')
    expect(found('xã Minh Tân tỉnh Thái Bình cũ')).toBe('Xã Bình Thanh, Xã Lê Quý Đôn, Xã Tiên Hưng')
    expect(found('xã Bình Minh, tỉnh Hưng Yên')).toBe('Xã Kiến Xương, Xã Mễ Sở')
    expect(found('xã Bình Minh, tỉnh Hưng Yên cũ')).toBe('Xã Mễ Sở')
  })

  it('takes the longest name and tells apart names that differ only by marks', () => {
    expect(found('xã Bắc Đông Hưng')).toBe('Xã Bắc Đông Hưng')
    expect(found('xa nam thai ninh')).toBe('Xã Nam Thái Ninh')
    expect(found('ở phía bắc Đông Hưng')).toBe('Xã Đông Hưng')
    expect(found('xã Việt Hùng')).toBe('Xã Vạn Xuân')
    expect(found('xã Việt Hưng')).toBe('Xã Đại Đồng')
    expect(found('xa viet hung')).toBe('Xã Vạn Xuân, Xã Đại Đồng')
    expect(findPlaces('xã Vũ Tiên')[0]?.communes[0]?.via).toBeNull()
    expect(findPlaces('xã Vũ Tiến')[0]?.communes[0]?.via).toBe('xã Vũ Tiến (huyện Vũ Thư cũ)')
  })

  it('finds several places in one text, with their positions', () => {
    const text = 'Đường từ xã Bình Minh huyện Khoái Châu đến x. Đông Kết, Mễ Sở và p.Phố Hiến hỏng.'
    const places = findPlaces(text)
    expect(places.map((one) => one.communes.map((commune) => commune.name))).toEqual([
      ['Xã Mễ Sở'],
      ['Xã Khoái Châu'],
      ['Xã Mễ Sở'],
      ['Phường Phố Hiến'],
    ])
    for (const place of places) expect(text.slice(place.start, place.end)).toBe(place.mention)
    expect(places[0]?.mention).toBe('xã Bình Minh huyện Khoái Châu')
  })

  it('gives positions in the text as written, decomposed or with zero-width characters', () => {
    const text = 'ở xã Bình\u200b Minh, huyện Kiến Xương ạ'.normalize('NFD')
    const place = findPlaces(text)[0]
    expect(place?.communes.map((one) => one.code)).toEqual(['13075'])
    expect(text.slice(place?.start, place?.end)).toBe(place?.mention)
    expect(place?.mention.normalize('NFC')).toContain('Kiến Xương')
  })

  it.each([
    'huyện Khoái Châu',
    'h. Kiến Xương',
    'thị xã Mỹ Hào',
    'Kim Động',
    'Phù Cừ',
    'Văn Lâm',
    'Hưng Yên',
    'tỉnh Thái Bình',
    'tp Hưng Yên',
  ])('takes a district, city or province alone for no commune: %s', (text) => {
    expect(found(text)).toBe('')
    expect(found(text, { expected: true })).toBe('')
  })

  it('takes a former district for the commune of that name when nothing says district', () => {
    expect(found('tôi ở Yên Mỹ')).toBe('Xã Yên Mỹ')
    expect(found('phường Thái Bình')).toBe('Phường Thái Bình')
  })

  it('accepts bare names, hazard words too, where a place is expected', () => {
    expect(found('bình minh', { expected: true })).toBe('Xã Kiến Xương, Xã Mễ Sở')
    expect(found('binh minh', { expected: true })).toBe('Xã Kiến Xương, Xã Mễ Sở')
    expect(found('thai do', { expected: true })).toBe('Xã Đông Thái Ninh')
    expect(found('em ở chỉ đạo ạ', { expected: true })).toBe('Xã Lạc Đạo')
    expect(found('không nhớ', { expected: true })).toBe('')
  })

  it('says which old unit each commune of an ambiguous name was', () => {
    expect(findPlaces('xã Bình Minh')[0]?.communes.map(({ via }) => via)).toEqual([
      'xã Bình Minh (huyện Kiến Xương cũ)',
      'xã Bình Minh (huyện Khoái Châu cũ)',
    ])
  })
})
