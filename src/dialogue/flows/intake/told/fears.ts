import { withoutPlaces } from '../../../../places/find-places.js'
import { foldMeant } from '../../../meant-words.js'

const feared =
  /\b(?:so|lo|ngai|so rang|chi so)(?: (?:lam|qua|bi|con|chung|no|ho|nguoi ta|ong ay|ba ay|xa|lo|mat|bao|em|toi|chau|nha|gia dinh|se))* (?:bi|lo|biet|tra thu|tru dap|ghet|lam kho|kho de|de y|dam|lien luy|anh huong|lo ten|tra|hai)\b|\b(?:khong|chua|ko|k) dam (?:noi|ky|bao|goi|gui|nhan|lo|ra mat)|\bchua dam\b|\b(?:tra thu|tru dap)\b/
/** "nhưng tôi đang sợ lắm": nothing else is told. */
const onlyAfraid =
  /^(?:(?:nhung|ma|thoi|the|thuc ra|gio|a) )*(?:toi|em|chau|minh|con|nha toi)(?: (?:dang|rat|van|hoi|cung|thay|lo|run))* so(?: (?:lam|qua|that|ghe|chet|hai|di))*(?: (?:a|roi|luon|di duoc))*$/
const longest = 90
/** A hamlet whose name ends so: "thôn Mễ Sở bị ngập". */
const hamlet = /\b(?:thon|xom|lang|ap|khu)(?: \d+)? \w+ (?:so|lo)\b/g
/** "Mễ Sở bị dột" is no fear, nor is "số bị hỏng". */
const meant = { so: ['sợ'], lo: ['lộ'], ngai: ['ngại'], bi: ['bị'], khong: ['không'], dam: ['dám'], biet: ['biết'] }

/** "sổ bị cháy", typed without marks: what is lost, no fear. */
const spoiltBook =
  /\bso(?: (?:ho tich|goc|luu|do|hong|cu|bao hiem|ho khau|ngheo))* bi (?:chay|rach|nat|am|uot|moi|hong|that lac|mat(?! (?:viec|mat|long)))\b/g

/** Fear of what follows from sending: it is answered with the protection, at any step. */
export const tellsFear = (text: string): boolean => {
  if (text.length > longest || text.startsWith('/')) return false
  const folded = foldMeant(withoutPlaces(text), meant).replace(hamlet, ' ').replace(spoiltBook, ' ')
  return (feared.test(folded) || onlyAfraid.test(folded)) && !/\b(?:khong|ko|k) so\b/.test(folded)
}
