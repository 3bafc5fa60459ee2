import { expect, test } from 'vitest'
import { changeState } from '../../src/cases/change-state.js'
import { obstacleTo } from '../../src/cases/guards.js'
import { stateOf } from '../../src/cases/kinds/index.js'
import { performAct } from '../../src/cases/perform-act.js'
import { accountFor, after, at, caseIn, clocks, recordingStore } from './case-parts.js'

const account = accountFor('complaint')
const by = { role: 'staff', accountId: '1', name: 'A' } as const
const verifying = caseIn('complaint', 'verifying', {
  timeline: [
    {
      id: 'v',
      at,
      by,
      what: 'moved',
      from: 'accepted',
      to: 'verifying',
      text: null,
      paper: null,
      facts: { day: '2026-11-10' },
    },
  ],
  chat: 'fake:1',
})
const invite = async (form: Record<string, string>) => {
  const { store, last } = recordingStore()
  const verb = { store, clocks, remoteCommunes: new Set<string>(), account, found: verifying, at }
  const paper = { paper_number: '9/GM', paper_date: '2026-11-23', paper_signer: 'Nguyễn Văn A' }
  await changeState(verb, { to: 'dialogue', text: 'Mời dự', ...paper, signer_checked: '1', ...form })
  return last()
}

test('a dialogue that took place without its notice is recorded as that; one to come is not', async () => {
  await expect(invite({ day: '2026-11-23' })).rejects.toThrow(/5 ngày/)
  await expect(invite({ day: '2026-11-25', short_notice: '' })).rejects.toThrow(/5 ngày/)
  await expect(invite({ day: '2026-11-26', paper_date: '2026-11-24', short_notice: '1' })).rejects.toThrow(/5 ngày/)
  const change = await invite({ day: '2026-11-25', short_notice: '1' })
  expect(change.event.facts).toMatchObject({ day: '2026-11-25', shortNotice: true })
  expect(change.outgoing.map(({ text }) => text).join()).not.toMatch(/báo trước|mời anh/)
})

const noPaper = { paper_number: '', paper_date: '', paper_signer: '', signer_checked: '' }

test('a dialogue held without any invitation needs no paper, only its day; one to come needs both', async () => {
  await expect(invite({ ...noPaper, day: '2026-11-30' })).rejects.toThrow(/số văn bản/)
  await expect(invite({ ...noPaper, day: '2026-11-30', short_notice: '1' })).rejects.toThrow(/5 ngày/)
  await expect(invite({ ...noPaper, paper_number: '9/GM', day: '2026-11-25', short_notice: '1' })).rejects.toThrow()
  const { event, outgoing } = await invite({ ...noPaper, day: '2026-11-25', short_notice: '1' })
  expect(event).toMatchObject({ paper: null, facts: { day: '2026-11-25', shortNotice: true } })
  expect(outgoing.map(({ text }) => text).join()).toMatch(/ghi nhận buổi đối thoại ngày 25/)
})

test('a day off is asked about while the dialogue lies ahead; one that was held on it is written down', async () => {
  await expect(invite({ day: '2026-11-29' })).rejects.toThrow(/Hai bên đồng ý dù là ngày nghỉ/)
  await expect(invite({ day: '2026-11-29', agreed: '1' })).resolves.toBeTruthy()
  await expect(invite({ day: '2026-11-22', paper_date: '2026-11-20', short_notice: '1' })).resolves.toBeTruthy()
})

test.each([
  ['held', true],
  ['absent_agreed', true],
  ['respondent_absent', true],
  ['absent_excused', false],
])('after the outcome %s a decision may come: %s', async (ground, isOpen) => {
  const invited = after(verifying, await invite({ day: '2026-11-25', short_notice: '1' }))
  const { store, last } = recordingStore()
  const verb = { store, clocks, remoteCommunes: new Set<string>(), account, found: invited, at }
  await performAct(verb, { act: 'dialogue_held', day: '2026-11-25', ground })
  const standing = { account, found: after(invited, last()), remoteCommunes: new Set<string>(), at }
  expect(obstacleTo(stateOf('complaint', 'decided'), standing) === null).toBe(isOpen)
  expect(obstacleTo(stateOf('complaint', 'dialogue'), standing)).toBeNull()
})
