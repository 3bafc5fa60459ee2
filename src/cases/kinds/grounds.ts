/** The grounds that the law names for a step, by a short key that the case keeps. Sources: legal-facts sections 5.4–5.8, 6.3–6.8. */

/** Không thụ lý khiếu nại: Luật Khiếu nại Điều 11. */
export const complaintRefusals = {
  '11.1': 'Quyết định, hành vi thuộc loại không được khiếu nại (Luật Khiếu nại Điều 11 khoản 1)',
  '11.2': 'Không liên quan trực tiếp đến quyền, lợi ích của người khiếu nại (Luật Khiếu nại Điều 11 khoản 2)',
  '11.3': 'Người khiếu nại không đủ năng lực và không có người đại diện hợp pháp (Luật Khiếu nại Điều 11 khoản 3)',
  '11.4': 'Người đại diện không hợp pháp (Luật Khiếu nại Điều 11 khoản 4)',
  '11.5': 'Đơn không có chữ ký hoặc điểm chỉ (Luật Khiếu nại Điều 11 khoản 5)',
  '11.6': 'Đã hết thời hiệu, thời hạn mà không có lý do chính đáng (Luật Khiếu nại Điều 11 khoản 6)',
  '11.7': 'Đã có quyết định giải quyết lần hai (Luật Khiếu nại Điều 11 khoản 7)',
  '11.8': 'Đã đình chỉ, sau 30 ngày không khiếu nại tiếp (Luật Khiếu nại Điều 11 khoản 8)',
  '11.9': 'Tòa án đã thụ lý hoặc đã giải quyết (Luật Khiếu nại Điều 11 khoản 9)',
} as const

/** As the citizen is told, where the law's words judge the person. */
export const complaintRefusalsTold = {
  '11.3': 'Khiếu nại này phải do người đại diện hợp pháp thực hiện (Luật Khiếu nại Điều 11 khoản 3)',
  '11.4': 'Giấy tờ về người đại diện chưa hợp lệ (Luật Khiếu nại Điều 11 khoản 4)',
} as const

/** Tạm đình chỉ giải quyết khiếu nại: Luật Khiếu nại Điều 11a khoản 1. */
export const complaintPauses = {
  obstacle:
    'Người khiếu nại không thể tham gia vì bất khả kháng, trở ngại khách quan (Luật Khiếu nại Điều 11a khoản 1)',
  other_result: 'Phải chờ kết quả của cơ quan khác về việc liên quan trực tiếp (Luật Khiếu nại Điều 11a khoản 1)',
} as const

/** Đình chỉ giải quyết khiếu nại: Luật Khiếu nại Điều 11a khoản 2. */
export const complaintStops = {
  withdrawn: 'Người khiếu nại rút toàn bộ khiếu nại (Luật Khiếu nại Điều 11a khoản 2)',
  died: 'Người khiếu nại chết, không có người thừa kế quyền (Luật Khiếu nại Điều 11a khoản 2)',
  dissolved: 'Tổ chức khiếu nại giải thể, phá sản, không có bên kế thừa (Luật Khiếu nại Điều 11a khoản 2)',
} as const

/** As the citizen is told; nobody writes to who has died or is no more, nor of their death to who now reads their chat. */
export const complaintStopsTold = {
  withdrawn: 'Anh/chị đã rút toàn bộ khiếu nại (Luật Khiếu nại Điều 11a khoản 2)',
  died: null,
  dissolved: null,
} as const

/** Kết quả giải quyết khiếu nại: Luật Khiếu nại Điều 31, 40. */
export const complaintResults = {
  kept: 'Giữ nguyên quyết định, việc làm bị khiếu nại',
  changed: 'Sửa đổi một phần',
  cancelled: 'Hủy bỏ hoặc chấm dứt',
} as const

/** Kết quả giải quyết lần hai: đúng, đúng một phần hoặc sai (Luật Khiếu nại Điều 40 khoản 2). */
export const secondComplaintResults = {
  kept: 'Khiếu nại sai, giữ nguyên quyết định, việc làm bị khiếu nại',
  changed: 'Khiếu nại đúng một phần, sửa đổi một phần',
  cancelled: 'Khiếu nại đúng, hủy bỏ hoặc chấm dứt',
} as const satisfies Record<keyof typeof complaintResults, string>

/** Không thụ lý tố cáo: Luật Tố cáo Điều 24, 29. */
export const denunciationRefusals = {
  form: 'Không đủ nội dung, chữ ký của đơn (Luật Tố cáo Điều 23, Điều 29 khoản 1)',
  person: 'Không xác định được người tố cáo, hoặc không đủ năng lực (Luật Tố cáo Điều 29 khoản 1)',
  ground: 'Nội dung không có cơ sở xác định người và hành vi vi phạm (Luật Tố cáo Điều 29 khoản 1)',
  settled: 'Đã giải quyết đúng pháp luật, không có tình tiết mới (Luật Tố cáo Điều 29 khoản 1, Điều 37)',
  many: 'Đơn đã gửi nhiều nơi, trong đó có nơi có thẩm quyền (Luật Tố cáo Điều 24 khoản 3)',
} as const

