import type { Case, CaseChange, MovedContent, TimelineEvent } from './case.js'
import { caseWording } from './wording.js'

const say = caseWording.split

type Sealed = NonNullable<CaseChange['sealed']>

/** What goes over to the case that is kept apart. */
export const contentOf = (found: Case): MovedContent => {
  const { placeText, when, against, request, evidence, attachments, reporter } = found
  return { placeText, when, against, request, evidence, attachments, reporter }
}

/** A case all of which goes on apart: what was done and when stays, nothing of what anybody said, nor who they are. */
export const sealWhole = ({ timeline }: Case): Sealed => ({
  text: say.sealed,
  placeText: null,
  when: null,
  against: null,
  request: null,
  evidence: null,
  attachments: [],
  reporter: { name: null, address: null, phone: null },
  toTell: [],
  timeline: timeline.map(({ facts: _facts, ...event }): TimelineEvent => ({ ...event, text: null, paper: null })),
})

const shortest = 8
const gap = '[…]'
const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const sentencesOf = (part: string): string[] =>
  part
    .split(/[\n.;!?]+/)
    .map((one) => one.trim())
    .filter(({ length }) => length >= shortest)

/** Finds any of these texts, however they are spaced. */
const patternOf = (wanted: readonly string[]): RegExp =>
  new RegExp(wanted.map((one) => escapeForPattern(one).replace(/\s+/g, '\\s+')).join('|'), 'giu')

/** Whether a part stands in what a case tells, word by word: as a whole, or each of its sentences somewhere. */
export const holdsPart = (found: Case, part: string): boolean => {
  const told = piecesOf(found).map((piece) => piece.normalize('NFC'))
  const whole = part.normalize('NFC').trim()
  const stands = (one: string): boolean => told.some((piece) => patternOf([one]).test(piece))
  const sentences = sentencesOf(whole)
  return stands(whole) || (sentences.length > 0 && sentences.every(stands))
}

/** A case without a part of what it tells, wherever the part stands in it word by word. */
export const cutOut = (found: Case, part: string): Sealed => {
  const whole = part.normalize('NFC').trim()
  const pattern = patternOf([whole, ...sentencesOf(whole)])
  const cut = <T extends string | null>(text: T): T => (text?.normalize('NFC').replace(pattern, gap) ?? text) as T
  const { placeText, when, against, request, evidence, attachments, reporter } = found
  return {
    text: cut(found.text),
    placeText: cut(placeText),
    when: cut(when),
    against: cut(against),
    request: cut(request),
    evidence: cut(evidence),
    attachments,
    reporter,
    toTell: found.toTell.map((one) => ({ ...one, text: cut(one.text) })),
    timeline: found.timeline.map((event) => ({ ...event, text: cut(event.text) })),
  }
}

/** What a case still tells, piece by piece. */
export const piecesOf = ({
  text,
  request,
  evidence,
  timeline,
}: Pick<Sealed, 'text' | 'request' | 'evidence' | 'timeline'>): string[] =>
  [text, request, evidence, ...timeline.map((event) => event.text)].filter((one) => one !== null)
