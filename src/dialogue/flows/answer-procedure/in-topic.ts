import type { Answer, AnswerKind } from '../../../catalog/answer-fields.js'
import { laterFeeLines } from '../../../catalog/later-fees.js'
import { nameLaws } from '../../../catalog/law-names.js'
import type { Procedure } from '../../../catalog/procedure.js'
import { isCounted, type Quantity } from '../../../catalog/said-quantities.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { findPlaces, withoutPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { createFit } from '../../../understanding/answers/fits-asked.js'
import { isForOthers } from '../../../understanding/search/for-whom.js'
import { answerWords, commandWords, payload } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import type { Outcome, Topic } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { findLaw } from '../../law-questions.js'
import { foldMeant } from '../../meant-words.js'
import { placeChoices } from '../../place-choices.js'
import { toldOf } from '../../told-of.js'
import { newsReply } from '../alert/alert-reply.js'
import { kindNamedIn } from '../choose-kind/named-kind.js'
import { contactWording } from '../contact-info/wording.js'
import { placeAlone } from '../intake/told/read-told.js'
import { askedInstead } from './asked-instead.js'
import { asksHours, aspectAsked, aspectOf } from './aspect-asked.js'
import { behindSlip } from './change-of-mind.js'
import { answerOfFine, answerOfNumber } from './of-number.js'
import { answerTax } from './of-tax.js'
import { isOfTopic } from './of-topic.js'
import { amountFor, asksBareSum, asksReceived, conditionAt, isAllowance } from './received.js'
import { tellAbout } from './tell-about.js'
import { factAbroad, isOfFact, speaksOfFact, tellsFact } from './told-fact.js'
import { ageIn, isItsName, namedShortly, plain, plainNames, textsOf, topicReturnedTo, withTopic } from './topics.js'
import { asksWhereToDenounce } from './where-to-denounce.js'
import { procedureWording as say } from './wording.js'

const smallTalk = new Set(['thanks', 'goodbye', 'greeting', 'human_handoff'])
const notAboutTopic = new Set([
  ...smallTalk,
  'feedback',
  'complaint',
  'denunciation',
  'case_status',
  'contact_info',
  'cancel',
  'help',
])
const grievances = new Set(['feedback', 'complaint', 'denunciation', 'case_status', 'contact_info'])
const sure = 0.75
const quiteSure = 0.9
const mostStated = 20
const mostPlaceWords = 9

/** The message names another procedure than the one spoken of. */
const namesAnother = (
  { understood: { procedure, certainty, isNamed, candidates, intent } }: Turn,
  { slug }: Topic,
): boolean => {
  if (!isNamed) return false
  if (certainty === 'sure') return procedure !== null && procedure.slug !== slug
  const [first, second] = candidates
  const leads = first !== undefined && first.score - (second?.score ?? 0) >= clearlyAhead
  return leads && certainty === 'choose' && first.slug !== slug && intent.startsWith('procedure_')
}
const clearlyAhead = 0.15

const nearlyNamed = 0.85
const farBehind = 0.25
/** A paper that the one spoken of may need, or a circumstance of it, though it is a procedure of its own too. */
const ofTopic = /\b(?:co can|can|phai co|co phai|thieu|khong co|chua co|thi sao|dung duoc)\b/

/** Words of asking that stand in names, too. */
const askingWords = new Set(
  'mat bao nhieu tien phi nop o dau gi can giay to cho thoi han bao lau lam khi co'.split(' '),
)
const fewestOfName = 2

const wordsOfName = (text: string, procedure: Procedure | null): number => {
  const own = new Set(plainNames(procedure).join(' ').split(' '))
  return new Set(
    plain(text)
      .split(' ')
      .filter((word) => own.has(word) && word !== '' && !askingWords.has(word)),
  ).size
}

/** Asks in the words of another procedure, or of several that are alike; the one spoken of is far behind. */
const asksOfAnother = (
  { understood: { candidates, intent }, message: { text }, slices }: Turn,
  { slug }: Topic,
): boolean => {
  const [best] = candidates
  if (!best || best.score < nearlyNamed || best.slug === slug || !intent.startsWith('procedure_')) return false
  if (ofTopic.test(foldMarks(text)) || wordsOfName(text, slices.catalog.get(best.slug)) < fewestOfName) return false
  if (!(isQuestion(text) || papersWanted.test(foldMarks(text)))) return false
  return !candidates.some((one) => one.slug === slug && one.score > best.score - farBehind)
}

/** What is paid to others than the office: "học phí", a tax. */
const otherCharge = /\b(?:hoc phi|vien phi|tien (?:dien|nuoc|hoc|an|phat))\b|\bthue (?:gi|nao|the nao|bao nhieu)\b/

/** A charge that the one spoken of has nothing of, where another procedure surely has: "miễn học phí" in the talk of poor households. */
const asksOtherCharge = (
  { understood: { procedure, intent }, message: { text }, slices }: Turn,
  { slug }: Topic,
): boolean => {
  const [charge] = otherCharge.exec(foldMeant(text, { thue: ['thuế'], hoc: ['học'], vien: ['viện'] })) ?? []
  const current = slices.catalog.get(slug)
  if (!charge || !current || !intent.startsWith('procedure_') || !procedure || procedure.slug === slug) return false
  const own = [
    ...current.answers.flatMap(({ asks, says }) => [...asks, says]),
    ...(current.fees ?? []).map(({ what }) => what),
  ]
  const isOwn = charge.startsWith('thue')
    ? (one: string) => /thuế/iu.test(one.normalize('NFC'))
    : (one: string) => foldMarks(one).includes(charge)
  return !own.some(isOwn)
}

/** A matter of another authority that the one spoken of doesn't know itself: "xóa thế chấp" in the talk of a lost paper. */
const isOfAgency = ({ understood: { otherAgency }, message: { text }, slices }: Turn, { slug }: Topic): boolean => {
  const current = slices.catalog.get(slug)
  if (!otherAgency || !current || ofTopic.test(foldMarks(text))) return false
  const said = plain(text)
  const own = textsOf(current)
  return !otherAgency.keywords.map(plain).some((keyword) => said.includes(keyword) && own.includes(keyword))
}

/** Nothing of the catalog is near: a question without a name of its own stays with what is spoken of. */
const namesNothing = ({ understood: { isNamed, candidates } }: Turn): boolean =>
  !isNamed && (candidates[0]?.score ?? 0) < nearSomething
const nearSomething = 0.35

