import { type Agency, routeCase } from '../routing/route-case.js'
import type { Case } from './case.js'
import { routingRules } from './open-case.js'
import { settlerOf } from './settled-elsewhere.js'
import { caseWording } from './wording.js'

/** Whether the law says who settles cases of this kind, whichever desk they lie on (Luật Khiếu nại Điều 7, 17). */
export const hasLawfulSettler = ({ kind }: Pick<Case, 'kind'>): boolean =>
  kind === 'complaint' || kind === 'second_complaint'

/** Where a complaint goes, as what it is about names; of one that names nobody the chairman of the commune it lies with. */
export const routeOfComplaint = (found: Case, against = found.against) =>
  routeCase(routingRules(), {
    kind: found.kind,
    category: found.category,
    communeCode: found.communeCode,
    against: against ?? (found.agency.communeCode ? caseWording.chairmanOf(found.agency.name) : ''),
    report: found.text,
    accusesOffice: false,
  })

const notAccepted: ReadonlySet<string> = new Set(['draft', 'received'])

/**
 * Why a case can't go to an agency; null: it can. A commune gets no complaint that somebody else settles, and who accepted
 * one settles it, unless another has to by the law.
 */
export const whyNotSettledBy = (found: Case, to: Agency): string | null => {
  if (!hasLawfulSettler(found)) return null
  const isAccepted = !notAccepted.has(found.state)
  if (isAccepted && routeOfComplaint(found).agency.communeCode !== to.communeCode)
    return caseWording.errors.acceptedHere(settlerOf(found))
  if (to.communeCode === null || found.settledBy === null) return null
  return routeOfComplaint(found).agency.communeCode === to.communeCode
    ? null
    : caseWording.errors.settledByOther(found.settledBy)
}

/** What a case that went to another desk says of who settles it. */
export const settledAfterMove = (found: Case): Pick<Case, 'settledBy'> => ({
  settledBy: hasLawfulSettler(found) ? found.settledBy : null,
})

/** Who settles a denunciation or tip by law, as it would be routed now; null: nobody is named. */
export const settlerInLaw = ({
  kind,
  communeCode,
  against,
  text,
}: Pick<Case, 'kind' | 'communeCode' | 'text'> & { against: string }): string | null =>
  routeCase(routingRules(), { kind, category: 'other', communeCode, against, report: text, accusesOffice: false })
    .settledBy

/** Whether that is a commune's own chairman (Luật Tố cáo Điều 13 khoản 1). */
export const isOfCommune = (settler: string): boolean => /^Chủ tịch UBND (?:xã|phường)(?!\p{L})/u.test(settler)
