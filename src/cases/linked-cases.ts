import { z } from 'zod'
import { reply } from '../messaging/message.js'
import { routeCase } from '../routing/route-case.js'
import { localDay } from '../shared/clock.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseLink, LinkedOpening } from './case.js'
import type { CaseStore } from './case-store.js'
import { applyChange, assertMay, type CaseVerb, newsOf, staffEvent } from './change-case.js'
import type { ClocksOf } from './clocks.js'
import type { Accuses } from './desk/enter-case.js'
import { firstDecision } from './first-instance.js'
import { type CaseKind, isFinal, isSealed, kindOf, type StateName, stateOf } from './kinds/index.js'
import { routingRules, untouched } from './open-case.js'
import { createReceiptCode } from './receipt-code.js'
import { contentOf, cutOut, piecesOf, sealWhole } from './seal-case.js'
import { lastPaperDay } from './take-step.js'
import { caseWording, whoSettles } from './wording.js'

const say = caseWording.split

/** What an officer can make of a part of a letter, or of all of it. */
export const splitKinds = ['feedback', 'complaint', 'second_complaint', 'denunciation'] as const

/** `whole`: all of the case becomes one of another kind, '1' or ''; else `text` is the part. */
export const splitForm = z.object({
  kind: z.enum(splitKinds),
  text: z.string().trim().max(10_000).default(''),
  whole: z.enum(['', '1']).default(''),
})
export type SplitForm = z.infer<typeof splitForm>

const isLetter = (kind: CaseKind): boolean => kind !== 'feedback' && kind !== 'tip'
/** A case that a signed letter stands behind. */
const isSigned = (found: Case): boolean => isLetter(found.kind) && found.state !== 'draft'

/** What is left where a part goes on apart. Throws InvalidInput where the rest accuses people in office too. */
const restOf = ({ found, accuses }: CaseVerb & { accuses: Accuses }, text: string) => {
  const rest = cutOut(found, text)
  const of = found.kind === 'feedback' ? 'anything' : 'crime'
  if (piecesOf(rest).some((piece) => accuses(piece, of))) throw new InvalidInput(say.restAccuses)
  return rest
}

const eventOf = (verb: CaseVerb, { text, whole }: SplitForm, ended: 'reclassified' | 'sealed') =>
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
export const splitCase = async (verb: CaseVerb & { accuses: Accuses }, form: SplitForm): Promise<void> => {
  const { store, clocks, found, at } = verb
  const { kind, text, whole } = form
  assertMay(verb.account, found, 'handle')
  if (isFinal(found.kind, found.state) || kindOf(found.kind).isProtected)
    throw new InvalidInput(caseWording.errors.notAllowedNow)
  if (whole && kind === found.kind) throw new InvalidInput(say.sameKind)
  if (!whole && !text) throw new InvalidInput(caseWording.errors.reasonMissing)
  const isApart = kindOf(kind).isProtected
  const ending = isApart ? 'sealed' : 'reclassified'
  const canEnd = stateOf(found.kind, found.state).next.some((state) => state === ending)
  if (whole && !canEnd) throw new InvalidInput(caseWording.errors.notAllowedNow)
  const day = lastPaperDay(found) || localDay(at)
  const event = eventOf(verb, form, ending)
  const toldWhole = isApart && text ? `${found.text}\n\n${text}` : found.text
  const opening: LinkedOpening = {
    id: event.id,
    kind,
    text: whole ? toldWhole : text,
    day,
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
    : {}
  await applyChange(store, found, {
    set: { ...ended, toOpen: [...found.toOpen, opening] },
    ...(isApart && { sealed: whole ? sealWhole(found) : restOf(verb, text) }),
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
    return say.toldSecond(found.receiptCode, opened.receiptCode, opened.clocks[0]?.dueOn ?? null)
  const told = found.state === 'reclassified' || isSealed(found) ? say.toldWhole : say.told
  const text = told(found.receiptCode, noun, opened.receiptCode)
  return opened.state === 'draft' ? `${text} ${say.needsSignature}` : text
}

const openOne = async (
  { store, clocksOf }: { store: CaseStore; clocksOf: ClocksOf },
  found: Case,
  opening: LinkedOpening,
  at: Date,
): Promise<void> => {
  const { kind } = opening
  const isSecond = kind === 'second_complaint'
  const text = isSecond ? [opening.text, firstDecision(found)].filter(Boolean).join('\n\n') : opening.text
  // The superior's term begins when the letter reaches it, not the office that hands it on.
  const day = isSecond ? localDay(at) : opening.day
  const state = firstStateOf(found, opening)
  const { agency, settledBy, why } = agencyFor(found, opening)
  const isProtected = kindOf(kind).isProtected
  const running = clocksOf({ agency, formerOffices: [] }).afterStep({
    clocks: [],
    category: found.category,
    findings: [],
    day,
    starts: stateOf(kind, state).starts.map((one) => ({ clock: typeof one === 'string' ? one : one.clock, day })),
    stops: [],
  })
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
export const openLinked = async (parts: { store: CaseStore; clocksOf: ClocksOf }, at: Date): Promise<void> => {
  for (const found of await parts.store.findOpening(100))
    for (const opening of found.toOpen) await openOne(parts, found, opening, at)
}
