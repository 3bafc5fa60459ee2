import { randomUUID } from 'node:crypto'
import { assertReportCategories } from '../routing/agencies.js'
import { readRoutingRules, routeCase } from '../routing/route-case.js'
import { localDay } from '../shared/clock.js'
import { once } from '../shared/once.js'
import { foldMarks } from '../shared/text.js'
import type { Case, CaseContent } from './case.js'
import type { CaseStore } from './case-store.js'
import { type CategoryName, categoryNames } from './categories.js'
import type { ClockKeeper, ClockStep, ClocksOf } from './clocks.js'
import type { Entry } from './desk/entry.js'
import { describeEntry } from './desk/wording.js'
import { afterFirst, linkTo } from './first-instance.js'
import { type CaseKind, kindNames, kindOf, stateOf } from './kinds/index.js'
import { ownLimitStart } from './own-limit.js'
import { createReceiptCode } from './receipt-code.js'
import { isAboutRegulation } from './regulation-feedback.js'
import { citizenKeyOf } from './sealed/citizen-secret.js'
import { crimeStarts } from './settled-elsewhere.js'
import { caseWording } from './wording.js'

/** The rules for our kinds; asked for at the start, so that a wrong one stops it. Throws BadSetup. */
export const routingRules = once(() => {
  assertReportCategories(categoryNames)
  return readRoutingRules(kindNames)
})

/** What nobody has recorded of a new case yet. */
export const untouched = {
  assignee: null,
  citizenWaitsSince: null,
  transfer: null,
  entry: null,
  toTell: [],
  findings: [],
  group: null,
  authorised: null,
  forwardedBy: null,
  protection: null,
  links: [],
  toOpen: [],
  reopenedByCitizen: 0,
  joinedTo: null,
  rating: null,
  formerOffices: [],
}

/** The clocks of a new case, from its first day. */
export const startClocks = (
  clocks: ClockKeeper,
  { kind, category, at, also = [] }: { kind: CaseKind; category: CategoryName; at: Date; also?: ClockStep['starts'] },
) =>
  clocks.afterStep({
    clocks: [],
    category,
    findings: [],
    day: localDay(at),
    starts: [
      ...stateOf(kind, kindOf(kind).firstState).starts.map((one) => ({
        clock: typeof one === 'string' ? one : one.clock,
        day: localDay(at),
      })),
      ...also,
    ],
    stops: [],
  })

/** For whoever sent a protected case and sends it once more: with what they say now, which is what it holds. */
const asSent = ({ isLocked: _locked, ...found }: Case, content: CaseContent): Case => ({ ...found, ...content })

/** What is left of "phản ánh quy định: …". */
const beginsWithRule = /^(?:ve )?quy dinh\b/

/** A remark on a regulation is passed on to who may change it (Nghị định 20/2008/NĐ-CP Điều 9). */
const transferStart = ({ kind, text }: CaseContent, at: Date): ClockStep['starts'] =>
  kind === 'feedback' && (isAboutRegulation(text) || beginsWithRule.test(foldMarks(text)))
    ? [{ clock: 'pa.transfer', day: localDay(at) }]
    : []

/**
 * Opens the case that a citizen has confirmed. `openedBy` is the id of the confirming message: asked again with it,
 * after a crash or a second delivery, this returns the case that stands already.
 */
export const openCase = async (
  {
    store,
    clocksOf,
    isEven,
  }: {
    store: CaseStore
    clocksOf: ClocksOf
    /** Whether a commune gives its new cases out to whoever is at the desk. */
    isEven: (communeCode: string) => Promise<boolean>
  },
  request: {
    content: CaseContent
    /** The first complaint that a second one is about. */
    first?: Case | null
    /** Who acts for the citizen. */
    authorised?: string | null
    /** A number to call was told for what the citizen wrote. */
    tellsDanger?: boolean
    /** The words accuse people in the commune's office. */
    accusesOffice?: boolean
    openedBy: string
    /** Null: the case was entered by an officer. */
    chat: string | null
    entry?: Entry
    /** Of a protected case: sixteen digits that only the citizen keeps, with which they go on talking. */
    secret?: string | null
    at: Date
  },
): Promise<Case> => {
  const {
    accusesOffice = false,
    tellsDanger = false,
    openedBy,
    chat,
    entry = null,
    first = null,
    authorised = null,
    secret = null,
    at,
  } = request
  const content = first ? afterFirst(request.content, first) : request.content
  const existing = await store.getOpenedBy(openedBy)
  if (existing) return existing.isLocked ? asSent(existing, content) : existing
  const route = routeCase(routingRules(), {
    kind: content.kind,
    category: content.category,
    communeCode: content.communeCode,
    against: content.against ?? '',
    report: content.text,
    accusesOffice,
  })
  const state = kindOf(content.kind).firstState
  const came = entry?.receivedOn ? new Date(`${entry.receivedOn}T12:00:00+07:00`) : at
  const running = startClocks(clocksOf({ agency: route.agency, formerOffices: [] }), {
    kind: content.kind,
    category: content.category,
    at: came,
    also: [
      ...ownLimitStart(content, at),
      ...transferStart(content, came),
      ...crimeStarts(content, state).map((clock) => ({ clock, day: localDay(came) })),
    ],
  })
  const { communeCode } = route.agency
  const takesTurn = communeCode !== null && !kindOf(content.kind).isProtected && (await isEven(communeCode))
  const citizen = secret === null ? null : await citizenKeyOf(secret)
  for (;;) {
    const opened = await store.insert(
      {
        ...content,
        receiptCode: createReceiptCode(),
        state,
        agency: route.agency,
        keptFrom: accusesOffice || kindOf(content.kind).isProtected ? route.accusedCommune : null,
        settledBy: route.settledBy,
        routedBecause: route.why,
        chat,
        ...running,
        timeline: [
          {
            id: entry ? randomUUID() : 'opened',
            at,
            by: entry
              ? { role: 'staff', ...entry.by }
              : { role: 'citizen', accountId: null, name: caseWording.citizen },
            what: 'opened',
            from: null,
            to: state,
            text: entry && describeEntry(entry),
            paper: null,
          },
        ],
        awaitsCitizen: false,
        ...untouched,
        ...(tellsDanger && { tellsDanger: true as const }),
        authorised,
        links: first ? [linkTo(first, 'first_instance')] : [],
        entry,
        openedAt: at,
        updatedAt: at,
        version: 1,
      },
      openedBy,
      { takesTurn, citizen },
    )
    if (opened) return opened
  }
}
