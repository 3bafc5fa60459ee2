import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type Catalog, createCatalog } from '../catalog/catalog.js'
import { carriedFile, carryRecords } from '../catalog/national/carried-records.js'
import { compareRecord } from '../catalog/national/compare.js'
import { readRecordLines } from '../catalog/national/read-lines.js'
import { describeComparisons } from '../catalog/national/report.js'
import { readProcedureFiles } from '../catalog/procedure-files.js'
import { problemsInWords } from '../catalog/sheets/plan-import.js'
import { readConfig } from '../config.js'
import { systemClock } from '../shared/clock.js'
import { BadSetup, Conflict, InvalidInput } from '../shared/errors.js'
import { createLogger } from '../shared/logger.js'
import { openDatabase } from '../shared/open-database.js'
import { runOrExplain } from '../shared/run-or-explain.js'
import { toCsv, toXlsx } from '../shared/spreadsheet/write-table.js'
import { elsewhereFile, writeElsewhere } from '../understanding/elsewhere/elsewhere-file.js'
import { readNationalRecord } from '../understanding/elsewhere/national-record.js'
import { nationalRecordSchema } from '../understanding/elsewhere/national-schema.js'

const say = {
  usage:
    'Cách dùng: npm run catalog -- export [--out THƯ_MỤC], npm run catalog -- export TỆP.xlsx (hoặc .csv), ' +
    'npm run catalog -- import TỆP.xlsx (hoặc .csv) [--drafts], npm run catalog -- check [--in THƯ_MỤC], ' +
    'npm run catalog -- compare TỆP.jsonl [--in THƯ_MỤC], npm run catalog -- national TỆP.jsonl, hoặc npm run catalog -- carry TỆP.jsonl',
  noFile: (file: string) => `Không đọc được tệp ${file}. Hãy kiểm tra tên tệp.`,
  converted: (kept: number, all: number) => `Đã ghi ${kept} trong ${all} thủ tục của cơ quan khác`,
  carried: (count: number) => `Đã ghi ${count} bản ghi của xã`,
  wrongLine: (line: number, where: string) => `Dòng ${line}: sai ${where}`,
  exported: (count: number, folder: string) => `Đã ghi ${count} thủ tục đã công bố vào ${folder}`,
  wrong: (problems: readonly string[]) =>
    `Tệp có ${problems.length} chỗ cần sửa, nên chưa có gì được đổi:\n${problems.join('\n')}`,
  change: (name: string, slug: string, labels: readonly string[]) => `- ${name} (${slug}): ${labels.join(', ')}`,
  waits: (name: string, slug: string, by: string) => `- ${name} (${slug}): bỏ qua, đang có bản nháp của ${by}`,
  wouldDraft: (count: number) =>
    `${count} thủ tục sẽ có bản nháp. Chưa có gì được tạo; hãy chạy lại với --drafts để tạo.`,
  drafted: (count: number) => `Đã tạo ${count} bản nháp; biên tập viên duyệt và công bố ở trang Biên tập.`,
  nothingToDraft: 'Không có gì để tạo bản nháp.',
  importer: 'bảng tính',
  why: (file: string) => `Nhập từ tệp ${file}`,
  nothing: 'Danh mục chưa có thủ tục nào. Hãy chạy npm start một lần để đưa các tệp vào danh mục.',
  fine: (count: number, folder: string) => `${count} tệp thủ tục trong ${folder} đều đúng`,
}

/** Opens the catalog of the settings for one piece of work. */
const withCatalog = async <T>(work: (catalog: Catalog) => Promise<T>): Promise<T> => {
  const config = readConfig(process.env)
  const logger = createLogger(config.logLevel)
  const database = await openDatabase(config, logger)
  try {
    return await work(createCatalog({ connection: database.connection, clock: systemClock, logger }))
  } finally {
    await database.close()
  }
}

/** Writes the published procedures into a folder as their YAML. */
const exportFolder = (folder: string): Promise<string> =>
  withCatalog(async (catalog) => {
    const count = await catalog.exportFolder(folder)
    if (count === 0) throw new BadSetup(say.nothing)
    return say.exported(count, folder)
  })

