import { foldMarks } from '../../../shared/text.js'
import type { DangerKind } from '../../../understanding/alerts/hotlines.js'
import { isQuestion } from '../../commands/asks.js'
import type { Alarm } from '../../conversation.js'
import { wording as say } from './wording.js'

/** What may be done is asked of: `of` the dangers in which these words have this answer; `told`: only behind such words. */
type Aid = { of: readonly DangerKind[]; asked: RegExp; told?: RegExp; says: string }

const bodies: readonly DangerKind[] = [
  'illness',
  'poisoning',
  'injury',
  'accident',
  'fight',
  'weapon',
  'violence',
  'help',
]
const binding = /\b(?:ga ?ro|buoc (?:chat|lai|chan|tay)|that (?:chat|lai))\b/
const aids: readonly Aid[] = [
  {
    of: [...bodies, 'snake'],
    asked: /\b(?:ga ?ro|buoc|that|rach|hut|nan|chich|nac)\b/,
    told: /\bran\b/,
    says: say.ofSnakeBite,
  },
  { of: bodies, asked: binding, says: say.ofBleeding },
  {
    of: ['gas'],
    asked:
      /\b(?:bat|tat|cam|dung|mo) (?:\w+ )?(?:quat|den|dien|cong tac|may|dieu hoa|cau dao)\b|\b(?:cham lua|hut thuoc|dien thoai|goi o trong)\b/,
    says: say.ofGas,
  },
  { of: ['choking'], asked: /\b(?:moc|nuot|uong|an|cho tay|com nguoi)\b/, says: say.ofThroat },
  {
    of: ['poisoning'],
    asked: /\b(?:an|uong|sua|nuoc (?:duong|chanh|muoi|dua)|non|oi|moc|long trang)\b/,
    says: say.ofPoison,
  },
  {
    of: ['illness', 'fumes', 'out_of_water', 'electricity', 'accident', 'injury', 'childbirth'],
    asked: /\b(?:an|uong|bu|mom|do) (?:gi|duoc|nuoc|sua|chao|thuoc|khong|ko|com|duong)\b|\bcho (?:\w+ )?(?:an|uong)\b/,
    says: say.ofEating,
  },
]

/** "garo được không", "có cho ăn gì không", while somebody lies there; null: it asks nothing that is surely known. */
export const firstAidAsked = (alarm: Alarm, text: string): string | null => {
  const folded = foldMarks(text)
  if (!isQuestion(text) || folded.split(' ').length > mostWords) return null
  const told = foldMarks(alarm.told ?? '')
  return (
    aids.find((aid) => aid.of.includes(alarm.kind) && aid.asked.test(folded) && (aid.told?.test(told) ?? true))?.says ??
    null
  )
}
const mostWords = 12