/** Things that fees go by; days and ages are none. */
const chargedUnits = new Set(['page', 'leaf', 'copy', 'set', 'document', 'person', 'signature', 'case', 'card', 'slip'])
const countsIn = (quantities: readonly Quantity[]): boolean =>
  quantities.some((one) => isCounted(one) && chargedUnits.has(one.unit))

const hasCounts = ({ understood }: Turn): boolean => countsIn(understood.entities.quantities)

/** "1 người ở Mỹ thì sao": people are counted, of whom something is told, or of which no fee goes by the person. */
const countsOnlyPeople = ({ understood, message: { text }, slices }: Turn, { slug }: Topic): boolean => {
  const counted = understood.entities.quantities.filter((one) => isCounted(one) && chargedUnits.has(one.unit))
  const isByPerson = slices.catalog.get(slug)?.fees?.some(({ per }) => per === 'person') ?? false
  const isOfPeople = counted.length > 0 && counted.every(({ unit }) => unit === 'person')
  return isOfPeople && (!isByPerson || personTold.test(foldMarks(text)))
}
const personTold = /\bnguoi (?:o|dang|da|chet|mat|bi|chua|khong|ko|di|vang|lam)\b/

/** A sum was asked of this topic before. */
const toldCounts = ({ slices }: Turn, { told }: Topic): boolean =>
  told.some((text) => countsIn(slices.understanding.understand(text).entities.quantities))

/** The question before was what it costs: a number behind it is what is counted. */
const toldFee = ({ slices }: Turn, { told }: Topic): boolean => {
  const before = told.at(-1)
  if (before === undefined) return false
  const { intent, confidence } = slices.understanding.understand(before)
  return intent === 'procedure_fee' && confidence >= sure
}

const channelSaid = /\b(?:tren mang|qua mang|truc tuyen|online|vneid|truc tiep|buu dien)\b/

/** "em đang học ở Hà Nội nộp mạng được không": the question alone, of what is told before it. */
const channelIn = (text: string): string | null =>
  /^(?!.*[,.;?]).+? ((?:nộp|nop|làm|lam|khai)(?: (?:qua|trên|tren))? (?:mạng|mang|online|vneid) (?:được|duoc|dc) (?:không|khong|ko|k))[?\s]*$/iu.exec(
    text,
  )?.[1] ?? null

const remember = (turn: Turn, { slug }: Topic): Outcome['context'] => ({
  procedure: slug,
  topics: withTopic(turn.conversation.context.topics, slug, turn.message.text),
})

const more = (turn: Turn, { slug }: Topic): Reply['choices'] => {
  const name = turn.slices.catalog.get(slug)?.short_name
  return name ? [{ label: say.aboutAll(name), value: payload(commandWords.procedure, slug) }] : []
}

/** Sums in a written answer that the fees of today don't have: an editor has changed them, and they alone count. */
const isFeeOutdated = ({ slices }: Turn, { slug }: Topic, text: string): boolean => {
  const amounts = [...text.matchAll(/(?<![\d.])\d{1,3}(?:\.\d{3})+(?= ?(?:đồng|đ\b))/gu)].map(([one]) =>
    Number(one.replaceAll('.', '')),
  )
  const fees = slices.catalog.get(slug)?.fees ?? []
  const figures = new Set(
    JSON.stringify(fees)
      .match(/\d[\d.]*/g)
      ?.map((one) => Number(one.replaceAll('.', ''))) ?? [],
  )
  const isCharged = fees.some(({ amount }) => amount !== null && amount > 0)
  return isCharged && amounts.some((amount) => !figures.has(amount))
}

const saysLost =
  /\b(?:bi mat|lam mat|danh mat|de mat|danh roi|lam roi|bi roi|that lac|mat (?:can cuoc|cccd|the|so|giay|ho chieu|bang|tiet))\b/
const saysExpired = /\b(?:het han|qua han)\b/

/** The fine for a paper that expired is no answer to who lost theirs. */
const isOfExpiry = (answer: string, told: readonly string[]): boolean => {
  const said = told.map(foldMarks)
  return (
    saysExpired.test(foldMarks(answer)) &&
    /\bphat\b/.test(foldMarks(answer)) &&
    said.some((one) => saysLost.test(one)) &&
    !said.some((one) => saysExpired.test(one))
  )
}

const lostIn = (told: readonly string[]): string | null => told.findLast((one) => saysLost.test(foldMarks(one))) ?? null

const feesLaterOf = ({ slices: { catalog } }: Turn, { slug }: Topic): string[] => {
  const published = catalog.get(slug)
  return published ? laterFeeLines(published, catalog.laterOf(slug)) : []
}

/** A plain yes or no is said politely. */
const said = (text: string): string =>
  text.replace(/^(Được|Có|Không|Không cần|Không phải|Chưa được|Phải)([.,])/u, '$1 ạ$2')

/** A short answer from the procedure that is spoken of; null: it has none that is sure. */
const smallAnswer = (
  turn: Turn,
  topic: Topic,
  asked: string,
  isOfThis = false,
): { outcome: Outcome; text: string; isKnown: boolean; isEither: boolean; isAsked: boolean } | null => {
  const age = ageIn([...topic.told, asked])
  const find = (text: string) =>
    turn.slices.understanding.findAnswer(topic.slug, text, {
      told: topic.told,
      isOfThis,
      ...(age !== undefined && { age }),
    })
  const first = find(asked)
  const lost = first && isOfExpiry(first.text, [...topic.told, asked]) ? lostIn(topic.told) : null
  const found = lost ? find(`${lost}, ${asked}`) : first
  if (!found || (found.from === 'either' && asked.split(/\s+/).length > mostOfEither)) return null
  if (found.from === 'fields' && turn.understood.places.length > 0 && find(withoutPlaces(asked))?.about !== found.about)
    return null
  const text = said(found.text)
  if (isFeeOutdated(turn, topic, found.text) || isOfExpiry(found.text, [...topic.told, asked])) return null
  const told = toldOf(turn, topic.slug, [`${found.from}: ${found.about}`])
  const basis = found.basis.length > 0 ? `\n${say.basis(nameLaws(found.basis.join('; ')))}` : ''
  const laterFees = found.about === 'fee' ? feesLaterOf(turn, topic) : []
  return {
    text: found.text,
    isKnown: found.from !== 'unknown',
    isEither: found.from === 'either',
    isAsked: found.isAsked === true,
    outcome: {
      replies: [{ ...reply([text, ...laterFees].join('\n') + basis, more(turn, topic)), told: [told] }],
      ...(found.from === 'unknown' && { lesson: 'missed' as const }),
      context: remember(turn, topic),
    },
  }
}

