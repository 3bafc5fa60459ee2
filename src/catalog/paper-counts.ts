import type { Countable } from './fee-units.js'
import type { Quantity, SaidUnit } from './said-quantities.js'

/** Counts of one paper or one errand. */
export type Counts = Partial<Record<Countable, number>>

/** 'unsaid': a count that the fee goes by isn't told; 'doubtful': it is told, but not so that it could be charged. */
export type CountsFound = { papers: Counts[] } | 'unsaid' | 'doubtful'

const mostPages = 5_000
const mostCopies = 1_000
const mostPapers = 100

type Part = 'pages' | 'copies' | 'papers'

/** What is said of one paper, or of several that are alike. */
type Group = {
  pages?: number
  copies?: number
  papers?: number
  isForEach: boolean
  isNamed: boolean
}

const parts: Partial<Record<SaidUnit, Part>> = {
  page: 'pages',
  leaf: 'pages',
  copy: 'copies',
  set: 'copies',
  document: 'papers',
  original: 'papers',
  contract: 'papers',
  will: 'papers',
  extract: 'papers',
  form: 'papers',
  file: 'papers',
  named_document: 'papers',
}
const most: Record<Part, number> = { pages: mostPages, copies: mostCopies, papers: mostPapers }

const newGroup = (): Group => ({ isForEach: false, isNamed: false })

/** Leaves with two sides have twice as many pages; sides of something else leave the pages open. */
const withSides = (quantities: readonly Quantity[]): readonly Quantity[] | null => {
  const sides = quantities.filter(({ unit }) => unit === 'side')
  if (sides.length === 0) return quantities
  if (quantities.some(({ unit }) => unit === 'page')) return quantities.filter(({ unit }) => unit !== 'side')
  const leaves = quantities.filter(({ unit }) => unit === 'leaf')
  const [side, ...more] = sides
  if (!side || side.count === null || side.count > 2 || more.length > 0 || leaves.length !== 1) return null
  return quantities
    .filter(({ unit }) => unit !== 'side')
    .map((one) => (one.unit === 'leaf' && one.count !== null ? { ...one, count: one.count * (side.count ?? 1) } : one))
}

/** Leaves whose pages are told one by one are papers: "3 tờ rời, mỗi tờ 1 trang". */
const withLoosePapers = (quantities: readonly Quantity[]): Quantity[] =>
  quantities.map((one, k) => {
    const next = quantities[k + 1]
    const isPaper = one.unit === 'leaf' && next?.unit === 'page' && next.each === 'document'
    return isPaper ? { ...one, unit: 'document' } : one
  })

/** "2 bản cho vợ, 2 bản cho chồng" are four of the same paper. */
const withShares = (quantities: readonly Quantity[]): Quantity[] => {
  const joined: Quantity[] = []
  for (const one of quantities) {
    const before = joined.at(-1)
    const isMore = one.unit === 'copy' && one.isShare && one.link !== 'or' && before?.unit === 'copy'
    if (isMore && before.count !== null && one.count !== null)
      joined[joined.length - 1] = { ...before, count: before.count + one.count }
    else joined.push(one)
  }
  return joined
}

const groupPapers = (said: readonly Quantity[]): { groups: Group[]; copiesForAll: number | null } => {
  const groups: Group[] = [newGroup()]
  let copiesForAll: number | null = null
  for (const { unit, count, each, link } of said) {
    const part = parts[unit]
    if (part === undefined || count === null) continue
    let group = groups.at(-1) as Group
    const isEach = each === 'document' || each === 'all'
    if (part === 'copies' && isEach && groups.length > 1 && group.pages !== undefined) {
      copiesForAll = count
      continue
    }
    if (unit === 'named_document') {
      if (group.papers !== undefined && !group.isNamed) continue
      const isFresh = group.pages === undefined && group.copies === undefined
      if (isFresh && group.isNamed && (link === 'and' || link === 'comma')) {
        group.papers = (group.papers ?? 0) + 1
        continue
      }
      if (group.isNamed && isFresh) continue
      if (group.pages !== undefined) {
        group = newGroup()
        groups.push(group)
      }
      group.papers ??= 1
      group.isNamed = true
      continue
    }
    if (group[part] !== undefined && !(part === 'papers' && group.isNamed && group.pages === undefined)) {
      group = newGroup()
      groups.push(group)
    }
    if (part === 'papers') group.isNamed = false
    group[part] = count
    group.isForEach ||= isEach
  }
  return { groups, copiesForAll }
}

