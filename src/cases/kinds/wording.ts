/** What the days are that steps ask for, where several kinds ask alike. */
export const withdrawalDay = 'Ngày nhận đơn rút, hoặc lập biên bản'
export const minutesDay = 'Ngày lập biên bản'
export const appointmentDay = 'Ngày nhận văn bản'
export const receivedDay = 'Ngày người khiếu nại nhận được'

/** Who settles what the province's own officers prepare. */
export const provinceHead = 'Chủ tịch UBND tỉnh'

/** Told to whoever sent it once signs of a crime were handed on (Luật Tố cáo Điều 27 khoản 1). */
export const crimePassedOn =
  'Hồ sơ {receiptCode}: phần có dấu hiệu tội phạm đã được chuyển đến {target} ({paper}, Luật Tố cáo Điều 27).'
