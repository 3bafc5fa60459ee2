import { complaintActs, complaintStates } from './complaint.js'
import { complaintRefusals, secondComplaintResults } from './grounds.js'
import { defineActs, defineStates } from './state-table.js'

/** Khiếu nại lần hai, Chủ tịch UBND tỉnh giải quyết: legal-facts sections 5.5–5.9; Luật Khiếu nại Điều 33, 36–44. */
export const secondComplaintStates = defineStates({
  /** Told in the chat: the signed letter isn't here yet. One that the first office handed on begins as received. */
  draft: { ...complaintStates.draft, next: ['received', 'withdrawn'] },
  received: {
    ...complaintStates.received,
    label: 'Đã nhận đơn lần hai',
    action: 'Nhận đơn lần hai đã ký',
    next: ['accepted', 'refused', 'withdrawn', 'lawsuit'],
    guards: ['letter_after_entry'],
    news: '{agency} đã nhận đơn khiếu nại lần hai {receiptCode} có chữ ký ngày {day}. Hạn báo thụ lý hay không: {due}.',
    stops: ['kn.second'],
  },
  refused: { ...complaintStates.refused, next: ['lawsuit'], grounds: complaintRefusals },
  accepted: {
    ...complaintStates.accepted,
    next: ['verifying', 'dialogue', 'paused', 'stopped', 'lawsuit'],
    news: '{settler} đã thụ lý khiếu nại lần hai {receiptCode} ({paper}). Hạn giải quyết: {due}.',
    starts: ['kn.resolve2'],
  },
  verifying: { ...complaintStates.verifying, next: ['dialogue', 'paused', 'stopped', 'lawsuit'] },
  /** Lần hai luôn phải đối thoại (Luật Khiếu nại Điều 39). */
  dialogue: { ...complaintStates.dialogue, next: ['dialogue', 'decided', 'paused', 'stopped', 'lawsuit'] },
  paused: { ...complaintStates.paused, next: ['resumed', 'stopped', 'lawsuit'] },
  resumed: { ...complaintStates.resumed, next: ['verifying', 'dialogue', 'paused', 'stopped', 'lawsuit'] },
  stopped: {
    ...complaintStates.stopped,
    next: [],
    news: 'Khiếu nại lần hai {receiptCode} đã đình chỉ ({paper}). Căn cứ: {ground}. {text}',
    starts: ['kn.pause.send'],
    startsNot: {},
    stops: ['kn.accept', 'kn.resolve2', 'kn.papers', 'don.red'],
    guards: ['freely_withdrawn'],
  },
  withdrawn: {
    ...complaintStates.withdrawn,
    next: [],
    stops: ['kn.accept', 'don.red'],
  },
  decided: {
    ...complaintStates.decided,
    next: ['in_effect', 'lawsuit'],
    news:
      '{settler} đã ra quyết định giải quyết khiếu nại lần hai {receiptCode} ({paper}): {ground}. {text}\n\n' +
      'Không đồng ý, anh/chị có thể khởi kiện tại tòa án trong một năm từ ngày nhận (Luật Tố tụng hành chính Điều 116).',
    grounds: secondComplaintResults,
    starts: ['kn.send2', 'kn.publish', 'kn.effect'],
    stops: ['kn.resolve2', 'kn.papers'],
  },
  in_effect: { ...complaintStates.in_effect, next: ['lawsuit'], guards: ['decision_received'] },
  lawsuit: {
    ...complaintStates.lawsuit,
    next: [],
    stops: ['kn.accept', 'don.red', 'kn.effect', 'kn.sue', 'kn.resolve2', 'kn.papers'],
  },
})

const {
  letter_corrected,
  decision_received,
  complex,
  remote,
  dialogue_held,
  ask_papers,
  suspend_execution,
  resume_execution,
  withdrawal_forced,
  withdrawal_checked,
  withdrawal_received,
  group,
  authorised,
  forwarded,
} = complaintActs
const resolving = ['accepted', 'verifying', 'dialogue', 'resumed'] as const
const open = ['received', ...resolving, 'paused'] as const

/** Acts on a second complaint: those on a first one. */
export const secondComplaintActs = defineActs(secondComplaintStates)({
  letter_corrected: { ...letter_corrected, in: ['received'] },
  decision_received: {
    ...decision_received,
    in: ['decided', 'lawsuit'],
    starts: [{ clock: 'kn.sue', from: 'day' }],
  },
  complex: { ...complex, in: resolving },
  remote: { ...remote, in: resolving },
  dialogue_held: { ...dialogue_held, in: ['dialogue'] },
  ask_papers: { ...ask_papers, in: resolving },
  suspend_execution: { ...suspend_execution, in: [...resolving, 'paused'] },
  resume_execution: { ...resume_execution, in: [...resolving, 'paused'] },
  withdraw_part: { ...complaintActs.withdraw_part, in: open },
  withdrawal_forced: { ...withdrawal_forced, in: open },
  withdrawal_checked: { ...withdrawal_checked, in: open },
  withdrawal_received: { ...withdrawal_received, in: [...resolving, 'paused'] },
  group: { ...group, in: open },
  authorised: { ...authorised, in: open },
  forwarded: { ...forwarded, in: open },
})
