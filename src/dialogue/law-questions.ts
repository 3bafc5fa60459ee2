import type { CaseKind } from '../cases/kinds/index.js'
import { foldMarks } from '../shared/text.js'
import type { LawAnswer } from '../understanding/facts/law-answers.js'
import type { LawMatter } from './conversation.js'
import type { Turn } from './flow.js'

const saidFrom = 0.75
const meantFrom = 0.6
const longest = 200

/**
 * What the law says to a message: by its own words, or read as about `matter`. `isSure`: no other answer is as likely.
 * Null: it is no such question.
 */
export const findLaw = (
  { slices: { understanding }, message: { text }, understood }: Pick<Turn, 'slices' | 'message' | 'understood'>,
  matter: LawMatter | null,
): { answer: LawAnswer; isSure: boolean } | null => {
  if (text.length > longest || text.startsWith('/')) return null
  const best = (asked: readonly string[]): LawAnswer | null =>
    asked.flatMap((one) => understanding.findLawAnswer(one) ?? []).toSorted((a, b) => b.certainty - a.certainty)[0] ??
    null
  const pieces = piecesOf(text)
  const said = best([text, ...pieces])
  if (said && said.certainty >= saidFrom) return { answer: said, isSure: true }
  if (!matter || namesProcedure(understood)) return null
  const restated = restatements.find(([about, pattern]) => about === matter && pattern.test(foldMarks(text)))?.[2]
  const meant = best([
    ...(restated ? [restated] : []),
    `${matter}, ${text}`,
    `${text} ${matter}`,
    text,
    ...pieces.map((one) => `${matter}, ${one}`),
  ])
  return meant && meant.certainty >= meantFrom ? { answer: meant, isSure: meant.certainty >= 0.9 } : null
}

/** Bare questions as the law's entries ask them. */
const restatements: readonly [LawMatter, RegExp, string][] = [
  ['tiếp công dân', /\bmay (?:buoi|ngay|lan|hom)\b/, 'chủ tịch xã tiếp dân một tháng mấy ngày'],
]

/** Sentences and clauses of four words or more. */
const piecesOf = (text: string): string[] => {
  const pieces = text.split(/[,.;?!]+/).map((one) => one.trim())
  return pieces.length > 1 ? pieces.filter((one) => one.split(/\s+/).length >= 4) : []
}

const ofPetitions = new Set(['first-complaint', 'denunciation', 'citizen-reception', 'process-petition'])

/** The message is surely about a procedure of another kind. */
const namesProcedure = ({ intent, procedure, certainty }: Turn['understood']): boolean =>
  intent.startsWith('procedure_') && certainty === 'sure' && procedure !== null && !ofPetitions.has(procedure.slug)

export const matterOfKind: Record<CaseKind, LawMatter> = {
  feedback: 'phản ánh',
  complaint: 'khiếu nại',
  second_complaint: 'khiếu nại',
  denunciation: 'tố cáo',
  tip: 'tố cáo',
}

const matterOfSlug: readonly [RegExp, LawMatter][] = [
  [/^complaint/, 'khiếu nại'],
  [/^denunciation/, 'tố cáo'],
  [/^feedback/, 'phản ánh'],
  [/^reception/, 'tiếp công dân'],
]

/** The kind whose short answers speak of a matter. */
export const kindOfMatter = (matter: LawMatter): CaseKind | null =>
  matter === 'khiếu nại'
    ? 'complaint'
    : matter === 'tố cáo'
      ? 'denunciation'
      : matter === 'phản ánh'
        ? 'feedback'
        : null

/** The matter that an answer leaves behind for the next question. */
export const matterAfter = ({ slug }: LawAnswer, before: LawMatter | null): LawMatter =>
  matterOfSlug.find(([pattern]) => pattern.test(slug))?.[1] ?? before ?? 'khiếu nại'

/** What people tell of their own petition, with the question that it comes to. */
const told: readonly [LawMatter, RegExp, string][] = [
  [
    'tố cáo',
    /\b(?:doa|ep|bat|mua chuoc|de doa)\b.*\brut\b|\brut\b.*\b(?:vi|do) bi (?:doa|ep)/,
    'bị đe dọa nên phải rút tố cáo thì có được giải quyết tiếp không',
  ],
  [
    'tố cáo',
    /\bto cao\b.*\b(?:muon|dinh|xin|doi y|thoi|gio)\b.*\brut\b|\b(?:muon|dinh|xin) rut\b.*\bto cao\b/,
    'rút tố cáo thế nào',
  ],
  [
    'khiếu nại',
    /\bkhieu nai\b.*\b(?:muon|dinh|xin|doi y|thoi|gio)\b.*\brut\b|\b(?:muon|dinh|xin) rut\b.*\bkhieu nai\b/,
    'rút khiếu nại thế nào',
  ],
  [
    'khiếu nại',
    /\b(?:giai quyet|tra loi|ra quyet dinh) (?:don )?khieu nai\b.*\b(?:khong|ko|k|chua) (?:dong y|thoa dang|phuc|chap nhan)|\bkhieu nai\b.*\b(?:giai quyet|tra loi)\b.*\b(?:khong|ko|k|chua) (?:dong y|thoa dang|phuc|chap nhan)/,
    'không đồng ý quyết định giải quyết khiếu nại lần đầu thì khiếu nại lần hai gửi ai',
  ],
]

/** The law's question behind what somebody tells of a petition they made: that they want it back, or got an answer. */
export const lawBehind = (text: string): { matter: LawMatter; asked: string } | null => {
  if (text.length > longest || text.startsWith('/')) return null
  const folded = foldMarks(text)
  const found = told.find(([, pattern]) => pattern.test(folded))
  return found ? { matter: found[0], asked: found[2] } : null
}
