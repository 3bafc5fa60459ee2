import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createCatalog } from '../catalog/catalog.js'
import { compareRecord } from '../catalog/national/compare.js'
import { readRecordLines } from '../catalog/national/read-lines.js'
import { describeComparisons } from '../catalog/national/report.js'
import { readProcedureFiles } from '../catalog/procedure-files.js'
import { readConfig } from '../config.js'
import { openDatabase, runOrExplain } from '../main.js'
import { systemClock } from '../shared/clock.js'
import { BadSetup } from '../shared/errors.js'
import { createLogger } from '../shared/logger.js'
import { elsewhereFile, writeElsewhere } from '../understanding/elsewhere/elsewhere-file.js'
import { readNationalRecord } from '../understanding/elsewhere/national-record.js'
import { nationalRecordSchema } from '../understanding/elsewhere/national-schema.js'

const say = {
  usage:
    'Cách dùng: npm run catalog -- export [--out THƯ_MỤC], npm run catalog -- check [--in THƯ_MỤC], ' +
    'npm run catalog -- compare TỆP.jsonl [--in THƯ_MỤC], hoặc npm run catalog -- national TỆP.jsonl',
  noFile: (file: string) => `Không đọc được tệp ${file}. Hãy kiểm tra tên tệp.`,
  converted: (kept: number, all: number) => `Đã ghi ${kept} trong ${all} thủ tục của cơ quan khác`,
  wrongLine: (line: number, where: string) => `Dòng ${line}: sai ${where}`,
  exported: (count: number, folder: string) => `Đã ghi ${count} thủ tục đã công bố vào ${folder}`,
  nothing: 'Danh mục chưa có thủ tục nào. Hãy chạy npm start một lần để đưa các tệp vào danh mục.',
  fine: (count: number, folder: string) => `${count} tệp thủ tục trong ${folder} đều đúng`,
}

/** Writes the published procedures into a folder as their YAML. */
const exportCatalog = async (folder: string): Promise<string> => {
  const config = readConfig(process.env)
  const logger = createLogger(config.logLevel)
  const database = await openDatabase(config, logger)
  try {
    const count = await createCatalog({ connection: database.connection, clock: systemClock, logger }).exportFolder(
      folder,
    )
    if (count === 0) throw new BadSetup(say.nothing)
    return say.exported(count, folder)
  } finally {
    await database.close()
  }
}

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

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

await runOrExplain(async () => {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string', default: 'procedures' }, in: { type: 'string', default: 'procedures' } },
    allowPositionals: true,
  })
  const [command, file] = positionals
  if (command === 'export') console.log(await exportCatalog(values.out))
  else if (command === 'check') console.log(await checkFiles(values.in))
  else if (command === 'compare' && file) console.log(await compareFile(file, values.in))
  else if (command === 'national' && file) console.log(await convertNational(file))
  else throw new BadSetup(say.usage)
})
