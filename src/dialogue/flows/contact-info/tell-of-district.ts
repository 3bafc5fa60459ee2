import { reply } from '../../../messaging/message.js'
import { findElsewhere } from '../../../places/find-elsewhere.js'
import { findPlaces } from '../../../places/find-places.js'
import { findFormerRegion } from '../../../places/former-regions.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import { foldQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { contactWording as say } from './wording.js'

/** "giờ thuộc xã nào", "về xã gì": which commune it became. */
const whichCommune = /\b(?:xa|phuong) (?:nao|gi|moi nao)\b|\bnhung (?:xa|phuong)\b|\b(?:may|bao nhieu) (?:xa|phuong)\b/
/** "còn không", "thì sao", "giờ thế nào": what became of it. */
const whatBecame =
  /\b(?:con|van con|het|bo|giai tan|xoa)(?: \w+)? (?:khong|chua|a|ha|dau|roi)\b|\bcon hoat dong\b|\b(?:gio|nay|bay gio) (?:la|thuoc|ve|thanh|ra|the nao|sao|con|o dau|gom|chia)\b|\b(?:thi|ra) sao\b|\bthe nao\b/
const mostWords = 9
const fewWords = 6

/** Asked what became of a district or of the province that joined: its communes of today, and which one is meant. */
export const tellOfDistrict = ({ message: { text }, conversation: { context }, understood }: Turn): Outcome | null => {
  const words = text.split(/\s+/).length
  const region = text.startsWith('/') ? null : findFormerRegion(text)
  if (!region || words > mostWords + (region.isTyped ? 0 : 4) || namesOldCommune(text)) return null
  const folded = foldQuestion(text)
  const isBrief =
    words <= fewWords && /^(?:con|the|the con|vay|vay con|thi)\b/.test(folded) && context.wasLaw === matter
  const isAsked = whichCommune.test(folded) || (region.isTyped && (whatBecame.test(folded) || isBrief))
  if (!isAsked || (understood.procedure && !whichCommune.test(folded))) return null
  const said =
    region.kind === 'province'
      ? say.provinceJoined(region.name)
      : say.districtEnded(
          region.name,
          region.communes.map(({ bareName }) => bareName),
        )
  return { replies: [reply(said, [choices.cancel])], flow: asking, context: { wasLaw: matter } }
}

/** A place of another province, after a commune was asked for: "huyện Gia Lộc tỉnh Hải Dương mà". */
export const tellOfElsewhere = ({ message: { text }, conversation: { context } }: Turn): Outcome | null => {
  const isGoingOn = context.wasLaw === matter && text.split(/\s+/).length <= mostWords
  const province = isGoingOn && findPlaces(text).length === 0 ? findElsewhere(text) : null
  return province ? notOurs(province) : null
}

/** The commune asked for lies in another province. */
export const notOurs = (province: string): Outcome => ({
  replies: [reply(say.elsewhere(province), [choices.person])],
  flow: null,
  context: { wasLaw: matter },
  lesson: 'outside',
})

const asking = { name: 'contact-info', version: 1, step: 'commune', data: {} }
const matter = 'tiếp công dân'

/** A commune is named too, so that it is asked about: "xã Long Hưng huyện Văn Giang". */
const namesOldCommune = (text: string): boolean =>
  findPlaces(text).some(({ mention }) => /\b(?:xa|phuong|thi tran|tt) (?!nao|gi)/.test(foldMarks(mention)))
