import type { TaskKindDefinition } from './kind.js'

/** `cause`: why a mark was low, in words; `owner`: whose task it is. */
export type SurveyCauseFacts = { cause: string; note: string; what: string; owner: { id: string; name: string } }

/** What is to be done because people gave a low mark. */
export const surveyCause: TaskKindDefinition<SurveyCauseFacts> = {
  label: 'Việc phải làm sau khảo sát',
  help: 'Làm xong thì ghi kết quả: đã đổi điều gì, người dân được gì.',
  none: 'Không có việc nào.',
  address: 'khao-sat',
  permission: 'handle_surveys',
  order: 'due',
  endedBy: 'outcome',
  isGrouped: false,
  showsCases: false,
  mayBeProtected: false,
  audited: 'survey_task_done',
  forgotten: 'never',
  sealedWith: 'nothing',
  kept: (facts) => facts,
  shows: ({ facts: { cause, note, what, owner } }) => ({
    text: null,
    facts: [what, `Người làm: ${owner.name}.`, `Nguyên nhân: ${cause}.${note ? ` ${note}` : ''}`],
    about: null,
  }),
}
