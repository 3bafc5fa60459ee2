import type { FeeCircumstances } from './fee-circumstances.js'
import type { Fee } from './fee-fields.js'
import { type Countable, feeUnits } from './fee-units.js'
import { type Counts, type CountsFound, countPagesOfPapers } from './paper-counts.js'
import type { Person } from './said-people.js'
import type { Quantity, SaidUnit } from './said-quantities.js'

type Rule = {
  /** What people may call it, the surest first. */
  from: readonly SaidUnit[]
  most: number
  /** Nobody can charge without it; otherwise it is 1. */
  isRequired?: true
  /** More than one of these and none of `from` leaves open how many there are. */
  doubtedBy?: readonly SaidUnit[]
}

const few = 100
const rules: Partial<Record<Countable, Rule>> = {
  copy: { from: ['copy', 'set', 'leaf', 'extract', 'document'], most: 1_000, isRequired: true },
  sheet: { from: ['slip', 'copy', 'leaf'], most: few },
  file: { from: ['file'], most: few },
  case: { from: ['child', 'case'], most: few },
  instance: { from: ['child', 'case', 'person', 'document'], most: few },
  occurrence: { from: ['vehicle', 'file', 'place', 'occurrence'], most: few, doubtedBy: ['household'] },
  document: {
    from: ['document', 'form', 'contract', 'will', 'extract', 'original', 'file', 'case', 'leaf'],
    most: few,
    doubtedBy: ['copy', 'set', 'person', 'child', 'signature'],
  },
  transaction: { from: ['contract', 'case'], most: few },
  card: { from: ['card', 'document'], most: few },
  certificate: { from: ['vessel', 'document'], most: few },
  establishment: { from: ['establishment'], most: few },
  location: { from: ['place', 'establishment'], most: few },
  room: { from: ['room'], most: 200, isRequired: true },
}

const longestInMonths = 36
const mostPeople = few

type Count = number | 'unsaid' | 'doubtful'

const within = (count: number, most: number): Count =>
  Number.isInteger(count) && count > 0 && count <= most ? count : 'doubtful'

/** Several counts of one thing: a total, the same one twice, or parts that are joined. */
const together = (
  said: readonly Quantity[],
  most: number,
  joins: readonly Quantity['link'][] = ['and', 'comma'],
): Count => {
  const total = said.filter(({ isTotal }) => isTotal)
  const used = total.length > 0 ? total : said
  const counts = used.map(({ count }) => count)
  if (used.some(({ link }, k) => link === 'or' && k > 0)) return 'doubtful'
  if (counts.some((count) => count === null)) return 'doubtful'
  const numbers = counts as number[]
  if (numbers.length === 1 || (new Set(numbers).size === 1 && !used.slice(1).every(({ link }) => joins.includes(link))))
    return within(numbers[0] ?? 0, most)
  if (!used.slice(1).every(({ link }) => joins.includes(link))) return 'doubtful'
  return numbers.some((number) => within(number, most) === 'doubtful')
    ? 'doubtful'
    : within(
        numbers.reduce((sum, number) => sum + number, 0),
        most,
      )
}

const saidOf = (quantities: readonly Quantity[], units: readonly SaidUnit[]): Quantity[] => {
  const unit = units.find((one) => quantities.some((quantity) => quantity.unit === one))
  return quantities.filter((quantity) => quantity.unit === unit)
}

const peopleCounted: readonly SaidUnit[] = ['person', 'child']

/** How many people a paper is for: told as a number, or named one by one. */
export const countPeople = (quantities: readonly Quantity[], people: readonly Person[]): Count => {
  const beneficiaries = people.filter(({ isFor }) => isFor)
  const listed = beneficiaries.every(({ count }) => count !== null)
    ? beneficiaries.reduce((sum, { count }) => sum + (count ?? 0), 0)
    : null
  const isList = beneficiaries.length > 1 && listed !== null
  const said = quantities.filter(({ unit }) => unit === 'person')
  const hasDoubt = quantities.some(({ unit, count }) => peopleCounted.includes(unit) && count === null)
  if (hasDoubt) return 'doubtful'
  if (isList && (said.length === 0 || said.every(({ count }) => (count ?? 0) < listed)))
    return within(listed, mostPeople)
  if (said.length > 0) return together(said, mostPeople, ['and'])
  const children = quantities.filter(({ unit }) => unit === 'child')
  if (children.length > 0 && beneficiaries.length <= 1) return together(children, mostPeople)
  const cards = quantities.filter(({ unit }) => unit === 'card')
  if (cards.length > 0 && beneficiaries.length <= 1) return together(cards, mostPeople)
  if (beneficiaries.length === 0) return 'unsaid'
  return listed === null ? 'unsaid' : within(listed, mostPeople)
}

