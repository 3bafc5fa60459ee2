import { readableDay } from '../shared/clock.js'
import type { Verdict } from './check-proof.js'

/** What a check found, as the command and the page that works without network say it. */
export const verdictWording: Record<Verdict['found'], string> = {
  right: 'Đúng. Vụ việc {code} đã có trong hệ thống, chậm nhất là hết ngày {day}.',
  not_a_proof: 'Tệp bằng chứng không đúng mẫu. Tệp có thể đã bị sửa hoặc chọn nhầm.',
  not_days: 'Tệp dấu ngày không đúng mẫu. Tệp có thể đã bị sửa hoặc chọn nhầm.',
  chain_broken: 'Không khớp. Chuỗi dấu ngày bị sửa, bớt hoặc chèn ở ngày {day}.',
  day_missing: 'Chưa kiểm tra được. Tệp dấu ngày không có ngày {day}. Hãy tải tệp dấu ngày mới nhất.',
  other_days: 'Không khớp. Dấu của ngày {day} khác với dấu trong tệp bằng chứng.',
  not_in_day: 'Không khớp. Mã hoặc số trong tệp không thuộc dấu của ngày {day}.',
}

export const sayVerdict = (verdict: Verdict): string =>
  verdictWording[verdict.found]
    .replace('{code}', 'code' in verdict ? verdict.code : '')
    .replace('{day}', 'day' in verdict ? readableDay(verdict.day) : '')
