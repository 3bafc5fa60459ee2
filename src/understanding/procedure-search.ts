import type { Procedure } from '../catalog/procedure.js'
import { foldText } from './normalise.js'

export type Candidate = { code: string | null; slug: string; name: string; score: number }

type Entry = { procedure: number; weight: number }

const commonWords = new Set(
  'thu tuc toi em anh chi muon can xin hoi cho ve lam the nao gi duoc khong a o dau bao nhieu tien mat may ngay lau va la thi voi giup minh co de nhu phai nhung khi hay ben'.split(
    ' ',
  ),
)

/** Words, pairs of words and pieces of four signs of a folded text, each with its weight. */
const termsOf = (folded: string): Map<string, number> => {
  const words = folded.split(' ').filter(Boolean).slice(0, 80)
  const terms = new Map<string, number>()
  const add = (term: string, weight: number): void => {
    terms.set(term, Math.max(terms.get(term) ?? 0, weight))
  }
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as string
    add(word, commonWords.has(word) ? 0.15 : 1)
    const next = words[i + 1]
    if (next) add(`${word} ${next}`, commonWords.has(word) && commonWords.has(next) ? 0.2 : 1.4)
  }
  const line = words.filter((word) => !commonWords.has(word)).join(' ')
  for (let i = 0; i + 4 <= line.length; i += 1) add(`#${line.slice(i, i + 4)}`, 0.35)
  return terms
}

/** Finds procedures by names, other names and questions, without marks and tolerant of typing errors. */
export const createProcedureSearch = (procedures: readonly Procedure[]) => {
  const entries: Entry[] = []
  const texts: Map<string, number>[] = []
  const add = (procedure: number, text: string, weight: number): void => {
    entries.push({ procedure, weight })
    texts.push(termsOf(foldText(text)))
  }
  for (const [index, { name, short_name, also_called, questions, situations }] of procedures.entries()) {
    add(index, name, 1)
    add(index, short_name, 1.05)
    for (const called of also_called) add(index, called, 1.05)
    for (const question of questions) add(index, question, 1)
    add(
      index,
      situations.flatMap(({ when, papers }) => [when ?? '', ...papers.map((paper) => paper.name)]).join(' '),
      0.5,
    )
  }
  const frequency = new Map<string, number>()
  for (const terms of texts) for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const idf = (term: string): number => Math.log(1 + entries.length / (1 + (frequency.get(term) ?? 0)))
  const postings = new Map<string, { entry: number; value: number }[]>()
  for (const [entry, terms] of texts.entries()) {
    let squares = 0
    for (const [term, weight] of terms) squares += (weight * idf(term)) ** 2
    const length = Math.sqrt(squares) || 1
    for (const [term, weight] of terms) {
      const list = postings.get(term) ?? []
      list.push({ entry, value: (weight * idf(term)) / length })
      postings.set(term, list)
    }
  }

  /** The nearest procedures, best first; scores from 0 to about 1. */
  return (text: string, count: number): Candidate[] => {
    const terms = termsOf(foldText(text))
    const similarity = new Float32Array(entries.length)
    let squares = 0
    for (const [term, weight] of terms) {
      const value = weight * idf(term)
      squares += value * value
      for (const { entry, value: other } of postings.get(term) ?? [])
        similarity[entry] = (similarity[entry] as number) + value * other
    }
    const length = Math.sqrt(squares) || 1
    const best = new Float32Array(procedures.length)
    const second = new Float32Array(procedures.length)
    for (const [index, { procedure, weight }] of entries.entries()) {
      const score = ((similarity[index] as number) / length) * weight
      if (score > (best[procedure] as number)) {
        second[procedure] = best[procedure] as number
        best[procedure] = score
      } else if (score > (second[procedure] as number)) second[procedure] = score
    }
    return procedures
      .map(({ code, slug, name }, index) => ({
        code,
        slug,
        name,
        score: 0.75 * (best[index] as number) + 0.25 * (second[index] as number),
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, count)
  }
}