export const papersWanted =
  /^(?:(?:the|vay|con|ma|a) )*(?:(?:cac |nhung )?giay to|ho so|hs|thu tuc)(?: (?:gom|can|la|co))*(?: nhung)? (?:gi|j|nao|nhu nao|nhu the nao|the nao|ntn)(?: (?:vay|the|nhi|a|ad|ha|day))*[?.! ]*$|\bgom (?:nhung )?(?:giay (?:to )?)?(?:gi|j)\b|\b(?:(?:gui|cho|xem|doc|nhac) (?:lai )?(?:\w+ ){0,4}danh sach|danh sach giay to|(?:mang|can|nop|chuan bi|cam|dem)(?: theo| them| nhung| di)* (?:nhung )?(?:gi|giay to gi|nhung gi|cai gi|giay gi|giay (?:to )?j|j)|co (?:nhung )?giay (?:to )?gi|(?:thu tuc|ho so|giay to) gom (?:nhung )?gi)\b/

/** "còn … thì sao": the same is asked of another one. */
const asksSame =
  /^(?:(?:còn|con|thế|the|vậy|vay) )+|^(?:(?:nộp|nop|làm|lam) )?(?:ở|o) (?:đâu|dau)(?: (?:nộp|nop|làm|lam))?[\s,?]+|(?: (?:thì|thi) (?:sao|ra sao|thế nào|the nao|(?:(?:đến|den|ra|nộp|nop|làm|lam|lên|len) )?(?:ở |o )?(?:đâu|dau))| nữa| nua)?(?: (?:ạ|a|ad|nhỉ|nhé))?[?.!\s]*$/giu

const livesAt =
  /^(?:(?:da|vang|a|thi|ma|ad|oi) )*(?:toi|em|e|t|minh|tui|chau|con|nha (?:toi|em|minh|tui)?|gia dinh(?: toi| em)?|vo chong (?:toi|em)|bo me (?:toi|em))? ?(?:dang |hien )?(?:o|song|thue (?:phong|nha)(?: tro)?|thue tro|o thue|o tro|tro|lam|hoc|thuong tru|tam tru|cu tru|que|sinh song)(?: o| tai)? /

/** "tui ở Tây Giang Tiền Hải": the place where somebody lives, without its type. */
const homeIn = (text: string) => {
  const mention = livesAt.test(foldMarks(text)) ? findPlaces(text, { expected: true }).at(-1) : undefined
  return mention && text.slice(mention.end).split(/\s+/).filter(Boolean).length <= mostAfterHome ? mention : undefined
}
const mostAfterHome = 2

/** A bare place in the talk of a procedure: where to go there. */
const atPlace = async (turn: Turn, topic: Topic): Promise<Outcome | null> => {
  const text = (behindSlip(turn.message.text) ?? turn.message.text).replace(asksSame, '')
  if (text.split(/\s+/).length > mostPlaceWords || isQuestion(text)) return null
  const mention = placeAlone(text) ?? homeIn(text)
  if (!mention) return null
  if (mention.communes.length > 1)
    return {
      replies: [
        reply(contactWording.whichCommune(mention.mention), placeChoices(mention.communes, answerWords.commune)),
      ],
      flow: { name: 'my-commune', version: 1, step: 'commune', data: { slug: topic.slug } },
    }
  const code = mention.communes[0]?.code
  if (!code) return null
  const { conversation } = turn
  const known = { ...turn, conversation: { ...conversation, context: { ...conversation.context, commune: code } } }
  const said = await tellAbout(known, topic.slug, 'place')
  return { ...said, context: { ...said.context, commune: code } }
}

/** Words of somebody's own situation, not of the weather. */
const tellsOwn =
  /\b(?:toi|em|minh|tui|chau|con|vo|chong|bo|me|ba|ong|anh|chi|nha|gia dinh|be|dua|nguoi|chua|da|bi|mat|co|khong|ko|o|\d+)\b/

/** A fact of a life, told plainly: the answer that speaks of it, or it is noted, whatever else its words name; what a death asks for is offered. */
const afterFact = async (
  turn: Turn,
  topic: Topic,
  written: ReturnType<typeof smallAnswer>,
): Promise<Outcome | null> => {
  const answers = turn.slices.catalog.get(topic.slug)?.answers ?? []
  const { news, lifeEvent } = turn.understood
  const isElse = news === 'death' && !lifeEvent?.procedures.includes(topic.slug)
  const { text } = turn.message
  const asked = [written, smallAnswer(turn, topic, `${factAbroad(text) ?? text} thì sao`, true)]
  const found = asked.find((one) => one?.isKnown && isOfFact(text, one.text, answers))
  if (found && !isElse) return found.outcome
  const told = await noteStated(turn, topic)
  if (!told || !isElse) return told
  const first = lifeEvent?.procedures.slice(0, 1).flatMap((slug) => more(turn, { slug, told: [] }))
  return { ...told, replies: [reply(newsReply('death'), first), ...told.replies] }
}

/** Somebody tells of their situation: what follows from it for what is spoken of, or that it is noted. */
const afterStatement = async (turn: Turn, topic: Topic): Promise<Outcome | null> => {
  const { message, understood } = turn
  const isGrievance = grievances.has(understood.intent) && understood.confidence >= sure
  return message.text.split(/\s+/).length > mostStated || isGrievance ? null : noteStated(turn, topic)
}

/** The fees, where people are told of who may pay less; else it is noted. */
const noteStated = async (turn: Turn, topic: Topic): Promise<Outcome | null> => {
  const { understood } = turn
  const isCharged = turn.slices.catalog.get(topic.slug)?.fees?.some(({ amount }) => amount !== 0) ?? false
  if (isCharged && understood.entities.people.some(({ groups }) => groups.length > 0)) {
    const told = await tellAbout(turn, topic.slug, 'fee')
    return { ...told, context: { ...told.context, ...remember(turn, topic) } }
  }
  return noteTold(turn, topic)
}

/** "bán cả bia rượu nữa": what is added may be another procedure's, which is offered. */
const besideIt = (turn: Turn, { slug }: Topic): Reply['choices'] => {
  const { candidates, certainty } = turn.understood
  const [nearest] = candidates
  const isAdded = certainty === 'sure' && nearest && nearest.slug !== slug && nearest.score >= nearlyMeant
  return isAdded ? more(turn, { slug: nearest.slug, told: [] }) : []
}
const nearlyMeant = 0.45

