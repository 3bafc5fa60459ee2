import { reply } from '../../../messaging/message.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { foldMeant } from '../../meant-words.js'
import { choosing } from '../choose-kind/propose-kind.js'
import { chooseKindWording } from '../choose-kind/wording.js'
import { accuses } from '../intake/accusation.js'
import { draftFrom } from '../intake/gather.js'
import { isSwindle } from './swindle.js'
import { crimeWording as say } from './wording.js'

const crimes =
  /\b(?:(?:ban|buon|mua ban|tang tru|su dung|choi|hut|chich) (?:\w+ )?ma tuy|danh bac|co bac(?! si)|choi co|lo de(?! (?:vo|sat|sut|tran|con|dan|nguoi|be))|ca do|mai dam|cho vay nang lai|tin dung den|buon lau|san xuat hang gia)\b/
/** Crimes that are seldom told as they happen, and the wish to tell of one. */
const others =
  /\b(?:trom (?:dien|nuoc|cap|cho|ga|vat)|an trom|an cap|cau moc|to giac (?:toi pham|ke|nguoi|mot|vu)|bao (?:tin )?toi pham|tin bao toi pham)\b/
/** "có bác", "lo để", "cả đó" are others. */
const meant = { co: ['cờ'], bac: ['bạc'], lo: ['lô'], de: ['đề'], ca: ['cá'], mai: ['mại'], buon: ['buôn'] }
const procedural = /\b(?:thu tuc|giay to|dang ky|ho so|cai nghien)\b/

/** A swindle by telephone in an office's name, or a crime near by: what to do first. Null: neither is told. */
export const tellOfCrime = ({
  message: { text },
  conversation: { context },
  understood,
  now,
}: Turn): Outcome | null => {
  const folded = foldMeant(text, meant)
  const isEmergency = understood.alert?.level === 'emergency'
  if (text.startsWith('/') || (isEmergency && !crimes.test(folded))) return null
  if (isSwindle(text)) return { replies: [reply(say.swindle, [choices.contacts])], context: { lastSaid: text } }
  if (accuses(text)) return null
  const { lastSaid } = context
  if (lastSaid && isSwindle(lastSaid) && isQuestion(text) && understood.certainty !== 'sure')
    return { replies: [reply(say.swindleNext, [choices.contacts])], context: { lastSaid } }
  if (!(crimes.test(folded) || others.test(folded)) || procedural.test(folded)) return null
  return {
    replies: [reply(say.nearby, chooseKindWording.tipFirst)],
    flow: choosing(draftFrom(text), 'denunciation'),
    context: { protectedAt: now },
  }
}
