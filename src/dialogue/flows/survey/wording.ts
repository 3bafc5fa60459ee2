export const surveyWording = {
  ask: 'Anh/chị muốn góp ý về việc phục vụ của xã, phường ạ? Anh/chị gửi thành phản ánh để nơi đó trả lời nhé.',
  sheet: (commune: string, address: string) => `Muốn chấm điểm ${commune}, không ghi tên: ${address}`,
  offer: (count: number) =>
    `Anh/chị trả lời thêm ${count} câu ngắn được không? Các câu này không ghi tên: xã, phường không biết ai trả lời.`,
  more: 'Trả lời thêm',
  skip: 'Bỏ qua',
  place: (number: number, count: number) => `Câu ${number}/${count}.`,
  refused: 'Vâng, Xã Ơi sẽ không hỏi ý kiến anh/chị nữa. Việc của anh/chị vẫn được trả lời như thường.',
  thanks: 'Cảm ơn anh/chị. Câu trả lời đã được ghi, không kèm tên.',
  thanksForMark: 'Cảm ơn anh/chị.',
  notKept:
    'Câu vừa rồi nói về sai phạm của cán bộ nên không ghi vào phiếu. Muốn báo kín, anh/chị gõ “tố cáo” để được hướng dẫn.',
  secret: 'Muốn báo kín việc ấy, anh/chị gõ “tố cáo”.',
  unknown: 'Phiếu hỏi này không còn nữa. Cảm ơn anh/chị.',
} as const
