/** What the description says of each address of /api/v1, and its own refusals. */
export const v1Wording = {
  list: 'Danh sách thủ tục đang công bố',
  one: 'Một thủ tục: giấy tờ, phí, thời hạn, căn cứ',
  field: 'Chỉ lĩnh vực này, ghi đúng tên',
  since: 'Chỉ thủ tục có nguồn từ tháng này',
  noProcedure: 'Không có thủ tục này. Xem danh sách tại /api/v1/procedures.',
  search: 'Câu người dân nói nghĩa là gì: ý định, thủ tục, nơi chốn',
  query: 'Câu người dân nói, tối đa 500 chữ cái',
  communes: 'Danh sách 104 xã, phường',
  commune: 'Một xã, phường: liên hệ, giờ làm việc, ngày đóng cửa',
  communeQuery: 'Tên xã nay hoặc tên cũ',
  noCommune: 'Không có xã, phường mang mã này. Xem danh sách tại /api/v1/communes.',
} as const
