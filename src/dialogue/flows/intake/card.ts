import { type CaseKind, kindOf } from '../../../cases/kinds/index.js'
import { tellsKinOfSettler } from '../../../cases/resolver-kin.js'
import { settlerInLaw } from '../../../cases/who-may-settle.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { getCommune } from '../../../places/communes.js'
import { denunciationPlace } from '../../../routing/denunciation-place.js'
import { foldMarks, shorten } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import { whoKnowsWording } from '../sign-or-not/who-knows-wording.js'
import type { Step } from './ask-step.js'
import type { Draft, DraftField } from './draft.js'
import { stepsFor } from './open-step.js'
import { namesTeller } from './told/teller.js'
import { intakeWording as say } from './wording.js'

type Shown = {
  kind: CaseKind
  title: string
  steps: readonly Step[]
  sentAs?(draft: Draft): { title: string }
}

const titleOf = (shown: Shown, draft: Draft): string => shown.sentAs?.(draft).title ?? shown.title

const longestOnCard = 400

/** Who tells a protected case stays out of messengers: what is shown there lies on other people's servers and screens. */
const identifying: ReadonlySet<DraftField> = new Set(['name', 'address', 'phone'])

export const placeText = (draft: Draft): string => {
  const commune = draft.communeCode ? getCommune(draft.communeCode)?.name : say.unknownCommune
  return [...placeWithin(draft.place, commune), draft.onMap, commune].filter(Boolean).join(' – ')
}

/** The place without the commune that is said beside it: "thôn Hạ, xã Yên Mỹ" lies in "Xã Yên Mỹ". */
const placeWithin = (place: string | null | undefined, commune: string | undefined): (string | null | undefined)[] => {
  if (!place || !commune) return [place]
  const within = place
    .normalize('NFC')
    .replace(new RegExp(`[\\s,–-]*(?:(?<!\\p{L})(?:ở|o)\\s+)?${inAnyMarks(commune)}[\\s.,]*$`, 'iu'), '')
  return within === '' ? [] : [within]
}

/** A name as it is typed, with its marks or without. */
const inAnyMarks = (name: string): string =>
  name
    .split(' ')
    .map((word) => `(?:${word}|${foldMarks(word)})`)
    .join('\\s+')

const shownOf = ({ kind }: Shown, draft: Draft, field: DraftField): string | null => {
  if (field === 'place')
    return draft.place || draft.communeCode || draft.onMap || draft.communeCode === null ? placeText(draft) : null
  const value = draft[field]
  if (!value) return value === null ? say.notGiven : null
  const isHidden = kindOf(kind).isProtected && identifying.has(field) && value !== say.byAddress
  if (!isHidden) return shorten(value, longestOnCard)
  return field === 'name' ? say.nameKeptSecret(initialsOf(value)) : say.keptSecret
}

/** "T. V. H.": who wrote sees whose name stands there, others don't. */
const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => `${word.charAt(0).toUpperCase()}.`)
    .join(' ')

const linesOf = (shown: Shown, draft: Draft, missing: string): string[] => [
  ...stepsFor(shown, draft).map(({ field }) => `• ${say.labels[field]}: ${shownOf(shown, draft, field) ?? missing}`),
  ...(draft.files?.length ? [`• ${say.labels.files}: ${draft.files.length}`] : []),
]

/** Who a protected matter goes to by law, said before it is sent: often that very commune's chairman. */
const settlerLines = ({ kind }: Shown, draft: Draft): string[] => {
  if (!kindOf(kind).isProtected) return []
  const { communeCode, against, text } = draft
  const settler = settlerInLaw({ kind, communeCode: communeCode ?? null, against: against ?? '', text: text ?? '' })
  if (!settler) return []
  const { who } = denunciationPlace(against ?? '', text ?? '')
  const isNear = who === 'staff' || who === 'other'
  const isKin = tellsKinOfSettler([text, draft.evidence].filter(Boolean).join('\n'))
  return [
    '',
    ...(kind === 'tip' ? say.settles.tip(settler) : say.settles.signed(settler)),
    ...(isNear ? [kind === 'tip' ? say.settles.fearOfTip : say.settles.fear] : []),
    ...(isKin ? [whoKnowsWording.kin] : []),
  ]
}

/** All that will be sent, with what may still be changed; nothing is sent but on a clear yes to it. */
export const reviewCard = (shown: Shown, draft: Draft): Reply => {
  const isNamed = shown.kind === 'tip' && [draft.text, draft.evidence].some((one) => namesTeller(one ?? ''))
  const lines = [...linesOf(shown, draft, say.notGiven), ...settlerLines(shown, draft)]
  return reply(say.review(titleOf(shown, draft), isNamed ? [...lines, '', say.holdsIdentity] : lines), [
    say.send,
    ...(isNamed ? [say.takeOut] : []),
    ...stepsFor(shown, draft).map(({ field }) => say.change(say.labels[field], field)),
    choices.cancel,
  ])
}

/** What was told so far, while questions are open. */
export const summaryOf = (shown: Shown, draft: Draft): string =>
  say.summary(titleOf(shown, draft), linesOf(shown, draft, say.notYet))
