import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { categoryNames } from '../../src/cases/categories.js'
import { kindNames } from '../../src/cases/kinds/index.js'
import { agencies, assertReportCategories } from '../../src/routing/agencies.js'
import { denunciationPlace } from '../../src/routing/denunciation-place.js'
import { type RoutingFacts, readRoutingRules, routeCase } from '../../src/routing/route-case.js'
import { foldMarks } from '../../src/shared/text.js'

const rules = readRoutingRules(kindNames)
const meSo = '12049'
const plain: RoutingFacts = {
  kind: 'complaint',
  category: 'other',
  communeCode: meSo,
  against: '',
  report: '',
  accusesOffice: false,
}
const route = (facts: Partial<RoutingFacts>) => routeCase(rules, { ...plain, ...facts })

type Row = { about: string; to: string; settler: string | null; who: string | null; category: string; accuses?: true }
type Rows = {
  complaints: Row[]
  reports: Row[]
  denunciations: { about: string; who: string; article: string }[]
}
const table: Rows = parse(readFileSync(new URL('./routes.yml', import.meta.url), 'utf8'))
const { complaints, reports, denunciations } = table

test('the table has at least 120 rows', () => {
  expect(complaints.length + reports.length + denunciations.length).toBeGreaterThanOrEqual(120)
})

test.each(complaints)('a complaint about “$about” lies with the $to and is settled by $who', (row) => {
  const { agency, settledBy, concerned } = route({ against: row.about })
  expect({ office: agency.office, commune: agency.communeCode }).toEqual({
    office: row.to,
    commune: row.to === 'commune' ? meSo : null,
  })
  if (row.settler === null) expect(settledBy).toBeNull()
  else {
    expect(concerned).toBe(row.settler)
    expect(settledBy).toContain(row.who)
  }
})

test.each(reports)('“$about” ($category) lies with the $to', (row) => {
  const { agency, settledBy, concerned } = route({
    kind: 'feedback',
    category: row.category,
    report: row.about,
    accusesOffice: row.accuses ?? false,
  })
  expect(agency.office).toBe(row.to)
  if (row.settler === null) expect(settledBy).toBeNull()
  else expect([concerned, settledBy === null]).toEqual([row.settler, false])
})

test.each(denunciations)('“$about” is judged by $who ($article)', ({ about, who, article }) => {
  for (const accused of [about, foldMarks(about)]) {
    const place = denunciationPlace(accused)
    expect(place.settled_by).toContain(who)
    expect(place.article).toContain(article)
  }
  for (const kind of ['denunciation', 'tip']) {
    const { agency, rule, settledBy, why } = route({ kind, against: about })
    expect(agency).toMatchObject({ office: 'province_denunciations', communeCode: null })
    expect(rule).toBe('protected-to-province')
    expect(settledBy).toContain(who)
    expect(why).toContain(kind === 'tip' ? 'Điều 25' : article)
  }
})

test.each<[Partial<RoutingFacts>, string, string]>([
  [{ kind: 'feedback' }, 'commune', 'feedback-to-commune'],
  [{ kind: 'feedback', communeCode: null }, 'province', 'province-queue'],
  [{ kind: 'feedback', accusesOffice: true }, 'province', 'feedback-accusing-office'],
  [{ kind: 'feedback', accusesOffice: true, communeCode: null }, 'province', 'feedback-accusing-office'],
  [{ against: 'Chủ tịch UBND xã Mễ Sở', accusesOffice: true }, 'commune', 'complaint-to-commune'],
  [{ against: 'Chủ tịch xã', communeCode: null }, 'province', 'province-queue'],
  [{ against: 'công an xã' }, 'province', 'complaint-by-other-law'],
  [{ against: 'Sở Xây dựng' }, 'province', 'complaint-about-province'],
  [{ against: 'UBND huyện Khoái Châu' }, 'province', 'complaint-about-district'],
  [{ against: 'mặt trận xã' }, 'province', 'complaint-about-no-office'],
])('%o lies with the %s by %s', (facts, office, rule) => {
  expect(route(facts)).toMatchObject({ rule, agency: { office, communeCode: office === 'commune' ? meSo : null } })
})

test('the commune that is complained of gets the complaint, wherever the matter is', () => {
  const { agency, settledBy, accusedCommune } = route({ against: 'Chủ tịch UBND xã Yên Mỹ' })
  expect(agency).toMatchObject({ office: 'commune', name: 'UBND xã Yên Mỹ' })
  expect(settledBy).toBe('Chủ tịch UBND xã Yên Mỹ')
  expect(accusedCommune).toBe(agency.communeCode)
  expect(route({ communeCode: null, against: 'UBND xã Yên Mỹ' }).agency.name).toBe('UBND xã Yên Mỹ')
  expect(route({ kind: 'denunciation', against: 'cán bộ xã Yên Mỹ' }).accusedCommune).toBe(agency.communeCode)
})

