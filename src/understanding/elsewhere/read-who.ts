import type { NationalRecord } from './national-schema.js'

/** By the letters behind a decision's number: whose list a record stands in. */
const ministries: readonly [RegExp, { name: string; branch: string }][] = [
  [/BCA/, { name: 'Bộ Công an', branch: 'Công an' }],
  [/BN+MT|BNN/, { name: 'Bộ Nông nghiệp và Môi trường', branch: 'Nông nghiệp và Môi trường' }],
  [/BXD|BGTVT/, { name: 'Bộ Xây dựng', branch: 'Xây dựng' }],
  [/BTP/, { name: 'Bộ Tư pháp', branch: 'Tư pháp' }],
  [/BTC|BKHĐT|TCHQ/, { name: 'Bộ Tài chính', branch: 'Tài chính' }],
  [/NHNN/, { name: 'Ngân hàng Nhà nước Việt Nam', branch: 'Ngân hàng' }],
  [/TANDTC/, { name: 'Tòa án', branch: 'Tòa án' }],
]

/** Fields with authorities of their own, whatever the level. */
const ofFields: readonly [RegExp, string][] = [
  [/^Thuế$|^Quản lý thuế/, 'Cơ quan thuế quản lý trực tiếp'],
  [/BHXH|BHYT/, 'Cơ quan Bảo hiểm xã hội'],
  [/^Kho bạc/, 'Kho bạc Nhà nước'],
  [/^Tòa án|tố tụng/, 'Tòa án nhân dân giải quyết vụ việc'],
  [/^Hải quan$/, 'Cơ quan Hải quan'],
]

const provincialOf: Record<string, string> = {
  'Bộ Công an': 'Công an tỉnh',
  'Ngân hàng Nhà nước Việt Nam': 'Ngân hàng Nhà nước Khu vực',
}

const hasNames =
  /^(?:Bộ |Cục |Công an |Chủ tịch (?:nước|[Uu]ỷ?y? ban nhân dân cấp tỉnh)|[UỦ][yỷ]? ban [Nn]hân dân cấp tỉnh|Sở |Chi cục |Cảng vụ |Các Cảng vụ |Ngân hàng |Thủ tướng|Văn phòng đăng ký đất đai|Chi nhánh Văn phòng|Trung tâm Dữ liệu|Phòng |Bảo hiểm xã hội|Tòa án)/u
/** Cities of other provinces, districts and groups of old. */
const isStale = /thành phố (?:hà nội|hải phòng)|huyện|kế hoạch và đầu tư|\bcũ\b|biên giới/iu
const mostNames = 3

/** "Chủ tịch ủy ban nhân dân cấp tỉnh" and the like as one writes them today. */
const spelling: readonly [RegExp, string][] = [
  [/\s*- Bộ (?:tài chính|NN và MT)/giu, ''],
  [/ \(Giao thông vận tải cũ\)/gu, ''],
  [/Đo đạc, Bản đồ/gu, 'Đo đạc và Bản đồ'],
  [/ VN$/gu, ' Việt Nam'],
  [/Cục tổ chức/gu, 'Cục Tổ chức'],
  [/Phòng quản lý/gu, 'Phòng Quản lý'],
  [/Bộ xây dựng/gu, 'Bộ Xây dựng'],
  [/Cục cảnh sát/gu, 'Cục Cảnh sát'],
  [/Cục quản lý/gu, 'Cục Quản lý'],
  [/Cục an ninh/gu, 'Cục An ninh'],
  [/Phòng cảnh sát/gu, 'Phòng Cảnh sát'],
  [/Công an cấp Tỉnh/gu, 'Công an tỉnh'],
  [/Công an cấp Xã/gu, 'Công an cấp xã'],
  [/[uủ][ỷy] ban nhân dân/giu, 'Ủy ban nhân dân'],
]

const tidy = (names: string): string => spelling.reduce((text, [from, to]) => text.replace(from, to), names)

