import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { columnLetters, readSpreadsheet } from '../../src/shared/spreadsheet/read-table.js'
import { toCsv, toXlsx } from '../../src/shared/spreadsheet/write-table.js'

const workbook = (rows: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync(
    {
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="x"><sheets><sheet name="Phí" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
      ...more,
    },
    { level: 1 },
  )

describe('a workbook', () => {
  test('texts stay texts, numbers numbers, on every sheet', async () => {
    const tables = ['a', 'b'].map((title) => ({
      title,
      columns: [
        { title: 'x', width: 5 },
        { title: 'y', width: 5 },
      ],
      rows: [
        ['=1+1', 5],
        ['007', ''],
        ['_x0041_', 1.5],
      ],
    }))
    const rows = [
      ['x', 'y'],
      ['=1+1', 5],
      ['007', null],
      ['_x0041_', 1.5],
    ]
    expect(await readSpreadsheet(await toXlsx(...tables))).toEqual([
      { title: 'a', rows },
      { title: 'b', rows },
    ])
  })

  test('a day is a day, whatever the clock of the computer', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    const day = workbook('<row r="1"><c r="A1" s="1"><v>46243</v></c></row>', { 'xl/styles.xml': strToU8(styles) })
    expect(await readSpreadsheet(day)).toEqual([{ title: 'Phí', rows: [[new Date('2026-08-09T00:00:00Z')]] }])
  })

  test.each([
    [
      'a formula',
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>',
      'Trang tính “Phí”, ô A1: ô có công thức hoặc lỗi',
    ],
    ['a formula without a value', '<row r="1"><c r="B1" t="str"><f>X()</f></c></row>', 'ô B1'],
    ['an error', '<row r="2"><c r="C2" t="e"><v>#REF!</v></c></row>', 'ô C2'],
    [
      'a row at the end of the world',
      '<row r="999999999"><c r="A999999999"><v>1</v></c></row>',
      'quá dài hoặc quá rộng',
    ],
    ['a row at the end, as an entity', '<row r="&#57;99999999"/>', 'quá dài hoặc quá rộng'],
    ['a cell far to the right', '<row r="9999"><c r="XFD9999"><v>1</v></c></row>', 'quá dài hoặc quá rộng'],
    ['no XML', '<row r="1"><c r="A1"', 'Không đọc được tệp này'],
  ])('%s is refused in words', async (_, rows, said) => {
    await expect(readSpreadsheet(workbook(rows))).rejects.toThrow(said)
  })

  test.each([
    ['a sheet', 'xl/worksheets/sheet1.xml'],
    ['the words of all sheets', 'xl/sharedStrings.xml'],
    ['the list of sheets', 'xl/workbook.xml'],
  ])('a document type in %s is refused, since it could name entities', async (_, file) => {
    const types =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;&f;</t></is></c></row>'
    const inside = `${types}<worksheet><sheetData>${cell}</sheetData></worksheet>`
    await expect(readSpreadsheet(workbook(cell, { [file]: strToU8(inside) }))).rejects.toThrow('Không đọc được tệp này')
  })

  test('what unpacks to more than memory should hold is refused before it is unpacked', async () => {
    const bomb = { 'xl/more.xml': new Uint8Array(90 * 1024 * 1024) }
    const packed = workbook('<row r="1"><c r="A1"><v>1</v></c></row>', bomb)
    expect(packed.length).toBeLessThan(1_000_000)
    await expect(readSpreadsheet(packed)).rejects.toThrow('quá lớn')
    await expect(readSpreadsheet(new Uint8Array(11 * 1024 * 1024))).rejects.toThrow('10 MB')
  })
})

describe('CSV', () => {
  test.each([';', ',', '\t'])('separated by %j', async (separator) => {
    const text = `\ufeffa${separator}b\r\n"x\ny"${separator}2\r\n`
    expect(await readSpreadsheet(Buffer.from(text))).toEqual([{ title: null, rows: [['a', 'b'], ['x\ny', '2'], ['']] }])
  })

  test('what keeps formulas and zeros in it is taken off again', async () => {
    const texts = ['=1+1', "'=1", "''@x", '-5', '007', '3/4', "'a", '"a";b', 'x\ny']
    const written = toCsv({
      columns: [
        { title: 'a', width: 5 },
        { title: 'b', width: 5 },
      ],
      rows: texts.map((one) => [one, 'b']),
    })
    const [sheet] = await readSpreadsheet(Buffer.from(written))
    expect(sheet?.rows.slice(1, -1).map(([first]) => first)).toEqual(texts)
  })
})

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [703, 'AAA'],
])('column %i is %s', (number, letters) => {
  expect(columnLetters(number)).toBe(letters)
})
