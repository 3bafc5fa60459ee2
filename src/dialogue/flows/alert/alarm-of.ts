import { type Reply, reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import type { Turn } from '../../flow.js'
import { publicMatter } from '../intake/gather.js'
import { alertReply, violenceReply } from './alert-reply.js'
import { isByStranger } from './by-stranger.js'
import { afterDanger } from './danger-choices.js'
import { isNoDanger, isViolenceBeside } from './fresh-alarm.js'
import { wording } from './wording.js'

/** The number to call, first of all replies, whatever else a message means; none where nobody is in danger. */
const emergencyCall =
  /\b(?:11[1-5]|cap cuu|cuu hoa)\b|^(?:\w+ ){0,3}?(?:goi|bam|alo|dien)(?: \w+){0,3}? cong an\b|^(?:\w+ )?goi (?:roi )?(?:ma )?(?:khong|ko|k|chang) ai (?:nghe|bat may)(?: may)?$/
const longestCall = 80

/** A call that nobody answered, and no matter of another kind beside it. */
const isOnlyCall = (text: string): boolean => {
  const folded = foldMarks(text)
  return text.length <= longestCall && emergencyCall.test(folded) && !publicMatter.test(folded)
}

export const alarmOf = (turn: Turn): Reply[] => {
  const { understood, message } = turn
  const { alert, calledInVain, isHomeViolence } = understood
  const isOfStranger = isByStranger(message.text)
  const isAtHome = isHomeViolence && alert?.level === 'ask' && !calledInVain
  if (!isOfStranger && (isViolenceBeside(turn) || isAtHome)) return [reply(violenceReply(), afterDanger)]
  if (!alert && calledInVain && isOnlyCall(message.text)) return [reply(wording.callAgain)]
  if (isNoDanger(turn)) return []
  const heard = alert?.kind === 'violence' && isOfStranger ? { ...alert, kind: 'help' as const } : alert
  const text = heard && alertReply(heard, { calledInVain })
  return text ? [reply(text)] : []
}