const isLevelOf = (name: string, levels: readonly string[]): boolean => {
  const isProvincial = /tỉnh|^Sở|^Phòng|Khu vực/iu.test(name)
  const isCentral = /^(?:Bộ|Cục|Thủ tướng|Chủ tịch nước)/u.test(name)
  if (isCentral) return levels.includes('Cấp bộ') || levels.includes('Cơ quan khác')
  return !isProvincial || levels.includes('Cấp tỉnh')
}

const namedIn = ({ competent = '', levels }: NationalRecord): string | null => {
  if (!hasNames.test(competent) || competent.length >= 195) return null
  const names = [...new Set(tidy(competent).split(/,\s+(?=\p{Lu})/u))].filter((name) => !isStale.test(name))
  const fitting = names.filter((name) => isLevelOf(name, levels))
  if (fitting.length === 0 || fitting.length > mostNames) return null
  return fitting.length === 1 ? (fitting[0] as string) : `${fitting.slice(0, -1).join(', ')} hoặc ${fitting.at(-1)}`
}

/** Who decides: the authority that a record names, where its level agrees; else what list and level surely say. */
export const readWho = (record: NationalRecord): string => {
  const { field, levels, decision } = record
  const ofField = ofFields.find(([pattern]) => pattern.test(field))?.[1]
  if (ofField) return ofField
  const named = namedIn(record)
  if (named) return named
  const ministry = ministries.find(([pattern]) => pattern.test(decision))?.[1]
  if (!ministry) return levels.includes('Cấp tỉnh') ? 'Cơ quan cấp tỉnh' : 'Cơ quan trung ương'
  const { name, branch } = ministry
  const places = [
    ...(levels.includes('Cấp xã') ? [branch === 'Công an' ? 'Công an cấp xã' : 'Ủy ban nhân dân cấp xã'] : []),
    ...(levels.includes('Cấp tỉnh')
      ? [
          field === 'Quản lý xuất nhập cảnh'
            ? 'Phòng Quản lý xuất nhập cảnh, Công an tỉnh'
            : (provincialOf[name] ?? `cơ quan cấp tỉnh ngành ${branch}`),
        ]
      : []),
    ...(levels.includes('Cấp bộ') ? [name] : []),
  ]
  const told = places.length > 0 ? places.join(' hoặc ') : `cơ quan ngành ${branch}`
  return told.charAt(0).toUpperCase() + told.slice(1)
}

const longestPlace = 100
/** Addresses that records write in a dozen ways. */
const addresses: readonly [RegExp, string][] = [
  [/49,? Lý Thái Tổ/u, 'Bộ phận Một cửa Ngân hàng Nhà nước, 49 Lý Thái Tổ, Hà Nội'],
  [/119 Nguyễn Sơn/u, '119 Nguyễn Sơn, phường Bồ Đề, Hà Nội'],
  [/18 Phạm Hùng/u, 'Cục Đăng kiểm Việt Nam, 18 Phạm Hùng, phường Từ Liêm, Hà Nội'],
]
const ofPlace = /^(?:Bộ phận|Phòng |Cục |Trung tâm|Cảng vụ|Các Cảng vụ|Văn phòng|Thuế |Ngân hàng Nhà nước|\d+ |Số \d+)/u

/** Where papers are handed in, if a record names a place and nothing else. */
export const readPlace = ({ received_at: place = '' }: NationalRecord): string | null => {
  const told = place
    .replace(/\s+/g, ' ')
    .replace(/, tỉnh, thành phố trực thuộc Trung ương/iu, '')
    .replace(/[.:\s]+$/, '')
  const isPlain = told.length <= longestPlace && ofPlace.test(told) && !/huyện|hà tĩnh|http|chi nhánh/iu.test(told)
  return isPlain ? (addresses.find(([pattern]) => pattern.test(told))?.[1] ?? told) : null
}
