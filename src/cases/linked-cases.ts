import { z } from 'zod'
import type { AttachmentStore } from '../attachments/attachment-store.js'
import { reply } from '../messaging/message.js'
import { routeCase } from '../routing/route-case.js'
import { localDay } from '../shared/clock.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseLink, LinkedOpening } from './case.js'
import type { CaseStore } from './case-store.js'
import { applyChange, assertMay, type CaseVerb, newsOf, staffEvent } from './change-case.js'
import { type ClocksOf, isOpenTarget, promisedDay } from './clocks.js'
import type { Accuses, GuessCategory } from './desk/enter-case.js'
import { firstDecision } from './first-instance.js'
import { type CaseKind, isFinal, isSealed, kindOf, type StateName, stateOf } from './kinds/index.js'
import { routingRules, untouched } from './open-case.js'
import { createReceiptCode } from './receipt-code.js'
import { contentOf, cutOut, holdsPart, piecesOf, sealWhole } from './seal-case.js'
import { transferStarts } from './settled-elsewhere.js'
import { receivedOn } from './step-days.js'
import { caseWording, whoSettles } from './wording.js'

const say = caseWording.split

/** What an officer can make of a part of a letter, or of all of it. */
export const splitKinds = ['feedback', 'complaint', 'second_complaint', 'denunciation'] as const

/**
 * `whole`: all of the case becomes one of another kind, '1' or ''; else `text` is the part, word by word. `against`: whom
 * the rest is about, where a part is denounced.
 */
export const splitForm = z.object({
  kind: z.enum(splitKinds),
  text: z.string().trim().max(10_000).default(''),
  whole: z.enum(['', '1']).default(''),
  against: z.string().trim().max(300).default(''),
})
export type SplitForm = z.input<typeof splitForm>
type Filled = z.infer<typeof splitForm>

const isLetter = (kind: CaseKind): boolean => kind !== 'feedback' && kind !== 'tip'
/** A case that a signed letter stands behind. */
const isSigned = (found: Case): boolean => isLetter(found.kind) && found.state !== 'draft'

type SplitVerb = CaseVerb & { accuses: Accuses; guessCategory: GuessCategory }

/**
 * What is left where a part goes on apart; who the rest is about is said anew, for the old words may name who is denounced.
 * Throws InvalidInput where that isn't said, or the rest accuses people in office too.
 */
const restOf = ({ found, accuses }: SplitVerb, { text, against }: Filled) => {
  if (found.against !== null && !against) throw new InvalidInput(say.restAgainstMissing)
  const rest = { ...cutOut(found, text), against: against || null }
  const of = found.kind === 'feedback' ? 'anything' : 'crime'
  if (piecesOf(rest).some((piece) => accuses(piece, of))) throw new InvalidInput(say.restAccuses)
  return rest
}

/** What the rest is about, where the case was filed under the people who are denounced. */
const categoryOfRest = ({ found, clocks, guessCategory, at }: SplitVerb, rest: string) => {
  if (found.category !== 'officials') return {}
  const category = guessCategory(rest)
  const targetSince = found.clocks.find(isOpenTarget)?.startedOn ?? null
  return { category, ...clocks.onCategory({ category, clocks: found.clocks, targetSince, day: localDay(at) }) }
}

const eventOf = (verb: CaseVerb, { text, whole }: Filled, ended: 'reclassified' | 'sealed') =>
  whole
    ? staffEvent(verb, {
        what: 'moved',
        from: verb.found.state,
        to: ended,
        text: ended === 'sealed' ? null : text || null,
      })
    : staffEvent(verb, { what: 'acted', to: 'split', text: ended === 'sealed' ? null : text })

/**
 * A letter with several matters is dealt with matter by matter, and one of another kind goes on as that (Thông tư
 * 05/2021/TT-TTCP; Nghị định 154/2026/NĐ-CP Điều 14). The part becomes a case of its own, linked, told to the citizen.
 * Of what is denounced nothing stays to be read in the case that it came from (Luật Tố cáo Điều 8, 56).
 */
