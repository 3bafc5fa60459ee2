import { type Reply, reply } from '../../../messaging/message.js'
import type { Turn } from '../../flow.js'
import { alertReply } from './alert-reply.js'

/** The number to call, first of all replies, whatever else a message means; none where nobody is in danger. */
export const alarmOf = ({ understood: { alert, calledInVain } }: Turn): Reply[] => {
  const text = alert && alertReply(alert, { calledInVain })
  return text ? [reply(text)] : []
}
