import { factOf } from './answer.js'
import type { AnswerStore } from './answer-store.js'
import type { AnswerFact, InvitationFact } from './facts.js'
import type { InvitationStore } from './invitation-store.js'

/** Answers that changed at an instant or after it, the earliest change first, as figures need them. */
export async function* readAnswers(
  answers: Pick<AnswerStore, 'readChangedSince'>,
  since: Date,
): AsyncGenerator<AnswerFact> {
  for await (const one of answers.readChangedSince(since)) yield factOf(one)
}

/** As above, of those who were asked. */
export async function* readInvitations(
  invitations: Pick<InvitationStore, 'readChangedSince'>,
  since: Date,
): AsyncGenerator<InvitationFact> {
  for await (const one of invitations.readChangedSince(since)) {
    const { id, invitedAt, answeredAt, communeCode, service, updatedAt } = one
    if (invitedAt) yield { id, invitedAt, answeredAt, communeCode, service, updatedAt }
  }
}
