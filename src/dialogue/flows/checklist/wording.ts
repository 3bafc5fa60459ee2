export const checklistWording = {
  yes: { label: 'Có', value: '/co' },
  no: { label: 'Không', value: '/khongco' },
  chooseYesNo: 'Anh/chị trả lời có hoặc không giúp.',
  title: (name: string) => `${name}: giấy tờ anh/chị cần`,
  print: (address: string) => `Bản in có mã QR: ${address}`,
  again: 'Cần xem lại, anh/chị gõ “gửi lại danh sách”.',
  none: 'Chưa có danh sách nào. Anh/chị hỏi một thủ tục trước nhé.',
} as const
