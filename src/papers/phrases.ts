import type { OfficialPaper } from '../cases/case.js'
import type { CaseKind } from '../cases/kinds/index.js'
import { readableDay } from '../shared/clock.js'
import { shorten } from '../shared/text.js'
import type { Matter } from './matter.js'
import { type Block, italic, paragraph } from './paper.js'

/** Left open, to be written in by hand or in the form. */
export const open = '……………………'

const longestSummary = 700

/** 'Ông/bà Trần Thị Lan', after 'Kính gửi'. */
export const addresseeOf = ({ person }: Matter): string => `Ông/bà ${person.name ?? open}`

/** 'ông/bà Trần Thị Lan' */
export const personOf = ({ person }: Matter): string => `ông/bà ${person.name ?? open}`

/** 'ông/bà Trần Thị Lan, địa chỉ: thôn Đoài' */
export const personAndAddress = (matter: Matter): string =>
  `${personOf(matter)}, địa chỉ: ${matter.person.address ?? open}`

/** 'ngày 05/12/2026', never parted by the end of a line. */
export const dayOf = (day: string | null): string => `ngày\u00a0${day ? readableDay(day) : open}`

/** 'Thông báo số 05/TB-UBND ngày 05/12/2026' */
export const citing = (what: string, paper: OfficialPaper | null): string =>
  `${what} số\u00a0${paper?.number ?? open} ${dayOf(paper?.date ?? null)}`

const uncited = /((?:Quyết định|Thông báo|Kết luận)[^,;.()\d]*?) số\u00a0(?:…+ ngày|[^ ]+ ngày\u00a0…)/g

/** What a text cites of which the case has no number or no day yet. */
export const uncitedIn = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(uncited)].map(([, what = '']) => what))),
]

/** What came of the dialogue, as a decision says it; null: none was held. */
export const dialogueResult = ({ dialogue }: Matter): string | null =>
  dialogue && `Đối thoại ${dayOf(dialogue.day)}: ${sentence(dialogue.outcome)}`

/** Gets the notices on complaints (Luật Khiếu nại Điều 27, 32). */
export const inspectorate = 'Cơ quan thanh tra nhà nước cùng cấp'

/** The matter in one paragraph, for papers that only name it. */
export const summaryOf = ({ text }: Matter): string =>
  text ? shorten(text.replace(/\s+/g, ' ').trim(), longestSummary) : open

/** What the letter of a kind is called. */
export const letterOf: Record<CaseKind, string> = {
  feedback: 'phản ánh, kiến nghị',
  complaint: 'đơn khiếu nại',
  second_complaint: 'đơn khiếu nại lần hai',
  denunciation: 'đơn tố cáo',
  tip: 'tin có nội dung tố cáo',
}

/** The reasons of a decision, each in italics as Nghị định 30/2020/NĐ-CP sets them. */
export const grounds = (...texts: readonly string[]): Block[] =>
  texts.map((text, index) => paragraph(italic(`${text}${index === texts.length - 1 ? '.' : ';'}`)))

export const laws = {
  complaint: [
    'Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011, được sửa đổi, bổ sung bởi Luật số 136/2025/QH15',
    'Căn cứ Nghị định số 124/2020/NĐ-CP quy định chi tiết một số điều và biện pháp thi hành Luật Khiếu nại, được sửa đổi, bổ sung bởi Nghị định số 155/2026/NĐ-CP',
  ],
  denunciation: [
    'Căn cứ Luật Tố cáo ngày 12 tháng 6 năm 2018, được sửa đổi, bổ sung bởi Luật số 136/2025/QH15',
    'Căn cứ Nghị định số 31/2019/NĐ-CP quy định chi tiết một số điều và biện pháp tổ chức thi hành Luật Tố cáo, được sửa đổi, bổ sung bởi Nghị định số 156/2026/NĐ-CP',
  ],
} as const

/** Lines that were typed one below the other, as a list with dashes. */
export const listOf = (text: string | null): Block[] => {
  const lines = (text ?? open)
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^[-–•]\s*/, '')
        .replace(/[.;]$/, ''),
    )
    .filter((line) => line !== '')
  return lines.map((line, index) => paragraph(`- ${line}${index === lines.length - 1 ? '.' : ';'}`))
}

/** 'a.' stays, 'a' gets its full stop; lines become parts of it. */
export const sentence = (text: string | null): string => {
  const said = (text ?? open).trim().replace(/[.;]?\s*\n\s*/g, '; ')
  return /[.!?…]$/.test(said) ? said : `${said}.`
}
