import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { foldMarks } from '../shared/text.js'
import { describeProblem, readYaml } from '../shared/yaml.js'
import { type AgencyRow, bodyOf, communeOffice, getAgency, headAbove, headOf } from './agencies.js'
import { findAgencies } from './find-agencies.js'
import { titleOf } from './named-office.js'

const whoNames = [
  'province_leader',
  'line',
  'head',
  'commune_head',
  'party',
  'staff',
  'body',
  'moved',
  'crime',
  'private',
  'other',
] as const
type Who = (typeof whoNames)[number]

/** Whose breach who settles, by which article; `addressee` null: the province's denunciation officers. */
export type DenunciationPlace = z.output<typeof rowSchema>

/**
 * Who settles a denunciation of these people, and by which article (Luật Tố cáo Điều 12, 13, 41). `accused`: who is
 * accused, as it was written; `report`: what is told, for a crime in which nobody in office has a part is the police's. What no
 * rule names is settled by the head of the body that manages the accused.
 */
export const denunciationPlace = (accused: string, report = ''): DenunciationPlace => {
  const place = placeOfAccused(accused)
  const isOpen = place === placeOf('other') && findAgencies(accused).length === 0
  if (isOpen && isAtCommunesCounter(accused, report)) return placeOf('staff')
  const told = isOpen ? placeBeside(accused, report) : null
  if (told) return told
  const mayBeCrime = place === placeOf('private') || place === placeOf('other')
  if (mayBeCrime && findAgencies(accused).length === 0 && tellsPrivateCrime(report)) return placeOf('crime')
  return isOpen && accused !== '' && report !== '' && !tellsPost(`${accused} ${report}`) ? ofNoKnownPost : place
}

/** Words for whoever may hold a post somewhere: then the head of that body settles it. */
const post =
  /\b(?:can bo|cong chuc|vien chuc|nhan vien|chuyen vien|dia chinh|tu phap|ho tich|ke toan|thu quy|truong|pho|giam doc|chu tich|chu nhiem|bi thu|giao vien|co giao|thay giao|bac si|y ta|dieu duong|thanh tra|kiem lam|cong an|dan quan|csgt|canh sat|uy ban|ubnd|xa doi|doi truong|to truong|chuc vu)\b/
const noPost = /\b(?:khong|ko|k|chang)(?: (?:co|giu|phai|la|ai))* (?:chuc(?: vu)?|can bo|cong chuc)\b/g

const tellsPost = (text: string): boolean =>
  post.test(foldMarks(text).replace(noPost, ' ')) || findAgencies(text).length > 0

/** Nothing that was told says whether they hold a post: both ways of the law are named. */
const ofNoKnownPost: DenunciationPlace = {
  who: 'other',
  accused: 'người chưa rõ chức vụ',
  words: [],
  settled_by: 'cơ quan quản lý lĩnh vực có vi phạm; có chức vụ thì người đứng đầu nơi người đó làm việc',
  article: 'Luật Tố cáo Điều 12, Điều 41',
  addressee: null,
}

const fewestOfName = 2
const mostBeside = 8
const honorific = /^(?:(?:ong|ba|anh|chi|co|chu|bac|thay|dong chi|thang|ten|la) )+/
const leadsToPost = /^(?:(?:la|hien la|dang la|lam|giu chuc|chuc vu) )*/

/** The post that the story tells right beside somebody who is accused by a name alone; null: none is told there. */
const placeBeside = (accused: string, report: string): DenunciationPlace | null => {
  const name = foldMarks(accused).replace(honorific, '').split(' ').slice(-fewestOfName)
  if (name.length < fewestOfName) return null
  for (const sentence of report.split(/[.;\n]/)) {
    const words = sentence.split(/\s+/).filter((word) => foldMarks(word) !== '')
    const folded = words.map((word) => foldMarks(word))
    const at = folded.findIndex((_word, k) => name.every((one, n) => folded[k + n] === one))
    if (at < 0) continue
    const behind = words.slice(at + name.length, at + name.length + mostBeside).join(' ')
    const before = words.slice(Math.max(0, at - mostBeside), at).join(' ')
    const isBehind = foldMarks(behind).replace(leadsToPost, '').search(post) === 0
    const place = isBehind ? placeOfAccused(behind) : placeOfAccused(before.split(',').at(-1) ?? '')
    if (place.who !== 'other' && place.who !== 'crime' && place.who !== 'private') return place
  }
  return null
}

