import { reply } from '../../../messaging/message.js'
import { shorten } from '../../../shared/text.js'
import { accusesOffice } from '../../accuses-office.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { beginIntake } from '../intake/begin-intake.js'
import { type Draft, withoutTeller } from '../intake/draft.js'
import { draftFrom, gather } from '../intake/gather.js'
import { type Intake, openState, ownFields } from '../intake/open-step.js'
import { complaintIntake } from '../send-complaint/flow.js'
import { feedbackIntake } from '../send-feedback/flow.js'
import { askWhetherToSign } from '../sign-or-not/flow.js'
import { type Letter, type Matter, mattersOf } from './letter-parts.js'
import { reportsApart } from './reports-apart.js'
import { severalMattersWording as say } from './wording.js'

const longestShown = 80

const intakes: Record<Exclude<Matter['kind'], 'denunciation'>, Intake> = {
  complaint: complaintIntake,
  feedback: feedbackIntake,
}

/** Who writes, and where, as the head of the letter says it for all. */
const writerIn = (head: string): Draft => {
  const { name, address, phone, place, communeCode } = gather({}, head) ?? {}
  return {
    ...(name && { name }),
    ...(address && { address }),
    ...(phone && { phone }),
    ...(communeCode && { place: place ?? null, communeCode }),
  }
}

/** Where all of it happens, as the matter that names a commune says it for those that name none. */
const sharedPlace = (matters: readonly Matter[]): Draft => {
  const codes = new Set(matters.flatMap(({ text }) => draftFrom(text).communeCode ?? []))
  const [communeCode, other] = [...codes]
  return communeCode && !other ? { place: null, communeCode } : {}
}

/** A matter in its own words alone. */
const draftOf = ({ kind, text }: Matter, writer: Draft): Draft => {
  const told = draftFrom(text)
  const draft: Draft = { ...writer, ...told, text: told.text ?? text }
  return kind === 'denunciation' ? withoutTeller(draft) : draft
}

const waiting = (matter: Matter, writer: Draft): FlowState => {
  const draft = draftOf(matter, writer)
  if (matter.kind === 'denunciation') return askWhetherToSign(draft).flow as FlowState
  const intake = intakes[matter.kind]
  return openState(intake, ownFields(intake, draft))
}

const begin = (turn: Turn, matter: Matter, writer: Draft): Outcome =>
  matter.kind === 'denunciation'
    ? askWhetherToSign(draftOf(matter, writer))
    : beginIntake(intakes[matter.kind], turn, draftOf(matter, writer))

/** All of it goes the protected way, and that is said. */
const beginWhole = (turn: Turn): Outcome => {
  const asked = askWhetherToSign(draftOf({ kind: 'denunciation', text: turn.message.text }, {}))
  return { ...asked, replies: [reply(say.whole), ...asked.replies] }
}

const beginApart = (turn: Turn, { head, matters }: Letter): Outcome => {
  const isOfReports = matters.every(({ kind }) => kind === 'feedback')
  const writer = { ...(isOfReports && sharedPlace(matters)), ...writerIn(head) }
  const [first, ...others] = matters as [Matter, ...Matter[]]
  const begun = begin(turn, first, writer)
  const told = matters.map(({ kind, text }) => ({
    kind,
    shown: kind === 'denunciation' ? '' : shorten(text, longestShown),
  }))
  return {
    ...begun,
    replies: [reply(say.apart(told)), ...begun.replies],
    suspended: [...others.map((matter) => waiting(matter, writer)), ...turn.conversation.suspended],
  }
}

/** A letter of several kinds of matters: a draft for each, the first at once, the others after it. Null: it has but one. */
export const beginMatters = (turn: Turn): Outcome | null => {
  const { text } = turn.message
  const letter = mattersOf(text) ?? (accusesOffice(turn) ? null : reportsApart(text))
  if (!letter) return null
  return letter.isWhole ? beginWhole(turn) : beginApart(turn, letter)
}
