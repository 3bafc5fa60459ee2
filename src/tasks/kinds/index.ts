import { type DataRequestFacts, dataRequest } from './data-request.js'
import { type DataWishFacts, dataWish } from './data-wish.js'
import { type ErrorReportFacts, errorReport } from './error-report.js'
import { type HandOffFacts, handOff } from './hand-off.js'
import type { TaskKindDefinition } from './kind.js'
import { type SurveyCauseFacts, surveyCause } from './survey-cause.js'
import { type UnansweredFacts, unanswered } from './unanswered.js'

/** Every kind of task, with what came in. */
export type TaskFacts = {
  hand_off: HandOffFacts
  data_request: DataRequestFacts
  data_wish: DataWishFacts
  unanswered: UnansweredFacts
  error_report: ErrorReportFacts
  survey_cause: SurveyCauseFacts
}

export type TaskKind = keyof TaskFacts

/** The kinds in the order in which the page shows them. */
export const taskKinds: { [K in TaskKind]: TaskKindDefinition<TaskFacts[K]> } = {
  hand_off: handOff,
  data_request: dataRequest,
  data_wish: dataWish,
  unanswered,
  error_report: errorReport,
  survey_cause: surveyCause,
}

export const taskKindNames = Object.keys(taskKinds) as TaskKind[]
