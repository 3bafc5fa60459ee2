import { beforeAll, expect, test } from 'vitest'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  const real = await loadKnown()
  const { catalog } = real
  if (!catalog) throw new Error('no catalog')
  const procedure = catalog.get('certify-copy')
  if (!procedure) throw new Error('no certify-copy')
  const fees = (procedure.fees ?? []).map((fee) => ({ ...fee, amount: (fee.amount ?? 0) * 2 }))
  const later = { procedure: { ...procedure, fees }, from: new Date('2027-01-01T00:00:00+07:00') }
  known = { ...real, catalog: { ...catalog, laterOf: (slug) => (slug === 'certify-copy' ? later : null) } }
}, 180_000)

test.each([
  [['chứng thực bản sao bao nhiêu tiền'], /2\.000 đồng\/trang[\s\S]*từ 0?1\/0?1\/2027: [^\n]*4\.000 đồng\/trang/],
  [['chứng thực bản sao 3 trang hết bao nhiêu'], /= 5\.000[\s\S]*từ 0?1\/0?1\/2027/],
  [['chứng thực bản sao cần gì', 'lệ phí'], /từ 0?1\/0?1\/2027/],
  [['chứng thực bản sao cần gì'], /sắp có mức mới|từ 0?1\/0?1\/2027/],
])('after %j the fee of a later day stands beside that of today', async (said, says) => {
  expect(await startDialogue({ known }).say(...said)).toMatch(says)
})

test('of another procedure nothing is said of it', async () => {
  expect(await startDialogue({ known }).say('đăng ký tạm trú bao nhiêu tiền')).not.toContain('2027')
})