/** What is told of a topic is noted, and what else is to be known is asked. */
const noteTold = (turn: Turn, topic: Topic): Outcome | null => {
  const { message } = turn
  const name = turn.slices.catalog.get(topic.slug)?.short_name
  if (!name) return null
  const isTold = tellsOwn.test(foldMarks(message.text))
  return {
    replies: [
      reply(isTold && !isQuestion(message.text) ? say.toldNoted(name, topic.told.length % 2 === 0) : say.backTo(name), [
        { label: say.myPapers, value: payload(commandWords.myPapers, topic.slug) },
        ...more(turn, topic),
        ...besideIt(turn, topic),
      ]),
    ],
    context: remember(turn, topic),
  }
}

const ownFact =
  /^(?:(?:a|da|vang|thi|ma|u|oi|nham|quen) )*(?:con|chau|be|dua|vo|chong|bo|me|ong|ba|nha|gia dinh|em|toi|minh|no)(?: \w+){1,9}$/

/** "con em 13 tuổi thôi, nhầm", "con nhỏ đi cùng": read as nothing that is helped with, it is a fact of what is spoken of. */
export const noteOwnFact = (turn: Turn): Outcome | null => {
  const { understood, message, conversation } = turn
  const [current] = conversation.context.topics
  const isLost = understood.intent === 'out_of_scope' && understood.alert === null && !understood.otherAgency
  if (!current || !isLost || isQuestion(message.text) || findLaw(turn, null)) return null
  return ownFact.test(foldMarks(message.text)) ? noteTold(turn, current) : null
}

/** "quay lại việc kết hôn, mấy ngày": an earlier topic, with the question that comes along. */
export const answerReturned = (turn: Turn): Promise<Outcome> | Outcome | null => {
  const returned = topicReturnedTo(turn)
  if (!returned) return null
  const { topic, rest } = returned
  if (rest === '') return tellAbout(turn, topic.slug, 'all')
  if (papersWanted.test(foldMarks(rest))) return tellAbout(turn, topic.slug, 'papers')
  const sum = asksBareSum(rest) ? allowanceAnswer({ ...turn, message: { ...turn.message, text: rest } }, topic) : null
  if (sum) return sum
  const asked = smallAnswer(turn, topic, rest)
  if (asked?.isKnown) return asked.outcome
  const { intent } = turn.slices.understanding.understand(rest)
  return tellAbout(turn, topic.slug, aspectOf(intent, rest) ?? 'all')
}

/** "không phải mai táng, hỏi khai tử cơ": what is spoken of is given up for what is said instead. */
const answerInstead = (turn: Turn, topic: Topic): Promise<Outcome> | null => {
  const found = askedInstead(turn, topic)
  return found && tellAbout(found.turn, found.slug, aspectAsked(found.turn) ?? 'all')
}

/** Who is told now is none of those that the topic is for: what was asked is read anew, for them. */
const answerForWhom = (turn: Turn, { slug, told }: Topic): Promise<Outcome> | null => {
  const { message, understood, slices } = turn
  const name = slices.catalog.get(slug)?.short_name
  const spoken = { plain: plain(message.text).trim(), people: understood.entities.people }
  if (!name || !isForOthers(foldMarks(name), spoken)) return null
  const found = [`${told[0] ?? ''}. ${message.text}`, message.text]
    .map((text) => slices.understanding.understand(text).candidates[0])
    .find((one) => one !== undefined && one.slug !== slug && one.score >= surelyFor)
  return found ? tellAbout(turn, found.slug, aspectAsked(turn) ?? 'all') : null
}
const surelyFor = 0.42

/** What to do first: the steps. */
const firstAsked =
  /\b(?:lam|di|nop|xin) (?:(?:cai|viec|giay) )?(?:gi|j|nao) (?:truoc|dau tien)\b|\bbat dau tu dau\b|\bgom may buoc\b/

/** Thanks, a wish for a person, a report: not about the topic. */
const goesOn = /^(?:the|vay|roi|a|ma|thi)? ?(?:the )?con (?!phai|can|duoc|co|nop|mang|gi|lai|han|thieu)\w+/

/** "thế còn lệ phí": another fact of the same. */
const goesOnAboutIt =
  /\bcon (?:(?:le )?phi|tien|gia|thoi (?:gian|han)|noi nop|cho nop|dia (?:chi|diem)|giay to|ho so|mau don|to khai|ket qua|bao lau|o dau)(?: (?:thi sao|sao|the nao|la bao nhieu|bao nhieu|nop|thi the nao|a|vay|nhi))*$/

/** "còn đăng ký xe thì sao": a further matter. */
const goesFurther = ({ understood: { certainty, entities, isNamed }, message: { text } }: Turn): boolean => {
  const folded = foldMarks(text)
  const isCounted = countsIn(entities.quantities) && !isNamed
  if (certainty === 'none' || isCounted || speaksOfFact(folded) || folded.split(' ').length > mostCounting) return false
  return goesOn.test(folded) && !goesOnAboutIt.test(folded)
}

/** "còn sổ đỏ thì sao", where that was spoken of before: no further matter. */
const returnsToEarlier = (turn: Turn, { slug }: Topic): boolean => {
  const returned = topicReturnedTo(turn)
  return returned !== null && returned.topic.slug !== slug
}

const isElse = ({
  understood: { intent, confidence, also, alert, entities, isPrivateQuarrel, isHomeViolence },
  message,
}: Turn): boolean => {
  if (alert?.level === 'emergency' || isPrivateQuarrel || isHomeViolence || also.length > 0) return true
  const isCounted = countsIn(entities.quantities)
  const isBrief = message.text.split(/\s+/).length <= mostBrief && kindNamedIn(message.text) === null
  if (grievances.has(intent) && confidence >= quiteSure && !(isBrief && intent === 'feedback')) return true
  const isTalk = smallTalk.has(intent) && confidence >= sure && !isCounted
  return isTalk && (intent === 'human_handoff' || !isQuestion(message.text))
}

const mostBrief = 8
const mostOfEither = 12
const mostCounting = 8
const mostTotal = 14

/** A sum with other numbers or another way of handing in: "2 bản thôi", "nếu nộp trên mạng thì sao". */
const answerFeeAgain = (turn: Turn, topic: Topic): Promise<Outcome> | null => {
  const { understood, message } = turn
  const isFee = understood.intent === 'procedure_fee' && understood.confidence >= sure
  if (isFee && hasCounts(turn)) return tellAbout(withEarlierCounts(turn, topic), topic.slug, 'fee')
  if (countsOnlyPeople(turn, topic)) return null
  const isTotal = /\b(?:tong|het)\b/.test(foldMarks(message.text)) && hasCounts(turn)
  const isShort = message.text.split(/\s+/).length <= (isTotal ? mostTotal : mostCounting)
  if (!isShort || asksOther.test(foldMarks(message.text)) || !(toldCounts(turn, topic) || toldFee(turn, topic)))
    return null
  const isOfChannel = channelSaid.test(foldMarks(message.text)) && !yesOrNo.test(foldMarks(message.text))
  const isAgain = hasCounts(turn) || isOfChannel
  return isAgain
    ? tellAbout(withEarlierCounts(toldCounts(turn, topic) ? turn : withAsked(turn, topic), topic), topic.slug, 'fee')
    : null
}

