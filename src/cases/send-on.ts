import { type AgencyRow, communeOffice } from '../routing/agencies.js'
import { isCommunes, isSameBody, isSameOffice, isTitle, type NamedOffice, readOffice } from '../routing/named-office.js'
import { readableDay } from '../shared/clock.js'
import { accusedOffice, isOfAccused, placeOfAccused } from './accused-office.js'
import { accusesByName } from './accused-officer.js'
import type { Case, TimelineEvent } from './case.js'
import { actOf, kindOf, stateOf } from './kinds/index.js'
import type { Step } from './kinds/state-table.js'
import { receiverOf } from './settled-elsewhere.js'
import { standingTimeline } from './standing-timeline.js'
import { dayOf } from './step-days.js'
import { hasLawfulSettler } from './who-may-settle.js'
import { caseWording } from './wording.js'

const say = caseWording.sendOn

/** What stands against a body as the one that a case goes to. `isSure`: by law it can't; else a reason is asked for. */
type Objection = { why: string; isSure: boolean }

const never = (why: string): Objection => ({ why, isSure: true })
const unlessReasoned = (why: string): Objection => ({ why, isSure: false })

/** Who is to have a case: whoever it was passed on to, else who settles it by law. */
const expectedOf = (found: Case): string | null => receiverOf(found) ?? found.settledBy

/**
 * Of the accused's own office only its head may get a case, where the law gives it to them (Luật Tố cáo Điều 12, 13):
 * by name, or, where nobody is named, as head over whoever is accused.
 */
const isHeadWhoSettles = (found: Case, target: string, office: NamedOffice): boolean => {
  const expected = expectedOf(found)
  if (office.rank !== 'head' || expected === null) return false
  if (isTitle(expected)) return isSameBody(expected, target)
  const accused = accusedOffice(found)
  return accused.rank === null && isSameOffice(accused, office)
}

const toAccused = (found: Case, target: string, office: NamedOffice): Objection | null => {
  if (kindOf(found.kind).isProtected && accusesByName(found, target)) return never(say.accused)
  if (isHeadWhoSettles(found, target, office)) return null
  const theirs = isOfAccused(found, office)
  if (theirs === 'perhaps') return unlessReasoned(say.perhapsAccused)
  if (theirs === null) return null
  return never(
    kindOf(found.kind).isProtected ? say.officeOfAccused(found.settledBy ?? '') : caseWording.errors.keptFrom,
  )
}

const procuracies: ReadonlySet<string> = new Set(['vksnd-tinh', 'vksnd-khu-vuc'])

/** Whether crimes are told to this body, or looked into there (Luật Tố cáo Điều 27; Bộ luật Tố tụng hình sự Điều 145). */
const isInvestigator = (row: AgencyRow | null): boolean =>
  row !== null && (isOfPolice(row) || row.id === 'co-quan-dieu-tra' || procuracies.has(row.id))

const policeOfProvince = 'cong-an-tinh'
const isOfPolice = (row: AgencyRow): boolean => [row.id, row.above].includes(policeOfProvince)

/** Whether a body may be one that the law describes without its name: whoever manages the accused, or the field. */
const mayBeSettler = (found: Case, target: string, office: NamedOffice): boolean => {
  if (!kindOf(found.kind).isProtected) return true
  const { row, communeCode, saysCommune } = office
  const isOfCommune = communeCode !== null || saysCommune
  const { who } = placeOfAccused(found)
  if (who === 'line') return row?.complaints === 'line' && (!isOfCommune || isHeadWhoSettles(found, target, office))
  if (who === 'crime') return isInvestigator(row)
  if (who === 'province_leader') return row === null
  return who !== 'party' || row?.id === 'uy-ban-kiem-tra-tinh-uy'
}

/** Signs of a crime go to who looks into crimes (Luật Tố cáo Điều 27 khoản 1, Điều 36). */
const toNoInvestigator = ({ row }: NamedOffice): Objection | null =>
  isInvestigator(row) ? null : unlessReasoned(say.noInvestigator)

