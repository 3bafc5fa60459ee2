import { expect, test } from 'vitest'
import { kindNames } from '../../src/cases/kinds/index.js'
import { readRoutingRules, routeCase } from '../../src/routing/route-case.js'
import { foldMarks } from '../../src/shared/text.js'

const rules = readRoutingRules(kindNames)

const meSo = '12205'
type Row = [
  kind: string,
  communeCode: string | null,
  against: string,
  accusesOffice: boolean,
  office: string,
  rule: string,
]

const table: Row[] = [
  ['feedback', meSo, '', false, 'commune', 'feedback-to-commune'],
  ['feedback', null, '', false, 'province', 'province-queue'],
  ['feedback', meSo, '', true, 'province', 'feedback-accusing-office'],
  ['feedback', null, '', true, 'province', 'feedback-accusing-office'],
  ['complaint', meSo, 'Chủ tịch UBND xã Mễ Sở', false, 'commune', 'complaint-to-commune'],
  ['complaint', meSo, 'Chủ tịch UBND xã Mễ Sở', true, 'commune', 'complaint-to-commune'],
  ['complaint', meSo, 'Công an xã Mễ Sở', false, 'province', 'complaint-about-police'],
  ['complaint', meSo, 'Công an tỉnh Hưng Yên', false, 'province', 'complaint-about-police'],
  ['complaint', meSo, 'Sở Xây dựng', false, 'province', 'complaint-about-province'],
  ['complaint', null, 'Chủ tịch xã', false, 'province', 'province-queue'],
  ['denunciation', meSo, 'Chủ tịch xã', false, 'province_denunciations', 'protected-to-province'],
  ['denunciation', meSo, 'Công an xã', true, 'province_denunciations', 'protected-to-province'],
  ['denunciation', null, '', false, 'province_denunciations', 'protected-to-province'],
  ['tip', meSo, 'Công ty ABC', true, 'province_denunciations', 'protected-to-province'],
]

test.each(table)(
  '%s at %s about “%s” (accuses: %s) goes to %s by %s',
  (kind, communeCode, against, accusesOffice, office, rule) => {
    const route = routeCase(rules, { kind, communeCode, foldedAgainst: foldMarks(against), accusesOffice })
    expect(route).toMatchObject({ rule, agency: { office, communeCode: office === 'commune' ? communeCode : null } })
    expect(route.why).not.toBe('')
  },
)

test('“cong an” is found as whole words alone', () => {
  const { rule } = routeCase(rules, {
    kind: 'complaint',
    communeCode: meSo,
    foldedAgainst: 'ban quan ly dien cong anh sang',
    accusesOffice: false,
  })
  expect(rule).toBe('complaint-to-commune')
})

test('every rule decides some case: none is hidden by one above it', () => {
  const chosen = new Set<string>()
  const words = ['', ...rules.flatMap(({ when }) => when.against ?? [])]
  for (const kind of kindNames)
    for (const communeCode of [null, meSo])
      for (const foldedAgainst of words)
        for (const accusesOffice of [false, true])
          chosen.add(routeCase(rules, { kind, communeCode, foldedAgainst, accusesOffice }).rule)
  expect(rules.map(({ name }) => name).filter((name) => !chosen.has(name))).toEqual([])
})
