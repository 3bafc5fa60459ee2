import type { Case } from '../../../src/cases/case.js'
import type { Conversation } from '../../../src/dialogue/conversation.js'
import type { Draft, DraftField } from '../../../src/dialogue/flows/intake/draft.js'
import {
  accusingStory,
  answerTo,
  complaintStory,
  feedbackStory,
  mark,
  type Told,
  tellName,
  tellPhone,
  tellPlace,
  tellSeveral,
  tellTime,
} from './answers.js'
import { asides, cries, holds, noises, repeats, resumes, starts, stops, summaries, yeses } from './disturbances.js'
import type { Random } from './random.js'
import { intakeOf, recordsOf, type Truth } from './records.js'

export type SaidKind =
  /** An answer to the open question: its truth must stand in the record. */
  | 'answer'
  /** Told where no question about it is open: what of it is taken must stand where it belongs. */
  | 'telling'
  /** Words exchanged for others: `before` is no longer true. */
  | 'correction'
  | 'press'
  | 'yes'
  | 'stop'
  | 'hold'
  | 'resume'
  | 'summary'
  | 'repeat'
  /** Belongs in no record. */
  | 'aside'
  | 'cry'
  /** May mean anything. */
  | 'noise'

/** A message of the walk, and what its model makes of it. `before`: truths that it takes back. */
export type Said = { kind: SaidKind; text: string; truths: Truth[]; before: Truth[] }

export type Scene = { conversation: Conversation; cases: readonly Case[]; truths: readonly Truth[] }

const said = (kind: SaidKind, text: string): Said => ({ kind, text, truths: [], before: [] })
const telling = (kind: 'answer' | 'telling', { text, truths }: Told): Said => ({ kind, text, truths, before: [] })

const runningDraft = ({ conversation, cases }: Scene): Draft | null =>
  recordsOf(conversation, cases).find(({ at }) => at === 'running')?.fields ?? null

const isFieldOpen = ({ conversation: { flow } }: Scene): boolean =>
  intakeOf(flow)?.steps.some(({ field }) => field === flow?.step) ?? false

/** The answer that leads on; null: nothing is open. */
export const drawAnswer = (random: Random, scene: Scene): Said | null => {
  const { flow, offered } = scene.conversation
  if (!flow) return null
  if (isFieldOpen(scene)) return telling('answer', answerTo(random, flow.step as DraftField, flow.name))
  if (flow.step === 'review') return said('yes', random.pick(yeses))
  if (flow.name === 'choose-kind')
    return said(
      'press',
      random.pick(['/gui phan-anh', '/gui khieu-nai', '/gui to-cao', 'phản ánh', 'khiếu nại', 'tố cáo']),
    )
  if (flow.name === 'sign-or-not') return said('press', random.pick(['/ky co', '/ky khong', 'ký tên', 'giấu tên']))
  if (flow.name === 'accused-office')
    return said('press', random.pick(['/gui-kin', '/van-gui', 'gửi kín', 'vẫn gửi phản ánh']))
  if (flow.name === 'delete-data') return said('stop', '/huy')
  if (flow.step === 'commune' || flow.step === 'place') return said('press', tellPlace(random).text)
  if (flow.step === 'matter' || flow.step === 'more') return said('press', feedbackStory(random).text)
  const ways = offered.filter(({ value }) => value !== '/huy')
  return ways.length > 0 ? said('press', random.pick(ways).value) : said('stop', '/huy')
}

/** Free words belong to whichever question takes free words: no second story there. */
const takesWords = new Set(['against', 'request', 'evidence', 'address'])

const drawStart = (random: Random, scene: Scene): Said => {
  const draw = [scene.conversation.flow, ...scene.conversation.suspended].some((state) =>
    takesWords.has(state?.step ?? ''),
  )
    ? 0
    : random.int(4)
  if (draw === 0) return said('press', random.pick(starts))
  const story = [feedbackStory, complaintStory, accusingStory][draw - 1] ?? feedbackStory
  return telling('telling', story(random))
}

