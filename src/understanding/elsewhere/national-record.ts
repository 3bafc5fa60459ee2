import { foldMarks } from '../../shared/text.js'
import type { ElsewhereRow } from './elsewhere-file.js'
import type { NationalRecord } from './national-schema.js'
import { readWays } from './read-ways.js'
import { readPlace, readWho } from './read-who.js'

/** Lists of what a province decides, and levels that are no more. */
const isOfAnother = ({ decision, name }: NationalRecord): boolean =>
  decision.endsWith('UBND') || foldMarks(name).includes('cap huyen')

/** Customs never are the commune's, though two thirds of their records say so. */
const isWrongCustoms = ({ field, levels }: NationalRecord): boolean => field === 'Hải quan' && levels.includes('Cấp xã')

const byCommune = new Set(['Cấp xã', 'Cơ quan khác'])
const isOfCommune = ({ levels }: NationalRecord): boolean =>
  levels.includes('Cấp xã') && levels.every((level) => byCommune.has(level))

/** The ministry has a part in it, or the level is wrong: told for such a record, who decides would be a guess. */
const isUnsure = ({ levels, competent, decision }: NationalRecord): boolean =>
  levels.includes('Cấp xã') && !levels.includes('Cấp tỉnh') && !competent && !decision.includes('BCA')

/** Awards, posts and allowances inside an authority: citizens who ask for such a thing mean another. */
const isInternal = ({ field }: NationalRecord): boolean => /^(?:Thi đua|Chính sách$|Tổ chức, cán bộ$)/iu.test(field)

/** Fields that the commune and its police do themselves: what a higher level does of them is no other matter. */
const done = new Set([
  ...['Hộ tịch', 'Chứng thực', 'Đăng ký, quản lý cư trú', 'Cấp, quản lý căn cước'],
  ...['Định danh và xác thực điện tử', 'Khiếu nại, tố cáo'],
])

const nameOf = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.;]+$/g, '')
    .replace(/^Thủ tục\s+(\p{L})/iu, (_whole, first: string) => first.toUpperCase())

/** A record as the index keeps it; null where it is none of ours to tell: the commune's own, another province's, wrong. */
export const readNationalRecord = (record: NationalRecord): ElsewhereRow | null => {
  if (isOfAnother(record) || isWrongCustoms(record) || isOfCommune(record) || isUnsure(record)) return null
  if (isInternal(record) || done.has(record.field)) return null
  const { code, field, levels, as_of } = record
  return {
    code,
    name: nameOf(record.name),
    field,
    is_shared: levels.includes('Cấp xã'),
    who: readWho(record),
    place: readPlace(record),
    ...readWays(record),
    as_of,
  }
}
