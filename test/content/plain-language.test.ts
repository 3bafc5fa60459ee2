import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '../../src')
const mostSyllables = 20

/** The texts that citizens read: the dialogue's and the channels' wording, and the news of the state tables. */
const files = [
  'cases/wording.ts',
  ...readdirSync(join(src, 'cases/kinds')).map((name) => `cases/kinds/${name}`),
  ...['dialogue', 'channels'].flatMap((folder) =>
    readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('wording.ts'))
      .map((name) => `${folder}/${name}`),
  ),
]

/** Laws and offices are called by their full names, which nobody may shorten; they don't count. */
const officialNames =
  /\((Luật|Bộ luật|Nghị định)[^)]*\)|Luật [A-ZĐ][\p{L} ]+? Điều \d+|Cổng Dịch vụ công quốc gia|Hội đồng nhân dân tỉnh|Trung tâm Phục vụ hành chính công/gu

const sentencesOf = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)]
    .map(([, quoted, template]) =>
      (quoted ?? template ?? '').replace(/\$\{[^}]*\}|\{\w+\}/g, '').replaceAll('\\n', '\n'),
    )
    .filter((text) => /[à-ỹđ]/i.test(text))
    .flatMap((text) => text.replace(officialNames, '').split(/[.!?:;\n]+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

test.each(files)('%s: no sentence over twenty syllables', (file) => {
  const long = sentencesOf(file).filter((sentence) => (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).length > mostSyllables)
  expect(long).toEqual([])
})

test.each(files)('%s: no unexplained abbreviation', (file) => {
  /** Kinds of file have no other names. */
  const known = /^(JPEG|PNG|PDF|UBND|MB|ABCDE|HTTP|JSON|QR|ID|A|I|O|X)$/
  const short = sentencesOf(file)
    .flatMap((sentence) => sentence.match(/\b[A-ZĐ]{2,}\b/g) ?? [])
    .filter((word) => !known.test(word))
  expect(short).toEqual([])
})
