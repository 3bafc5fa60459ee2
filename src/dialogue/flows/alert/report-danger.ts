import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { numbersOfKinds } from '../../../understanding/alerts/hotlines.js'
import type { Alarm, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { beginKind } from '../choose-kind/flow.js'
import { draftFrom, gather } from '../intake/gather.js'
import { violenceReply } from './alert-reply.js'
import { afterDanger } from './danger-choices.js'
import { byPeople } from './fresh-alarm.js'
import { wording as say } from './wording.js'

const wish =
  /\b(?:muon|xin|can|dinh|de|nho|se|gio|cho|phai|giup)(?: \w+){0,4}? (?:bao(?! (?:nhieu|gio|lau|hiem|ve|bo|luc|hanh))|trinh bao|trinh|to cao|to giac|phan anh|gui don|lam don|viet don)\b/
const toOffice =
  /\b(?:bao|trinh|phan anh|to cao|to giac|noi|gui)(?: (?:cho|len|voi|ra|tin|viec|nay|don))* (?:xa|phuong|uy ban|ubnd|chinh quyen|can bo|hoi phu nu|truong thon)\b|\b(?:gui|lam|viet) (?:phan anh|don|tin bao)\b/
const unnamed =
  /\b(?:dung|khong|ko|k|khoi|cho)(?: \w+){0,2}? (?:ghi|neu|de|lo|noi|khai|xung)(?: ra| lo)? ten\b|\b(?:giau|dau|kin) ten\b|\ban danh\b|\bgiu kin\b/

/** A wish that the commune be told of the danger: "em muốn báo cho xã biết", "nhờ đừng ghi tên em". */
export const wantsToReport = (text: string): boolean => {
  const folded = foldMarks(text)
  return wish.test(folded) || toOffice.test(folded) || unnamed.test(folded)
}

/** Opens the report with what was told of the danger; the number is said once more, in a line. */
export const reportDanger = (turn: Turn, alarm: Alarm): Outcome => {
  const { text } = turn.message
  const draft = draftFrom(alarm.told ?? null)
  const added = gather({}, text)
  const begun = beginKind('feedback', turn, {
    ...draft,
    ...(added?.communeCode !== undefined && { communeCode: added.communeCode, place: added.place ?? null }),
    ...(unnamed.test(foldMarks(text)) && { name: null, phone: null }),
  })
  return {
    ...begun,
    replies: [
      reply(byPeople.has(alarm.kind) ? say.callAndReport(alarm.number) : say.callFirst(alarm.number)),
      ...begun.replies,
    ],
    context: { ...begun.context, alarm: null },
  }
}

/** Violence at home, as it keeps happening: whom to call, and how to tell the commune. Never mediation. */
export const tellOfViolence = ({ message, now }: Turn): Outcome => {
  const { first, next } = numbersOfKinds.violence
  return {
    replies: [reply(violenceReply(), afterDanger)],
    context: { alarm: { kind: 'violence', number: first, next, at: now, told: message.text } },
  }
}
