import { expect, test } from 'vitest'
import type { Case } from '../../../src/cases/case.js'
import { agencyNamed, sendTransfer } from '../../../src/cases/transfers/send-transfer.js'
import { stateCalendar } from '../../../src/deadlines/calendar.js'
import { communeAgency, provinceAgency } from '../../../src/routing/route-case.js'
import { InvalidInput } from '../../../src/shared/errors.js'
import { accountFor, at, caseIn, clocks, communeCode, recordingStore } from '../case-parts.js'

test.each([
  ['province', provinceAgency],
  ['11953', communeAgency('11953')],
  ['99999', null],
  ['', null],
])('“%s” names an agency, or none', (to, agency) => {
  expect(agencyNamed(to)).toEqual(agency)
})

const send = async (form: { to: string; text: string }, more: Partial<Case> = {}) => {
  const { store, changes } = recordingStore()
  const found = caseIn('feedback', 'received', more)
  const verb = { store, clocks, remoteCommunes: new Set<string>(), account: accountFor(found.kind), found, at }
  await sendTransfer({ ...verb, calendar: stateCalendar }, form)
  return changes[0]
}

test.each([
  ['11953', communeAgency('11953')],
  ['province', provinceAgency],
])('a case goes under way to %s, which has two working days', async (to, agency) => {
  expect(await send({ to, text: 'việc của nơi khác' })).toMatchObject({
    set: { transfer: { state: 'sent', to: agency, sentAt: at, answerBy: new Date('2026-11-27T17:00:00Z') } },
    event: { what: 'transfer_sent', to: agency.name, text: 'việc của nơi khác' },
    outgoing: [],
  })
})

test.each<[string, { to: string; text: string }, Partial<Case>]>([
  ['to nobody known', { to: '99999', text: 'x' }, {}],
  ['without a reason', { to: '11953', text: '' }, {}],
  ['to where it lies', { to: communeCode, text: 'x' }, {}],
  ['to whom it accuses', { to: '11953', text: 'x' }, { keptFrom: '11953' }],
  ['once it is closed', { to: '11953', text: 'x' }, { state: 'closed' }],
  ['once it is answered', { to: '11953', text: 'x' }, { state: 'answered' }],
])('no case goes %s', async (_how, form, more) => {
  await expect(send(form, more)).rejects.toThrow(InvalidInput)
})
