import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BadSetup } from '../../shared/errors.js'
import { once } from '../../shared/once.js'
import { shorten } from '../../shared/text.js'
import { channels, handedOptions, levels, timeUnits } from '../options.js'
import { type PortalRecord, portalRecordSchema, readRecord } from './read-record.js'

const keysOf = <T extends object>(options: T) => z.enum(Object.keys(options) as [keyof T & string])

const paperSchema = z.strictObject({ name: z.string().min(1), handed: keysOf(handedOptions) })
const waySchema = z.strictObject({
  channel: keysOf(channels),
  time: z.strictObject({ count: z.number(), unit: keysOf(timeUnits) }).nullable(),
  fee: z.union([
    z.strictObject({ kind: z.literal('amounts'), amounts: z.array(z.number()) }),
    z.strictObject({ kind: z.enum(['free', 'province', 'circular', 'unknown']) }),
  ]),
})

/** A record of the communes as this project carries it: facts alone, names of papers shortened, none of the portal's prose. */
const recordSchema = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string().min(5),
  field: z.string().nullable(),
  level: keysOf(levels).nullable(),
  who: z.string(),
  ways: z.array(waySchema),
  situations: z.array(z.strictObject({ when: z.string().nullable(), papers: z.array(paperSchema) })),
  laws: z.array(z.string()),
})
export type CarriedRecord = z.output<typeof recordSchema>

const longestPaper = 120
const longestWho = 160
/** What the portal writes behind a paper's name: the form's file, and remarks from the second sentence on. */
const fileBehind = /(?:\d*[-_.\p{L}\d ()]*\.(?:docx?|pdf|xlsx?|rar|zip))$/iu
const remark = /(?<=\p{L}{2})[.;] ?(?=\p{Lu}|Trường|\*|\+|-).*$/su

/** From where a paper's name says by which text, or when: the editor's own words tell that. */
const byWhich =
  /[,;]? ?\(?(?:được |do [^,()]{1,40} )?(?:ban hành kèm theo|kèm theo|áp dụng (?:đối với|cho)|theo quy định (?:của pháp luật|tại)|trong trường hợp|đối với trường hợp|đối với (?:tài sản|tổ chức|người nộp)).*$/su
const numbering = /^[\s*+•–-]*(?:\(?(?:\d+|[a-zđ]|[ivx]+)[.)] ?)?/u
/** A sentence about papers, no paper. */
const sentence = /^(?:Trường hợp|Nếu|Trừ|Khi|Lưu ý|Ghi chú|Một trong các|Việc |hoặc |[^\p{L}\d])/u

const paperName = (written: string): string | null => {
  const oneLine = written.replace(/\s+/g, ' ').replace(numbering, '').trim()
  if (sentence.test(oneLine)) return null
  const bare = [byWhich, remark, fileBehind, /[\s.;,:(]+$/].reduce((text, part) => text.replace(part, ''), oneLine)
  return bare === '' ? null : shorten(bare, longestPaper)
}

const portalSchema = portalRecordSchema.extend({ co_quan_co_tham_quyen: z.string().default('') })

const carry = (record: PortalRecord & { co_quan_co_tham_quyen: string }): CarriedRecord => {
  const { situations, name, ...facts } = readRecord(record)
  return {
    ...facts,
    name: name.replace(/\s+/g, ' ').replace(/[\s.;]+$/, ''),
    who: shorten(record.co_quan_co_tham_quyen.replace(/\s+/g, ' ').replace(/[\s.;]+$/, ''), longestWho),
    situations: situations
      .filter(({ papers }) => papers.length > 0)
      .map(({ when, papers }) => ({
        when: when && shorten(when, longestPaper),
        papers: papers.flatMap(({ name: written, handed }) => {
          const paper = paperName(written)
          return paper === null ? [] : [{ name: paper, handed }]
        }),
      })),
  }
}

/** Full records of the portal, one a line, as the lines of our own file. Throws BadSetup naming the line that is wrong. */
export const carryRecords = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line, at) => {
      const checked = portalSchema.safeParse(JSON.parse(line))
      if (!checked.success) throw new BadSetup(`dòng ${at + 1}: không phải bản ghi của Cổng Dịch vụ công`)
      return JSON.stringify(carry(checked.data))
    })
    .toSorted()
    .join('\n')
    .concat('\n')

export const carriedFile = new URL('./commune-records.jsonl', import.meta.url)

const read = async (): Promise<readonly CarriedRecord[]> =>
  (await readFile(carriedFile, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => recordSchema.parse(JSON.parse(line)))

/** The records of communes that are carried, read when they are first looked for. */
export const carriedRecords: () => Promise<readonly CarriedRecord[]> = once(read)
