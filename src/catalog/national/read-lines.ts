import { BadSetup } from '../../shared/errors.js'
import { explainIssue } from '../../shared/explain-issue.js'
import { portalRecordSchema, type ReadRecord, readRecord } from './read-record.js'

const notJson = 'không phải JSON; hãy ghi mỗi bản ghi trên một dòng'

const parseLine = (line: string): { value: unknown } | { problem: string } => {
  try {
    return { value: JSON.parse(line) }
  } catch {
    return { problem: notJson }
  }
}

const readLine = (line: string): { record: ReadRecord } | { problem: string } => {
  const parsed = parseLine(line)
  if ('problem' in parsed) return parsed
  const result = portalRecordSchema.safeParse(parsed.value, { error: explainIssue })
  if (result.success) return { record: readRecord(result.data) }
  return { problem: result.error.issues.map(({ path, message }) => `mục ${path.join('.')}: ${message}`).join('; ') }
}

/** The records of a JSONL file, one a line. Throws BadSetup that names every wrong line and what to write there. */
export const readRecordLines = (text: string, file: string): ReadRecord[] => {
  const lines = text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [{ at: at + 1, ...readLine(line) }]))
  const problems = lines.flatMap((line) => ('problem' in line ? [`${file}:${line.at}: ${line.problem}`] : []))
  if (problems.length > 0) throw new BadSetup(problems.join('\n'))
  return lines.flatMap((line) => ('record' in line ? [line.record] : []))
}