/** What was asked before says of which case the count is: "cấp lại thẻ", then "2 thẻ". */
const withAsked = (turn: Turn, { told }: Topic): Turn => {
  const { entities } = turn.slices.understanding.understand(`${told.at(-1)}, ${turn.message.text}`)
  return { ...turn, understood: { ...turn.understood, entities } }
}
const asksOther =
  /\b(?:may (?:ngay|thang|nam|hom|tuan)|bao lau|o dau|giay gi|can gi|mang gi|duoc (?:khong|ko|k)|dc (?:khong|ko|k)|tuoi)\b/

/** The message says the short name of another procedure, not only a paper or a state that people call it by. */
const namesByShortName = (turn: Turn, { slug }: Topic): boolean => {
  const named = namedShortly(turn)
  return named !== null && named !== slug
}

/** A statement that names another procedure leads there: "thôi em tính nghỉ hẳn luôn". */
const changesTopic = (
  { understood: { isNamed, certainty, candidates }, message }: Turn,
  { slug }: Topic,
): string | null => {
  const [nearest] = candidates
  if (isQuestion(message.text) || !isNamed || certainty !== 'sure' || !nearest) return null
  return nearest.slug === slug ? null : nearest.slug
}

/** The section that somebody names by itself, or whose button they type when other buttons were offered since. */
const sectionNamed = (text: string): (typeof sections)[number] | undefined =>
  sections.find((section) => {
    const named = foldMarks(text)
      .replace(/[?.!\s]+$/, '')
      .replace(/^(?:(?:the|vay|con|ma|a) )+/, '')
      .replace(/ (?:thi sao|sao|nua|a|vay|nhi)$/, '')
    return foldMarks(say.choices[section]) === named || alsoCalled[section]?.includes(named)
  })
const alsoCalled: Partial<Record<(typeof sections)[number], readonly string[]>> = {
  papers: ['giay to', 'ho so', 'can giay to'],
  fee: ['le phi', 'lp', 'phi', 'chi phi', 'tien phi', 'tien', 'tien nong', 'gia'],
  time: ['thoi gian', 'thoi han', 'tgian', 'tg', 'bao lau', 'may ngay'],
  place: ['dia diem', 'noi nop', 'cho nop'],
  form: ['mau don', 'mau', 'to khai'],
}
const sections = ['papers', 'fee', 'time', 'place', 'form', 'more'] as const

/** "vậy em phải làm gì trước": the steps of what is spoken of. */
const asksWhereToBegin =
  /\b(?:lam|chuan bi|di) (?:gi|j|cai gi|viec gi|nhung gi|buoc nao|dau) (?:truoc|dau tien|bay gio)(?: (?:tien|a|nhi|ad|vay|da))*$|\bbat dau (?:tu (?:dau|cai gi)|the nao|lam sao)\b|\bbuoc dau tien (?:la )?(?:gi|lam gi|o dau)\b/

/** "quay lại việc kết hôn, được cấp mấy bản": no fact of a life, whatever it names. */
const returnsIn = /^(?:\w+ ){0,3}(?:quay (?:lai|ve)|tro (?:lai|ve)|ve lai)\b/

/**
 * What a message says about the procedure that is spoken of: its own short answers first, then its plain fields. Null: the
 * message is about something else.
 */
/** "lệ phí khai sinh" behind the copy's fee: a fact and just the name of another, though the topic's name has the words too. */
const factOfNamed = (turn: Turn, { slug }: Topic): Promise<Outcome> | null => {
  const aspect = aspectAsked(turn)
  const [, name = ''] = factAndName.exec(plain(turn.message.text).trim()) ?? []
  if (!aspect || name === '') return null
  const isCalled = (called: string): boolean => [name, `dang ky ${name}`].includes(plain(called).trim())
  const named = turn.slices.catalog.findAll().filter(({ short_name }) => isCalled(short_name))
  return named.length === 1 && named[0] && named[0].slug !== slug ? tellAbout(turn, named[0].slug, aspect) : null
}
/** "phí chứng thực bản sao": a fact and the topic's own name and nothing more. */
const factOfTopic = (turn: Turn, { slug }: Topic): Promise<Outcome> | null => {
  const aspect = aspectAsked(turn)
  const [, name = ''] = factAndName.exec(plain(turn.message.text).trim()) ?? []
  const isItsOwn = plainNames(turn.slices.catalog.get(slug)).some((called) =>
    [name, `dang ky ${name}`].includes(called.trim()),
  )
  return aspect && isItsOwn ? tellAbout(turn, slug, aspect) : null
}

/** "thế còn thường trú thì sao": another procedure by its name alone, of which the same is asked as of this one. */
const sameOfNamed = (turn: Turn, { slug, told }: Topic): Promise<Outcome> | null => {
  const [, name = ''] = soIsAnother.exec(plain(turn.message.text).trim()) ?? []
  const isCalled = (called: string): boolean => [name, `dang ky ${name}`].includes(plain(called).trim())
  const named = turn.slices.catalog.findAll().filter(({ short_name }) => isCalled(short_name))
  const [other] = named
  if (name === '' || named.length !== 1 || !other || other.slug === slug) return null
  const before = told.at(-1)
  const asked = before === undefined ? null : turn.slices.understanding.understand(before)
  const isSure = asked !== null && asked.confidence >= sure
  return tellAbout(turn, other.slug, (isSure && aspectOf(asked.intent, before ?? '')) || 'all')
}
const soIsAnother =
  /^(?:(?:the|vay|ma|a) )*con (?:(?:cai|viec|ve) )*(\w+(?: \w+){0,4}?) thi (?:sao|the nao|ra sao)(?: (?:a|vay|nhi|ad))*$/

const factAndName =
  /^(?:(?:the|con|vay|ma) )*(?:le phi|phi|thoi han|noi nop)(?: (?:dang ky|lam|cua|cho))* (\w+(?: \w+){1,5}?)(?: (?:la )?(?:bao nhieu|bn|may|the nao|thi sao|a|vay|nhi))*$/

