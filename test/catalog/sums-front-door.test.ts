import { expect, test } from 'vitest'
import { findFeeCircumstances } from '../../src/catalog/fee-circumstances.js'
import { describeProcedure } from '../../src/dialogue/flows/answer-procedure/describe-procedure.js'
import { buildUnderstanding, readParts } from '../understanding/build-understanding.js'

const parts = await readParts()
const understanding = await buildUnderstanding()
const now = new Date('2026-11-23T03:00:00Z')

/** The answer about fees of the procedure that a message is about for certain. */
const answerTo = (text: string): string => {
  const understood = understanding.understand(text)
  const procedure = parts.procedures.find(({ slug }) => slug === understood.procedure?.slug)
  if (!procedure) throw new Error(`“${text}”: no procedure, ${understood.certainty}`)
  const circumstances = findFeeCircumstances(understood.entities)
  return describeProcedure('fee', { procedure, now, office: null, circumstances }).text
}

test.each([
  ['chứng thực 2 bản 12 trang hết bao nhiêu', '(2 trang × 2.000 + 10 trang × 1.000) × 2 bản = 28.000 đồng'],
  ['sao y 1 bản 2 trang và 1 bản 5 trang hết bao nhiêu', '= 11.000 đồng'],
  ['đăng ký thường trú cho 4 người hết bao nhiêu tiền', 'trực tiếp: 1 lần × 20.000 = 20.000 đồng'],
  ['đăng ký tạm trú 3 người trực tuyến hết bao nhiêu', 'trực tuyến: 1 lần × 7.000 = 7.000 đồng'],
  ['đăng ký thường trú cho con 5 tuổi mất bao nhiêu tiền', 'Được miễn, giảm: trẻ em'],
  ['mua bảo hiểm y tế hộ gia đình 4 người 1 năm hết bao nhiêu', '= 3.825.360 đồng'],
])('“%s” is answered with “%s”', (text, sum) => {
  expect(answerTo(text)).toContain(sum)
})

test('a number that is not understood for certain gives the rate and no sum', () => {
  const answer = answerTo('chứng thực bản sao vài chục trang hết bao nhiêu')
  expect(answer).toContain('2.000 đồng/trang')
  expect(answer).not.toContain(' = ')
})

test('a sum that a part is missing from says which', () => {
  expect(answerTo('xin giấy phép karaoke 4 phòng hết bao nhiêu')).toContain('; chưa gồm Lệ phí đăng ký hộ kinh doanh')
})
