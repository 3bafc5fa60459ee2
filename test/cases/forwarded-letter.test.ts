import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { changeState } from '../../src/cases/change-state.js'
import { actsFor, performAct } from '../../src/cases/perform-act.js'
import { accountFor, after, at, caseIn, clocks, recordingStore } from './case-parts.js'

const paper = { paper_number: '12/CV-BC', paper_date: '2026-11-24', paper_signer: 'Trần Văn Nam' }
const press = { act: 'forwarded', target: 'Báo Hưng Yên', ...paper }

const step = async (found: Case, take: (verb: Parameters<typeof performAct>[0]) => Promise<void>): Promise<Case> => {
  const { store, last } = recordingStore()
  await take({ store, clocks, remoteCommunes: new Set<string>(), account: accountFor(found.kind), found, at })
  return after(found, last())
}
const act = (found: Case, form: Parameters<typeof performAct>[1]) => step(found, (verb) => performAct(verb, form))
const signed = (): Promise<Case> =>
  step(
    caseIn('denunciation', 'draft', {
      openedAt: new Date('2026-11-18T03:00:00Z'),
      against: 'ông Hùng, chủ tịch xã Mễ Sở',
    }),
    (verb) => changeState(verb, { to: 'received', day: '2026-11-20' }),
  )
const pressClocks = ({ clocks: all }: Case) => all.filter(({ clockId }) => clockId === 'tc.press')

test('one paper of one sender is written down once', async () => {
  const found = await act(await signed(), press)
  for (const target of ['Báo Hưng Yên', 'báo hưng yên'])
    await expect(act(found, { ...press, target })).rejects.toThrow(/đã ghi rồi/)
  expect(pressClocks(await act(found, { ...press, paper_number: '13/CV-BC' }))).toHaveLength(2)
  expect(pressClocks(await act(found, { ...press, target: 'Thanh tra tỉnh' }))).toHaveLength(2)
})

test('what was entered wrongly is taken back with a reason, with its duty, and may be entered anew', async () => {
  const before = await signed()
  const names = (found: Case) =>
    actsFor({ account: accountFor(found.kind), found, remoteCommunes: new Set(), at }).map(({ act: name }) => name)
  expect(names(before)).not.toContain('forwarded_taken_back')
  const first = await act(before, press)
  const second = await act(first, { ...press, target: 'Thanh tra tỉnh' })
  await expect(act(second, { act: 'forwarded_taken_back' })).rejects.toThrow(/lý do/)
  const once = await act(second, { act: 'forwarded_taken_back', text: 'Ghi nhầm hồ sơ.' })
  expect(once.forwardedBy).toBe('Báo Hưng Yên')
  expect(once.clocks).toEqual(first.clocks)
  const none = await act(once, { act: 'forwarded_taken_back', text: 'Ghi nhầm hồ sơ.' })
  expect(none.forwardedBy).toBeNull()
  expect(none.clocks).toEqual(before.clocks)
  expect(none.dueAt).toEqual(before.dueAt)
  expect(names(none)).not.toContain('forwarded_taken_back')
  await expect(act(none, { act: 'forwarded_taken_back', text: 'x' })).rejects.toThrow()
  expect((await act(none, press)).forwardedBy).toBe('Báo Hưng Yên')
})

test('the accused’s own office as the sender is asked about', async () => {
  const found = await signed()
  for (const target of ['UBND xã Mễ Sở', 'Công an xã Mễ Sở', 'Đảng ủy xã Mễ Sở']) {
    await expect(act(found, { ...press, target })).rejects.toThrow(/cơ quan của người bị tố cáo.*đánh dấu/)
    expect((await act(found, { ...press, target, target_checked: '1' })).forwardedBy).toBe(target)
  }
})