export const answerInTopic = async (turn: Turn): Promise<Outcome | null> => {
  const { understood, message, conversation } = turn
  const [current] = conversation.context.topics
  if (!current || message.text.startsWith('/')) return null
  const place = understood.alert ? null : await atPlace(turn, current)
  if (place) return place
  const section = sectionNamed(message.text)
  if (section) return tellAbout(turn, current.slug, section)
  const forWhom = understood.alert ? null : answerForWhom(turn, current)
  if (forWhom) return forWhom
  const instead = answerInstead(turn, current)
  if (instead) return instead
  if (isElse(turn)) return null
  const renamed = factOfNamed(turn, current)
  if (renamed) return renamed
  const same = factOfTopic(turn, current) ?? sameOfNamed(turn, current)
  if (same) return same
  const tax = namesAnother(turn, current) ? null : answerTax(turn, current)
  if (tax) return tax
  if (asksOtherCharge(turn, current)) return null
  const sum = asksBareSum(message.text) ? allowanceAnswer(turn, current) : null
  if (sum) return sum
  if (asksHours(message.text) && !understood.isNamed) return tellAbout(turn, current.slug, 'place')
  const numbered = namesAnother(turn, current) ? null : numberAnswer(turn, current)
  if (numbered) return numbered
  const isFact = tellsFact(message.text) && !returnsIn.test(foldMarks(message.text))
  const isWithin = isFact || isOfTopic(turn)
  const written = smallAnswer(turn, current, channelIn(message.text) ?? message.text, isWithin)
  if (written?.isAsked) return written.outcome
  const notary = notaryAnswer(turn, current)
  if (notary) return notary
  const counted = hasCounts(turn) && !understood.isNamed ? await answerFeeAgain(turn, current) : null
  if (counted) return counted
  if (isFact) return afterFact(turn, current, written)
  if (goesFurther(turn) && !returnsToEarlier(turn, current)) return null
  const returned = isWithin ? null : await answerReturned(turn)
  if (returned) return returned
  if (isItsName(turn, current)) return tellAbout(turn, current.slug, 'all')
  const isOther = !isWithin && namesAnother(turn, current)
  if (!isWithin && isOfAgency(turn, current)) return null
  if (!isWithin && asksOfAnother(turn, current)) return null
  if (!isWithin && namesByShortName(turn, current)) return null
  if (!understood.isNamed && asksWhereToBegin.test(foldMarks(message.text)))
    return tellAbout(turn, current.slug, 'more')
  if (!isOther && papersWanted.test(foldMarks(message.text))) return tellAbout(turn, current.slug, 'papers')
  if (!isOther && firstAsked.test(foldMarks(message.text))) return tellAbout(turn, current.slug, 'more')
  const fee = isOther ? null : await answerFeeAgain(turn, current)
  if (fee) return fee
  const isEventElse = understood.lifeEvent !== null && !understood.lifeEvent.procedures.includes(current.slug)
  if (isEventElse && !isWithin) return null
  if (!isOther && asksFeeOfGroup(turn)) return tellAbout(turn, current.slug, 'fee')
  const allowance = isOther ? null : allowanceAnswer(turn, current)
  if (allowance) return allowance
  const aspect = aspectAsked(turn)
  if (written?.isEither && aspect && understood.procedure?.slug === current.slug && understood.isNamed)
    return tellAbout(turn, current.slug, aspect)
  if (written?.isKnown) return written.outcome
  if (isWithin) return sayUnknown(turn, current)
  if (isOther || understood.otherAgency || understood.lifeEvent) return null
  const other = changesTopic(turn, current)
  if (other) return tellAbout(turn, other, 'all')
  const known = byKind(turn, current)
  if (known) return known
  if (conditionsAsked.test(foldMarks(message.text))) return sayUnknown(turn, current)
  const isAsked = understood.intent.startsWith('procedure_') && understood.confidence >= leastAsked
  if ((understood.intent === 'out_of_scope' || !isAsked) && wantsPaper.test(foldMarks(message.text))) return null
  const isStated = !isQuestion(message.text) && !isAsked
  const namesGroup = !isQuestion(message.text) && understood.entities.people.some(({ groups }) => groups.length > 0)
  const isOutside = isStated || namesGroup || (understood.intent === 'out_of_scope' && !written)
  if (isOutside) return findLaw(turn, null) ? null : afterStatement(turn, current)
  if (aspect && !understood.isNamed) return tellAbout(turn, current.slug, aspect)
  if (
    (understood.certainty === 'choose' && !namesNothing(turn)) ||
    (understood.isNamed && understood.certainty !== 'none')
  )
    return null
  return written?.outcome ?? afterUnknown(turn, current)
}

/** A question that nothing answers: said so, with whom to ask; never a card of something else. */
const afterUnknown = (turn: Turn, topic: Topic): Outcome | null =>
  turn.understood.intent.startsWith('procedure_') ? sayUnknown(turn, topic) : null

/** What the question names besides is offered. */
const sayUnknown = (turn: Turn, topic: Topic): Outcome | null => {
  const { slices, understood } = turn
  const procedure = slices.catalog.get(topic.slug)
  if (!procedure) return null
  const [nearest] = understood.isNamed ? understood.candidates : []
  const named =
    nearest && nearest.slug !== topic.slug ? more(turn, { slug: nearest.slug, told: [] }) : besideIt(turn, topic)
  return {
    lesson: 'missed',
    replies: [
      reply(say.unknownInTopic(procedure.short_name, procedure.received_by_text.replace(/[.;]$/, '')), [
        ...more(turn, topic),
        ...named,
        choices.person,
      ]),
    ],
    context: remember(turn, topic),
  }
}

const shortAbout = new Set([
  'originals',
  'proxy',
  'who_comes',
  'collect',
  'online',
  'post',
  'validity',
  'missing',
  'witness',
  'conditions',
  'special',
  'fix',
  'combine',
  'photo',
  'copies',
  'refuse',
  'exempt',
  'amount',
  'where',
])
const clearly = 0.85
/** Below this a statement isn't taken for a question about a fact. */
const leastAsked = 0.4
/** "xin giấy phép nuôi chim yến", "cho hỏi thủ tục …": a wish for something else, though nothing is asked. */
const wantsPaper =
  /^(?:(?:toi|em|chau|minh|con|muon|can|cho|dinh) )*(?:(?:xin|lam|dang ky|nop) (?:cap )?(?:giay|ho so|don|the)|hoi (?:ve )?(?:viec )?(?:xin |lam |cap )?(?:giay phep|thu tuc|giay chung nhan))\b/
const yesOrNo = /\b(?:khong|ko|k|hk|hong|chua|ha)(?: (?:a|vay|the|nhi|ad|em|chau|ban))*$/