export const splitCase = async (verb: SplitVerb, typed: SplitForm): Promise<void> => {
  const { store, clocks, found, at } = verb
  const form = splitForm.parse(typed)
  const { kind, text, whole } = form
  assertMay(verb.account, found, 'handle')
  if (isFinal(found.kind, found.state) || kindOf(found.kind).isProtected)
    throw new InvalidInput(caseWording.errors.notAllowedNow)
  if (whole && kind === found.kind) throw new InvalidInput(say.sameKind)
  if (!whole && !text) throw new InvalidInput(caseWording.errors.reasonMissing)
  if (!whole && !holdsPart(found, text)) throw new InvalidInput(say.notInLetter)
  const isApart = kindOf(kind).isProtected
  const ending = isApart ? 'sealed' : 'reclassified'
  const canEnd = stateOf(found.kind, found.state).next.some((state) => state === ending)
  if (whole && !canEnd) throw new InvalidInput(caseWording.errors.notAllowedNow)
  const rest = isApart && !whole ? restOf(verb, form) : null
  const event = eventOf(verb, form, ending)
  const toldWhole = isApart && text ? `${found.text}\n\n${text}` : found.text
  const opening: LinkedOpening = {
    id: event.id,
    kind,
    text: whole ? toldWhole : text,
    day: receivedOn(found),
    ...(isApart && { content: { ...contentOf(found), ...(!whole && { attachments: [] }) } }),
  }
  const ended = whole
    ? {
        state: ending as StateName,
        awaitsCitizen: false,
        transfer: null,
        ...clocks.afterStep({
          clocks: found.clocks,
          category: found.category,
          findings: found.findings,
          day: localDay(at),
          starts: [],
          stops: stateOf(found.kind, ending as StateName).stops,
        }),
      }
    : rest
      ? categoryOfRest(verb, rest.text)
      : {}
  await applyChange(store, found, {
    set: { ...ended, toOpen: [...found.toOpen, opening] },
    ...(isApart && { sealed: rest ?? sealWhole(found) }),
    event,
    outgoing: [],
  })
}

const firstStateOf = (found: Case, { kind }: LinkedOpening): StateName =>
  kind === 'feedback' || kind === 'second_complaint' || isSigned(found) ? 'received' : 'draft'

const agencyFor = (found: Case, { kind, text, content }: Omit<LinkedOpening, 'id' | 'day'>) => {
  const { category, communeCode, keptFrom } = found
  const { against } = content ?? found
  return routeCase(routingRules(), {
    kind,
    category,
    communeCode,
    against:
      against ?? (kind === 'complaint' && found.agency.communeCode ? caseWording.chairmanOf(found.agency.name) : ''),
    report: text,
    accusesOffice: keptFrom !== null,
  })
}

/** Where the second complaint after a first one goes, as the citizen is told. */
export const whoSettlesSecond = (found: Case): string => {
  const kind = 'second_complaint'
  return whoSettles({ kind, ...agencyFor(found, { kind, text: found.text }) })
}

const relationOf = (kind: CaseKind): Pick<CaseLink, 'relation'> =>
  kind === 'second_complaint' ? { relation: 'second_instance' } : { relation: 'split_into' }

const tellOf = (found: Case, opened: Case): string => {
  const noun = kindOf(opened.kind).noun
  if (opened.kind === 'second_complaint')
    return say.toldSecond(found.receiptCode, opened.receiptCode, promisedDay(opened.clocks))
  const told = found.state === 'reclassified' || isSealed(found) ? say.toldWhole : say.told
  const isDraft = opened.state === 'draft'
  const isDenounced = kindOf(opened.kind).isProtected
  const { name } = opened.agency
  return [
    told(found.receiptCode, noun, opened.receiptCode),
    ...(isDenounced ? [say.denounced(name)] : []),
    ...(isDraft ? [isDenounced ? say.needsSignatureToDenounce(name) : say.needsSignature] : []),
  ].join(' ')
}