/** "con 3 tuổi có thẻ rồi", "hai người còn lại": who pays isn't everybody who is named. */
const somePayNot =
  /\b(?:co (?:the|bhyt|bao hiem)(?: [a-z]+){0,3} roi|da co (?:the|bhyt|bao hiem)|con lai|tru (?:con|bo|me|ra))\b/

const countThosePaying = ({ quantities, people, plain }: FeeCircumstances): Count =>
  somePayNot.test(plain) ? 'doubtful' : countPeople(quantities, people)

/** "1 năm 6 tháng" is 18. */
const countMonths = (quantities: readonly Quantity[]): Count => {
  const lengths: [SaidUnit, number][] = [
    ['month', 1],
    ['quarter', 3],
    ['year', 12],
  ]
  let months = 0
  for (const [unit, length] of lengths) {
    const said = quantities.filter((quantity) => quantity.unit === unit)
    if (said.length === 0) continue
    const count = together(said, longestInMonths)
    if (typeof count !== 'number') return count
    months += count * length
  }
  return months === 0 ? 'unsaid' : within(months, longestInMonths)
}

/** Papers that people sign and hand out several of: each is a paper of its own. */
const signedForms = /\b(so yeu|ly lich|to khai|cam doan|cam ket)\b/

const countBy = (countable: Countable, told: FeeCircumstances): Count => {
  const rule = rules[countable]
  if (!rule) return 1
  const { quantities } = told
  const isSigned = countable === 'document' && signedForms.test(told.plain)
  const said = saidOf(quantities, isSigned ? ['copy', ...rule.from] : rule.from)
  if (said.length === 0) {
    if (countable === 'card') {
      const people = countPeople(quantities, told.people)
      return people === 'unsaid' ? 1 : people
    }
    if (rule.isRequired) return 'unsaid'
    const isOpen = quantities.some(({ unit, count }) => rule.doubtedBy?.includes(unit) && count !== 1)
    return isOpen ? 'doubtful' : 1
  }
  const count = together(said, rule.most)
  if (typeof count !== 'number') return count
  const each = said.find((quantity) => quantity.each !== null)?.each
  if (each === 'person' && countable !== 'sheet') {
    const people = countPeople(quantities, told.people)
    return typeof people === 'number' ? within(people * count, rule.most) : 'doubtful'
  }
  if (each === 'document' && countable === 'copy') {
    const papers = quantities.filter(
      ({ unit }) => unit === 'document' || unit === 'extract' || unit === 'named_document',
    )
    const number = papers.some(({ unit }) => unit !== 'named_document')
      ? together(
          papers.filter(({ unit }) => unit !== 'named_document'),
          few,
        )
      : papers.length
    return typeof number === 'number' && number > 0 ? within(number * count, rule.most) : 'doubtful'
  }
  return count
}

/** The counts that these lines go by, as a message tells them. */
export const findCounts = (fees: readonly Fee[], told: FeeCircumstances): CountsFound => {
  const charged = fees.filter(({ amount, caps }) => caps === null && amount !== 0)
  if (charged.some(({ per }) => per === 'page')) return countPagesOfPapers(told.quantities)
  const counts: Counts = {}
  for (const { per, applies } of charged) {
    for (const countable of per === null ? [] : feeUnits[per].counts) {
      const count =
        countable === 'month'
          ? countMonths(told.quantities)
          : countable === 'person'
            ? countThosePaying(told)
            : countBy(countable, told)
      if (typeof count === 'number') counts[countable] = count
      else if (count === 'doubtful') return count
      else if (applies !== 'extra' && per !== 'person_occurrence' && per !== 'sheet') return count
    }
  }
  // Several people with several sheets: how many each gets must be told.
  const { person = 1, sheet = 1 } = counts
  const isForEach = told.quantities.some(({ unit, each }) => unit === 'slip' && each === 'person')
  const isShared = charged.some(({ per }) => per === 'sheet') && person > 1 && sheet > 2 && !isForEach
  return isShared ? 'doubtful' : { papers: [counts] }
}
