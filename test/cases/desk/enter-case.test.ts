import { expect, test } from 'vitest'
import { enterCase } from '../../../src/cases/desk/enter-case.js'
import { createEntryForm } from '../../../src/cases/desk/entry-form.js'
import { deskWording } from '../../../src/cases/desk/wording.js'
import { Forbidden, InvalidInput } from '../../../src/shared/errors.js'
import { buildAccount } from '../../accounts/build-account.js'
import { at } from '../case-parts.js'

const filled = {
  kind: 'feedback',
  what: 'đèn đường hỏng',
  where: 'thôn 3',
  commune: '12049',
  no_phone: '1',
  name: 'Nguyễn Văn B',
  address: 'thôn 3',
  against: 'ông A',
  way: 'counter',
}
const enter = (role: Parameters<typeof buildAccount>[0], more: object = {}, accuses = false) =>
  enterCase({ accuses: () => accuses, guessCategory: () => 'other' } as unknown as Parameters<typeof enterCase>[0], {
    account: buildAccount(role),
    form: createEntryForm('2026-11-25').parse({ ...filled, ...more }),
    formKey: 'k',
    files: [],
    at,
  })

test('who handles denunciations is told that a report is not theirs; who handles nothing may enter nothing', async () => {
  const notTheirs = enter('denunciation_officer')
  await expect(notTheirs).rejects.toThrow(InvalidInput)
  await expect(notTheirs).rejects.toThrow(deskWording.errors.notYourKind)
  await expect(enter('editor')).rejects.toThrow(Forbidden)
})

test.each([
  ['a denunciation', { kind: 'denunciation' }, false],
  ['a tip', { kind: 'tip' }, false],
  ['a report that accuses people of the own office', {}, true],
  ['one that names no commune', { commune: '' }, true],
  ['one of another commune that tells of the own', { commune: '11953', what: 'cán bộ xã Mễ Sở vòi tiền' }, true],
])('%s is handed over by a commune’s officer and nothing of it is stored', async (_what, more, accuses) => {
  expect(await enter('officer', more, accuses)).toBe('hand over')
})

test('words that only may accuse go on once the officer says why they don’t; a true accusation never does', async () => {
  const told = { accuses_nobody: '1', accuses_nobody_why: 'Chỉ nói chủ tịch đã hứa kiểm tra.' }
  const enterAs = (more: object, isSure: boolean) =>
    enterCase(
      {
        accuses: (_text: string, of: string) => of === 'anything' || isSure,
        guessCategory: () => 'other',
        attachments: {
          link: async () => {
            throw new Error('stored')
          },
        },
        store: {},
      } as unknown as Parameters<typeof enterCase>[0],
      {
        account: buildAccount('officer'),
        form: createEntryForm('2026-11-25').parse({ ...filled, ...more }),
        formKey: 'k',
        files: [],
        at,
      },
    )
  for (const more of [{}, { accuses_nobody: '1' }, { accuses_nobody_why: 'x' }])
    await expect(enterAs(more, false)).rejects.toThrow(deskWording.errors.perhapsAccuses)
  expect(await enterAs(told, true)).toBe('hand over')
  const goesOn = enterAs(told, false)
  await expect(goesOn).rejects.not.toThrow(InvalidInput)
})
