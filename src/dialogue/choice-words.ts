import { answerWord } from '../cases/message-citizen.js'
import { rateWord } from '../cases/rate-case.js'
import { surveyWords } from '../surveys/words.js'

/**
 * What choices send back, each typed once here. A choice may lie in a chat for months, so a word keeps its meaning for
 * ever: `payload(words.tellPapers, slug)` is '/giayto register-birth'.
 */
export const payload = (word: string, ...args: string[]): string => [`/${word}`, ...args].join(' ')

/** What follows a word in a text that it begins; null: the text is something else. */
export const argumentOf = (word: string, text: string): string | null =>
  text.startsWith(`/${word} `) ? text.slice(word.length + 2).trim() : null

/** Commands: pressed or typed at any time, with the flow that carries them. */
export const commandWords = {
  start: 'start',
  menu: 'menu',
  help: 'trogiup',
  cancel: 'huy',
  resume: 'laylai',
  addToCase: 'bosung',
  person: 'canbo',
  send: 'gui',
  track: 'tracuu',
  contacts: 'lienhe',
  answerOfficer: answerWord,
  rate: rateWord,
  mayPublish: 'chodang',
  deleteData: 'xoadulieu',
  ownData: 'dulieucuatoi',
  procedure: 'thutuc',
  papers: 'giayto',
  fee: 'phi',
  time: 'thoigian',
  place: 'noinop',
  form: 'mau',
  more: 'them',
  others: 'muckhac',
  elsewhere: 'noikhac',
  report: 'baosai',
  noneOfThese: 'khongphai',
  myPapers: 'hoso',
  myCommune: 'xacuatoi',
  printPetition: 'indon',
  closePetition: 'dongdon',
  nextErrand: 'viectiep',
  linkCase: 'nhantin',
  linkOfficer: 'lienket',
  unlinkOfficer: 'huylienket',
} as const

/** Answers: they mean something to the open question alone. */
export const answerWords = {
  ask: 'hoi',
  skip: 'boqua',
  addThis: 'bo-sung-vao',
  asNew: 'vu-moi',
  freely: 'tu-nguyen',
  forced: 'bi-ep',
  reopen: 'mo-lai',
  commune: 'xa',
  placeUnknown: 'khongro',
  filesDone: 'xong',
  sendNow: 'gui-di',
  change: 'sua',
  takeOutIdentity: 'bo-ten',
  sign: 'ky',
  protect: 'gui-kin',
  insist: 'van-gui',
  followAlike: 'theo-doi-cung',
  about: 'lien-quan',
  notAbout: 'viec-khac',
  toOfficer: 'dung',
  notToOfficer: 'khong',
  deleteNow: 'xoa-ngay',
  situationHolds: 'co',
  situationDoesNot: 'khongco',
  bookNow: 'dat-ngay',
  keepBooking: 'giu-lich',
  surveyMark: surveyWords.answer,
} as const

/** What `send` and `sign` are followed by. */
export const kindWords = {
  feedback: 'phan-anh',
  complaint: 'khieu-nai',
  denunciation: 'to-cao',
  tip: 'tin-bao',
} as const
export const signWords = { yes: 'co', no: 'khong', page: 'trang-web' } as const

/** Whether a text is what a choice under some question sends back. */
export const isAnswerWord = (text: string): boolean =>
  Object.values(answerWords).some((word) => text === payload(word) || text.startsWith(`${payload(word)} `))