const mostBare = 9
/** The name of a procedure and what to bring for it: all its papers, no detail of them. */
const asksPapersOnly = (text: string): boolean =>
  text.split(/\s+/).length <= mostBare && papersWanted.test(foldMarks(text))

/** Who names a group asks what its people pay: the fees as they are for them. */
const asksFeeOfGroup = ({ understood }: Turn): boolean =>
  understood.intent === 'procedure_fee' && understood.entities.people.some(({ groups }) => groups.length > 0)

/** A fine, or the number from which something is so, as it is written. */
const numberAnswer = (turn: Turn, topic: Topic): Outcome | null => {
  const procedure = turn.slices.catalog.get(topic.slug)
  const answer = procedure && !turn.isFurther ? answerOfNumber(procedure, turn.message.text) : null
  return answer && tellAnswer(turn, topic, { ...answer, says: withoutYesOrNo(answer.says) })
}

/** "… muộn có bị phạt không": the written answer that speaks of a fine. */
const fineAnswer = (turn: Turn, topic: Topic): Outcome | null => {
  const procedure = turn.slices.catalog.get(topic.slug)
  const answer =
    procedure && asksFine.test(foldMarks(turn.message.text)) ? answerOfFine(procedure, turn.message.text) : null
  return answer && tellAnswer(turn, topic, answer)
}
const asksFine = /\b(?:co |phai )?(?:bi |chiu |nop )?phat(?: tien)?(?: gi)? (?:khong|ko|k|hk|hong)\b/

