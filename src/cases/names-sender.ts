import { foldMarks } from '../shared/text.js'
import type { Case } from './case.js'

/** Folded in pieces: foldMarks reads no more than the ends of a long text. */
const foldedWhole = (text: string): string =>
  (text.match(/[\s\S]{1,800}/g) ?? []).map((part) => foldMarks(part)).join(' ')

const tooShortToTell = 8

/** 'thôn 3', 'tổ dân phố số 5': no house. */
const numberedVillage = /\b(?:thon|xom|ap|doi|to|khu|to dan pho|khu pho)(?: so)? \d+\b/g

/**
 * Whether texts tell who sent a case: by name, telephone, code, or an address with a house number. A village alone is
 * often where the accused works, and tells nothing.
 */
export const namesSender = (
  texts: readonly string[],
  { reporter: { name, address, phone }, receiptCode }: { reporter: Case['reporter']; receiptCode: string | null },
): boolean => {
  const said = ` ${texts.map(foldedWhole).join(' ')} `
  const saidDigits = said.replace(/\D/g, '')
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^(84|0)/, '')
  const house = /\d/.test(foldMarks(address ?? '').replace(numberedVillage, '')) ? address : null
  const mail = phone?.includes('@') ? phone : null
  const words = [name, house, receiptCode, mail].map((one) => foldMarks(one ?? ''))
  return (
    words.some((one) => (one.includes(' ') || one.length >= tooShortToTell) && said.includes(` ${one} `)) ||
    (digits.length >= tooShortToTell && saidDigits.includes(digits))
  )
}
