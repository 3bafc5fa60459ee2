import { kindOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { findPlaces } from '../../../places/find-places.js'
import { foldMarks, shorten } from '../../../shared/text.js'
import type { Outcome } from '../../conversation.js'
import { type Applied, applyTold, longestField } from './apply-told.js'
import { placeText } from './card.js'
import { exchangeWords } from './correct-draft.js'
import type { Draft, DraftField } from './draft.js'
import { askPlace, askWhatToChange, goOn, goOnAt, reopen } from './go-on.js'
import { type Intake, review, stepAt, without } from './open-step.js'
import { wantsToSkip } from './skip.js'
import { partsToldAnew, placeWordsIn, withinCommune, withPart, withSpot } from './told/place-parts.js'
import type { Correction } from './told/read-correction.js'
import { readTold } from './told/read-told.js'
import { isTimeAlone } from './told/time-phrase.js'
import { withoutUnnamedWish } from './told/unnamed.js'
import { intakeWording as say } from './wording.js'

/** Does what a correction asks: a field anew, words exchanged, or the question which field is meant. */
export const correct = (intake: Intake, at: string, draft: Draft, correction: Correction): Outcome => {
  if (correction.kind === 'field')
    return stepAt(intake, correction.field)
      ? reopen(intake, correction.field, draft, correction.isOfCommune ? withinCommune(draft.place ?? '') : '')
      : askWhatToChange(intake, at, draft, say.changeWhich)
  if (correction.kind === 'slot') {
    const step = stepAt(intake, correction.field)
    if (step && isEmptied(correction.text))
      return step.isOptional
        ? goOn(
            intake,
            { ...draft, [step.field]: null },
            { notes: [say.leftOut([say.labels[step.field].toLowerCase()])] },
          )
        : goOnAt(intake, at, draft, [reply(say.mustHave(say.labels[step.field]))])
    const { draft: next, notes, ambiguous } = setField(intake, draft, correction.field, correction.text)
    return ambiguous ? askPlace(intake, next, ambiguous) : goOn(intake, next, { notes })
  }
  if (correction.kind === 'replace') {
    const exchanged = exchangeWords(draft, correction.from, correction.to)
    const isPlace = findPlaces(correction.to, { expected: exchanged?.fields.includes('place') ?? false }).length > 0
    if (isPlace && (exchanged === null || exchanged.fields.includes('place')))
      return correct(intake, at, draft, { kind: 'slot', field: 'place', text: correction.to })
    const told = exchanged ? null : toldAnew(intake, draft, correction.to)
    if (told) return goOn(intake, told, { notes: [say.exchanged(correction.to)] })
    if (!exchanged) return askWhatToChange(intake, at, draft, say.wordsNotFound(correction.from))
    return goOn(intake, exchanged.draft, {
      notes: [correction.to === '' ? say.removed(correction.from) : say.exchanged(correction.to)],
    })
  }
  const open = stepAt(intake, at)?.field ?? null
  const isPlace = draft.communeCode !== undefined && findPlaces(correction.text, { expected: false }).length > 0
  const applied = isPlace
    ? setField(intake, withStoryAt(draft, correction.text), 'place', placeWordsIn(correction.text))
    : read(intake, draft, open, correction.text)
  if (applied.ambiguous) return askPlace(intake, applied.draft, applied.ambiguous)
  const hasChanged = applied.notes.length > 0 || JSON.stringify(applied.draft) !== JSON.stringify(draft)
  return hasChanged
    ? goOn(intake, applied.draft, { notes: applied.notes })
    : askWhatToChange(intake, at, draft, say.changeWhich)
}

/** Another spot within the place that was told; the commune stays. */
export const correctSpot = (intake: Intake, draft: Draft, spot: string): Outcome => {
  const next = { ...draft, place: withSpot(draft.place ?? '', spot) }
  return { ...goOn(intake, next, { notes: [say.changedTo(placeText(next))] }), lesson: 'corrected' }
}

/** Another part of the commune: "không phải, thôn Đa Ngưu cơ". */
export const correctPart = (intake: Intake, draft: Draft, part: string): Outcome => {
  const next = { ...draft, place: withPart(draft.place ?? '', part) }
  return { ...goOn(intake, next, { notes: [say.changedTo(placeText(next))] }), lesson: 'corrected' }
}

const behindWhere: readonly string[] = ['when', 'evidence', 'name', 'phone', review]
/** "không phải" is said against what was noted where the open question has no yes and no. */
export const mayBeWrong = (at: string, draft: Draft): boolean =>
  behindWhere.includes(at) && (draft.communeCode !== undefined || Boolean(draft.when))

/** Something is wrong and the right isn't said: that field is asked for anew, or which it is. */
export const correctSaid = (intake: Intake, at: string, draft: Draft, wrong: DraftField | 'unknown'): Outcome => ({
  ...(wrong !== 'unknown' && stepAt(intake, wrong)
    ? reopen(intake, wrong, draft)
    : askWhatToChange(intake, at, draft, say.changeWhich)),
  lesson: 'corrected',
})

/** A part of the place or a time that is right now, where the wrong one was written otherwise; null: it is neither. */
const toldAnew = (intake: Intake, draft: Draft, right: string): Draft | null => {
  if (draft.place && partsToldAnew(draft.place, right).length > 0)
    return { ...draft, place: withPart(draft.place, right) }
  return stepAt(intake, 'when') && isTimeAlone(right) ? { ...draft, when: right } : null
}

/** The story with another commune where it names the wrong one and no other. */
const withStoryAt = (draft: Draft, text: string): Draft => {
  const [said, other] = findPlaces(draft.text ?? '')
  const [right] = findPlaces(text)
  const isWrong = said && !other && right && said.communes[0]?.code === draft.communeCode
  return isWrong && draft.text
    ? { ...draft, text: `${draft.text.slice(0, said.start)}${right.mention}${draft.text.slice(said.end)}` }
    : draft
}

/** "sửa họ tên: không nêu", "đổi tên thành ẩn danh": the field is left out. */
const isEmptied = (text: string): boolean =>
  wantsToSkip(text) ||
  withoutUnnamedWish(text) === '' ||
  /^(?:bo|xoa|de trong)(?: (?:di|trong|luon|nhe|a))*$/.test(foldMarks(text))

/** One field anew, from words that are surely meant for it. */
const setField = (intake: Intake, draft: Draft, field: DraftField, text: string): Applied => {
  const cleared = without(draft, field)
  const within = field === 'place' && draft.place && withinCommune(text) === '' ? withinCommune(draft.place) : ''
  const applied = read(intake, within === '' ? cleared : { ...cleared, place: within }, field, text)
  const changed = field === 'place' ? say.changedTo(placeText(applied.draft)) : say.changedField(say.labels[field])
  if (applied.isAnswered) return { ...applied, notes: [changed] }
  return field === 'place'
    ? applied
    : { ...applied, draft: { ...draft, [field]: text }, notes: [say.changedField(say.labels[field])], isAnswered: true }
}

const tellerOf = (intake: Intake): readonly ('name' | 'address' | 'phone')[] =>
  kindOf(intake.kind).isProtected ? ['name', 'address', 'phone'] : ['name', 'phone']

/** "Khoái Châu", where it was asked which "xã Bình Minh" is meant: the two are one place. */
const withUndecided = ({ place, communeCode }: Draft, text: string): string => {
  const undecided = place && communeCode === undefined ? findPlaces(place, { expected: true }).at(-1) : undefined
  if (!place || !undecided || undecided.communes.length < 2) return text
  const [decided, other] = findPlaces(`${undecided.mention}, ${text}`, { expected: true })[0]?.communes ?? []
  return decided && !other && undecided.communes.some(({ code }) => code === decided.code) ? `${place}, ${text}` : text
}

/** Who tells it is read even where nobody asks: a tip's sender must not stand in its story. */
export const read = (intake: Intake, draft: Draft, open: DraftField | null, text: string): Applied => {
  const asked = intake.steps.map(({ field }) => field)
  const accusesOthers = kindOf(intake.kind).isProtected
  const fields = new Set([...asked, ...tellerOf(intake)])
  const said = open === 'place' ? withUndecided(draft, text) : text
  const told = readTold(shorten(said, longestField), { open, fields, accusesOthers })
  const foreign = tellerOf(intake).filter((field) => told.set[field] && !asked.includes(field))
  const set = foreign.reduce(without, told.set)
  const applied = applyTold(draft, { ...told, set }, { steps: intake.steps, open, accusesOthers })
  if (foreign.length === 0) return applied
  return {
    ...applied,
    notes: [...applied.notes, say.notAsked(foreign.map((field) => say.labels[field].toLowerCase()))],
  }
}
