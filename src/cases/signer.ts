import { communeOffice } from '../routing/agencies.js'
import { isSameOffice, isTitle, type NamedOffice, readOffice } from '../routing/named-office.js'
import { foldMarks } from '../shared/text.js'
import { accusedOffice, isOfAccused } from './accused-office.js'
import { accusesByName } from './accused-officer.js'
import type { Case } from './case.js'
import { kindOf } from './kinds/index.js'
import type { Step } from './kinds/state-table.js'
import { settlerOf } from './settled-elsewhere.js'
import type { ReadStep } from './step-form.js'
import { caseWording } from './wording.js'

const say = caseWording.signers

/** The same post in the accused's office: the accused. A commune's post without its body is of the committee. */
const isPostOfAccused = (found: Case, office: NamedOffice): boolean =>
  office.rank !== null &&
  office.communeCode !== null &&
  isOfAccused(found, office) === 'surely' &&
  office.rank === accusedOffice(found).rank &&
  (office.row?.id ?? communeOffice) === (accusedOffice(found).row?.id ?? communeOffice)

/** Posts that decide nothing in their own name. */
const staffPost = /\b(?:cong chuc|can bo|vien chuc|chuyen vien|nhan vien|van thu|ke toan|truong phong|pho phong)\b/

const isPlainlyAnother = (signer: string, office: NamedOffice, settler: string): boolean => {
  if (isTitle(settler) && staffPost.test(foldMarks(signer))) return true
  const expected = readOffice(settler)
  if (expected.row === null) return false
  if (office.row) return !isSameOffice(office, expected)
  return expected.communeCode !== null && office.communeCode !== null && office.communeCode !== expected.communeCode
}

/**
 * What stands against who signed a step's paper: never the accused (Luật Tố cáo Điều 38 khoản 5); where who settles the
 * case signs, another office only once the officer says that it was looked at. Null: nothing.
 */
export const whyNotSigned = (
  found: Case,
  { targetIs, signedBy }: Pick<Step, 'targetIs' | 'signedBy'>,
  { paper, facts }: ReadStep,
): string | null => {
  if (paper === null || targetIs === 'sender') return null
  const office = readOffice(paper.signer)
  if (kindOf(found.kind).isProtected && (accusesByName(found, paper.signer) || isPostOfAccused(found, office)))
    return say.accused
  const settler = settlerOf(found)
  return signedBy === 'settler' && !facts.signerChecked && isPlainlyAnother(paper.signer, office, settler)
    ? say.another(settler)
    : null
}
