import type { Answer } from './answer-fields.js'
import { channels, handedOptions, paperForms } from './options.js'
import type { Paper, Situation } from './paper-fields.js'

/** 21000 -> "21.000 đồng". */
export const readableMoney = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`

/** "Giấy chứng sinh: nộp bản chính (khi …)" */
export const describePaper = ({ name, handed, form, form_text, count, when }: Paper): string => {
  const shape = form_text ?? paperForms[form]
  return `${name}: ${handedOptions[handed]} ${shape}${count > 1 ? `, ${count} bản` : ''}${when ? ` (${when})` : ''}`
}

/** The papers of one situation, under its condition. */
export const describeSituation = ({ when, papers }: Situation): string[] =>
  when === null ? papers.map(describePaper) : [`${when}:`, ...papers.map((paper) => `• ${describePaper(paper)}`)]

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const describeAges = ({ from, to }: NonNullable<Answer['ages']>): string =>
  to === null ? `từ đủ ${from} tuổi` : from === 0 ? `dưới ${to} tuổi` : `từ đủ ${from} đến dưới ${to} tuổi`

/** "Dưới 6 tuổi, nộp trực tuyến: Không cần ảnh." */
export const describeAnswer = ({ says, situation, channel, ages }: Answer): string => {
  const only = [situation, ages && describeAges(ages), channel && `nộp ${channels[channel]}`].filter(Boolean).join(', ')
  return only === '' ? says : `${capital(only)}: ${says}`
}

const lawTypes: readonly [RegExp, string][] = [
  [/^\d[\d.]*\/\d{4}\/NĐ-CP/, 'Nghị định'],
  [/^\d[\d.]*\/\d{4}\/TT-/, 'Thông tư'],
  [/^\d[\d.]*\/\d{4}\/TTLT-/, 'Thông tư liên tịch'],
  [/^\d[\d.]*\/(\d{4}\/)?QĐ-/, 'Quyết định'],
  [/^\d[\d.]*\/(\d{4}\/)?NQ-/, 'Nghị quyết'],
]

const readableNumber = (number: string): string => {
  const type = lawTypes.find(([pattern]) => pattern.test(number))?.[1]
  return type ? `${type} ${number}` : number
}

/**
 * "123/2015/NĐ-CP; 66.7/2025/NQ-CP" -> "Nghị định 123/2015/NĐ-CP; Nghị quyết 66.7/2025/NQ-CP". What the symbol doesn't
 * tell (a law or a resolution of the National Assembly) stays as it is.
 */
export const readableLaw = (numbers: string): string => numbers.split('; ').map(readableNumber).join('; ')

/** "2026-07" -> "tháng 7/2026" */
export const readableMonth = (month: string): string => {
  const [year, number] = month.split('-')
  return `tháng ${Number(number)}/${year}`
}

export const catalogWording = {
  unknownTime: 'Chưa có thông tin về thời hạn; xin hỏi nơi tiếp nhận.',
  unknownFees: 'Chưa có thông tin về phí, lệ phí; xin hỏi nơi tiếp nhận trước khi nộp.',
  unknownInBrief: 'chưa có thông tin, xin hỏi nơi nộp',
  unknownBenefit: 'chưa có thông tin về mức hưởng, xin hỏi nơi tiếp nhận',
  unknownFee: 'chưa có thông tin về mức thu, xin hỏi nơi tiếp nhận',
  feeSetByProvince: 'mức thu do Hội đồng nhân dân tỉnh quy định, xin hỏi bộ phận một cửa',
  feeSetByTaxOffice: 'số tiền theo thông báo của cơ quan thuế',
  feeUnknownForChannel: 'chưa có thông tin về mức thu cho cách nộp này, xin hỏi nơi tiếp nhận',
  free: 'miễn phí',
  doubtful: (what: string) => `Chưa chắc về ${what}, anh/chị hỏi lại nơi nhận.`,
  lowConfidence: 'Thông tin này chưa chắc chắn, xin hỏi lại nơi tiếp nhận trước khi làm.',
  mediumConfidence: 'Thông tin này có thể đã cũ; chỗ nào chưa rõ xin hỏi lại nơi tiếp nhận.',
  slips: {
    contradictedTime: (count: string, words: string) =>
      `thời hạn ghi số là ${count}, lời lại nói “${words}”. Hãy viết cho khớp.`,
    oldTold: (old: string, text: string) =>
      `mức cũ ${old} vẫn còn trong câu “${text}”. Hãy sửa nếu câu ấy nói về mức này.`,
    twice: (line: string) => `dòng “${line}” có hai lần. Hãy xóa bớt một dòng.`,
    twin: (name: string) =>
      `đã có thủ tục “${name}” mang tên này. Hãy sửa thủ tục ấy, hoặc đặt tên khác để người dân phân biệt.`,
  },
}