/** Không xử lý như tố cáo: Luật Tố cáo Điều 25 khoản 1. */
export const tipGrounds = {
  unnamed: 'Không rõ họ tên, địa chỉ người tố cáo (Luật Tố cáo Điều 25 khoản 1)',
  form: 'Không có đơn ký, không trình bày trực tiếp (Luật Tố cáo Điều 22, Điều 25 khoản 1)',
  unknown: 'Kiểm tra không xác định được người tố cáo, hoặc dùng tên người khác (Luật Tố cáo Điều 25 khoản 1)',
} as const

/** Tạm đình chỉ giải quyết tố cáo: Luật Tố cáo Điều 34 khoản 1. */
export const denunciationPauses = {
  other_result: 'Phải chờ kết quả của cơ quan khác hoặc vụ việc liên quan (Luật Tố cáo Điều 34 khoản 1)',
  expertise: 'Phải chờ giám định bổ sung, giám định lại (Luật Tố cáo Điều 34 khoản 1)',
} as const

/** Đình chỉ giải quyết tố cáo: Luật Tố cáo Điều 34 khoản 3. */
export const denunciationStops = {
  withdrawn: 'Người tố cáo rút toàn bộ nội dung (Luật Tố cáo Điều 33, Điều 34 khoản 3)',
  died: 'Người bị tố cáo là cá nhân chết, việc chỉ liên quan người đó (Luật Tố cáo Điều 34 khoản 3)',
  settled: 'Đã có bản án, quyết định có hiệu lực (Luật Tố cáo Điều 34 khoản 3)',
} as const

/** Kết luận nội dung tố cáo: Luật Tố cáo Điều 35 khoản 2. */
export const denunciationResults = {
  right: 'Tố cáo đúng',
  partly: 'Tố cáo đúng một phần',
  wrong: 'Tố cáo sai',
} as const

/** Rút đơn: ai bị ép buộc thì việc giải quyết vẫn tiếp tục (Luật Khiếu nại Điều 10; Luật Tố cáo Điều 33). */
export const withdrawals = {
  free: 'Tự nguyện rút',
  forced: 'Bị ép buộc, đe dọa hoặc mua chuộc',
} as const

/** Đối thoại: Nghị định 155/2026/NĐ-CP Điều 11. */
export const dialogueOutcomes = {
  held: 'Hai bên có mặt, đã đối thoại',
  absent: 'Người khiếu nại vắng mặt không có lý do chính đáng: tiếp tục giải quyết',
  absent_agreed: 'Báo mời gấp, người khiếu nại đã đồng ý bằng văn bản mà vắng mặt không có lý do: tiếp tục giải quyết',
  absent_excused: 'Người khiếu nại vắng mặt có lý do: mời lại',
  respondent_absent: 'Bên bị khiếu nại vắng mặt: mời lại hoặc tiếp tục giải quyết',
} as const

/** As the citizen is told, who may say why they were away; of who was there nobody needs to hear. */
export const dialogueOutcomesTold = {
  held: null,
  absent: 'ghi anh/chị vắng mặt không có lý do chính đáng, việc giải quyết tiếp tục. Có lý do thì anh/chị báo ngay.',
  absent_agreed:
    'ghi anh/chị vắng mặt không có lý do chính đáng, việc giải quyết tiếp tục. Có lý do thì anh/chị báo ngay.',
  absent_excused: 'ghi anh/chị vắng mặt có lý do, anh/chị sẽ được mời lại.',
  respondent_absent: 'ghi bên bị khiếu nại vắng mặt.',
} as const

/** Which office the second complaint came to: the province's term runs from the day on which it has it (legal-facts 2.8). */
export const secondLetterAt = {
  first: 'Nơi giải quyết lần đầu, chuyển tỉnh hôm nay',
  province: 'Cơ quan của tỉnh',
} as const

/** Vụ việc phức tạp: bảy tiêu chí (Nghị định 155/2026 Điều 2; Nghị định 31/2019 Điều 3). */
export const complexities = {
  places: 'Phải xác minh từ hai nơi trở lên',
  contents: 'Có từ hai nội dung trở lên',
  people: 'Nhiều người khiếu nại, tố cáo hoặc liên quan quyền của nhiều người',
  foreign: 'Có yếu tố nước ngoài',
  bodies: 'Liên quan trách nhiệm của nhiều cơ quan',
  disagreement: 'Các cơ quan còn ý kiến khác nhau',
  evidence: 'Chứng cứ mâu thuẫn, phải giám định hoặc hỏi chuyên gia',
} as const
export type Complexity = keyof typeof complexities

/** Bảo vệ người tố cáo: gấp thì nhận trực tiếp hoặc qua điện thoại, giấy tờ sau (Luật Tố cáo Điều 50). */
export const protectionRequests = {
  plain: 'Yêu cầu bằng văn bản (Luật Tố cáo Điều 50)',
  urgent: 'Khẩn cấp, trực tiếp hoặc qua điện thoại (Luật Tố cáo Điều 50)',
} as const
