import type { Case, CaseClock, OfficialPaper } from '../cases/case.js'
import { nameOfClock, promisedClock } from '../cases/clocks.js'
import { dialogueOutcomes } from '../cases/kinds/grounds.js'
import { type CaseKind, kindOf } from '../cases/kinds/index.js'
import { standingTimeline } from '../cases/standing-timeline.js'
import { dayOf, receivedOn } from '../cases/step-days.js'
import type { Finding } from '../deadlines/clock-rules.js'
import { addDays } from '../deadlines/working-days.js'

/** What papers tell of a case, as plain data; null is not known or not for this paper's reader. Days are 'YYYY-MM-DD'. */
export type Matter = {
  kind: CaseKind
  receiptCode: string | null
  person: { name: string | null; address: string | null; phone: string | null }
  text: string | null
  against: string | null
  request: string | null
  evidence: string | null
  /** How many files came with the case. */
  filesReceived: number
  placeText: string | null
  when: string | null
  /** The day on which the signed letter was received, of a feedback the day it was sent. */
  receivedOn: string
  /** The papers behind the last move into these states. */
  acceptance: OfficialPaper | null
  pause: OfficialPaper | null
  decision: OfficialPaper | null
  conclusion: OfficialPaper | null
  /** What came of the last dialogue; null: none was held. */
  dialogue: { day: string; outcome: string } | null
  findings: readonly Finding[]
  /** Last day of the running clock for a decision, answer or conclusion. */
  resolveBy: string | null
  /** The same before it rolled past days off: an extension is added to it. */
  resolveRawBy: string | null
  /** The raw last day that the last recorded extension was added to. */
  extendedFrom: string | null
  /** Days of the last extension that was recorded. */
  extension: string | null
  /** What the sender is promised until when. */
  promised: { what: string; day: string } | null
  /** Where the sender follows the matter: a protected one only on a page of its own, opened with its secret number. */
  followUp: string | null
}

const nobody = { name: null, address: null, phone: null }
const resolving: readonly string[] = ['kn.resolve1', 'kn.resolve2', 'tc.resolve', 'tc.extend', 'target.answer']

const paperOf = (found: Case, state: string): OfficialPaper | null =>
  standingTimeline(found).findLast(({ what, to }) => what === 'moved' && to === state)?.paper ?? null

const dialogueOf = ({ timeline }: Case): Matter['dialogue'] => {
  const held = timeline.findLast(({ what, to }) => what === 'acted' && to === 'dialogue_held')
  if (!held) return null
  const outcome = dialogueOutcomes[held.facts?.ground as keyof typeof dialogueOutcomes]
  return { day: dayOf(held), outcome: [outcome, held.text].filter(Boolean).join('. ') }
}

/** The address at which the sender asks after a case: the chat, with the question written already. */
export const followUpOf = (publicUrl: string, receiptCode: string): string => `${publicUrl}/#tra-cuu=${receiptCode}`

export const matterOf = (found: Case, publicUrl: string): Matter => ({
  kind: found.kind,
  receiptCode: found.receiptCode,
  person: found.reporter,
  text: found.text,
  against: found.against,
  request: found.request,
  evidence: found.evidence,
  filesReceived: found.attachments.length,
  placeText: found.placeText,
  when: found.when,
  receivedOn: receivedOn(found),
  acceptance: paperOf(found, 'accepted'),
  pause: paperOf(found, 'paused'),
  decision: paperOf(found, 'decided'),
  conclusion: paperOf(found, 'concluded'),
  dialogue: dialogueOf(found),
  findings: found.findings ?? [],
  resolveBy: resolvingClock(found)?.dueOn ?? null,
  resolveRawBy: resolvingClock(found)?.rawLastDay ?? null,
  extendedFrom: extendedFromOf(found),
  extension: extensionOf(found),
  promised: promisedOf(found),
  followUp: kindOf(found.kind).isProtected ? `${publicUrl}/gui-kin/ho-so` : followUpOf(publicUrl, found.receiptCode),
})

const resolvingClock = ({ clocks }: Case): CaseClock | undefined =>
  clocks.find(({ clockId, stoppedOn, pausedOn }) => resolving.includes(clockId) && !stoppedOn && !pausedOn)

const extendedFromOf = (found: Case): string | null => {
  const clock = resolvingClock(found)
  const days = clock?.extensionDays?.at(-1)
  return clock && days !== undefined ? addDays(clock.rawLastDay, -days) : null
}

const extensionOf = ({ timeline }: Case): string | null => {
  const days = timeline.findLast(({ what, to }) => what === 'acted' && to === 'extend')?.facts?.days
  return days === undefined ? null : String(days)
}

const promisedOf = ({ clocks }: Case): Matter['promised'] => {
  const clock = promisedClock(clocks)
  return clock ? { what: nameOfClock(clock), day: clock.dueOn } : null
}

/**
 * What others than the sender may read of a protected matter: nothing that tells who sent it, and none of the sender's
 * own words, in which anything may stand (Luật Tố cáo Điều 8 khoản 3, Điều 56). Of other matters all.
 */
export const withoutSender = (matter: Matter): Matter =>
  kindOf(matter.kind).isProtected
    ? {
        ...matter,
        receiptCode: null,
        person: nobody,
        text: null,
        against: null,
        request: null,
        evidence: null,
        placeText: null,
        when: null,
        followUp: null,
      }
    : matter