type OpeningParts = { store: CaseStore; clocksOf: ClocksOf; attachments: Pick<AttachmentStore, 'moveTo'> }

const openOne = async (
  { store, clocksOf, attachments }: OpeningParts,
  found: Case,
  opening: LinkedOpening,
  at: Date,
): Promise<void> => {
  const { kind } = opening
  const isSecond = kind === 'second_complaint'
  const text = isSecond ? [opening.text, firstDecision(found)].filter(Boolean).join('\n\n') : opening.text
  const state = firstStateOf(found, opening)
  const { agency, settledBy, why } = agencyFor(found, opening)
  // Another office's terms begin when the letter reaches it, not the one that hands it on (legal-facts section 2.8).
  const day = agency.office === found.agency.office || opening.isThere ? opening.day : localDay(at)
  const isProtected = kindOf(kind).isProtected
  const running = clocksOf({ agency, formerOffices: [] }).afterStep({
    clocks: [],
    category: found.category,
    findings: [],
    day,
    starts: [...stateOf(kind, state).starts, ...transferStarts({ kind, agency, settledBy }, state)].map((one) => ({
      clock: typeof one === 'string' ? one : one.clock,
      day,
    })),
    stops: [],
  })
  // The term that the complainant kept or missed goes over: whether the letter came in time is seen where it is settled.
  const term = isSecond ? found.clocks.findLast(({ clockId }) => clockId === 'kn.second') : undefined
  // What is denounced stays apart from the case that it came from: neither names the other to whoever reads this one.
  const isApart = isProtected !== kindOf(found.kind).isProtected
  const from: CaseLink = {
    id: found.id,
    receiptCode: found.receiptCode,
    kind: found.kind,
    relation: kind === 'second_complaint' ? 'first_instance' : 'split_from',
  }
  let opened: Case | null = null
  while (!opened)
    opened = await store.insert(
      {
        kind,
        category: found.category,
        text,
        communeCode: found.communeCode,
        ...(opening.content ?? { ...contentOf(found), attachments: [] }),
        receiptCode: createReceiptCode(),
        state,
        agency,
        settledBy,
        keptFrom: isProtected ? found.communeCode : found.keptFrom,
        routedBecause: why,
        chat: found.chat,
        ...running,
        clocks: [...(term ? [term] : []), ...running.clocks],
        timeline: [
          {
            id: 'opened',
            at,
            by: { role: 'system', accountId: null, name: caseWording.system },
            what: 'opened',
            from: null,
            to: state,
            text: null,
            paper: null,
          },
        ],
        awaitsCitizen: false,
        ...untouched,
        entry: found.entry,
        links: isApart ? [] : [from],
        openedAt: at,
        updatedAt: at,
        version: 1,
      },
      `linked:${opening.id}`,
    )
  const event = { ...linkedEvent(at), id: opening.id }
  if (isApart) {
    await attachments.moveTo(opened.attachments, opened.id)
    await store.tellOpened(opened, { ...newsOf(opened, event, reply(tellOf(found, opened))) }, at)
    await store.noteOpened(found, opening.id, null, null, at)
    return
  }
  const link = { id: opened.id, receiptCode: opened.receiptCode, kind, ...relationOf(kind) }
  const news = newsOf(found, event, reply(tellOf(found, opened)))
  await store.noteOpened(found, opening.id, link, { ...news, id: `${news.id}:linked` }, at)
}

const linkedEvent = (at: Date) => ({
  id: '',
  at,
  by: { role: 'system' as const, accountId: null, name: caseWording.system },
  what: 'linked' as const,
  from: null,
  to: null,
  text: null,
  paper: null,
})

/**
 * Opens every case that a step asked for. A crash between the step and this leaves the wish on the case: it is found
 * again, and opened once.
 */
export const openLinked = async (parts: OpeningParts, at: Date): Promise<void> => {
  for (const found of await parts.store.findOpening(100))
    for (const opening of found.toOpen) await openOne(parts, found, opening, at)
}
