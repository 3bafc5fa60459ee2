import type { Commune } from '../places/communes.js'
import { nameInSentence } from '../places/communes.js'
import { routeCase } from '../routing/route-case.js'
import type { Case, OtherHappening, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import { isFinal, kindOf } from './kinds/index.js'
import { routingRules } from './open-case.js'
import { caseWording } from './wording.js'

/**
 * What a citizen says of a case after it was sent. `messageId` is the message: the same one counts once. `isCoerced`: that
 * somebody forces them to withdraw.
 */
type Said = { text: string; messageId: string; at: Date; files: readonly string[]; isCoerced?: boolean }

const eventOf = ({ text, messageId, at, isCoerced }: Said, happening: OtherHappening): TimelineEvent => ({
  id: messageId,
  at,
  by: { role: 'citizen', accountId: null, name: caseWording.citizen },
  text,
  paper: null,
  ...(isCoerced && { facts: { isCoerced } }),
  ...happening,
})

/** Puts more of the story, or files, into the case's timeline; false when it changed meanwhile and must be read again. */
export const addFromCitizen = async (store: CaseStore, found: Case, said: Said): Promise<boolean> => {
  if (found.timeline.some(({ id }) => id === said.messageId)) return true
  return store.apply(found, {
    set: {},
    event: eventOf(said, { what: 'added', from: null, to: null }),
    outgoing: [],
    attachments: said.files,
  })
}

/** Nobody has begun with it: it lies where it was sent, as it came. */
const isUntouched = ({ kind, state }: Case): boolean => state === kindOf(kind).firstState

/**
 * The citizen names another commune for a case that was sent. While nobody has begun it is routed anew; later, and where
 * it is protected, kept from an office or others' reports go on with it, the officer reads it and decides. Null: the case changed meanwhile.
 */
export const correctPlace = async (
  store: CaseStore,
  found: Case,
  said: Said & { commune: Commune },
): Promise<'moved' | 'noted' | null> => {
  const { commune } = said
  if (found.timeline.some(({ id }) => id === said.messageId))
    return found.communeCode === commune.code ? 'moved' : 'noted'
  const mayMove =
    isUntouched(found) &&
    !isFinal(found.kind, found.state) &&
    !kindOf(found.kind).isProtected &&
    found.keptFrom === null &&
    (await store.findJoined([found.id])).length === 0
  if (!mayMove) return (await addFromCitizen(store, found, said)) ? 'noted' : null
  const { agency, settledBy, why } = routeCase(routingRules(), {
    kind: found.kind,
    communeCode: commune.code,
    category: found.category,
    against: found.against ?? '',
    report: found.text,
    accusesOffice: false,
  })
  const isStored = await store.apply(found, {
    set: { agency, settledBy, routedBecause: why, communeCode: commune.code, placeText: nameInSentence(commune) },
    event: eventOf(said, { what: 'place_corrected', from: found.agency.name, to: agency.name }),
    outgoing: [],
  })
  return isStored ? 'moved' : null
}