/** Who settles it is another by the case (Luật Khiếu nại Điều 7, 17; Luật Tố cáo Điều 12, 13). */
const toAnother = (found: Case, target: string, office: NamedOffice): Objection | null => {
  const expected = expectedOf(found)
  if (expected === null || isSameBody(expected, target)) return null
  if (!isTitle(expected))
    return mayBeSettler(found, target, office) ? null : unlessReasoned(say.settledByOther(expected))
  const isToCommune = office.row?.id === communeOffice
  if (isToCommune && hasLawfulSettler(found)) return never(caseWording.errors.settledByOther(expected))
  if (isToCommune && !isCommunes(readOffice(expected))) return never(say.aboveCommunes(expected))
  return unlessReasoned(say.settledByOther(expected))
}

const toItself = ({ agency, kind }: Case, office: NamedOffice): Objection | null =>
  agency.communeCode !== null &&
  agency.communeCode === office.communeCode &&
  office.row?.id === communeOffice &&
  !kindOf(kind).isProtected
    ? never(caseWording.errors.sameAgency)
    : null

/** A protected case hands over a name: whoever gets it is a body of the table, or was typed out and looked at. */
const notNamed = (
  { kind, receiptCode, reporter, identity }: Case,
  target: string,
  { office, isChecked }: { office: NamedOffice; isChecked: boolean },
): string | null => {
  if (!kindOf(kind).isProtected || office.row !== null) return null
  if ((target.match(/\p{L}{2,}/gu) ?? []).length < fewestOfTarget) return say.noRealTarget
  return isChecked
    ? null
    : say.unknownTarget(receiptCode, target, { isNamed: reporter.name !== null || identity?.state === 'locked' })
}
const fewestOfTarget = 2

const stepOf = ({ kind }: Case, { what, to }: TimelineEvent): object | undefined =>
  what === 'moved' ? stateOf(kind, to as Case['state']) : what === 'acted' && to ? actOf(kind, to) : undefined

/** The same step went to the same body before: of a protected case the officer says that once more is meant. */
const sentBefore = (found: Case, step: object, target: string): string | null => {
  if (!kindOf(found.kind).isProtected) return null
  const before = standingTimeline(found).findLast(
    (event) => event.facts?.target && stepOf(found, event) === step && isSameBody(event.facts.target, target),
  )
  return before?.facts?.target ? say.sentBefore(before.facts.target, readableDay(dayOf(before))) : null
}

/** The accused's own office sends on no denunciation of them by the law's way: the officer looks once more. */
const fromAccused = (found: Case, target: string, office: NamedOffice): string | null =>
  kindOf(found.kind).isProtected && (accusesByName(found, target) || isOfAccused(found, office) !== null)
    ? say.senderAccused(target)
    : null

/** What surely stands against a body as the one that a case goes to, whatever is written down; null: nothing. */
export const whyNeverSent = (found: Case, target: string): string | null => {
  const office = readOffice(target)
  const objections = [toItself(found, office), toAccused(found, target, office), toAnother(found, target, office)]
  return objections.find((one) => one?.isSure)?.why ?? null
}

/**
 * What stands against the body that an officer writes down for a step, in words; null: nothing. Whatever sends a case
 * on, or guides a person, asks here, and whatever says who sent one.
 */
export const whyNotSent = (
  found: Case,
  step: Pick<Step, 'asks' | 'targetIs'>,
  { target = '', targetWhy, targetChecked = false }: { target?: string; targetWhy?: string; targetChecked?: boolean },
): string | null => {
  const { asks, targetIs = 'receiver' } = step
  if (!asks.includes('target') || targetIs === 'holder') return null
  const office = readOffice(target)
  if (targetIs === 'sender') return targetChecked ? null : fromAccused(found, target, office)
  const objection =
    toItself(found, office) ??
    toAccused(found, target, office) ??
    (targetIs === 'settler' ? toAnother(found, target, office) : null) ??
    (targetIs === 'investigator' ? toNoInvestigator(office) : null)
  if (objection && (objection.isSure || !targetWhy)) return objection.why
  const again = targetChecked ? null : sentBefore(found, step, target)
  if (again) return again
  return notNamed(found, target, { office, isChecked: targetChecked })
}
