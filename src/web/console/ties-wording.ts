/** What officers of denunciations read where they declare relatives and units. */
export const tiesWording = {
  title: 'Khai người thân, đơn vị',
  why: 'Tố cáo, tin báo nêu tên người thân hoặc đơn vị của anh/chị thì người khác xử lý. Hệ thống không giao khóa các vụ đó cho anh/chị.',
  basis:
    'Người giải quyết, người xác minh phải vô tư (Luật Tố cáo Điều 38 khoản 5, Nghị định 31/2019 Điều 5). Khai đơn vị là quy định riêng của hệ thống này.',
  kept: 'Tên được mã hóa, không ai xem được trên trang nào khác. Nhật ký chỉ ghi số dòng.',
  relatives: 'Họ tên đầy đủ của người thân',
  relativesHelp:
    'Mỗi dòng một người: vợ chồng, cha mẹ, con, dâu, rể, anh chị em ruột. Viết hoa chữ đầu. Trùng tên với người khác cũng được tính.',
  units: 'Đơn vị đang và đã làm việc',
  unitsHelp: 'Mỗi dòng một đơn vị, ví dụ: UBND xã Mễ Sở; Sở Y tế.',
  save: 'Lưu',
  saved: 'Đã lưu. Từ nay khóa của các vụ việc liên quan không còn ở tài khoản này.',
  open: 'Khai người thân, đơn vị của tôi',
  openHelp: 'Để không ai xử lý vụ việc của người thân, đơn vị mình.',
  errors: {
    relative: (line: string) => `“${line}” chưa phải họ tên đầy đủ. Hãy ghi từ hai chữ trở lên, viết hoa chữ đầu.`,
    unit: (line: string) => `“${line}” chưa rõ là đơn vị nào. Hãy ghi tên đầy đủ, có tên xã, phường.`,
    tooMany: (most: number) => `Chỉ ghi được nhiều nhất ${most} dòng.`,
    tooLong: (most: number) => `Mỗi dòng chỉ ghi được nhiều nhất ${most} chữ cái.`,
  },
} as const
