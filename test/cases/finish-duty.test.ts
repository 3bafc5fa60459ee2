import { expect, test } from 'vitest'
import { dutiesFor, finishDuty } from '../../src/cases/finish-duty.js'
import { fieldsOfDuty } from '../../src/web/console/step-fields.js'
import { accountFor, at, caseIn, clocks, recordingStore } from './case-parts.js'

const decision = { number: '12/QĐ-UBND', date: '2026-11-20', signer: 'Nguyễn Văn A' }
const decided = caseIn('complaint', 'decided', {
  timeline: [
    {
      id: 'd',
      at,
      by: { role: 'staff', accountId: '1', name: 'A' },
      what: 'moved',
      from: 'verifying',
      to: 'decided',
      text: null,
      paper: decision,
    },
  ],
  clocks: clocks.afterStep({
    clocks: [],
    category: 'other',
    findings: [],
    day: '2026-11-20',
    starts: [{ clock: 'kn.send1', day: '2026-11-20' }],
    stops: [],
  }).clocks,
})
const account = accountFor('complaint')
const finish = async (form: Record<string, string>) => {
  const { store, last } = recordingStore()
  await finishDuty({ store, clocks, remoteCommunes: new Set(), account, found: decided, at }, { clock: 0, ...form })
  return last().event
}

test('sending a decision asks for days and what went along, and shows the decision', () => {
  const [duty] = dutiesFor({ account, found: decided })
  const fields = duty ? fieldsOfDuty(duty, { isProtected: false }) : []
  expect(fields.filter(({ required }) => required)).toEqual([])
  expect(fields.map(({ name }) => name)).not.toContain('paper_number')
  expect(fields.find(({ name }) => name === 'done')?.help).toContain('12/QĐ-UBND')
  expect(fields.find(({ name }) => name === 'cover_number')?.label).toBe('Số công văn gửi kèm (nếu có)')
})

test('the decision that was recorded is the one that is sent, whatever else is posted', async () => {
  const other = { paper_number: '999/KHAC', paper_date: '2026-11-21', paper_signer: 'Trần Văn B' }
  const event = await finish({ done: '2026-11-23', cover_number: '45/UBND', ...other })
  expect(event).toMatchObject({ paper: decision, facts: { done: '2026-11-23', cover: '45/UBND' } })
  await expect(finish({ done: '2026-11-19' })).rejects.toThrow(/20\/11\/2026/)
})