test('a power cut is told to the power company, with the number to call; a complaint says who is first and next', () => {
  const power = route({ kind: 'feedback', category: 'lighting', report: 'mất điện cả xóm' })
  expect(power.settledBy).toBe('Công ty Điện lực Hưng Yên')
  expect(power.why).toContain('Công ty Điện lực Hưng Yên')
  expect(power.why).toContain('19006769')
  const complaint = route({ against: 'Sở Y tế' })
  expect(complaint.why).toContain('Giám đốc Sở Y tế; lần hai: Chủ tịch UBND tỉnh Hưng Yên')
  expect(route({ against: 'BHXH tỉnh' }).why).toContain('theo Luật Bảo hiểm xã hội')
  expect(route({ against: 'công an xã' }).settledBy).toBe('Trưởng Công an xã Mễ Sở')
  expect(route({ against: 'Kho bạc nhà nước' }).why).toContain('chờ tỉnh xác nhận')
  expect(complaint.why).not.toContain('chờ tỉnh xác nhận')
})

test.each<[string, string, string | null]>([
  ['Chủ tịch UBND xã Mễ Sở', 'second-complaint', 'Chủ tịch UBND tỉnh Hưng Yên'],
  ['', 'second-complaint', 'Chủ tịch UBND tỉnh Hưng Yên'],
  ['Sở Y tế', 'second-complaint', 'Chủ tịch UBND tỉnh Hưng Yên'],
  ['chi nhánh văn phòng đăng ký đất đai', 'second-complaint', 'Giám đốc Sở Nông nghiệp và Môi trường'],
  ['Chủ tịch UBND tỉnh', 'second-complaint', 'bộ trưởng bộ quản lý lĩnh vực đó'],
  ['công an xã', 'second-complaint', 'Giám đốc Công an tỉnh'],
  ['UBND huyện Khoái Châu', 'second-complaint-open', null],
])('a second complaint about “%s” lies with the province by %s and is settled by %s', (against, rule, settledBy) => {
  const found = route({ kind: 'second_complaint', against })
  expect(found).toMatchObject({ rule, settledBy, agency: { office: 'province', communeCode: null } })
  if (settledBy) expect(found.why).toBe(`Giải quyết khiếu nại lần hai: ${settledBy} (Luật Khiếu nại Điều 7).`)
})

test('names are found as whole words, with or without marks, but never with other marks', () => {
  const about = (against: string) => route({ against }).concerned
  expect(about('ban quan ly dien cong anh sang')).toBeNull()
  expect(about('Uỷ ban nhân dân xã')).toBe('ubnd-xa')
  expect(about('CONG AN XA')).toBe('cong-an-xa')
  expect(about('công ăn việc làm')).toBeNull()
  expect(about('van phong cong chung')).toBe('to-chuc-cong-chung')
  expect(about('văn phòng công chúng')).toBeNull()
})

test('every rule decides some case: none is hidden by one above it', () => {
  const chosen = new Set<string>()
  const reportWords = agencies.flatMap(({ reports }) => reports?.words.slice(0, 1) ?? [])
  for (const kind of kindNames)
    for (const communeCode of [null, meSo])
      for (const against of ['', ...agencies.map(({ name }) => name)])
        for (const accusesOffice of [false, true])
          for (const report of ['', reportWords[0] ?? '', 'quyết định kỷ luật buộc thôi việc công chức'])
            chosen.add(route({ kind, communeCode, against, report, category: 'other', accusesOffice }).rule)
  chosen.add(route({ kind: 'feedback', category: 'lighting', report: 'mất điện' }).rule)
  expect(rules.map(({ name }) => name).filter((name) => !chosen.has(name))).toEqual([])
})

test('a rule with an unknown slot stops the start, and so does a report of an unknown category', () => {
  const entry = '- name: a\n  when: {}\n  to: province\n  why: Vì {nobody}.\n'
  expect(() => readRoutingRules(kindNames, entry)).toThrow(/agency/)
  expect(() => assertReportCategories(categoryNames)).not.toThrow()
  expect(() => assertReportCategories(['roads'])).toThrow(/dien-luc: lighting/)
})

test('a ward’s officer is judged by that ward’s chairman, the head of a department by the province’s', () => {
  const settlerOf = (against: string) => route({ kind: 'denunciation', communeCode: null, against }).settledBy
  const officer = route({ kind: 'denunciation', against: 'anh Le Van Tuan can bo dia chinh phuong pho hien' })
  expect(officer.settledBy).toBe('Chủ tịch UBND phường Phố Hiến, người trực tiếp quản lý')
  expect(officer.why).toContain('Chủ tịch UBND phường Phố Hiến')
  expect(settlerOf('giam doc so xay dung')).toBe('Chủ tịch UBND tỉnh Hưng Yên')
  expect(settlerOf('Pham Van Minh cong an xa kien xuong')).toContain('cơ quan công an')
})

test.each([
  ['quyết định kỷ luật khiển trách tôi là công chức xã', 'complaint-of-discipline'],
  ['xã buộc thôi việc đối với tôi', 'complaint-of-discipline'],
  ['trường kỷ luật học sinh là con tôi', 'complaint-to-commune'],
  ['quyết định xử phạt cảnh cáo tôi bán hàng rong', 'complaint-to-commune'],
])('a complaint that says “%s” goes by the rule %s', (report, rule) => {
  expect(route({ kind: 'complaint', against: 'Chủ tịch UBND xã Mễ Sở', communeCode: meSo, report }).rule).toBe(rule)
})
