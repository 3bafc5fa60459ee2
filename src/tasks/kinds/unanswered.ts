import { partToRead } from '../../shared/text.js'
import type { TaskKindDefinition } from './kind.js'

/**
 * missed: no answer was known; doubted: several were offered; asked_which: the bot asked which procedure is meant; outside:
 * another province's or nobody's matter; corrected: the person put the bot, or what they had said, right.
 */
export type LessonReason = 'missed' | 'doubted' | 'asked_which' | 'outside' | 'corrected'

/** `told`: what the answer rested on, 'slug, bản version (facts) [rule; program]'. */
export type LessonTurn = { said: string; answered: string; told: string[] }

/**
 * `nearest`: the nearest procedure, by slug. `talk`: the last turns, this one included; both it and `why` are missing from
 * what was noted before 30 November 2026.
 */
export type UnansweredFacts = {
  text: string
  intent: string
  confidence: number
  nearest: string | null
  why?: LessonReason
  talk?: LessonTurn[]
}

const longestKept = 1_000

const reasons: Record<LessonReason, string> = {
  missed: 'Chưa có câu trả lời',
  doubted: 'Chưa chắc, đưa ra lựa chọn',
  asked_which: 'Phải hỏi lại thủ tục nào',
  outside: 'Ngoài tỉnh hoặc ngoài phạm vi',
  corrected: 'Người dân sửa lại',
}

/** A message that the bot couldn't answer, or not surely. */
export const unanswered: TaskKindDefinition<UnansweredFacts> = {
  label: 'Câu chưa trả lời tốt',
  help: 'Những câu Xã Ơi không biết, chưa chắc hoặc bị sửa lại. Bấm Dạy câu này để đưa câu ấy vào đúng thủ tục, hoặc Đã xử lý nếu không có gì để dạy.',
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
  sealedWith: 'talk',
  kept: (facts) => ({ ...facts, text: withoutNumbers(partToRead(facts.text)).slice(0, longestKept) }),
  shows: ({ facts: { text, intent, nearest, why = 'missed', talk = [] } }) => ({
    text,
    facts: [reasons[why]],
    about: nearest === null ? null : { label: 'Gần nhất', slug: nearest },
    meaning: nearest ?? intent,
    talk,
  }),
}

/** Takes out what looks like a telephone or identity number. */
const withoutNumbers = (text: string): string => text.replace(/\d[\d .-]{7,}\d/g, '…')