/** Writes the published procedures into a spreadsheet; a CSV file has the procedures' own sheet alone. */
const exportSpreadsheet = (file: string): Promise<string> =>
  withCatalog(async (catalog) => {
    const [first, ...others] = await catalog.exportSheets()
    if (!first || first.rows.length === 0) throw new BadSetup(say.nothing)
    await writeFile(file, file.endsWith('.csv') ? toCsv(first) : await toXlsx(first, ...others))
    return say.exported(first.rows.length, file)
  })

/** What a person can mend is told as it is, without the place in the program. */
const inWords = (error: unknown): never => {
  throw error instanceof InvalidInput || error instanceof Conflict ? new BadSetup(error.message) : error
}

/** Tells what a spreadsheet would change, and makes the drafts where that is wanted. */
const importSpreadsheet = (file: string, makesDrafts: boolean): Promise<string> =>
  withCatalog(async (catalog) => {
    const bytes = await readFile(file).catch(() => {
      throw new BadSetup(say.noFile(file))
    })
    const read = await catalog.readImport(bytes).catch(inWords)
    if ('problems' in read) throw new BadSetup(say.wrong(problemsInWords(read.problems)))
    const { planned, waiting } = read
    const lines = [
      ...planned.map(({ name, slug, found }) =>
        say.change(
          name,
          slug,
          found.map(({ label }) => label),
        ),
      ),
      ...waiting.map(({ name, slug, by }) => say.waits(name, slug, by)),
    ]
    if (planned.length === 0) return [...lines, say.nothingToDraft].join('\n')
    if (!makesDrafts) return [...lines, say.wouldDraft(planned.length)].join('\n')
    const changes = planned.map(({ slug, expected, content }) => ({ slug, expected, content }))
    const doer = { accountId: null, by: say.importer, why: say.why(basename(file)), at: systemClock.now() }
    await catalog.importDrafts({ changes, ...doer }).catch(inWords)
    return [...lines, say.drafted(planned.length)].join('\n')
  })

const isSpreadsheet = (file: string | undefined): file is string => file !== undefined && /\.(xlsx|csv)$/i.test(file)

const checkFiles = async (folder: string): Promise<string> =>
  say.fine((await readProcedureFiles(folder)).length, folder)

const compareFile = async (file: string, folder: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BadSetup(say.noFile(file))
  })
  const procedures = (await readProcedureFiles(folder)).map(({ procedure }) => procedure)
  return describeComparisons(readRecordLines(text, file).map((record) => compareRecord(procedures, record)))
}

/** Converts the national portal's records, one JSON object a line, into our file of other authorities' procedures. */
const convertNational = async (file: string): Promise<string> => {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  const rows = lines.flatMap((line, at) => {
    const { data, error } = nationalRecordSchema.safeParse(parseLine(line))
    if (!data) throw new BadSetup(say.wrongLine(at + 1, error.issues.map(({ path }) => path.join('.')).join(', ')))
    return readNationalRecord(data) ?? []
  })
  await writeFile(elsewhereFile, writeElsewhere(rows))
  return say.converted(rows.length, lines.length)
}

/** Converts full records of the communes into the compact file that the editor's search reads. */
const carryFile = async (file: string): Promise<string> => {
  const text = carryRecords(await readFile(file, 'utf8'))
  await writeFile(carriedFile, text)
  return say.carried(text.trimEnd().split('\n').length)
}

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

await runOrExplain(async () => {
  const { values, positionals } = parseArgs({
    options: {
      out: { type: 'string', default: 'procedures' },
      in: { type: 'string', default: 'procedures' },
      drafts: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [command, file] = positionals
  if (command === 'export' && isSpreadsheet(file)) console.log(await exportSpreadsheet(file))
  else if (command === 'export' && !file) console.log(await exportFolder(values.out))
  else if (command === 'import' && isSpreadsheet(file)) console.log(await importSpreadsheet(file, values.drafts))
  else if (command === 'check') console.log(await checkFiles(values.in))
  else if (command === 'compare' && file) console.log(await compareFile(file, values.in))
  else if (command === 'national' && file) console.log(await convertNational(file))
  else if (command === 'carry' && file) console.log(await carryFile(file))
  else throw new BadSetup(say.usage)
})
