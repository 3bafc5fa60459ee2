import type { CaseKind } from '../../../cases/kinds/index.js'
import { findPlaces, withoutPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'
import { isCourtesy, wantsRepeat, wantsSummary, wantsToHold, wantsToResume } from '../../commands/phrases.js'
import { statesKind } from '../choose-kind/named-kind.js'
import { accuses } from './accusation.js'
import { applyTold } from './apply-told.js'
import type { Step } from './ask-step.js'
import { summaryOf } from './card.js'
import { type Draft, type DraftField, draftFields } from './draft.js'
import { readTold, wordCount } from './told/read-told.js'
import { intakeWording as say } from './wording.js'

/** What "gửi luôn" or "không để tên" may leave out before the kind is known. */
const leftOut: ReadonlySet<DraftField> = new Set(['when', 'evidence', 'name', 'phone'])
const steps: readonly Step[] = draftFields.map((field) => ({
  field,
  ask: '',
  ...(leftOut.has(field) && { isOptional: true }),
}))
const shownSteps = steps.filter(({ field }) => ['text', 'against', 'place', 'when'].includes(field))

const tellerSteps = steps.filter(({ field }) => ['name', 'address', 'phone'].includes(field))

/** Fewer words tell nothing: "không biết". */
const leastStory = 3

const repairs = [isCourtesy, wantsRepeat, wantsSummary, wantsToHold, wantsToResume]

const namesAccused = (story: string): boolean => accuses(story) || statesKind(story) === 'denunciation'

/** A story that goes on while it is asked what becomes of it: all that a message tells is kept. Null: it tells nothing. */
export const gather = (draft: Draft, text: string): Draft | null => {
  if (isQuestion(text) || repairs.some((wants) => wants(text))) return null
  const accusesOthers = namesAccused(`${draft.text ?? ''}\n${text}`)
  const read = readTold(text, { open: null, fields: new Set(draftFields), accusesOthers })
  const told = wordCount(read.content) < leastStory ? { ...read, content: '' } : read
  const next = applyTold(draft, told, {
    steps,
    open: draft.text === undefined && told.content !== '' ? 'text' : null,
  }).draft
  return JSON.stringify(next) === JSON.stringify(draft) ? null : next
}

/** What a message added to a story, in words. */
export const whatIsNoted = (before: Draft, after: Draft): string => {
  const added = draftFields.filter((field) => after[field] && after[field] !== before[field])
  if (added.length === 0 || (added.includes('text') && !before.text)) return say.storyKept
  return added.includes('text') && after.text
    ? say.nowHas(after.text.split('\n').length)
    : say.noted(added.map((field) => say.labels[field].toLowerCase()))
}

const onlyWhom =
  /^(?:toi |em |chau |minh |con )?(?:muon |can |xin |dinh |phai |duoc )*(?:to cao|to giac|bao tin|gui tin bao|viet don to cao)(?: ve)?(?: (?:mot|may|cac|nhung|ong|ba|anh|chi|thang|vi))*(?: (?:can bo|cong chuc|vien chuc|nhan vien|dia chinh|tu phap|ho tich|van phong|ke toan|cong an|pho|chu tich|bi thu|truong|thon|xom|khu|to dan pho|hieu|ubnd|uy ban|xa|phuong|tinh))+(?: (?:nay|do|kia|o|cua|tai))*$/

/** "tôi muốn tố cáo cán bộ địa chính phường Phố Hiến": whom, and no act of theirs. */
export const namesOnlyWhom = (text: string): boolean => onlyWhom.test(foldMarks(withoutPlaces(text)).trim())

/** What a first message already tells: the story, the place when it is beyond doubt, and whatever else is in it. */
export const draftFrom = (text: string | null): Draft => {
  if (!text || !tellsSomething(text)) return {}
  const told = readTold(text, { open: null, fields: new Set(draftFields), accusesOthers: namesAccused(text) })
  const isTold = Object.keys(told.set).length > 0
  const content = namesOnlyWhom(text)
    ? ''
    : wordsTold(foldMarks(told.content)) > 0 || !isTold
      ? told.content || text
      : ''
  return placedAtHome(applyTold({}, { ...told, content }, { steps, open: 'text' }).draft)
}

/** The same of a message that was surely meant as a report: a word or two are its beginning, "ngập quá". */
export const draftOfReport = (text: string): Draft => {
  if (
    tellsSomething(text) ||
    text.startsWith('/') ||
    namesOnlyWhom(text) ||
    wordsTold(foldMarks(withoutPlaces(text))) === 0
  )
    return draftFrom(text)
  return applyTold({}, readTold(text, { open: null, fields: new Set(draftFields) }), { steps, open: 'text' }).draft
}

/** Where nothing else is said, it happened where the person lives. */
const placedAtHome = (draft: Draft): Draft => {
  const [home, other] =
    draft.address && draft.communeCode === undefined ? findPlaces(draft.address, { expected: true }) : []
  const [commune, ambiguous] = home?.communes ?? []
  return commune && !other && !ambiguous ? { ...draft, place: draft.address ?? null, communeCode: commune.code } : draft
}

/** The story so far, before its kind is known. */
export const summaryOfStory = (draft: Draft, kind: CaseKind): string =>
  summaryOf(
    { kind, title: say.storyTitle, steps: [...shownSteps, ...tellerSteps.filter(({ field }) => draft[field])] },
    draft,
  )

const emptyWords = new Set(
  'toi minh em anh chi chau ba con muon can xin cho hoi duoc gui lam viet don phan anh kien nghi khieu nai to cao giac bao cao ve viec chuyen cai nay vu tin mot su o dau voi nhe a oi giup the nao'.split(
    ' ',
  ),
)

/** Whether a message tells what happened, beyond naming a place and the wish to send something. */
export const tellsSomething = (text: string): boolean => {
  const told = foldMarks(withoutPlaces(text))
  return wordsTold(told) >= 3 || (wordsTold(told) > 0 && tellsPublicMatter(text))
}

/** A short report: what is wrong and where, "nước bẩn ở xã Phụng Công". */
export const tellsPublicMatter = (text: string): boolean =>
  findPlaces(text).length > 0 && publicMatter.test(foldMarks(withoutPlaces(text)))

const wordsTold = (folded: string): number =>
  folded.split(' ').filter((word) => word !== '' && !emptyWords.has(word)).length

/** What is wrong, in a noun or two: with a place beside it that is a report. */
export const publicMatter =
  /\b(?:rac(?: thai)?|nuoc (?:ban|den|hoi|duc|thai|tran|ngap|yeu)|(?:mat|cup) (?:dien|nuoc)|o ga|(?:duong|cau|cong|den|ngo|de) (?:\w+ )?(?:hong|hu|sut|lun|ngap|tac|xau|toi|vo|nat|lay)|ngap|tac cong|mui hoi|hoi thoi|thoi (?:lam|qua|um|hoac|kinh)|khoi bui|bui(?: ban)?|on ao|karaoke|lan chiem|o nhiem|dich (?:lon|ga|ta)|chuot|cho tha rong|dot (?:rac|rom))\b/
