import { type Reply, reply } from '../../../messaging/message.js'
import type { PlaceMention } from '../../../places/find-places.js'
import { answerWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { placeChoices } from '../../place-choices.js'
import type { Draft, DraftField } from './draft.js'
import { intakeWording as say } from './wording.js'

/** One question of an intake. `isOptional`: may be skipped. */
export type Step = {
  field: DraftField
  ask: string | ((draft: Draft) => string)
  isOptional?: true
  /** Asked only of such drafts; left out: of all. */
  isFor?(draft: Draft): boolean
}

const askOf = ({ ask }: Step, draft: Draft): string => (typeof ask === 'string' ? ask : ask(draft))

const choicesOf = ({ field, isOptional }: Step, { files = [] }: Draft) => [
  ...(field === 'evidence' && files.length > 0 ? [say.filesDone] : []),
  ...(isOptional ? [choices.skip] : []),
  ...(field === 'place' ? [say.placeUnknown] : []),
  choices.cancel,
]

export const askStep = (step: Step, draft: Draft = {}): Reply =>
  reply(step.field === 'evidence' && draft.files?.length ? say.moreFiles : askOf(step, draft), choicesOf(step, draft))

/** The open question after an answer that didn't fit: with the reason, in other words each time, then with another way. */
export const askOtherwise = (step: Step, draft: Draft, misses: number): Reply => {
  const ways = say.otherwise[step.field]
  const text =
    misses <= ways.length
      ? (ways[misses - 1] ?? askOf(step, draft))
      : say.otherWay(say.labels[step.field], step.isOptional === true, misses)
  return reply(text, [...choicesOf(step, draft), ...(misses > 1 ? [choices.person] : [])])
}

/** Which of the communes that share a name. */
export const askWhichPlace = ({ mention, communes }: PlaceMention): Reply =>
  reply(communes.length === 0 ? say.placeUnclear : say.placeAmbiguous(mention), [
    ...placeChoices(communes, answerWords.commune),
    say.placeUnknown,
  ])
