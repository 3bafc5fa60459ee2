import { foldText } from './normalise.js'

export type Entities = {
  phones: string[]
  /** Identity numbers with all but the last three signs hidden. */
  idNumbers: string[]
  /** Đồng. */
  money: number[]
  pages: number | null
  copies: number | null
}

const numberWords: Record<string, number> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
}
const count = '(\\d{1,4}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)'

const counted = (folded: string, units: string): number | null => {
  const found = new RegExp(`\\b${count} (?:${units})\\b`).exec(folded)?.[1]
  return found === undefined ? null : (numberWords[found] ?? Number(found))
}

const multipliers: Record<string, number> = {
  nghin: 1_000,
  ngan: 1_000,
  k: 1_000,
  trieu: 1_000_000,
  tr: 1_000_000,
  ty: 1_000_000_000,
}

/** Telephones, identity numbers (masked), money, numbers of pages and copies. */
export const findEntities = (text: string): Entities => {
  const head = text.slice(0, 5_000)
  const folded = foldText(head)
  const phones = [...head.matchAll(/(?<!\d)(?:\+84|0)(?:[ .-]?\d){9}(?!\d)/g)].map(([phone]) =>
    phone.replace(/[ .-]/g, ''),
  )
  const idNumbers = [...head.matchAll(/(?<!\d)(?:\d{12}|\d{9})(?!\d)/g)].map(([id]) => `…${id.slice(-3)}`)
  const money = [...folded.matchAll(/\b(\d{1,6}) ?(nghin|ngan|k|trieu|tr|ty)\b/g)].map(
    ([, amount, unit]) => Number(amount) * (multipliers[unit ?? ''] ?? 1),
  )
  return {
    phones,
    idNumbers,
    money,
    pages: counted(folded, 'trang|to|mat'),
    copies: counted(folded, 'ban|bo'),
  }
}