/** Something told that wasn't asked for just now. */
const drawTelling = (random: Random, scene: Scene): Said => {
  const { flow } = scene.conversation
  const draft = runningDraft(scene) ?? {}
  const fields = intakeOf(flow)?.steps.map(({ field }) => field) ?? []
  const free = fields.filter(
    (field) => draft[field] === undefined && (field !== 'place' || draft.communeCode === undefined),
  )
  const tell = random.pick([
    (r: Random) => tellPlace(r),
    tellTime,
    tellPhone,
    (r: Random) => tellName(r, false),
    (r: Random) => tellSeveral(r, free),
  ])
  const told = tell(random)
  if (told.text === '') return drawStart(random, scene)
  const areFree = told.truths.every(({ field }) =>
    (free as string[]).includes(field === 'communeCode' ? 'place' : field),
  )
  return telling(isFieldOpen(scene) && areFree ? 'answer' : 'telling', told)
}

/** Takes back something told and says what is right; null: there is nothing of the kind. */
const drawCorrection = (random: Random, scene: Scene): Said | null => {
  const draft = runningDraft(scene)
  const { flow } = scene.conversation
  if (!draft || !intakeOf(flow)) return null
  const old = scene.truths.filter(({ field, value }) =>
    field === 'communeCode' ? draft.communeCode === value : draft[field]?.includes(value),
  )
  if (old.length === 0) return null
  const wrong = random.pick(old)
  const correction = (text: string, value: string): Said => ({
    kind: 'correction',
    text,
    truths: [{ field: wrong.field, value }],
    before: [wrong],
  })
  if (wrong.field === 'communeCode') {
    const { text, truths } = tellPlace(random)
    const place = text.replace(/^(?:ở|tại) | (?:nhé|ạ)$/g, '')
    const form = random.pick([`à nhầm, ${place} mới đúng`, `nhầm rồi, ${place} mới đúng`, `sửa xã thành ${place}`])
    return correction(form, truths[0]?.value ?? '')
  }
  if (wrong.field === 'phone') {
    const { text, truths } = tellPhone(random)
    return correction(`nhầm số rồi, ${text} mới đúng`, truths[0]?.value ?? '')
  }
  if (wrong.field === 'name') {
    const { value = '' } = tellName(random, false).truths[0] ?? {}
    return correction(`à nhầm, tên tôi là ${value}`, value)
  }
  if (/^[A-Z]{2}\d{2}$/.test(wrong.value)) {
    const right = mark(random)
    return correction(`sửa ${wrong.value} thành ${right}`, right)
  }
  return null
}

const drawPress = (random: Random, { conversation: { offered } }: Scene): Said | null => {
  const ways = offered.filter(({ value }) => value !== '/xoa-ngay')
  if (ways.length === 0) return null
  const chosen = random.pick(ways)
  const number = offered.indexOf(chosen) + 1
  const text = random.pick([chosen.value, chosen.value, chosen.label, String(number)])
  return said(chosen.value === '/gui-di' ? 'yes' : 'press', text)
}

const drawReceipt = (random: Random, { cases }: Scene): Said => {
  const code = cases.length > 0 && random.chance(70) ? random.pick(cases).receiptCode : 'ABCDE-23456'
  return said('aside', random.pick([code, `mã ${code} đến đâu rồi`]))
}

/** What the person says next. */
export const drawSaid = (random: Random, scene: Scene): Said => {
  const draw = random.int(100)
  if (!scene.conversation.flow && draw < 50) return drawStart(random, scene)
  if (draw < 45) return drawAnswer(random, scene) ?? drawStart(random, scene)
  if (draw < 53) return drawTelling(random, scene)
  if (draw < 60) return drawCorrection(random, scene) ?? drawTelling(random, scene)
  if (draw < 67) return drawPress(random, scene) ?? drawStart(random, scene)
  if (draw < 79) return said('aside', random.pick(Object.values(asides).flat()))
  if (draw < 81) return drawReceipt(random, scene)
  if (draw < 83) return said('summary', random.pick(summaries))
  if (draw < 85) return said('repeat', random.pick(repeats))
  if (draw < 87) return said('hold', random.pick(holds))
  if (draw < 90) return said('resume', random.pick(resumes))
  if (draw < 92) return said('stop', random.pick(stops))
  if (draw < 93) return said('cry', random.pick(cries))
  if (draw < 96) return said('noise', random.pick(noises))
  return drawStart(random, scene)
}
