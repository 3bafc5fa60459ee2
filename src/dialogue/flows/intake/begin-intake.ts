import { type Reply, reply } from '../../../messaging/message.js'
import { findElsewhere } from '../../../places/find-elsewhere.js'
import { findPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { freshFiles } from '../../fresh-files.js'
import { addFiles } from './add-files.js'
import { placeNote } from './apply-told.js'
import { askWhichPlace } from './ask-step.js'
import type { Draft } from './draft.js'
import { goOn, goOnAt } from './go-on.js'
import { type Intake, intakeState, isUnnamed, ownFields } from './open-step.js'
import { intakeWording as say } from './wording.js'

/** Goes on with a draft that another flow had in hand. */
export const continueIntake = (intake: Intake, draft: Draft, before: Reply[] = []): Outcome =>
  goOn(intake, ownFields(intake, draft), { before })

/** The same, where who is writing is asked for next: they decided just now to say it. */
export const askNameNext = (intake: Intake, draft: Draft, before: Reply[]): Outcome => {
  const own = ownFields(intake, draft)
  return own.name === undefined ? goOnAt(intake, 'name', own, before) : goOn(intake, own, { before })
}

/** Begins an intake with what is known already, and with the files sent just before. */
export const beginIntake = (intake: Intake, turn: Turn, told: Draft): Outcome => {
  const { draft, said } = addFiles(ownFields(intake, told), freshFiles(turn))
  const outcome = beginWith(intake, turn, draft)
  return said.length === 0
    ? outcome
    : { ...outcome, replies: [...said, ...outcome.replies], context: { ...outcome.context, files: null } }
}

const many =
  /\b(?:chung toi|chung em|ca (?:xom|thon|lang|to|khu|doi)|tap the|ba con|nhieu (?:nguoi|ho|nha)|(?:\d{2,}|[2-9]|may|vai|hang) (?:chuc |tram )?(?:nguoi|ho dan|ho|gia dinh|ba con) (?:muon|cung|deu|khieu|bi|chung|dan))\b/

/** Several people complain together: all sign, and somebody stands for them. */
const isOfMany = (intake: Intake, { text }: Draft): boolean =>
  intake.kind === 'complaint' && many.test(foldMarks(text ?? ''))

const beginWith = (intake: Intake, turn: Turn, draft: Draft): Outcome => {
  const province = isUnnamed(draft) ? findElsewhere(draft.text ?? '') : null
  if (province) return { replies: [reply(say.outside(province), [choices.person])], flow: null, lesson: 'outside' }
  const named = draft.text && isUnnamed(draft) ? findPlaces(draft.text)[0] : undefined
  const outcome = goOn(intake, draft, {
    before: [reply(say.privacy(intake.title, turn.slices.addresses.privacy))],
    notes: [...(draft.communeCode ? [placeNote(draft)] : []), ...(isOfMany(intake, draft) ? [say.group] : [])],
  })
  if (outcome.flow?.step !== 'place' || !named || named.communes.length < 2) return outcome
  return {
    ...outcome,
    replies: [...outcome.replies.slice(0, -1), askWhichPlace(named)],
    flow: intakeState(intake, 'place', { ...draft, place: named.mention }),
  }
}
