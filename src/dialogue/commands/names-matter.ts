import { foldMarks } from '../../shared/text.js'
import type { Understood } from '../../understanding/understand.js'
import { publicMatter } from '../flows/intake/gather.js'

const longest = 60

/** A procedure or a matter of another authority plainly named, in however few words: it is asked about and no story. */
export const namesMatter = ({ intent, alert, otherAgency, isNamed, certainty, request }: Understood): boolean =>
  intent.startsWith('procedure_') &&
  !alert &&
  !request.startsWith('/') &&
  request.length <= longest &&
  !publicMatter.test(foldMarks(request)) &&
  (otherAgency !== null || (isNamed && certainty === 'sure'))