const withoutYesOrNo = (says: string): string => {
  const rest = says.normalize('NFC').replace(/^(?:Được|Có|Không|Chưa|Phải)[.,]\s*(?=\p{L})/u, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

const tellAnswer = (turn: Turn, topic: Topic, answer: Answer): Outcome => {
  const basis = answer.basis ? `\n${say.basis(nameLaws(answer.basis))}` : ''
  const told = [toldOf(turn, topic.slug, [`answer: ${answer.about}`])]
  return {
    replies: [{ ...reply(`${said(answer.says)}${basis}`, more(turn, topic)), told }],
    context: remember(turn, topic),
  }
}

/** "xã có làm không hay phải ra công chứng", of what the commune certifies (Nghị định 23/2015/NĐ-CP, article 5). */
const notaryAnswer = (turn: Turn, topic: Topic): Outcome | null => {
  const isAsked = notaryAsked.test(foldMarks(turn.message.text)) && /^certify-(?!translator)/.test(topic.slug)
  return isAsked
    ? {
        replies: [reply(`${say.communeOrNotary}\n${say.basis(nameLaws('23/2015/NĐ-CP Điều 5'))}`, more(turn, topic))],
        context: remember(turn, topic),
      }
    : null
}
const notaryAsked =
  /\b(?:xa|phuong|uy ban|ubnd)\b.*\bhay\b.*\bcong chung\b|\bcong chung\b.*\bhay\b.*\b(?:xa|phuong|uy ban|ubnd)\b/

/**
 * What is received, and who may have it at an age: never the fee, nor the whole card. Of an allowance whose sum nobody has
 * written it is said that it isn't known.
 */
const allowanceAnswer = (turn: Turn, topic: Topic): Outcome | null => {
  const { text } = turn.message
  const procedure = turn.slices.catalog.get(topic.slug)
  if (!procedure || turn.isFurther) return null
  const told = [...topic.told, text]
  const isOfSum = asksReceived(text) || (asksBareSum(text) && isAllowance(procedure.short_name))
  const age = isOfSum ? ageIn(told) : ageIn([text])
  const answer = isOfSum
    ? amountFor(procedure.answers, told, { name: procedure.short_name, age })
    : yesOrNo.test(foldMarks(text)) || /\bgi\b/.test(foldMarks(text))
      ? conditionAt(procedure.answers, age)
      : null
  if (answer) return tellAnswer(turn, topic, answer)
  if (!isOfSum || !isAllowance(procedure.short_name)) return null
  return {
    lesson: 'missed',
    replies: [
      reply(say.sumUnknown(procedure.short_name, procedure.received_by_text.replace(/[.;]$/, '')), more(turn, topic)),
    ],
    context: remember(turn, topic),
  }
}

/**
 * What stands beside the procedure's name: a small question as it is written ("… có hạn không, bố mất 3 năm rồi"), or what
 * excludes the person who tells it ("bố có lương hưu, tiền mai táng xin ở đâu").
 */
const askedBeside = (turn: Turn, slug: string): Outcome | null => {
  const clauses = turn.message.text.split(/[,.;]+/).filter((clause) => clause.trim().split(/\s+/).length >= fewestTold)
  if (clauses.length < 2) return null
  const asked = clauses.find((clause) => {
    const found = turn.slices.understanding.findAnswer(slug, clause)
    const isRefusal = found?.about === 'conditions' && /^Không/u.test(found.text)
    return found?.isAsked && (isRefusal || yesOrNo.test(foldMarks(clause)) || whichOfTwo.test(foldMarks(clause)))
  })
  return asked === undefined ? null : (smallAnswer(turn, { slug, told: [] }, asked)?.outcome ?? null)
}
const fewestTold = 3
const whichOfTwo = /\w hay \w/

/** A small question that comes with the procedure's name has the small answer, where that is sure. */
export const answerNamed = (turn: Turn, slug: string): Outcome | null => {
  const { text } = turn.message
  const known = answerTax(turn, { slug }) ?? allowanceAnswer(turn, { slug, told: [] })
  if (known) return known
  const beside = askedBeside(turn, slug)
  if (beside) return beside
  if (!yesOrNo.test(foldMarks(text)) || turn.isFurther || turn.understood.also.length > 0) return null
  if (asksWhereToDenounce(turn.understood) || asksFeeOfGroup(turn) || asksPapersOnly(text)) return null
  const topic = turn.conversation.context.topics.find((one) => one.slug === slug) ?? { slug, told: [] }
  const fined = fineAnswer(turn, topic)
  if (fined) return fined
  const found = turn.slices.understanding.findAnswer(slug, text)
  if (found?.from !== 'answer' || found.certainty < clearly || !shortAbout.has(found.about)) return null
  return smallAnswer(turn, topic, text)?.outcome ?? null
}

/** What was said just before makes a message clear that names nothing: "mất sổ đỏ", then "làm lại bao lâu". */
export const joinedWithBefore = async (turn: Turn): Promise<Outcome | null> => {
  const { understood, conversation, message, slices } = turn
  const { pending, lastSaid, topics } = conversation.context
  const before = pending ?? (topics.length === 0 && understood.intent.startsWith('procedure_') ? lastSaid : null)
  if (!before || message.text.startsWith('/') || understood.isNamed || understood.otherAgency || understood.lifeEvent)
    return null
  if (understood.alert || (notAboutTopic.has(understood.intent) && understood.confidence >= sure)) return null
  const offered = slices.understanding
    .understand(before)
    .candidates.slice(0, mostOffered)
    .map(({ slug }) => slug)
  const joined = slices.understanding.understand(`${before}. ${message.text}`)
  const sureSlug = joined.procedure?.slug ?? (joined.certainty === 'sure' ? joined.candidates[0]?.slug : undefined)
  const slug = sureSlug !== undefined && offered.includes(sureSlug) ? sureSlug : undefined
  if (slug === undefined) {
    const likeliest = pending ? likeliestOf(turn, offered, before) : undefined
    return likeliest ? answerLikeliest(turn, { slug: likeliest, told: [before] }) : null
  }
  const topic: Topic = { slug, told: [before] }
  const asked = smallAnswer(turn, topic, message.text)
  if (asked?.isKnown) return asked.outcome
  return tellAbout(turn, slug, aspectAsked(turn) ?? 'all')
}
const mostOffered = 3

/** Of what is offered the one that the question speaks of itself, else the first where it leads. */
const likeliestOf = ({ understood, slices }: Turn, offered: readonly string[], before: string): string | undefined => {
  const own = understood.candidates.find(({ slug, score }) => offered.includes(slug) && score >= speaksOf)
  const [first, second] = slices.understanding.understand(before).candidates
  const isLeading = first !== undefined && first.score - (second?.score ?? 0) >= clearLead
  return own?.slug ?? (isLeading ? first.slug : undefined)
}
const speaksOf = 0.3

/** A small question while several procedures are offered: answered for the likeliest, by its name, where that is sure. */
const answerLikeliest = async (turn: Turn, topic: Topic): Promise<Outcome | null> => {
  const procedure = turn.slices.catalog.get(topic.slug)
  const found = turn.slices.understanding.findAnswer(topic.slug, turn.message.text)
  const aspect = aspectAsked(turn)
  if (!procedure) return null
  if (found?.from !== 'answer' || found.certainty < quiteCertain)
    return aspect ? tellAbout(turn, topic.slug, aspect) : null
  return {
    replies: [
      {
        ...reply(say.aboutNamed(procedure.short_name, said(found.text)), more(turn, topic)),
        told: [toldOf(turn, topic.slug, [`answer: ${found.about}`])],
      },
    ],
    context: remember(turn, topic),
  }
}
const quiteCertain = 0.8
const clearLead = 0.05

/** What somebody asks for in the words of one fact, where the learnt answers don't know: the answer of that kind. */
const conditionsAsked =
  /\bdieu kien (?:the nao|ra sao|nhu (?:the )?nao|ntn|la gi|gi|sao|gom|can)\b|\b(?:can|co|du) (?:nhung )?dieu kien gi\b/
const kindsAsked: readonly [AnswerKind[], RegExp][] = [
  [['conditions'], conditionsAsked],
  [['conditions'], /\b(?:\d+ tuoi|sinh (?:nam|thang)|tron \d+|du tuoi|chua du tuoi)\b/],
  [['fee'], /\b(?:gap doi|nhan doi|tinh theo (?:dau )?nguoi|moi nguoi mot)\b/],
  [
    ['proxy', 'who_comes', 'special'],
    /\b(?:khong|ko|k|chang) (?:di|den|len|ve|ra|toi)\b.{0,20}\bduoc\b|\b(?:bi liet|liet giuong|nam vien|om nang|gia yeu|di lam xa)\b/,
  ],
  [
    ['where'],
    /\b(?:co (?:phai )?ve|ve (?:que|xa)|o (?:tinh|noi|xa|cho) khac|dang o|song o|o tro)\b.*\b(?:duoc|dc|khong|ko|k)\b|\b(?:sinh|de|o|song|lam) (?:o|tren|trong|tai) .*\b(?:duoc|dc) (?:khong|ko|k)\b/,
  ],
  [['deadline'], /\b(?:qua|hon|de|tre|muon) .{0,20}\b(?:ngay|thang|nam)\b.*\b(?:sao|duoc|phat)\b|\bbi phat\b/],
  [
    ['who_comes', 'proxy'],
    /\b(?:tu di|mot minh|1 minh|mot nguoi|1 nguoi)\b.*\bhay\b|\bhay (?:la )?(?:phai )?(?:di )?ca (?:hai|2|bo me|vo chong)\b|\bphai (?:di )?(?:du )?ca (?:hai|2)\b/,
  ],
  [['proxy', 'who_comes'], /\b(?:di (?:khai|nop|lam)|khai|nop|lam) (?:ho|thay|giup)?.*\bduoc (?:khong|ko|k)\b/],
]

const byKind = (turn: Turn, { slug, told }: Topic): Outcome | null => {
  const procedure = turn.slices.catalog.get(slug)
  const folded = plain(turn.message.text).trim()
  const kinds = kindsAsked.find(([, pattern]) => pattern.test(folded))?.[0]
  const fits = createFit(plain(turn.message.text).trim(), told, procedure?.short_name)
  const answer =
    kinds &&
    procedure?.answers.find(
      (one) =>
        kinds.includes(one.about) &&
        one.situation === null &&
        fits(one) &&
        !isOfExpiry(one.says, [...told, turn.message.text]),
    )
  return answer
    ? {
        replies: [
          {
            ...reply(said(answer.says), more(turn, { slug, told: [] })),
            told: [toldOf(turn, slug, [`answer: ${answer.about}`])],
          },
        ],
        context: remember(turn, { slug, told: [] }),
      }
    : null
}

/** Counts told earlier hold on where the new message tells others: "2 bản" instead of "3 bản" of the same pages. */
const withEarlierCounts = (turn: Turn, { told }: Topic): Turn => {
  const { entities } = turn.understood
  const earlier = told
    .toReversed()
    .map((text) => turn.slices.understanding.understand(text).entities)
    .find(({ quantities }) => quantities.some(isCounted))
  if (!earlier) return turn
  const units = new Set(entities.quantities.filter(isCounted).map(({ unit }) => unit))
  const quantities = [...earlier.quantities.filter(({ unit }) => !units.has(unit)), ...entities.quantities]
  return {
    ...turn,
    understood: {
      ...turn.understood,
      entities: { ...entities, quantities, people: entities.people.length > 0 ? entities.people : earlier.people },
    },
  }
}
