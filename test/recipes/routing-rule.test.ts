import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kindNames } from '../../src/cases/kinds/index.js'
import { readRoutingRules, routeCase } from '../../src/routing/route-case.js'

const text = readFileSync('src/routing/rules.yml', 'utf8')
const facts = {
  kind: 'complaint',
  category: 'other',
  communeCode: '12049',
  against: 'Trạm bơm Thụy Lôi số 2',
  report: '',
  accusesOffice: false,
}

test('a rule is one entry in rules.yml: the first whose conditions hold decides, and its reason is told', () => {
  const entry = `- name: complaint-about-irrigation
  when: { kinds: [complaint], against: [tram bom] }
  to: province
  why: Thủy nông do công ty của tỉnh quản lý.
`
  expect(routeCase(readRoutingRules(kindNames, text), facts).agency.office).toBe('commune')
  const route = routeCase(readRoutingRules(kindNames, entry + text), facts)
  expect(route.agency.office).toBe('province')
  expect(route).toMatchObject({
    rule: 'complaint-about-irrigation',
    why: 'Thủy nông do công ty của tỉnh quản lý.',
  })
})
