import type { Choice } from '../messaging/message.js'
import { foldMarks } from '../shared/text.js'
import { dataRightIn } from './flows/own-data/data-rights.js'

const numerals: Record<string, number> = { mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9 }
const byNumber =
  /^(?:so|chon|cau|muc|y|cai|viec|lua chon)?\s*(\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin)(?: (?:nhe|a|di|ay|do))?$/

/**
 * What a typed text picks from the choices offered last: their number ("2", "số 2", "hai"), the label, or a part of it
 * (two words or more) that only one label has, unless it claims a right to their data; with or without marks. Null: it picks none, and is ordinary text.
 */
export const pickOffered = (text: string, offered: readonly Choice[]): Choice | null => {
  if (offered.length === 0 || text.length > 120) return null
  const exact = offered.find(({ value }) => value === text)
  if (exact) return exact
  const folded = foldMarks(text)
  const numbered = byNumber.exec(folded)?.[1]
  if (numbered) return offered[(numerals[numbered] ?? Number(numbered)) - 1] ?? null
  const labels = offered.map((choice) => ({ choice, label: foldMarks(choice.label) }))
  const same = labels.find(({ label }) => label === folded)
  if (same) return same.choice
  if (!folded.includes(' ') || dataRightIn(text) !== null) return null
  const partly = labels.filter(({ label }) => ` ${label} `.includes(` ${folded} `))
  return partly.length === 1 && partly[0] ? partly[0].choice : null
}
