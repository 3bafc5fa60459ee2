import { localDay } from '../shared/clock.js'
import { addFromCitizen } from './add-from-citizen.js'
import type { Case } from './case.js'
import type { CaseStore } from './case-store.js'
import type { ClockKeeper } from './clocks.js'
import { actOf } from './kinds/index.js'
import { protectionClock, urgentProtectionClock } from './kinds/state-table.js'
import { caseWording } from './wording.js'

const act = 'protection_requested'

/**
 * Whether a word on protection is still to be given on this case, and none was asked for yet; danger makes an open request
 * urgent.
 */
export const mayAskProtection = ({ kind, state, protection }: Case, isUrgent: boolean): boolean =>
  Boolean(actOf(kind, act)?.in.includes(state)) &&
  (protection === null ||
    protection === 'refused' ||
    protection === 'ended' ||
    (isUrgent && protection === 'requested'))

/**
 * The denouncer asks in the chat to be protected (Luật Tố cáo Điều 50), or tells of revenge: it stands on the case, and its
 * target runs from today; `isUrgent`, where danger is told, ends today. Where the case knows no such act, their words are
 * added. False when the case changed meanwhile.
 */
export const requestProtection = async (
  { store, clocks }: { store: CaseStore; clocks: ClockKeeper },
  found: Case,
  said: { text: string; messageId: string; at: Date; isUrgent?: boolean; files?: readonly string[] },
): Promise<boolean> => {
  const { isUrgent = false, files = [] } = said
  const text = isUrgent ? caseWording.asksUrgentProtection(said.text) : caseWording.asksProtection(said.text)
  if (!mayAskProtection(found, isUrgent)) return addFromCitizen(store, found, { ...said, text, files })
  if (found.timeline.some(({ id }) => id === said.messageId)) return true
  const day = localDay(said.at)
  return store.apply(found, {
    set: {
      protection: isUrgent ? 'urgent' : 'requested',
      ...clocks.afterStep({
        clocks: found.clocks,
        category: found.category,
        findings: found.findings,
        day,
        starts: [{ clock: isUrgent ? urgentProtectionClock : protectionClock, day }],
        stops: isUrgent ? [protectionClock] : [],
      }),
    },
    event: {
      id: said.messageId,
      at: said.at,
      by: { role: 'citizen', accountId: null, name: caseWording.citizen },
      what: 'added',
      from: null,
      to: null,
      text,
      paper: null,
    },
    outgoing: [],
    attachments: files,
  })
}
