/** What the answers are about, by the Ministry's five factors (form's items 9.15–9.33): each a step of the scale, 1 worst, 5 best. */
export const factorNames = ['access', 'procedure', 'officers', 'result', 'pakn'] as const
export type Factor = (typeof factorNames)[number]

/** Where an answer comes from: a closed case, a procedure guided in the chat, the QR at the counter, paper that staff typed in. */
export const answerKinds = ['case', 'guidance', 'counter', 'paper'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** Whether somebody in office asked for more than is due (form's Q4, Q5). */
export const extraSteps = ['none', 'some', 'many'] as const
export type ExtraStep = (typeof extraSteps)[number]

/**
 * One person's answer as figures are made of it: nothing in it says who answered. It may still grow while the person
 * goes on answering: `updatedAt` moves then, and `changedSince` gives it again.
 */
export type AnswerFact = {
  /** Random; the same answer has it for ever. */
  id: string
  answeredAt: Date
  communeCode: string | null
  /** The case's category or the field ('lĩnh vực') of the procedure; null: not known. */
  service: string | null
  kind: AnswerKind
  /** The first tap, 1 to 5; null: only further questions were answered. */
  overall: number | null
  factors: Partial<Record<Factor, number>>
  /** Whether the papers were complete after one guidance (item 9.25); null: not asked or not answered. */
  once: boolean | null
  /** How many times the person came for it; null as above. */
  visits: number | null
  extra: ExtraStep | null
  /** Topics of the free sentence (form's Q10), by name in src/surveys/topics.yml. */
  wishes: string[]
  /** Why the answer wants a second look, by name in src/surveys/flags.ts: it counts all the same. */
  flags: string[]
  /** False: a trial's answer. It is kept and never counted; a fact that was counted may become one that isn't. */
  counted: boolean
  updatedAt: Date
}

/** One person who was asked. A trial's are left out. */
export type InvitationFact = {
  id: string
  invitedAt: Date
  answeredAt: Date | null
  communeCode: string | null
  service: string | null
  updatedAt: Date
}
