import { describe, expect, test } from 'vitest'
import { applyTold } from '../../../src/dialogue/flows/intake/apply-told.js'
import { placeText } from '../../../src/dialogue/flows/intake/card.js'
import { type Draft, draftFields } from '../../../src/dialogue/flows/intake/draft.js'
import { draftFrom } from '../../../src/dialogue/flows/intake/gather.js'
import { hamletsIn } from '../../../src/dialogue/flows/intake/told/hamlets.js'
import { readTold } from '../../../src/dialogue/flows/intake/told/read-told.js'
import { communes } from '../../../src/places/communes.js'
import { withoutMarks } from '../../places/mention-generator.js'

const fields = new Set(draftFields)
const codeOf = (name: string): string => communes.find((commune) => commune.name === name)?.code ?? name
const nameOf = (code: string | null | undefined): string => communes.find((one) => one.code === code)?.name ?? '?'

/** Every old unit with its district, as people write an address: "xã X, Y", "X, Y", "X - Y", "xã X - Y", "xã X Y". */
const addresses = communes.flatMap(({ code, mergedFrom }) =>
  mergedFrom.flatMap(({ name, type, district, formerly }) => {
    const bare = district.replace(/^(?:Huyện|Thị xã|Thành phố) /, '')
    return [{ name, type }, ...formerly].flatMap((unit) =>
      [
        `${unit.type} ${unit.name}, ${bare}`,
        `${unit.name}, ${bare}`,
        `${unit.name} - ${bare}`,
        `${unit.type} ${unit.name} - ${bare}`,
        `${unit.type} ${unit.name} ${bare}`,
      ].map((said) => ({ said, code })),
    )
  }),
)
/** As written, without marks, and in small letters besides. */
const typings = [(said: string) => said, withoutMarks, (said: string) => withoutMarks(said).toLowerCase()]

test.each(['thôn Mễ Sở xã Mễ Sở', 'thôn Mễ Sở, xã Mễ Sở', 'thôn Mễ Sở ở xã Mễ Sở'])(
  '“%s” stands on the card with its hamlet whole',
  (place) => {
    const communeCode = communes.find(({ name }) => name === 'Xã Mễ Sở')?.code ?? null
    expect(placeText({ place, communeCode })).toBe('thôn Mễ Sở – Xã Mễ Sở')
  },
)

