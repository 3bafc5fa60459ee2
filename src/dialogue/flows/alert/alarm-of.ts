import { type Reply, reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import type { Turn } from '../../flow.js'
import { alertReply, violenceReply } from './alert-reply.js'
import { afterDanger } from './danger-choices.js'
import { wording } from './wording.js'

/** The number to call, first of all replies, whatever else a message means; none where nobody is in danger. */
const emergencyCall =
  /\b(?:11[1-5]|cong an|cap cuu|cuu hoa)\b|^(?:\w+ )?goi (?:roi )?(?:ma )?(?:khong|ko|k|chang) ai (?:nghe|bat may)(?: may)?$/
const longestCall = 80

export const alarmOf = ({ understood: { alert, calledInVain, isHomeViolence }, message }: Turn): Reply[] => {
  if (isHomeViolence && alert?.level === 'ask' && !calledInVain) return [reply(violenceReply(), afterDanger)]
  if (!alert && calledInVain && message.text.length <= longestCall && emergencyCall.test(foldMarks(message.text)))
    return [reply(wording.callAgain)]
  const text = alert && alertReply(alert, { calledInVain })
  return text ? [reply(text)] : []
}
