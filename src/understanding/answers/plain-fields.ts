import type { AnswerKind } from '../../catalog/answer-fields.js'
import { doubtLines } from '../../catalog/doubts.js'
import { exemptionsOf, judgePeople } from '../../catalog/fee-groups.js'
import { describeFee } from '../../catalog/fees.js'
import { channels } from '../../catalog/options.js'
import type { Paper } from '../../catalog/paper-fields.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { ProcedureKey } from '../../catalog/procedure-fields.js'
import type { Person } from '../../catalog/said-people.js'
import { describePaper } from '../../catalog/wording.js'
import { foldMarks } from '../../shared/text.js'
import { answerWording as say } from './wording.js'

/** A question in words without marks, whom it names, and the day of it, 'YYYY-MM-DD'. */
export type AskedPlainly = { text: string; people: readonly Person[]; day: string }

const withoutStop = (text: string): string => text.trim().replace(/[.;,]$/, '')

const isYesNo = (text: string): boolean =>
  /( khong| chua| dung khong| a| ha| chu| nhi)$|^co | co (duoc|phai|can|mat|ton|bat buoc) | (duoc|phai|can) khong/.test(
    ` ${text}`,
  )

/** "Có. …" where the question wants yes or no. */
const confirm = ({ text }: AskedPlainly, word: string, sentence: string): string =>
  isYesNo(text) ? `${word} ${sentence}` : sentence

const papersOf = ({ situations }: Procedure): Paper[] => situations.flatMap(({ papers }) => papers)

/** What a procedure tells in sentences: notes, what is often forgotten, steps, who may do it. */
const sentencesOf = ({ notes, often_forgotten, steps, applicants }: Procedure): string[] => [
  ...new Set(
    [...often_forgotten, ...(notes ? [notes] : []), ...steps, ...(applicants ? [applicants] : [])]
      .flatMap((text) => text.split(/(?<=[.;])\s+/))
      .map(withoutStop)
      .filter((sentence) => sentence !== ''),
  ),
]

const mostSentences = 2

/** Words that say nothing of what a sentence is about. */
const empty = new Set(
  'co khong duoc phai can la thi o va cua cho cac mot nao gi sao khi neu de ra den em toi anh chi a ha roi'.split(' '),
)

const sharedWords = (sentence: string, asked: string): number => {
  const words = new Set(foldMarks(sentence).split(' '))
  return new Set(asked.split(' ').filter((word) => !empty.has(word) && words.has(word))).size
}

/** The sentences that speak of a matter, those first that share most words with the question. */
const tell =
  (pattern: RegExp, leastShared = 0) =>
  (procedure: Procedure, { text }: AskedPlainly): string | null => {
    const found = sentencesOf(procedure)
      .filter((sentence) => pattern.test(` ${foldMarks(sentence)} `))
      .map((sentence) => ({ sentence, shared: sharedWords(sentence, text) }))
      .filter(({ shared }) => shared >= leastShared)
      .sort((a, b) => b.shared - a.shared)
      .slice(0, mostSentences)
    return found.length > 0 ? `${found.map(({ sentence }) => sentence).join('. ')}.` : null
  }

type Teller = (procedure: Procedure, asked: AskedPlainly) => string | null

const tellFee: Teller = ({ fees }, asked) => {
  if (fees === null) return null
  if (fees.every(({ amount }) => amount === 0)) return say.free
  const lines = fees
    .filter(({ amount }) => amount !== 0)
    .slice(0, 3)
    .map((fee) => withoutStop(describeFee(fee, asked.day)))
  const isCharged = fees.every(({ amount }) => amount !== 0 && amount !== null)
  const sentence = say.fees(lines.join('; '))
  return isCharged ? confirm(asked, say.yes, sentence) : sentence
}

const tellExempt: Teller = ({ fees }, asked) => {
  if (fees === null) return null
  if (fees.every(({ amount }) => amount === 0)) return say.freeForAll
  const { spared, unsaid } = judgePeople(fees, asked.people)
  if (spared.length > 0) return confirm(asked, say.yes, say.spared(spared.join('; ')))
  if (unsaid.length > 0) return say.sparedUnknown(unsaid.join(', '))
  const exemptions = exemptionsOf(fees)
  return exemptions.length > 0 ? say.spared(withoutStop(exemptions.join('; '))) : null
}

const tellTime: Teller = ({ time_limit: limit }) =>
  limit ? say.time(withoutStop(limit.text) + (limit.from ? `, tính từ ${limit.from}` : '')) : null

const elsewhere = /(bat ky|bat cu|noi khac|xa khac|xa nao|khong phu thuoc|phi dia gioi|gan nhat|ngoai tinh|tinh khac)/

const tellPlace: Teller = (procedure, asked) => {
  const place = say.place(withoutStop(procedure.received_by_text))
  const further = tell(elsewhere)(procedure, asked)
  return further && /(khac|que|nao|dau cung|xa|tam tru|noi o|thuong tru|phai ve)/.test(asked.text)
    ? `${further} ${place}`
    : place
}

/** Whether papers may be brought by hand, and where. */
export const tellComing = ({ channels: ways, received_by_text: where }: Procedure): string =>
  ways.includes('in_person')
    ? `${say.may} ${say.place(withoutStop(where))}`
    : `${say.no} ${say.onlyBy(ways.map((code) => channels[code]).join(', '))}`

