import type { Procedure } from '../../../catalog/procedure.js'
import { reply } from '../../../messaging/message.js'
import { findPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { tellAbout } from './tell-about.js'
import { plain } from './topics.js'
import { procedureWording as say } from './wording.js'

const office =
  '(?:uy ban(?: nhan dan)?|ubnd|xa|phuong|chinh quyen)(?: (?:xa|phuong|minh|ta|em|toi|nha|chau|nay|do|nhan dan))*'
const does =
  '(?:lam|nhan|giai quyet|cap|xu ly|lo)(?: (?:giay|ho so|cai|viec(?= (?:nay|do|ay))|thu tuc|duoc|nay|do|ay|giup|cho|luon|may cai))*'
const tail = '(?: (?:a|anh|chi|vay|the|nhi|ad|ha|nhe|em|chau|day|hay sao))*'
const asked = new RegExp(
  `^(?:(?:the|vay|u|ma|con|thi|nhung|a|cho|em|toi|minh|chau|hoi) )*(?:(?:o|ra|tren|ngoai|tai) )?(?:${[
    `${office} (?:thi )?co ${does}(?: (?:khong|chua))?`,
    `${office} (?:thi )?${does} (?:khong|chua)`,
    `(?:hay|hoac)(?: la)?(?: (?:o|ra|tren|ngoai|tai))? ${office} (?:cung )?(?:co )?${does}(?: khong)?`,
    `${office} (?:lam|nhan|cap) duoc(?: (?:viec|cai) (?:nay|do|ay))?(?: khong)?`,
  ].join('|')})${tail}$`,
)

/** "xã có làm không", "hay ủy ban làm được": whether the commune does what is spoken of. */
export const asksIfCommuneDoes = (text: string): boolean => asked.test(plain(withoutNames(text)).trim())

/** "xã Mễ Sở có làm không": whichever commune it is. */
const withoutNames = (text: string): string =>
  findPlaces(text).reduceRight((rest, { start, end }) => `${rest.slice(0, start)} xã ${rest.slice(end)}`, text)

/** Offices of the commune's own level, by whom its procedures are received. */
const receivers: Partial<Record<string, string>> = {
  one_stop: say.communeDoes,
  commune_committee: say.communeDoes,
  commune_police: say.communePoliceDoes,
  military: say.communeMilitaryDoes,
  provincial_office: say.communeDoesNot,
}
const ofCommune = /\b(?:xa|phuong)\b/
const notOfCommune = /\bxa (?:khong|chi huong dan)\b|\bkhong nop tai xa\b/

/** Yes or no, as far as the place where papers are received tells it. */
const leadFor = ({ received_by, received_by_text }: Procedure): string => {
  const where = foldMarks(received_by_text)
  if (notOfCommune.test(where)) return say.communeDoesNot
  const told = receivers[received_by]
  const isYes = told !== undefined && told !== say.communeDoesNot
  return told !== undefined && isYes === ofCommune.test(where) ? told : ''
}

/** Whether the commune does it, and where it is done: of what is spoken of, or of another authority's matter. Null: it isn't asked. */
export const answerIfCommuneDoes = async (turn: Turn): Promise<Outcome | null> => {
  const { conversation, message, slices } = turn
  const { matter, topics } = conversation.context
  if (message.text.startsWith('/') || turn.understood.alert || !asksIfCommuneDoes(message.text)) return null
  if (matter) return { replies: [reply(matter.where, [choices.person])] }
  const procedure = slices.catalog.get(topics[0]?.slug ?? '')
  if (!procedure) return null
  const told = await tellAbout(turn, procedure.slug, 'place')
  const lead = leadFor(procedure)
  const [first, ...others] = told.replies
  if (!first || lead === '') return told
  return { ...told, replies: [{ ...first, text: `${lead}\n${first.text}` }, ...others] }
}