/** Pages and copies of one or several papers ("1 bản 2 trang và 1 bản 5 trang"), each paper by itself. */
export const countPagesOfPapers = (quantities: readonly Quantity[]): CountsFound => {
  const all = withSides(
    quantities.filter(({ unit }) => parts[unit] !== undefined || unit === 'side' || unit === 'unknown'),
  )
  if (all === null) return 'doubtful'
  const said = withShares(withLoosePapers(all))
  const has = (unit: SaidUnit): boolean => said.some((one) => one.unit === unit)
  const leaves = said.filter(({ unit }) => unit === 'leaf')
  const isMixed =
    (has('copy') && has('set')) || (has('page') && leaves.some(({ count }) => count !== 1)) || has('unknown')
  if (isMixed) return 'doubtful'
  const used = has('page') ? said.filter(({ unit }) => unit !== 'leaf') : said
  const isOpen = used.some(({ unit, count, link }, k) => {
    const part = parts[unit]
    const isWrong = count === null || (part !== undefined && (count < 1 || count > most[part]))
    return isWrong || (link === 'or' && k > 0)
  })
  if (isOpen) return 'doubtful'
  if (!used.some(({ unit }) => parts[unit] === 'pages')) return 'unsaid'
  const persons = quantities.filter(({ unit }) => unit === 'person' || unit === 'child')
  const forPersons = used.some(({ each }) => each === 'person')
  const times = forPersons ? (persons.length === 1 ? persons[0]?.count : null) : 1
  if (times === null || times === undefined) return 'doubtful'

  const { groups: read, copiesForAll } = groupPapers(used)
  const groups = read.filter(
    ({ pages, copies, papers, isNamed }) =>
      pages !== undefined || copies !== undefined || (papers !== undefined && !isNamed),
  )
  const [head, ...tail] = groups
  // "3 giấy: 2 trang, 3 trang, 5 trang": their number is told first, then each of them.
  const told = tail.reduce((sum, { papers }) => sum + (papers ?? 1), head?.pages === undefined ? 0 : 1)
  const isCountFirst = head !== undefined && tail.length > 0 && head.papers === told && head.copies === undefined
  if (isCountFirst && head.pages === undefined) groups.shift()
  else if (isCountFirst) head.papers = 1
  const isTotalOfSeveral =
    used.some(({ unit, isTotal }) => parts[unit] === 'pages' && isTotal) &&
    (groups.length > 1 || groups.some(({ papers }) => (papers ?? 1) > 1))
  if (isTotalOfSeveral) return 'doubtful'
  const withCopies = groups.map((group) => ({ ...group, copies: group.copies ?? copiesForAll ?? undefined }))
  const mostCopied = Math.max(1, ...withCopies.map(({ copies }) => copies ?? 1))
  const isVague = withCopies.some(
    ({ pages, copies, papers, isForEach }) =>
      pages === undefined ||
      (copies === undefined && mostCopied > 1) ||
      ((papers ?? 1) > 1 && !isForEach) ||
      (isForEach &&
        !forPersons &&
        papers === undefined &&
        groups.length === 1 &&
        used.some(({ each }) => each === 'document')),
  )
  if (isVague) return 'doubtful'
  return {
    papers: withCopies.flatMap(({ pages = 1, copies = 1, papers = 1 }) =>
      Array.from({ length: papers }, () => ({ page: pages, copy: copies * times })),
    ),
  }
}
