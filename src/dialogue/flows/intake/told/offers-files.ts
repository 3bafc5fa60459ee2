import { foldMarks } from '../../../../shared/text.js'

const longest = 60

/** "em có video": files that are still to come. */
export const offersFiles = (text: string): boolean => {
  const folded = foldMarks(text)
  return (
    text.length <= longest &&
    /^(?:\S+ ){0,3}(?:co|con|gui) (?:\S+ ){0,2}(?:video|clip|anh|hinh|ghi am|bang chung|giay to)\b/.test(folded) &&
    !/\b(?:khong|ko|chua|chup)\b/.test(folded)
  )
}
