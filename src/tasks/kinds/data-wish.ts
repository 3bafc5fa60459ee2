import { localDay, readableDay } from '../../shared/clock.js'
import type { TaskKindDefinition } from './kind.js'

/** What somebody asks to be done about their own data; a copy is given at once and is no task. */
export type DataRight = 'correct' | 'object' | 'delete'

/** `replyBy`: last day for answering with the procedure, a local date. */
export type DataWishFacts = {
  right: DataRight
  text: string
  /** Of the case that it is about. */
  receiptCode: string
  replyBy: string
  article: string
  /** Asked with the case's own secret number or out of its chat. Left out: with four figures of the telephone, which prove little. */
  isProved?: true
}

export const dataRightLabels: Readonly<Record<DataRight, string>> = {
  correct: 'Sửa thông tin',
  object: 'Phản đối, hạn chế xử lý',
  delete: 'Xóa dữ liệu',
}

const longestKept = 2_000

/** A citizen's request to correct, limit or delete data of a case (Luật 91/2025 Điều 4; Nghị định 356/2025 Điều 5). */
export const dataWish: TaskKindDefinition<DataWishFacts> = {
  label: 'Yêu cầu về dữ liệu cá nhân',
  help: 'Hãy làm theo yêu cầu, hoặc nêu lý do theo luật khi không làm được. Câu trả lời đến người dân trong trò chuyện và ở trang tra theo mã.',
  none: 'Không có yêu cầu nào.',
  address: 'du-lieu-ca-nhan',
  permission: 'answer_hand_offs',
  order: 'due',
  endedBy: 'answer',
  isGrouped: false,
  showsCases: true,
  mayBeProtected: false,
  audited: 'data_wish_answered',
  auditedAtFirst: 'data_wish_received',
  readByCode: true,
  forgotten: 'once_done',
  sealedWith: 'lasting',
  kept: ({ text, ...rest }) => ({ ...rest, text: text.slice(0, longestKept) }),
  shows: ({ openedAt, facts: { right, text, receiptCode, replyBy, article, isProved } }) => ({
    text,
    facts: [
      `Yêu cầu: ${dataRightLabels[right]}, vụ việc ${receiptCode}.`,
      `Gửi ngày ${readableDay(localDay(openedAt))}, đã báo nhận ngay, hạn trả lời ${readableDay(replyBy)} (${article}).`,
      ...(isProved ? [] : ['Chưa chứng minh là người gửi. Chưa sửa, xóa, ngừng xử lý gì khi chưa gặp và xem giấy tờ.']),
    ],
    about: null,
  }),
}
