import { findBrokenCode, findReceiptCode } from '../../cases/receipt-code.js'
import { caseStatusWording } from '../../dialogue/flows/case-status/wording.js'
import { lookUpWording as say } from './look-up-wording.js'

/** The code that was typed, or what is wrong with it, in the chat's words. */
export const readCode = (typed: string): { code: string } | { wrong: string } => {
  const found = findReceiptCode(typed) ?? findReceiptCode(`mã ${typed}`)
  if (found)
    return found.isValid ? { code: found.code } : { wrong: caseStatusWording.wrongCode(found.code, '/gui-kin/ho-so') }
  const broken = findBrokenCode(typed)
  return { wrong: broken ? caseStatusWording.brokenCode(broken.code, broken.count) : say.codeMissing }
}
