import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kindNames } from '../../src/cases/kinds/index.js'
import { readClockRules } from '../../src/deadlines/clock-rules.js'
import { readRoutingRules } from '../../src/routing/route-case.js'
import { BadSetup } from '../../src/shared/errors.js'

const thrownBy = (run: () => unknown): Error => {
  try {
    run()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

const clocks = readFileSync('src/deadlines/clock-rules.json', 'utf8')
const rules = readFileSync('src/routing/rules.yml', 'utf8')
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

test.each([
  [
    'a misspelt id',
    '"id": "kn.papers"',
    '"id": "kn.paper"',
    /mục \[\d+\]\.id: đang là "kn\.paper"; hãy viết "kn\.papers"/,
  ],
  ['a unit that is none', '"amount": 72, "unit": "hour"', '"amount": 72, "unit": "hours"', /unit: .*hãy viết "hour"/],
  ['an amount in words', '"amount": 72', '"amount": "ba ngày"', /amount: đang là "ba ngày"; hãy viết số/],
])('a clock with %s stops the start with file, line and what to write', (_, part, wrong, told) => {
  const error = thrownBy(() => readClockRules(clocks.replace(part, wrong), 'clock-rules.json'))
  expect(error).toBeInstanceOf(BadSetup)
  expect(error.message).toMatch(told)
  expect(error.message.startsWith(`clock-rules.json:${lineOf(clocks, part)}: mục [`)).toBe(true)
})

test('a clock that the code names and the table has not stops the start', () => {
  const table = JSON.parse(clocks) as { id: string }[]
  const without = JSON.stringify(table.filter(({ id }) => id !== 'dl.reply'))
  expect(thrownBy(() => readClockRules(without, 'clock-rules.json')).message).toMatch(
    /^clock-rules\.json:1: không có dòng nào cho dl\.reply; hãy thêm dòng/,
  )
})

test.each([
  ['kind', 'kinds: [denunciation, tip]', 'kinds: [denunciations, tip]', /kinds\[0\]: .*hãy viết "denunciation"/],
  ['place', 'to: province_denunciations', 'to: denunciation_officers', /to: .*hãy viết một trong: commune, province/],
  ['condition', 'commune_known: true', 'communes_known: true', /hãy viết "commune_known"/],
  ['word for what is concerned', 'concerned: [abolished]', 'concerned: [bãi bỏ]', /concerned\[0\]: .*hãy viết/],
])('a routing rule with a wrong %s stops the start with file, line and what to write', (_, part, wrong, told) => {
  const error = thrownBy(() => readRoutingRules(kindNames, rules.replace(part, wrong), 'rules.yml'))
  expect(error).toBeInstanceOf(BadSetup)
  expect(error.message).toMatch(told)
  expect(error.message.startsWith(`rules.yml:${lineOf(rules, part)}: mục [`)).toBe(true)
})
