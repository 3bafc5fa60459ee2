import type { Case } from './case.js'
import { provinceHead } from './kinds/wording.js'
import { settlerOf } from './settled-elsewhere.js'

const belowProvince = /^(?:Chủ tịch UBND (?:xã|phường)|Giám đốc Sở)\s/

/** Who is directly above whoever settled a case, as its citizen is told: where one denounces again (Luật Tố cáo Điều 37). */
export const superiorOf = (found: Pick<Case, 'kind' | 'agency' | 'settledBy'>): string => {
  const settler = settlerOf(found)
  if (settler.startsWith(provinceHead)) return 'Thủ tướng Chính phủ, người đứng đầu cơ quan cấp trên trực tiếp'
  return belowProvince.test(settler) ? provinceHead : 'người đứng đầu cơ quan cấp trên trực tiếp của nơi đã giải quyết'
}
