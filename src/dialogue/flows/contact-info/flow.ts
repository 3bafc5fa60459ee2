import { reply } from '../../../messaging/message.js'
import { type ContactFieldName, closuresAhead } from '../../../places/commune-contact.js'
import { getCommune, nameInSentence } from '../../../places/communes.js'
import { findElsewhere } from '../../../places/find-elsewhere.js'
import { findPlaces } from '../../../places/find-places.js'
import { contactLabels } from '../../../places/wording.js'
import { localDay, readableDay } from '../../../shared/clock.js'
import { foldMarks } from '../../../shared/text.js'
import { commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { isElsewhere, mayBePlace } from '../../place-answer.js'
import { placeChoices } from '../../place-choices.js'
import { freshAlarm } from '../alert/fresh-alarm.js'
import { wantsToReport } from '../alert/report-danger.js'
import { withTopic } from '../answer-procedure/topics.js'
import { bookReceptionWording } from '../book-reception/wording.js'
import { isIntakeDraft } from '../intake/draft.js'
import { asksIfWorking, readWhen } from './read-opening.js'
import { sayOpenNow, sayWhetherOpen } from './say-opening.js'
import { notOurs, tellOfDistrict } from './tell-of-district.js'
import { asksPolice, sayOfPolice } from './tell-police.js'
import { contactWording as say } from './wording.js'

const asking = { name: 'contact-info', version: 1, step: 'commune', data: {} }

/** Who asks for reception days goes on about them: what to bring, without an appointment. */
const receptionTopic = ({ message, conversation: { context }, slices }: Turn) =>
  /\btiep (?:cong )?dan\b|\btiep dan\b/.test(foldMarks(`${context.lastSaid ?? ''} ${message.text}`)) &&
  slices.catalog.get(reception)
    ? { procedure: reception, topics: withTopic(context.topics, reception, '') }
    : {}
const reception = 'citizen-reception'

const usuallyAsked = [
  'address',
  'hours',
  'phone',
  'email',
  'leaderName',
  'leaderPhone',
  'receptionSchedule',
] as const satisfies readonly ContactFieldName[]

/** What is told only to who asks for it, or for all of it. */
const onRequest: readonly (readonly [RegExp, readonly ContactFieldName[]])[] = [
  [/\bcong an\b/, ['policeAddress', 'policeHours', 'policePhone']],
  [/\bpho chu tich\b/, ['deputyName', 'deputyPhone', 'deputyEmail']],
  [/\bhoa giai\b/, ['conciliation']],
  [/\btro giup phap ly\b/, ['legalAid']],
  [/\bmot cua\b|\bnhan ho so\b|\bnop ho so\b|\bhanh chinh cong\b/, ['services', 'serviceHours', 'servicePhone']],
  [/\bchu tich\b|\blanh dao\b/, ['leaderEmail']],
]

const askedFor = (text: string): ContactFieldName[] =>
  onRequest.flatMap(([words, names]) => (words.test(foldMarks(text)) ? names : []))

type About = 'police' | 'all'
/** The open question for a commune, with what is asked of it. */
const askingFor = ({ message: { text }, conversation: { flow }, now }: Turn) => {
  const before = flow?.name === 'contact-info' ? (flow.data as { about?: About; when?: string }) : {}
  const isChoice = text.startsWith('/')
  const about = !isChoice && asksPolice(text) ? 'police' : before.about
  const when = (isChoice ? null : readWhen(text, now)) ?? before.when
  return { ...asking, data: { ...(about && { about }), ...(when && { when }) } }
}

/** Each day once with its stretches; what is over isn't told. */
const sayReceptions = async ({ slices, now }: Turn, code: string): Promise<string[]> => {
  const posted = (await slices.reception.findPosted(code, now)).filter(
    ({ day, to }) => new Date(`${day}T${to}:00+07:00`) > now,
  )
  const days = [...new Set(posted.map(({ day }) => day))].slice(0, mostDays)
  return days.map((day) => bookReceptionWording.dayWith(posted.filter((one) => one.day === day)))
}

const mostDays = 4

/** `via`: the old name that was asked for. */
const tell = async (turn: Turn, code: string, via: string | null = null): Promise<Outcome> => {
  const commune = getCommune(code)
  if (!commune) return { replies: [reply(say.communeUnknown, [choices.cancel])], flow: askingFor(turn) }
  const contact = await turn.slices.places.getContact(code)
  const { about, when } = askingFor(turn).data
  const told = { flow: null, context: { commune: code, wasLaw: matter, ...receptionTopic(turn) } } as const
  const lead = via ? `${say.becameOf(via, nameInSentence(commune))}\n` : ''
  if (about === 'police') {
    const police = sayOfPolice(contact, nameInSentence(commune))
    return { ...told, replies: [{ ...police, text: `${lead}${police.text}` }] }
  }
  const opening = when ? [await sayWhetherOpen(turn, code, when)] : []
  const wasTold = turn.conversation.context.commune === code && turn.conversation.context.wasLaw === matter
  if (opening.length > 0 && wasTold) return { ...told, replies: [reply(opening.join('\n'))] }
  const known = (name: ContactFieldName): string[] =>
    contact[name] ? [`${contactLabels[name]}: ${contact[name]}`] : []
  const unknown = usuallyAsked.flatMap((name) => (contact[name] ? [] : [contactLabels[name].toLowerCase()]))
  const days = await sayReceptions(turn, code)
  const text = [
    ...(via ? [say.becameOf(via, nameInSentence(commune))] : []),
    ...opening,
    say.title(nameInSentence(commune)),
    ...usuallyAsked.flatMap(known),
    ...(contact.hours && when !== 'now' ? [await sayOpenNow(turn, code)] : []),
    ...closuresAhead(contact, localDay(turn.now)).map(({ from, to, reason }) =>
      say.closed(readableDay(from), readableDay(to), reason),
    ),
    ...askedFor(turn.message.text).flatMap(known),
    ...(commune.website ? [`${say.website}: ${commune.website}`] : []),
    ...(days.length > 0 ? [say.nextReceptions(days)] : []),
    ...(unknown.length > 0 ? [say.unknown(unknown)] : []),
    ...(contact.phone ? [] : [say.askHere]),
  ].join('\n')
  return {
    replies: [reply(text, [...(days.length > 0 ? [bookReceptionWording.book(code)] : []), choices.person])],
    ...told,
  }
}

const tellFor = async (turn: Turn, text: string, expected: boolean): Promise<Outcome | null> => {
  const mention = findPlaces(text, { expected })[0]
  if (!mention) return null
  const [first, second] = mention.communes
  if (first && !second) return tell(turn, first.code, first.via)
  return {
    replies: [reply(say.whichCommune(mention.mention), placeChoices(mention.communes, commandWords.contacts))],
    flow: askingFor(turn),
  }
}

const becomes =
  /\b(?:gio|nay|bay gio) (?:la|thuoc|ve) (?:xa|phuong)?|\bcung (?:ve|vao|thuoc|nhap) (?:do|day|xa|phuong|ve|vao)\b|\bnhap (?:vao|ve|voi)\b|\bthuoc (?:xa|phuong) nao\b|\bdoi ten (?:thanh|la)\b/
const mostBeside = 3
const fillers =
  /\b(?:con|the|thi|sao|ra|nao|o|nha|ngoai|noi|ben|cu|ay|a|vay|huyen|xa|phuong|thi tran|toi|em|nua|nhe|ad|oi|hoi|cho|cung|khong|u|nhi)\b/g

/**
 * A place and nothing else, where no question is open, or what became of it: "còn Đình Dù", "xã ấy giờ là xã nào"; after a
 * commune's contacts its name alone is enough.
 */
export const asksOfPlace = ({
  message: { text },
  understood: { intent, confidence, isNamed },
  conversation: { context },
  now,
}: Turn): boolean => {
  const [mention] = findPlaces(text, { expected: true })
  const wasAsked = context.wasLaw === matter
  if (asksIfWorking(text, now, wasAsked && context.commune !== null)) return true
  const isProcedure = intent.startsWith('procedure_') && confidence >= sure && (isNamed || !wasAsked)
  if (!mention || text.length > longestAsked || isProcedure) return false
  const folded = foldMarks(`${text.slice(0, mention.start)} ${text.slice(mention.end)}`)
  if (becomes.test(folded)) return true
  const beside = folded.replace(fillers, ' ').split(' ').filter(Boolean).length
  const isGoingOn = /^(?:con|the con|the)\b/.test(foldMarks(text))
  return isGoingOn ? beside <= mostBeside : wasAsked && beside === 0
}
const longestAsked = 90
const sure = 0.75
const matter = 'tiếp công dân'

/** The commune that is told in the report in hand: "thứ 7 có làm không" is of that. */
const toldIn = ({ conversation: { flow }, isProtected }: Turn): string | null => {
  if (!flow || isProtected) return null
  const code = [flow.data, flow.data.draft].map((draft) => isIntakeDraft(draft) && draft.communeCode).find(Boolean)
  return typeof code === 'string' ? code : null
}

/** Address, hours, telephones and reception schedule of a commune; what is unknown is said to be unknown. */
export const contactInfo: Flow = {
  name: 'contact-info',
  version: 1,
  async begin(turn) {
    const district = tellOfDistrict(turn)
    if (district) return district
    const named = await tellFor(turn, turn.message.text, false)
    if (named) return named
    const province = findElsewhere(turn.message.text)
    if (province) return notOurs(province)
    const commune = toldIn(turn) ?? turn.conversation.context.commune
    if (commune) return tell(turn, commune)
    return { replies: [reply(say.askCommune, [choices.cancel])], flow: askingFor(turn) }
  },
  async answer(turn) {
    const { text } = turn.message
    const province = mayBePlace(text) && findPlaces(text).length === 0 ? findElsewhere(text, { expected: true }) : null
    if (province) return notOurs(province)
    if (isElsewhere(turn) || (freshAlarm(turn) && wantsToReport(text))) return null
    const district = tellOfDistrict(turn)
    if (district) return district
    const told = await tellFor(turn, text, true)
    if (told || !mayBePlace(text)) return told
    return { replies: [reply(say.communeUnknown, [choices.cancel])], flow: askingFor(turn) }
  },
  lapses: true,
  expects: () => 'place',
  askAgain: () => reply(say.askCommune, [choices.cancel]),
  payloads: {
    [commandWords.contacts]: (turn, argument) =>
      argument ? tell(turn, argument) : { replies: [reply(say.askCommune, [choices.cancel])], flow: askingFor(turn) },
  },
}
