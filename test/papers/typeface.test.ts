import { expect, test } from 'vitest'
import { paragraph } from '../../src/papers/paper.js'
import { petitionOf } from '../../src/papers/templates/petition.js'
import { writePdf } from '../../src/papers/write-pdf.js'
import { buildCase } from './build-case.js'
import { readPdf } from './read-pdf.js'

// Alone in its file: the typeface must be fresh, for what it remembers is what is tested.
test('a letter met first as a part of another, or by the look of another, is read out as itself', async () => {
  const paper = petitionOf('complaint', buildCase('complaint', { state: 'draft' }))
  const say = (text: string) =>
    writePdf(
      {
        ...paper,
        to: [],
        body: [paragraph(text)],
        reference: null,
        name: 'A',
        signature: { lines: [], note: null, name: null },
      },
      new Date(0),
    )
  await say('ờ ữ ậ ằ ể ỗ Ð')
  const [page] = await readPdf(await say('đơn ơ ư â ă ê ô Đường'))
  expect(page?.text).toContain('đơn ơ ư â ă ê ô Đường')
})
