import { communes } from '../../src/places/communes.js'

/** A random source that always gives the same numbers for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC')

/** "hòa" as "hoà", "thủy" as "thuỷ". */
export const withOtherTonePlace = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(o)([\u0300\u0301\u0303\u0309\u0323])([ae])(?!\p{L})/giu, '$1$3$2')
    .replace(/(?<!q)(u)([\u0300\u0301\u0303\u0309\u0323])(y)(?!\p{L})/giu, '$1$3$2')
    .normalize('NFC')

const withOtherI = (text: string): string =>
  text.replace(
    /\b(Qu|M|S|K|L|V)(ý|ỹ|ỳ)(?!\p{L})/gu,
    (_, start: string, y: string) => start + ({ ý: 'í', ỹ: 'ĩ', ỳ: 'ì' }[y] ?? y),
  )

type Unit = { name: string; type: string; district: string | null; province: string; code: string }

/** Every name of today and of before, from the data as it stands, without the code under test. */
export const units: Unit[] = communes.flatMap((commune) => [
  { name: commune.bareName, type: commune.type, district: null, province: commune.formerProvince, code: commune.code },
  ...[...commune.mergedFrom, ...commune.olderUnits].flatMap((old) => [
    { name: old.name, type: old.type, district: old.district, province: old.province, code: commune.code },
    ...old.variants.map((name) => ({
      name,
      type: old.type,
      district: old.district,
      province: old.province,
      code: commune.code,
    })),
    ...old.formerly
      .filter((older) => older.name !== old.name)
      .map((older) => ({ ...older, district: old.district, province: old.province, code: commune.code })),
  ]),
])

const plain = (name: string): string =>
  withoutMarks(name)
    .toLowerCase()
    .replace(/(?<=\b(qu|m|s|k|l|v))y\b/g, 'i')
const oneTonePlace = (name: string): string => withOtherTonePlace(name).toLowerCase()

/** Codes of all communes that a name can lead to, by the plain rule: same name, same type, in the district if said. */
const codesOf = (wanted: {
  name: string
  type: string | null
  district: string | null
  isMarked: boolean
  isOld: boolean
}): string[] => {
  const same = units.filter(
    (unit) =>
      (wanted.isMarked
        ? oneTonePlace(unit.name) === oneTonePlace(wanted.name)
        : plain(unit.name) === plain(wanted.name)) &&
      (wanted.type === null || unit.type === wanted.type) &&
      (!wanted.isOld || unit.district !== null) &&
      (wanted.district === null || unit.district === wanted.district || isAround(unit, wanted.district)),
  )
  return [...new Set(same.map((unit) => unit.code))].sort()
}

/** A commune of today counts as lying in the districts of its old units. */
const isAround = (unit: Unit, district: string): boolean =>
  unit.district === null && units.some((other) => other.code === unit.code && other.district === district)

export type GeneratedMention = { text: string; codes: string[] }

const shortTypes: Record<string, string[]> = {
  xã: ['x.', 'x. ', 'x '],
  phường: ['p.', 'p. ', 'P.', 'P. ', 'p '],
  'thị trấn': ['tt.', 'tt ', 'TT ', 'tt. '],
}

const carriers = [
  'tôi ở {}',
  'Tôi ở {}',
  '{}',
  'Nhà em ở {} ạ',
  'cho em hỏi ubnd {} làm việc mấy giờ',
  'đường liên thôn tại {} hỏng đã lâu, đề nghị sửa chữa.',
  'Gia đình tôi thuộc {}, nay muốn tách thửa',
  'rác ở {} không ai thu gom',
  'em muốn làm giấy khai sinh, em ở {}',
  'Tôi thường trú tại {}. Tôi muốn hỏi thủ tục chuyển hộ khẩu',
]

/** Districts are said in one of these ways; {} is the name, {t} its type word. */
const districtWays = [
  ', {t} {}',
  ' {t} {}',
  ' - {}',
  ', {}',
  ' ({})',
  ',{}',
  ', {s}.{}',
  ' {s}. {}',
  ' thuộc {t} {} cũ',
  ' ({t} {} cũ)',
  ' {}',
  ', {t} {}, tỉnh {p}',
  ', {}, {p}',
]

/** One mention in a sentence, and the communes it means. `isSafeBare` tells names that need no type word. */
export const generateMention = (random: () => number, isSafeBare: (name: string) => boolean): GeneratedMention => {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const unit = pick(units)
  const isMarked = random() < 0.6
  const saysDistrict = unit.district !== null && random() < 0.5
  const saysOld = unit.district !== null && !saysDistrict && random() < 0.2
  const saysType = random() < 0.6 || unit.name === 'Vương'
  const needsCue = !saysType && !saysDistrict && !saysOld && !isSafeBare(unit.name)
  const type = saysType || needsCue ? pick([unit.type, unit.type, ...(shortTypes[unit.type] ?? [])]) : ''
  const typed = type === '' || /[. ]$/.test(type) ? type : `${type} `
  let mention = typed + unit.name
  if (saysOld) mention += ' cũ'
  if (saysDistrict && unit.district) mention += sayDistrict(pick(districtWays), unit.district, unit.province)
  let text = pick(carriers).replace('{}', mention)
  if (isMarked) {
    if (random() < 0.3) text = withOtherTonePlace(text)
    if (random() < 0.2) text = withOtherI(text)
    if (random() < 0.2) text = text.normalize('NFD')
  } else text = withoutMarks(text)
  const casing = random()
  const canLower = typed !== '' || !isMarked || saysDistrict
  if (casing < 0.15) text = text.toUpperCase()
  else if (casing < 0.35 && canLower) text = text.toLowerCase()
  if (random() < 0.1) text = text.replaceAll(' ', '  ')
  return {
    text,
    codes: codesOf({
      name: unit.name,
      type: typed === '' ? null : unit.type,
      district: saysDistrict ? unit.district : null,
      isMarked,
      isOld: saysOld,
    }),
  }
}

const sayDistrict = (way: string, district: string, province: string): string => {
  const [, kind = '', name = ''] = /^(Huyện|Thị xã|Thành phố) (.+)$/.exec(district) ?? []
  const isCity = name === 'Hưng Yên' || name === 'Thái Bình'
  const used = isCity && !way.includes('{t}') && !way.includes('{s}') ? ', {t} {}' : way
  const short = { Huyện: 'h', 'Thị xã': 'tx', 'Thành phố': 'tp' }[kind] ?? ''
  return used.replace('{t}', kind.toLowerCase()).replace('{s}', short).replace('{}', name).replace('{p}', province)
}
