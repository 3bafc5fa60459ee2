import { doubtfulFields } from './options.js'
import type { Procedure } from './procedure.js'
import { catalogWording } from './wording.js'

type DoubtfulField = keyof typeof doubtfulFields

/** Of what nothing is told as known, nothing is in doubt either. */
const isTold = ({ fees, time_limit }: Procedure, field: DoubtfulField): boolean =>
  field === 'fees'
    ? fees?.some(({ amount }) => amount !== null) === true
    : field !== 'time_limit' || time_limit !== null

/** One line on which of the fields just told (their keys) an editor still has to verify; none where all is verified. */
export const doubtLines = (procedure: Procedure, told: readonly string[]): string[] => {
  const doubted = new Set(procedure.to_verify.map(({ field }) => field))
  const names = (Object.keys(doubtfulFields) as DoubtfulField[])
    .filter((field) => doubted.has(field) && told.includes(field) && isTold(procedure, field))
    .map((field) => doubtfulFields[field].toLowerCase())
  return names.length === 0 ? [] : [catalogWording.doubtful(names.join(', '))]
}