/** Whether what is told is a crime by its words, whoever is described: the police's matter (Luật Tố cáo Điều 27). */
export const tellsCrime = (accused: string, report: string): boolean =>
  denunciationPlace(accused, report) === placeOf('crime')

/** Where people of a commune's office sit, as who is accused is described: "chị Hạnh quầy 3", "anh Nam ở bàn số 2". */
const counter = /\b(?:quay|cua|ban)(?: (?:so|tiep nhan|ho so))? \d+\b|\b(?:quay|cua so)\b/
const oneStop = /\b(?:mot cua|1 cua|hanh chinh cong|tiep nhan (?:va )?tra ket qua|tiep dan)\b/

/** Who is told by a name or a seat is of the office that the story names, where that is a commune's counter. */
const isAtCommunesCounter = (accused: string, report: string): boolean => {
  const folded = foldMarks(report)
  const told = findAgencies(report)
  const isCommunes = told.every((row) => bodyOf(row).id === communeOffice)
  const sits = counter.test(foldMarks(accused)) && (told.length > 0 || /\b(?:xa|phuong)\b/.test(folded))
  return (
    isCommunes &&
    (sits || (oneStop.test(folded) && saysOneOf(` ${folded} `, [...placeOf('staff').words, ...staffWords])))
  )
}

const offices: readonly Who[] = ['province_leader', 'commune_head', 'party', 'staff']
const tellsPrivateCrime = (report: string): boolean => {
  const folded = ` ${foldMarks(report)} `
  return (
    saysOneOf(folded, placeOf('crime').words) &&
    findAgencies(report).length === 0 &&
    !offices.some((who) => saysOneOf(folded, placeOf(who).words))
  )
}

const placeOfAccused = (accused: string): DenunciationPlace => {
  const folded = ` ${foldMarks(accused)} `
  const named = findAgencies(accused)
  if (saysOneOf(folded, placeOf('province_leader').words)) return placeOf('province_leader')
  const places = named.map((row) => placeAt(row, folded))
  return places.sort((a, b) => rankOf(a) - rankOf(b))[0] ?? placeByWords(folded)
}

const text = z.string().min(1)
const rowSchema = z.strictObject({
  who: z.enum(whoNames),
  accused: text,
  words: z.array(z.string().regex(/^[a-z ]+$/)),
  settled_by: text,
  article: text,
  addressee: text.nullable(),
})

const file = 'src/routing/denunciation-places.yml'

const readRows = (): DenunciationPlace[] => {
  const yaml = readFileSync(new URL('./denunciation-places.yml', import.meta.url), 'utf8')
  const read = readYaml(yaml, z.array(rowSchema).length(whoNames.length))
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  const missing = whoNames.filter((who, k) => read.value[k]?.who !== who)
  if (missing.length > 0) throw new BadSetup(`${file}: hãy ghi đủ và đúng thứ tự: ${whoNames.join(', ')}`)
  return read.value
}

/** The table, in the order in which its rules are asked. */
export const denunciationPlaces: readonly DenunciationPlace[] = readRows()

const rankOf = ({ who }: DenunciationPlace): number => whoNames.indexOf(who)
const placeOf = (who: Who): DenunciationPlace => denunciationPlaces[whoNames.indexOf(who)] as DenunciationPlace
const saysOneOf = (folded: string, words: readonly string[]): boolean =>
  words.some((one) => folded.includes(` ${one} `))

const placeByWords = (folded: string): DenunciationPlace =>
  denunciationPlaces.find(({ words }) => saysOneOf(folded, words)) ?? placeOf('other')

