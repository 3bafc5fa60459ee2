import type { TaskKindDefinition } from './kind.js'

/** `added`: ids of the messages whose words were put to the question after it was asked. */
export type HandOffFacts = { question: string; added?: string[] }

const longestKept = 4_000

/** A citizen who asked for a person. */
export const handOff: TaskKindDefinition<HandOffFacts> = {
  label: 'Chờ cán bộ trả lời',
  help: null,
  none: 'Không có ai đang chờ.',
  address: 'cho-tra-loi',
  permission: 'answer_hand_offs',
  order: 'oldest',
  endedBy: 'answer',
  isGrouped: false,
  showsCases: false,
  mayBeProtected: true,
  audited: 'hand_off_answered',
  forgotten: 'once_done',
  sealedWith: 'lasting',
  kept: ({ question }) => ({ question: question.slice(0, longestKept) }),
  shows: ({ facts }) => ({ text: facts.question, facts: [], about: null }),
}
