import type { DraftField } from '../../../src/dialogue/flows/intake/draft.js'
import { communes, nameInSentence } from '../../../src/places/communes.js'
import { findElsewhere } from '../../../src/places/find-elsewhere.js'
import { findPlaces } from '../../../src/places/find-places.js'
import type { Random } from './random.js'
import type { Truth } from './records.js'

/** What the person says, and what is true after it. */
export type Told = { text: string; truths: Truth[] }

const meansOnly = ({ code }: { code: string }, said: string): boolean => {
  const [mention] = findPlaces(said, { expected: true })
  const isOne = mention?.communes.length === 1 && mention.communes[0]?.code === code
  return isOne && findElsewhere(said, { expected: true }) === null
}

/** Communes whose name means one place only. */
const plainCommunes = communes.filter((commune) => meansOnly(commune, commune.name))

const families = ['Nguyễn', 'Trần', 'Phạm', 'Vũ', 'Đặng', 'Lương']
const middles = ['Thị', 'Văn', 'Đức', 'Minh', 'Quốc']
const given = ['Huy', 'Lan', 'Toàn', 'Nhung', 'Thôi', 'Sáu', 'Hương', 'Khánh']

const fullName = (random: Random): string => `${random.pick(families)} ${random.pick(middles)} ${random.pick(given)}`

/** A word that stands nowhere else, by which a story is found again. */
export const mark = (random: Random): string => {
  const letters = [...'BCDGHKLMNPQRSTVX']
  return `${random.pick(letters)}${random.pick(letters)}${10 + random.int(90)}`
}

const one = (field: Truth['field'], text: string, value = text): Told => ({ text, truths: [{ field, value }] })

export const tellPlace = (random: Random, isAsked = false): Told => {
  const commune = random.pick(plainCommunes)
  const name = nameInSentence(commune)
  const bare = commune.name.replace(/^(?:Xã|Phường) /, '')
  const form = random.pick([name, `ở ${name}`, `${name} nhé`, `ở ${name} ạ`, commune.name.toLowerCase(), `tại ${name}`])
  return one(
    'communeCode',
    isAsked && random.chance(10) && meansOnly(commune, `ở ${bare}`) ? `ở ${bare}` : form,
    commune.code,
  )
}

export const tellTime = (random: Random): Told => {
  const day = `${1 + random.int(20)}/11`
  const value = random.pick([
    'hôm qua',
    'tối qua',
    'hôm kia',
    'tuần trước',
    `ngày ${day}`,
    `sáng ${day}`,
    '3 hôm trước',
  ])
  return one('when', random.pick([value, `${value} ạ`]), value)
}

export const tellName = (random: Random, isAsked: boolean): Told => {
  const value = fullName(random)
  const said = [`tên tôi là ${value}`, `tôi tên là ${value}`, `em tên ${value}`]
  return one('name', random.pick(isAsked ? [value, `${value} ạ`, value.toLowerCase(), ...said] : said), value)
}

const phoneNumber = (random: Random): string => `09${10_000_000 + random.int(90_000_000)}`

export const tellPhone = (random: Random): Told => {
  const value = phoneNumber(random)
  const grouped = `${value.slice(0, 4)}${random.pick([' ', '.', '-'])}${value.slice(4, 7)}${random.pick([' ', '.'])}${value.slice(7)}`
  return one(
    'phone',
    random.pick([value, grouped, `sđt ${value}`, `số của tôi là ${grouped}`, `+84${value.slice(1)}`]),
    value,
  )
}

const tellAddress = (random: Random): Told => {
  const value = `số nhà ${10 + random.int(90)} ngõ ${1 + random.int(9)}`
  return one('address', random.pick([value, `${value}, ${nameInSentence(random.pick(plainCommunes))}`]), value)
}

const tellEvidence = (random: Random): Told => {
  const found = mark(random)
  const thing = random.pick(['có ảnh chụp', 'có biên bản số', 'có video quay', 'có giấy hẹn số', 'có ghi âm'])
  return one('evidence', `${thing} ${found}`, found)
}

const tellRequest = (random: Random): Told => {
  const found = mark(random)
  const wish = random.pick([
    'hủy quyết định',
    'hủy phạt theo biên bản',
    'dừng thi công công trình',
    'trả lại thửa ruộng',
    'xem lại quyết định',
    'thôi không thu tiền theo phiếu',
  ])
  return one('request', `${random.pick(['', 'đề nghị ', 'tôi muốn '])}${wish} ${found}`, found)
}

const tellAgainst = (random: Random): Told => {
  const value = `ông Bùi Bá ${random.pick(['Bền', 'Chắc', 'Dũng', 'Giang'])} ${random.pick(['Sơn', 'Hải', 'Kiên', 'Phúc', 'Tâm'])}`
  return one('against', random.pick([value, `${value} cán bộ địa chính`, `${value}, trưởng phòng`]), value)
}

export const feedbackStory = (random: Random): Told => {
  const found = mark(random)
  const story = random.pick([
    'đèn đường ở cột F hỏng mấy tối nay chưa ai sửa',
    'rác chất đống cạnh cột F bốc mùi hôi không ai dọn',
    'nắp cống F vỡ, trẻ con đi học rất dễ ngã',
    'loa phát thanh F mở to quá, nhà có cháu nhỏ không ngủ được',
    'xe tải biển F chạy rầm rầm làm nứt đường làng',
  ])
  return one('text', story.replace('F', found), found)
}

export const complaintStory = (random: Random): Told => {
  const found = mark(random)
  const story = random.pick([
    'quyết định F thu hồi ruộng của nhà tôi mà không bồi thường thỏa đáng',
    'biên bản F phạt nhà tôi xây sai phép trong khi tôi có giấy phép',
    'thông báo F từ chối hồ sơ của tôi mà không nêu lý do',
  ])
  return one('text', story.replace('F', found), found)
}

export const accusingStory = (random: Random): Told => {
  const found = mark(random)
  const story = random.pick([
    'chủ tịch xã nhận hối lộ để cấp thửa đất F cho người quen',
    'cán bộ địa chính đòi tiền mới chịu làm sổ đỏ cho thửa F',
    'kế toán xã lập chứng từ khống F để rút tiền hỗ trợ của dân',
  ])
  return one('text', story.replace('F', found), found)
}

/** An answer to the question about one field. */
export const answerTo = (random: Random, field: DraftField, flow: string): Told => {
  switch (field) {
    case 'text':
      if (flow === 'send-feedback') return feedbackStory(random)
      return flow === 'send-complaint' ? complaintStory(random) : accusingStory(random)
    case 'against':
      return tellAgainst(random)
    case 'place':
      return tellPlace(random, true)
    case 'when':
      return tellTime(random)
    case 'request':
      return tellRequest(random)
    case 'evidence':
      return tellEvidence(random)
    case 'name':
      return tellName(random, true)
    case 'agent':
    case 'address':
      return tellAddress(random)
    case 'phone':
      return tellPhone(random)
  }
}

/** Several fields in one message. */
export const tellSeveral = (random: Random, fields: readonly DraftField[]): Told => {
  const parts: Told[] = []
  if (fields.includes('place')) parts.push(tellPlace(random))
  if (fields.includes('when')) parts.push(tellTime(random))
  if (fields.includes('name')) parts.push(tellName(random, false))
  if (fields.includes('phone')) parts.push(tellPhone(random))
  return { text: parts.map(({ text }) => text).join(', '), truths: parts.flatMap(({ truths }) => truths) }
}
