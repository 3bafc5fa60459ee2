import { foldMarks } from '../../shared/text.js'
import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'
import type { DangerKind } from './hotlines.js'

/** Where it burns without a roof above it. */
export const outdoors =
  '(?:(?:bai|dong|ho|nui|lo dot) (?:rac|phe lieu|phe thai|co|rom|cui|lop|lau|song|bun|tha ma)(?: thai)?|(?:dong|canh) (?:lua|ruong|dong)|ngoai (?:dong|bai|ruong)|ruong|rung|doi|nghia (?:trang|dia)|rom ra|bo (?:de|song|bui)|bui (?:tre|cay|ram)|tham co)'
const indoors = /\b(?:nha|kho|xuong|quan|bep|phong|cho|tang|chung cu|tru so|truong hoc|nguoi (?:mac )?ket)\b/
const burnsOutside = new RegExp(`\\b${outdoors}\\b`)

/** Coal, or an engine, whose smoke can't be smelt in a closed room. */
export const coal =
  '(?:than (?:to ong|hoa|cui|da|hong)|(?:dot|suoi(?: am)?(?: bang)?|u|nhom|bep|khoi|khi|hoi|chau|chay) than|khi co|may (?:no|phat dien)|(?:ngat|sac) khoi)'
/** What such smoke does to people. */
export const faints =
  '(?:ngat|ngop|lim|xiu|bat tinh|me man|li bi|hon me|nam im|kho tho|(?:khong|ko|k|chua) (?:tinh|day|tho)|goi (?:mai )?(?:khong|ko|k)|non|buon non|dau dau|chong mat|choang)'
const ofFumes = new RegExp(`\\b${coal}\\b`)

const out =
  /\b(?<!\b(?:chua|khong|ko|k|chang|dang|can|nho|de) )(?:vot|keo|dua|be|cong|loi|cuu)(?: (?!khong\b|ko\b|chua\b|mai\b)\w+){0,4}? (?:len|vao bo|ra khoi|ra (?:duoc|roi|ma|thi))\b(?! (?:khong|ko|k|chua) (?:duoc|noi))/
const noBreath =
  /\b(?:(?:khong|ko|k|chua|chang|ngung|ngat|tat|het)(?: thay| con)? tho|tim (?:tai|ngat|den)|bat tinh|(?:khong|ko|k|chua|chang) (?:tinh|phan ung|dong day|cu dong|thay mach)|nam im|mem nhun|ngung tim|tim ngung|(?:moi|mat) tim)\b/

/** Somebody was got out of the water: from then on it is breath that counts. */
export const isOutOfWater = (text: string): boolean => out.test(foldMarks(text))

/** "không thở", "tím tái". */
export const tellsNoBreath = (text: string): boolean => noBreath.test(foldMarks(text))

/** The kind that a message tells within the one that was heard: fire under no roof, smoke of coal, who is out of the water. */
export const narrowerKind = (kind: DangerKind, { words }: Normalised): DangerKind => {
  const text = plainText(words)
  if (kind === 'fire') return burnsOutside.test(text) && !indoors.test(text) ? 'open_fire' : kind
  if (kind === 'drowning') return out.test(text) ? 'out_of_water' : kind
  if (kind === 'self_harm' && !ofDying.test(text) && breathOfAnother.test(text)) return 'illness'
  if (smokes.has(kind) && ofFumes.test(text)) return 'fumes'
  return ofThroat.has(kind) && chokes.test(text) ? 'choking' : kind
}

/** "ba còn thở": how somebody else breathes, where nobody speaks of dying. */
const breathOfAnother =
  /\b(?:bo|me|ong|ba|cu|vo|chong|anh|chi|con|chau|be|em be|nguoi|no)(?: \w+){0,2}? (?:(?:van )?con|van|dang|kho|ngung|yeu|chua|khong|ko|k|het) tho\b/
const ofDying =
  /\b(?:chet|tu (?:tu|van|sat)|muon song|ket lieu|treo co|nhay (?:cau|lau|song)|cat co tay|chan (?:song|doi))\b/

const ofThroat: ReadonlySet<DangerKind> = new Set(['illness', 'help', 'child_abuse', 'injury', 'poisoning'])
/** Something sticks in the throat. */
const chokes =
  /\b(?:hoc|mac|nghen|sac)(?: phai)? (?:xuong|hat|keo|thach|com|sua|vien|cuc|dong xu|do choi|di vat|mieng|qua)\b|\b(?:xuong|hat|keo|thach) (?:mac|ket)\b/

const smokes: ReadonlySet<DangerKind> = new Set(['poisoning', 'illness', 'gas', 'help'])