describe('an old commune with its district', () => {
  test('is the answer to “where”, never the commune that bears the district’s name; all its words are kept', () => {
    const wrong = addresses.flatMap(({ said, code }) =>
      typings
        .map((typed) => typed(said))
        .filter((typed) => {
          const { set, ambiguous, content } = readTold(typed, { open: 'place', fields })
          const codes = ambiguous?.communes.map((one) => one.code) ?? [set.communeCode]
          return !codes.includes(code) || set.place !== typed || content !== ''
        }),
    )
    expect(wrong).toEqual([])
  })

  test('is never another commune inside a story', () => {
    const wrong = addresses.flatMap(({ said, code }) =>
      typings.flatMap((typed) => {
        const story = typed(`đường ngập thôn Nội, ${said}, mấy hôm nay`)
        const { communeCode } = draftFrom(story)
        return communeCode && communeCode !== code ? [`${story}: ${nameOf(communeCode)}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  test.each([
    ['xã Vũ Vinh, Vũ Thư', 'Xã Thư Vũ'],
    ['xa Tan Dan, khoai chau', 'Xã Triệu Việt Vương'],
    ['đường ngập thôn Nội, Bình Minh, Khoái Châu', 'Xã Mễ Sở'],
    ['đèn hỏng cả tuần, xã Thanh Tân, Kiến Xương', 'Xã Bình Nguyên'],
    ['rác đầy chợ, xa Bai Say, An Thi, chưa ai dọn', 'Xã Phạm Ngũ Lão'],
  ])('“%s” lies in %s', (story, commune) => {
    expect(nameOf(draftFrom(`nước tràn ra đường, ${story}`).communeCode)).toBe(commune)
  })
})

test.each<[string, string[]]>([
  ['thôn Cao Xá, chỗ đường 38B, xa Tiên Lữ', ['thôn Cao Xá']],
  ['thon Lai Tri, xa Vu Vinh', ['thon Lai Tri']],
  ['thon lai tri', ['thon lai tri']],
  ['thôn Trung xã Mễ Sở', ['thôn Trung']],
  ['thon Trung Xa Me So', ['thon Trung']],
  ['thon do xa xa yen my', ['thon do xa']],
  ['thon Do Xa', ['thon Do Xa']],
  ['xom 3 thon Phu My', ['xom 3', 'thon Phu My']],
  ['Thôn 2A, tổ 5', ['Thôn 2A', 'tổ 5']],
  ['thon dong bi ngap', ['thon dong']],
  ['làng Phù Ủng ngập nặng', ['làng Phù Ủng']],
  ['đường làng ngập', []],
])('“%s” names the hamlets %j', (said, hamlets) => {
  expect(hamletsIn(said).map(({ name }) => name)).toEqual(hamlets)
})

/** The place of a draft after the answers to "where". */
const placeAfter = (...said: string[]): Draft =>
  said.reduce<Draft>(
    (draft, text) =>
      applyTold(draft, readTold(text, { open: 'place', fields }), {
        steps: [
          { field: 'text', ask: '' },
          { field: 'place', ask: '' },
        ],
        open: 'place',
      }).draft,
    { text: 'rác thải ngập mương' },
  )

test.each([
  [['thôn Đỗ Xá', 'xã Yên Mỹ'], 'thôn Đỗ Xá, xã Yên Mỹ'],
  [['thon do xa', 'yen my'], 'thon do xa, yen my'],
  [['xom 3 thon Phu My, canh nha van hoa', 'xa Yen My'], 'xom 3 thon Phu My, canh nha van hoa, xa Yen My'],
  [['quoc lo 39 cho cay xang truong xa', 'xã Yên Mỹ'], 'quoc lo 39 cho cay xang truong xa, xã Yên Mỹ'],
  [['thôn Đỗ Xá', 'gần cổng chùa', 'xã Yên Mỹ'], 'thôn Đỗ Xá, gần cổng chùa, xã Yên Mỹ'],
  [['thôn Đỗ Xá', 'thôn Đỗ Xá, xã Yên Mỹ'], 'thôn Đỗ Xá, xã Yên Mỹ'],
  [['thôn Cao Xá, chỗ đường 38B, xa Yên Mỹ'], 'thôn Cao Xá, chỗ đường 38B, xa Yên Mỹ'],
  [['thôn Lai Trì, xã Yên Mỹ'], 'thôn Lai Trì, xã Yên Mỹ'],
])('the answers %j make one place', (said, place) => {
  expect(placeAfter(...said)).toEqual({ text: 'rác thải ngập mương', place, communeCode: codeOf('Xã Yên Mỹ') })
})

test.each([
  ['rac thai ngap muong may hom nay, thon Lai Tri, xa Vu Vinh, vu thu', 'thon Lai Tri, xa Vu Vinh, vu thu'],
  ['duong hong nang o thon Trung, xa Dong Hoa, thanh pho Thai Binh', 'thon Trung, xa Dong Hoa, thanh pho Thai Binh'],
  ['đèn hỏng cả tháng ở xóm 3 thôn Phú Mỹ xã Mễ Sở, tối om', 'xóm 3 thôn Phú Mỹ xã Mễ Sở'],
  ['đèn hỏng cả tháng ở thôn Cao Xá mà xã Mễ Sở chưa sửa', 'xã Mễ Sở'],
  ['đường lầy lội lắm, thôn Trung, xã Đông Hòa, thành phố Thái Bình', 'thôn Trung, xã Đông Hòa, thành phố Thái Bình'],
])('“%s” happened at “%s”', (said, place) => {
  expect(draftFrom(said).place).toBe(place)
})
