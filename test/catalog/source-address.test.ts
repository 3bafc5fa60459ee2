import { expect, test } from 'vitest'
import { sourceSchema } from '../../src/catalog/time-fields.js'

test.each<[string, boolean]>([
  ['https://vbpl.vn/van-ban/1', true],
  ['http://hungyen.gov.vn/', true],
  ['javascript:alert(1)', false],
  ['JavaScript://%0aalert(1)', false],
  ['data:text/html,<script>alert(1)</script>', false],
  ['vbpl.vn/van-ban/1', false],
])('%s is taken as a source: %s', (url, isTaken) => {
  expect(sourceSchema.safeParse({ title: 'Luật Hộ tịch', url }).success).toBe(isTaken)
})