/** People of a body who don't lead it: "nhân viên Sở Y tế", "cô giáo trường tiểu học". */
const staffWords =
  'can bo|cong chuc|vien chuc|nhan vien|chuyen vien|ke toan|thu quy|truong phong|pho phong|bac si|y ta|dieu duong|co giao|thay giao|giao vien|thanh tra vien'.split(
    '|',
  )

/** Words for who leads a body: its head is "Giám đốc Sở Y tế", so "giam doc", and whatever every head is called. */
const headWords = (row: AgencyRow): string[] => {
  const title = titleOf(row)
  return [title, title.replace('hieu truong', 'hieu pho'), 'lanh dao', 'thu truong', 'nguoi dung dau']
}

const byHead = 'Luật Tố cáo Điều 12 khoản 1'
const ofBodyAsSuch = 'Luật Tố cáo Điều 12 khoản 6'
const partyBody = 'uy-ban-kiem-tra-tinh-uy'
const armyLaw = 'quy định của quân đội'

/** The rule that holds for who is accused as somebody of this body, or for the body as such. */
const placeAt = (row: AgencyRow, folded: string): DenunciationPlace => {
  if (row.level === 'abolished') return placeOf('moved')
  if (row.level === 'enterprise') return placeOf('private')
  if (row.id === partyBody) return placeOf('party')
  if (!row.officials) return placeOf(headsHamlet.test(folded) ? 'staff' : 'other')
  if (row.complaints === 'line') return linePlace(row)
  if (bodyOf(row).id === communeOffice) return communePlace(row, folded)
  if (row.id === provinceOffice && !saysOneOf(folded, staffWords)) return provincePlace(row, folded)
  if (!row.part_of && saysOneOf(folded, headWords(row))) return settledBy(row, 'head', headAbove(row), byHead)
  if (row.part_of || saysOneOf(folded, staffWords)) return settledBy(row, 'staff', headOf(row), byHead)
  return settledBy(row, 'body', headAbove(row), ofBodyAsSuch)
}

/** They do the commune's duties under its chairman, though no body of theirs has officials. */
const headsHamlet = /\b(?:truong|pho|pho truong) (?:thon|xom|khu|khu pho)\b|\bto truong to dan pho\b/

const provinceOffice = 'ubnd-tinh'
const provinceChairman = headOf(getAgency(provinceOffice))

const accusedAs = {
  head: (name: string) => `người đứng đầu, cấp phó của ${name}`,
  staff: (name: string) => `người của ${name}`,
  body: (name: string) => name,
} as const

const settledBy = (
  row: AgencyRow,
  who: keyof typeof accusedAs,
  head: string | null,
  article: string,
): DenunciationPlace => ({
  ...placeOf(who),
  accused: accusedAs[who](row.name),
  settled_by: head ?? placeOf('other').settled_by,
  article,
  addressee: head === provinceChairman ? head : null,
})

const provincePlace = (row: AgencyRow, folded: string): DenunciationPlace => {
  const place = placeOf('province_leader')
  return saysOneOf(folded, headWords(row)) ? place : { ...place, accused: row.name, article: ofBodyAsSuch }
}

const linePlace = (row: AgencyRow): DenunciationPlace => {
  const place = placeOf('line')
  if (row.law !== armyLaw) return place
  return { ...place, accused: row.name, settled_by: 'thủ trưởng đơn vị quân đội quản lý người đó' }
}

/** Luật Tố cáo Điều 13 khoản 1: the chairman for whom he manages directly, never for himself. */
const communePlace = (row: AgencyRow, folded: string): DenunciationPlace => {
  if (saysOneOf(folded, placeOf('commune_head').words)) return placeOf('commune_head')
  if (saysOneOf(folded, placeOf('party').words)) return placeOf('party')
  const isStaff = row.part_of !== undefined || saysOneOf(folded, [...placeOf('staff').words, ...staffWords])
  return placeOf(isStaff ? 'staff' : 'body')
}
