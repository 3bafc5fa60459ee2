import { expect, test } from 'vitest'
import { type ClockRule, clockRules, roleOf } from '../../src/deadlines/clock-rules.js'

/**
 * The clock table of legal-facts section 12, written down a second time, so that a row that is changed by mistake is seen:
 * id | in force | amount | with findings | pause | extensions | direction and end | what it is, whose | how sure.
 */
const law = `
kn.limit | always | 90 calendar_day | - | pauses | - | forward next_working_day | limit of citizen | text
kn.limit.discipline | always | 15 calendar_day | - | pauses | - | forward next_working_day | limit of citizen | text
kn.accept | to 2026-06-30 | 10 calendar_day | - | - | - | forward next_working_day | duty of agency | text
kn.accept | from 2026-07-01 | 7 working_day | - | - | - | forward next_working_day | duty of agency | text
kn.resolve1 | always | 30 calendar_day | complex=45 remote=45 complex+remote=60 | pauses from 2026-07-01 | - | forward next_working_day | duty of agency | text
kn.resolve2 | always | 45 calendar_day | complex=60 remote=60 complex+remote=70 | pauses from 2026-07-01 | - | forward next_working_day | duty of agency | text
kn.papers | always | 7 calendar_day | - | - | - | forward next_working_day | awaited of others | text
kn.dialogue | from 2026-07-01 | 5 calendar_day | - | - | - | backward as_is | duty of agency | text
kn.pause.send | from 2026-07-01 | 3 working_day | - | - | - | forward next_working_day | duty of agency | text
kn.send1 | always | 3 working_day | - | - | - | forward next_working_day | duty of agency | text
kn.send2 | always | 7 calendar_day | - | - | - | forward next_working_day | duty of agency | text
kn.publish | always | 15 calendar_day | - | - | - | forward next_working_day | duty of agency | secondary
kn.second | always | 30 calendar_day | remote=45 | pauses | - | forward next_working_day | limit of citizen | text
kn.effect | always | 30 calendar_day | remote=45 | - | - | forward day_after | date of agency | text
kn.sue | always | 1 year | - | - | - | forward next_working_day | limit of citizen | text
kn.revive | always | 30 calendar_day | - | - | - | forward next_working_day | limit of citizen | text
tc.first | always | 7 working_day | several_places=10 | - | - | forward next_working_day | duty of agency | text
tc.transfer | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | text
tc.notify | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | text
tc.notify.accused | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | text
tc.resolve | always | 30 calendar_day | - | pauses | 2 x 30 | forward next_working_day | duty of agency | text
tc.extend | always | 30 calendar_day | - | pauses | 1 x 30 | forward next_working_day | duty of agency | text
tc.pause.send | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | text
tc.conclude.send | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | text
tc.act | always | 7 working_day | - | - | - | forward next_working_day | duty of agency | text
tc.act.report | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | text
tc.publish | always | 7 working_day | - | - | - | forward next_working_day | duty of agency | text
tc.press | always | 20 calendar_day | - | - | - | forward next_working_day | duty of agency | text
tc.repeat | always | 20 calendar_day | - | - | - | forward next_working_day | duty of superior | text
tc.overdue.demand | always | 5 working_day | - | - | - | forward next_working_day | duty of superior | text
tc.overdue.report | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | text
pa.notice | always | 10 working_day | - | - | - | forward next_working_day | duty of agency | unsure
pa.transfer | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | unsure
don.red | from 2026-07-01 | 45 calendar_day | - | - | - | forward next_working_day | duty of agency | text
tcd.refuse | from 2026-07-01 | 3 working_day | - | - | - | forward next_working_day | duty of agency | text
tcd.post | always | 5 working_day | - | - | - | backward as_is | duty of agency | unsure
tcd.online | from 2026-07-01 | 5 working_day | - | - | - | backward as_is | duty of agency | text
tcd.online.test | from 2026-07-01 | 1 working_day | - | - | - | backward as_is | duty of agency | text
tcd.back | always | 7 working_day | - | - | - | forward next_working_day | duty of agency | unsure
tcd.back.pass | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | unsure
ds.publish | always | 5 working_day | - | - | - | forward next_working_day | duty of agency | text
dl.reply | from 2026-01-01 | 2 working_day | - | - | - | forward next_working_day | duty of agency | secondary
dl.do.withdraw | from 2026-01-01 | 15 calendar_day | third_party=20 | - | 1 x 15 | forward next_working_day | duty of agency | secondary
dl.do.access | from 2026-01-01 | 10 calendar_day | third_party=15 | - | 1 x 10 | forward next_working_day | duty of agency | secondary
dl.do.delete | from 2026-01-01 | 20 calendar_day | third_party=30 | - | 1 x 20 | forward next_working_day | duty of agency | secondary
dl.do.protect | from 2026-01-01 | 15 calendar_day | - | - | 1 x 15 | forward next_working_day | duty of agency | secondary
dl.breach | from 2026-01-01 | 72 hour | - | - | - | forward next_working_day | duty of agency | secondary
`

const row = (rule: ClockRule): string =>
  [
    rule.id,
    rule.validFrom ? `from ${rule.validFrom}` : rule.validTo ? `to ${rule.validTo}` : 'always',
    `${rule.amount} ${rule.unit}`,
    rule.variants.map(({ findings, amount }) => `${findings.join('+')}=${amount}`).join(' ') || '-',
    rule.pause ? `pauses${rule.pause.from ? ` from ${rule.pause.from}` : ''}` : '-',
    rule.extension ? `${rule.extension.most} x ${rule.extension.amount}` : '-',
    `${rule.direction} ${rule.ends}`,
    `${roleOf(rule)} of ${rule.whose}`,
    rule.mark,
  ].join(' | ')

test('the clock table is that of the law', () => {
  expect(clockRules().map(row)).toEqual(law.trim().split('\n'))
})

test('every clock says in Vietnamese what is to be done, and by which article', () => {
  for (const { id, duty, article } of clockRules()) {
    expect(duty, id).toMatch(/^\p{Lu}.*[à-ỹ]/u)
    expect(article, id).toMatch(/\d/)
  }
})

test('where only the pause is not known well, that is marked at the pause', () => {
  const markOf = (id: string) => clockRules().find((rule) => rule.id === id)?.pause?.mark
  expect([markOf('kn.second'), markOf('kn.resolve1'), markOf('kn.resolve2'), markOf('kn.limit')]).toEqual([
    'unsure',
    'secondary',
    'secondary',
    'text',
  ])
})
