import { localDay, readableDay } from '../../shared/clock.js'
import type { TaskKindDefinition } from './kind.js'

/** `replyBy`: last day for answering the person, a local date. */
export type DataRequestFacts = { replyBy: string; article: string }

/** A citizen's request to delete personal data; what belongs to no case was deleted at once. */
export const dataRequest: TaskKindDefinition<DataRequestFacts> = {
  label: 'Yêu cầu xóa dữ liệu cá nhân',
  help: 'Phần không thuộc vụ việc nào đã tự xóa. Hãy xem các vụ việc còn lại, xóa hoặc giữ theo luật, trả lời người dân, rồi bấm đã xử lý.',
  none: 'Không có yêu cầu nào.',
  address: 'xoa-du-lieu',
  permission: 'handle_data_requests',
  order: 'due',
  endedBy: 'done',
  isGrouped: false,
  showsCases: true,
  mayBeProtected: true,
  audited: 'data_request_done',
  forgotten: 'never',
  sealedWith: 'nothing',
  kept: (facts) => facts,
  shows: ({ openedAt, facts: { replyBy, article } }) => ({
    text: null,
    facts: [`Gửi ngày ${readableDay(localDay(openedAt))}, hạn trả lời ${readableDay(replyBy)} (${article}).`],
    about: null,
  }),
}