const tellForm: Teller = (procedure, asked) => {
  const names = papersOf(procedure)
    .filter(({ form }) => form === 'template')
    .map(({ name, form_text }) => (form_text ? `${name} (${form_text})` : name))
  return names.length > 0 ? confirm(asked, say.yes, say.templates(names.slice(0, 3).join('; '))) : null
}

const standIn = /(nho nguoi|uy quyen|lam thay|nop thay|nguoi khac|dai dien)/

const tellProxy: Teller = (procedure, asked) => {
  const situation = procedure.situations.find(
    ({ when, papers }) => when !== null && papers.length > 0 && standIn.test(foldMarks(when)),
  )
  if (situation) return confirm(asked, say.may, say.standIn(situation.papers.map(describePaper).join('; ')))
  return tell(/ (uy quyen|thay|ho|dai dien|nho nguoi|chinh chu|tu minh) /)(procedure, asked)
}

const mostPapers = 4

/** Papers that the question names, else all of them. */
const papersAsked = (procedure: Procedure, { text }: AskedPlainly): Paper[] => {
  const papers = papersOf(procedure).filter(({ form }) => form !== 'template' && form !== 'information')
  const named = papers.filter(({ name }) => sharedWords(name.replace(/giấy|bản|chính|sao|tờ/gi, ''), text) >= 2)
  return (named.length > 0 ? named : papers).slice(0, mostPapers)
}

const tellOriginals: Teller = (procedure, asked) => {
  const papers = papersAsked(procedure, asked)
  return papers.length > 0 ? say.papers(papers.map(describePaper).join('; ')) : null
}

const tellPhoto: Teller = (procedure, asked) => {
  const photos = papersOf(procedure).filter(
    ({ name, form }) => form === 'photo' || /^ảnh|ảnh (chân dung|thẻ|\d)/i.test(name),
  )
  return photos.length > 0
    ? confirm(asked, say.yes, say.papers(photos.map(describePaper).join('; ')))
    : confirm(asked, say.no, say.noPhoto)
}

const tellCopies: Teller = (procedure) => {
  const several = papersOf(procedure).filter(({ count }) => count > 1)
  return several.length > 0 ? say.papers(several.map(describePaper).join('; ')) : say.oneEach
}

const tellChannel =
  (channel: 'online' | 'post', how: string): Teller =>
  (procedure, asked) =>
    procedure.channels.includes(channel)
      ? confirm(asked, say.may, how)
      : confirm(asked, say.no, say.onlyBy(procedure.channels.map((code) => channels[code]).join(', ')))

const tellWho: Teller = (procedure, asked) =>
  tell(/ (co mat|tu minh|truc tiep|ca hai|cung den|tu den|chinh chu) /, 1)(procedure, asked) ??
  (procedure.applicants ? say.applicants(procedure.applicants) : null)

const tellConditions: Teller = (procedure, asked) =>
  tell(/ (dieu kien|phai|tuoi|tro len|duoc neu|chi khi) /, 2)(procedure, asked) ??
  (procedure.applicants ? say.applicants(procedure.applicants) : null)

/** What the plain fields say of each kind of question; null: nothing. */
const tellers: Record<AnswerKind, Teller> = {
  originals: tellOriginals,
  proxy: tellProxy,
  who_comes: tellWho,
  collect: tell(/ (nhan|tra|lay) (ket qua|giay) /),
  online: tellChannel('online', say.online),
  post: tellChannel('post', say.post),
  where: tellPlace,
  deadline: tell(/ (trong (vong )?\d+ (ngay|thang|gio)|qua han|tre han|cham nhat|muon|truoc ngay|thoi han) /),
  duration: tellTime,
  validity: tell(/ (gia tri|hieu luc|con han|het han|co thoi han) /),
  fee: tellFee,
  exempt: tellExempt,
  missing: tell(/ (khong co|mat|thieu|thay the|thay bang|khong con) /, 2),
  form: tellForm,
  witness: tell(/ (lam chung) /),
  conditions: tellConditions,
  amount: tell(/ (dong|muc huong|tro cap|phan tram) /, 1),
  hours: () => null,
  fix: tell(/ (sai|sua|cai chinh|dinh chinh) /, 1),
  combine: tell(/ (lien thong|cung luc|ket hop|dong thoi|cung voi) /),
  special: tell(/ (neu|truong hop|thi) /, 3),
  photo: tellPhoto,
  copies: tellCopies,
  after: tell(/ (sau khi|tiep theo|xong) /, 1),
  refuse: tell(/ (tu choi|khong (duoc )?(nhan|cap|giai quyet)|tra lai) /, 1),
  other: tell(/ /, 3),
}

/** The field that questions of a kind are answered from. */
const fieldOf: Partial<Record<AnswerKind, ProcedureKey>> = {
  originals: 'situations',
  copies: 'situations',
  form: 'situations',
  photo: 'situations',
  online: 'channels',
  post: 'channels',
  where: 'received_by_text',
  duration: 'time_limit',
  fee: 'fees',
  exempt: 'fees',
}

/** One or two sentences from the plain fields for a question of a kind; null where they say nothing of it. */
export const tellFromFields = (kind: AnswerKind, procedure: Procedure, asked: AskedPlainly): string | null => {
  const told = tellers[kind](procedure, asked)
  return told && [told, ...doubtLines(procedure, [fieldOf[kind] ?? ''])].join(' ')
}
