import { sameText } from '../shared/keys.js'
import type { Case } from './case.js'
import type { CaseStore } from './case-store.js'
import type { PetitionLinkStore } from './petition-link-store.js'

const askedCharacters = 4

/** The last four characters of a code, however it was typed: ' k4z9', 'ABCDE-2K4Z9'. */
const lastOf = (code: string): string =>
  code
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .slice(-askedCharacters)

/**
 * The case whose petition an address shows, to who knows the last four characters of its receipt code. Each call is
 * one of the address's five tries.
 */
export const openPetition = async (
  { links, cases }: { links: PetitionLinkStore; cases: Pick<CaseStore, 'get'> },
  { token, code, at }: { token: string; code: string; at: Date },
): Promise<Case | 'no address' | 'wrong code'> => {
  const link = await links.takeTry(token, at)
  const found = link && (link.copy ?? (await cases.get(link.caseId, link)))
  if (!found || found.isLocked) return 'no address'
  if (!sameText(lastOf(code), lastOf(found.receiptCode))) return 'wrong code'
  await links.giveTriesBack(token)
  return found
}
