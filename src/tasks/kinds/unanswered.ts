import { partToRead } from '../../shared/text.js'
import type { TaskKindDefinition } from './kind.js'

/** `nearest`: the nearest procedure, by slug. */
export type UnansweredFacts = { text: string; intent: string; confidence: number; nearest: string | null }

const longestKept = 1_000

/** A message that the bot couldn't answer. */
export const unanswered: TaskKindDefinition<UnansweredFacts> = {
  label: 'Câu chưa trả lời được',
  help: 'Mỗi câu là một lần người dân không được trả lời. Thêm câu ấy vào “Câu người dân hay hỏi” của đúng thủ tục.',
  none: 'Không có câu nào.',
  address: 'cau-chua-tra-loi',
  permission: 'edit_catalog',
  order: 'newest',
  endedBy: 'done',
  isGrouped: true,
  showsCases: false,
  mayBeProtected: false,
  audited: null,
  forgotten: 'always',
  kept: (facts) => ({ ...facts, text: withoutNumbers(partToRead(facts.text)).slice(0, longestKept) }),
  shows: ({ facts: { text, nearest } }) => ({
    text,
    facts: [],
    about: nearest === null ? null : { label: 'Gần nhất', slug: nearest },
  }),
}

/** Takes out what looks like a telephone or identity number. */
const withoutNumbers = (text: string): string => text.replace(/\d[\d .-]{7,}\d/g, '…')
