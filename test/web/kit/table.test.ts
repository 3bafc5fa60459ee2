import { expect, test } from 'vitest'
import { html } from '../../../src/web/kit/html.js'
import { table } from '../../../src/web/kit/table.js'

test('a table has its columns, its cells as text, and the attributes that a script reads', () => {
  const parts = { label: 'Hộp thư', columns: ['Mã'], rows: [['<b>1</b>', 2, null]] }
  const markup = table({ ...parts, attributes: html`data-stamp="a.1"` }).toString()
  for (const words of [
    'aria-label="Hộp thư"',
    '<table data-stamp="a.1">',
    '<th scope="col">Mã</th>',
    '<td>&lt;b&gt;1&lt;/b&gt;</td><td>2</td><td></td>',
  ])
    expect(markup).toContain(words)
  expect(table(parts).toString()).toContain('<table>')
})
