import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recogniseFile } from '../../src/attachments/recognise-file.js'

/** A zip of files that aren't compressed. */
const zip = (entries: Record<string, string>): Buffer =>
  Buffer.concat(
    Object.entries(entries).map(([name, text]) => {
      const header = Buffer.alloc(30)
      header.write('PK\x03\x04', 'latin1')
      header.writeUInt16LE(20, 4)
      header.writeUInt32LE(crc32(text), 14)
      header.writeUInt32LE(text.length, 18)
      header.writeUInt32LE(text.length, 22)
      header.writeUInt16LE(name.length, 26)
      return Buffer.concat([header, Buffer.from(name + text, 'latin1')])
    }),
  )

const office = (what: string): Buffer =>
  zip({
    '[Content_Types].xml': `<Types><Override PartName="/x.xml" ContentType="application/vnd.openxmlformats-officedocument.${what}.main+xml"/></Types>`,
  })
const macros = zip({
  '[Content_Types].xml':
    '<Types><Override PartName="/x.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
})
const openDocument = (what: string): Buffer => zip({ mimetype: `application/vnd.oasis.opendocument.${what}`, a: 'b' })

/** A compound file whose directory holds streams of these names. */
const compound = (...streams: string[]): Buffer => {
  const header = Buffer.alloc(512)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  const directory = Buffer.alloc(512)
  for (const [index, stream] of ['Root Entry', ...streams].entries()) {
    directory.write(`${stream}\0`, index * 128, 'utf16le')
    directory.writeUInt16LE((stream.length + 1) * 2, index * 128 + 64)
  }
  return Buffer.concat([header, directory, Buffer.alloc(512)])
}

const box = (brand: string): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0${brand}mp41`, 'latin1'),
    Buffer.alloc(64),
  ])
const riff = (what: string): Buffer =>
  Buffer.concat([Buffer.from(`RIFF\x24\0\0\0${what}fmt `, 'latin1'), Buffer.alloc(64)])
const ogg = (what: string): Buffer =>
  Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from(what, 'latin1'), Buffer.alloc(64)])
const webm = (documentType: string): Buffer =>
  Buffer.concat([
    Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80 + documentType.length + 3, 0x42, 0x82, 0x80 + documentType.length]),
    Buffer.from(documentType),
    Buffer.alloc(64),
  ])

const padded = (hex: string): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(256)])

test.each([
  ['pdf', Buffer.from('%PDF-1.7\n'), 'document'],
  ['docx', office('wordprocessingml.document'), 'document'],
  ['xlsx', office('spreadsheetml.sheet'), 'document'],
  ['pptx', office('presentationml.presentation'), 'document'],
  ['odt', openDocument('text'), 'document'],
  ['ods', openDocument('spreadsheet'), 'document'],
  ['doc', compound('WordDocument'), 'document'],
  ['doc', compound('Workbook', 'WordDocument'), 'document'],
  ['xls', compound('Workbook'), 'document'],
  ['ppt', compound('PowerPoint Document'), 'document'],
  ['heic', box('heic'), 'photo'],
  ['heic', box('mif1'), 'photo'],
  ['heic', box('hevc'), 'photo'],
  ['heic', box('msf1'), 'photo'],
  ['mp4', box('isom'), 'video'],
  ['mov', box('qt  '), 'video'],
  ['3gp', box('3gp5'), 'video'],
  ['webm', webm('webm'), 'video'],
  ['m4a', box('M4A '), 'audio'],
  ['wav', riff('WAVE'), 'audio'],
  ['opus', ogg('OpusHead'), 'audio'],
  ['mp3', Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), padded('fffb9064')]), 'audio'],
  ['mp3', padded('fffb9064'), 'audio'],
  ['aac', padded('fff15080'), 'audio'],
] as const)('a %s is taken', async (extension, bytes, kind) => {
  expect(await recogniseFile(bytes)).toMatchObject({ extension, kind })
})

test.each([
  ['a program', padded('4d5a9000')],
  ['a program of Linux', padded('7f454c46')],
  ['an installer', compound('!_Columns', '_StringPool')],
  ['a mail', compound('__substg1.0_0037001F')],
  [
    'an installer that writes of documents',
    Buffer.concat([compound('x'), Buffer.from('x'), Buffer.from('WordDocument', 'utf16le')]),
  ],
  ['a document with macros', macros],
  ['an archive', zip({ 'a.txt': 'a' })],
  ['an app of a telephone', zip({ 'AndroidManifest.xml': 'a', 'classes.dex': 'b' })],
  ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a film in another box', webm('matroska')],
  ['plain text', Buffer.from('chỉ là chữ')],
])('%s is not taken', async (_what, bytes) => {
  expect(await recogniseFile(bytes)).toBeNull()
})

test('no bytes make it fail', async () => {
  const starts = [
    '',
    '%PDF-',
    'PK\x03\x04',
    'RIFF',
    'OggS',
    'ID3',
    '\0\0\0\x18ftyp',
    '\x89PNG\r\n\x1a\n',
    'GIF89a',
    'II*\0',
  ]
  const matroska = '\x1aE\xdf\xa3'
  const compoundStart = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
  const start = fc.constantFrom(...starts, matroska, compoundStart)
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 600 }), async (magic, rest) => {
      await recogniseFile(Buffer.concat([Buffer.from(magic, 'latin1'), rest]))
    }),
    { numRuns: 2_000 },
  )
})
