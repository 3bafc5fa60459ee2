import type { Template } from '../template.js'
import { acceptComplaint } from './accept-complaint.js'
import { acceptDenunciation } from './accept-denunciation.js'
import { answerRepeated } from './answer-repeated.js'
import { decideFirst } from './decide-first.js'
import { decideSecond } from './decide-second.js'
import { dialogueMinutes } from './dialogue-minutes.js'
import { dutyNotice } from './duty-notice.js'
import { extend } from './extend.js'
import { guide } from './guide.js'
import { inviteDialogue } from './invite-dialogue.js'
import { notifyAccused } from './notify-accused.js'
import { notifyConclusion } from './notify-conclusion.js'
import { pause } from './pause.js'
import { protect, refuseProtection } from './protection.js'
import { receipt } from './receipt.js'
import { refuse } from './refuse.js'
import { requestMore } from './request-more.js'
import { resume } from './resume.js'
import { stop } from './stop.js'
import { transfer } from './transfer.js'

/** The office's papers; a new one is its file and its line here. The names stand in addresses and in the database. */
export const templates = {
  'bien-nhan': receipt,
  'yeu-cau-bo-sung': requestMore,
  'thu-ly-khieu-nai': acceptComplaint,
  'thu-ly-to-cao': acceptDenunciation,
  'noi-dung-to-cao': notifyAccused,
  'khong-thu-ly': refuse,
  'huong-dan': guide,
  'chuyen-don': transfer,
  'gia-han': extend,
  'tam-dinh-chi': pause,
  'tiep-tuc': resume,
  'dinh-chi': stop,
  'moi-doi-thoai': inviteDialogue,
  'bien-ban-doi-thoai': dialogueMinutes,
  'quyet-dinh-lan-dau': decideFirst,
  'quyet-dinh-lan-hai': decideSecond,
  'bao-ket-luan': notifyConclusion,
  'to-cao-tiep': answerRepeated,
  'bao-ve': protect,
  'khong-bao-ve': refuseProtection,
  'thong-bao': dutyNotice,
} satisfies Record<string, Template<never>>

export type PaperKind = keyof typeof templates
export const paperKinds = Object.keys(templates) as PaperKind[]

/** A template whose fields are only known by name. */
export const templateOf = (kind: PaperKind): Template<string> => templates[kind] as unknown as Template<string>
