import type { Case } from '../cases/case.js'
import type { Turn } from './flow.js'

/** A new address of a case's printable petition; the one before ends. */
export const petitionAddress = async ({ slices, now }: Pick<Turn, 'slices' | 'now'>, found: Case): Promise<string> =>
  slices.addresses.petition(await slices.cases.openPetitionLink(found, now))
