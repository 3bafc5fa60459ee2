import { foldMarks } from '../shared/text.js'
import { hazardOf, otherDistricts, otherProvinces } from './hazards.js'

const names = otherProvinces
  .map((name) => ({ name, folded: foldMarks(name) }))
  .toSorted((a, b) => b.folded.length - a.folded.length)
const patterns = names.map(({ name, folded }) => ({
  name,
  said: new RegExp(
    `(?:^| )(?:(?:tinh|thanh pho|tp) ${folded}|(?:o|tai|ben|ngoai|trong|thuoc)(?: (?:tan|mai|tinh|thanh pho|tp))? ${folded}(?: (?:co|ma|a|nhe|nha|nua|day|ay|chu|toi|em|minh|kia|bi|dang))*$)`,
  ),
}))

const districts = Object.entries(otherDistricts).flatMap(([province, own]) =>
  own.map((name) => ({ province, said: new RegExp(`(?:^| )(?:huyen|h|thi xa|tx|quan) ${foldMarks(name)}(?: |$)`) })),
)

/** "Thuận Thành Bắc Ninh": a district there with its province right behind. */
const placed = Object.entries(otherDistricts).map(([province, own]) => ({
  province,
  said: new RegExp(`(?:^| )(?:${own.map(foldMarks).join('|')}) ${foldMarks(province)}(?: |$)`),
}))

/** "ở Đại Lộc" with a province alone behind the comma; not one whose name is a commune of ours, too. */
const endsWithPlace =
  /(?:^| )(?:o|tai|thuoc|ben|que|xa|phuong|huyen|thi tran|thi xa)(?: (?!thon|xom|to|duong|pho|ngo)\w+){1,4}$/
const onlyThere = new Map(names.filter(({ name }) => hazardOf(name) === null).map(({ name, folded }) => [folded, name]))

const behindComma = (clauses: readonly string[]): string | null => {
  const at = clauses.findIndex((clause, k) => onlyThere.has(clause) && endsWithPlace.test(clauses[k - 1] ?? ''))
  return onlyThere.get(clauses[at] ?? '') ?? null
}

/**
 * The other province in which something lies by its words: "xã Gia Viễn tỉnh Ninh Bình", "ở tận Hà Nội", "Thuận Thành Bắc Ninh". A bare name counts
 * with `expected`, when it was asked where. Null: none, or no more than a name that streets and people bear too.
 */
export const findElsewhere = (text: string, { expected = false } = {}): string | null => {
  const clauses = text.split(/[,.;!?\n]+/).map(foldMarks)
  const found = patterns.find(({ said }) => clauses.some((clause) => said.test(clause)))
  if (found) return found.name
  const district = districts.find(({ said }) => clauses.some((clause) => said.test(clause)))
  if (district) return district.province
  const whole = clauses.join(' ').replace(/ +/g, ' ')
  const there = placed.find(({ said }) => said.test(whole))?.province ?? behindComma(clauses)
  if (there) return there
  return expected ? (names.find(({ folded }) => clauses.some((clause) => clause === folded))?.name ?? null) : null
}
