import { foldMarks } from '../../../../shared/text.js'
import { isQuestion } from '../../../commands/asks.js'

const longest = 60

/** "có ghi âm cuộc họp": says what the evidence is, beyond that there is some. */
export const namesEvidence = (text: string): boolean =>
  offersFiles(text) &&
  !isQuestion(text) &&
  /\b(?:video|clip|anh|hinh|ghi am|bang chung|giay to)(?: (?:day|nhe|a|gui|muon|can|roi|nua|o|the|thi|de|cho|chup|quay))* (?!(?:day|nhe|a|gui|muon|can|roi|nua|o|the|thi|de|cho)\b)\S/.test(
    foldMarks(text),
  )

/** "em có video": files that are still to come. */
export const offersFiles = (text: string): boolean => {
  const folded = foldMarks(text)
  return (
    text.length <= longest &&
    /^(?:\S+ ){0,3}(?:co|con|gui) (?:\S+ ){0,2}(?:video|clip|anh|hinh|ghi am|bang chung|giay to)\b/.test(folded) &&
    !/\b(?:khong|ko|k|kg|hk|hong|chang|cha|chua|chup)\b/.test(folded)
  )
}
