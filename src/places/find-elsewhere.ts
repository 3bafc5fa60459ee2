import { foldMarks } from '../shared/text.js'
import { otherDistricts, otherProvinces } from './hazards.js'

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

/**
 * The other province in which something lies by its words: "xã Gia Viễn tỉnh Ninh Bình", "ở tận Hà Nội". A bare name counts
 * with `expected`, when it was asked where. Null: none, or no more than a name that streets and people bear too.
 */
export const findElsewhere = (text: string, { expected = false } = {}): string | null => {
  const clauses = text.split(/[,.;!?\n]+/).map(foldMarks)
  const found = patterns.find(({ said }) => clauses.some((clause) => said.test(clause)))
  if (found) return found.name
  const district = districts.find(({ said }) => clauses.some((clause) => said.test(clause)))
  if (district) return district.province
  return expected ? (names.find(({ folded }) => clauses.some((clause) => clause === folded))?.name ?? null) : null
}
