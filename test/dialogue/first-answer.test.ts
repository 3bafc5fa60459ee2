import { expect, test } from 'vitest'
import { noCircumstances } from '../../src/catalog/fee-circumstances.js'
import { describeFee, describeFeeRange } from '../../src/catalog/fees.js'
import { nameLaws } from '../../src/catalog/law-names.js'
import type { Procedure } from '../../src/catalog/procedure.js'
import { describeProcedure } from '../../src/dialogue/flows/answer-procedure/describe-procedure.js'
import { readRepositoryProcedures } from '../catalog/repository-files.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

const now = new Date('2026-11-25T03:00:00Z')
const procedures = await readRepositoryProcedures()
const firstOf = (procedure: Procedure) =>
  describeProcedure('all', { procedure, now, office: null, circumstances: noCircumstances })

/** The list of papers is as long as it is. */
const withoutPapers = (text: string): string => text.replace(/\nGiấy tờ:(?: [^\n]*|(?:\n(?:•|\(\*\))[^\n]*)+)/u, '')

test.each(procedures.map((procedure) => [procedure.slug, procedure] as const))(
  'the first answer about %s is short, with all papers',
  (_slug, procedure) => {
    const { text, choices } = firstOf(procedure)
    expect(withoutPapers(text).length).toBeLessThanOrEqual(400)
    expect(choices.length).toBeLessThanOrEqual(5)
    const papers = procedure.situations.filter(({ when }) => when === null).flatMap((one) => one.papers)
    for (const { name } of papers) expect(text).toContain(`${name}`)
    expect(text).not.toMatch(/phí: (?:lệ )?phí:/i)
  },
)

test('what is said in the talk has five choices at most, the others are behind “Thêm”', async () => {
  const dialogue = startDialogue({ known: await loadKnown() })
  const [first] = await dialogue.send('làm giấy khai sinh cho con cần gì')
  expect(first?.choices.length).toBeLessThanOrEqual(5)
  expect(withoutPapers(first?.text ?? '').length).toBeLessThanOrEqual(400)
  const [others] = await dialogue.send('Thêm')
  const labels = [...(first?.choices ?? []), ...(others?.choices ?? [])].map(({ label }) => label)
  expect(labels).toEqual(expect.arrayContaining(['Nộp ở đâu', 'Mẫu đơn', 'Các bước, lưu ý', 'Báo sai']))
  expect((await dialogue.send('Mẫu đơn'))[0]?.text).toContain('Giấy tờ theo mẫu')
}, 180_000)

test.each([
  ['60/2014/QH13', 'Luật Hộ tịch 2014'],
  ['52/2014/QH13 Điều 8', 'Luật Hôn nhân và gia đình 2014 Điều 8'],
  [
    'Luật Tổ chức chính quyền địa phương 2025 (72/2025/QH15)',
    'Luật Tổ chức chính quyền địa phương 2025 (72/2025/QH15)',
  ],
  ['123/2015/NĐ-CP Điều 23', '123/2015/NĐ-CP Điều 23'],
])('the law “%s” is called “%s”', (said, expected) => expect(nameLaws(said)).toBe(expected))

test('a fee without a name of its own is told without it', () => {
  const fee = procedures.flatMap(({ fees }) => fees ?? []).find(({ what, amount }) => what === 'Lệ phí' && amount === 0)
  expect(fee && describeFee(fee, '2026-11-25')).toMatch(/^miễn phí/)
})

test('fees of several cases have a range where all are known', () => {
  const fees = procedures.find(({ slug }) => slug === 'register-temporary-residence')?.fees ?? []
  expect(describeFeeRange(fees, '2026-11-25')).toBe('5.000–15.000 đồng')
  expect(
    describeFeeRange(procedures.find(({ slug }) => slug === 'register-birth')?.fees ?? [], '2026-11-25'),
  ).toBeNull()
})

test.each([
  ['1.014062', 'identity-card'],
  ['mã 2.000497 nộp ở đâu', 're-register-death'],
])(
  '“%s” is answered with the procedure that has the code, also beside its own',
  async (text, slug) => {
    const dialogue = startDialogue({ known: await loadKnown() })
    const [answer] = await dialogue.send(text)
    const name = procedures.find((one) => one.slug === slug)?.short_name
    expect(answer?.text.split('\n')[0]).toBe(name?.toUpperCase())
  },
  180_000,
)
