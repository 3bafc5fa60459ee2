/** What is said of answers that everybody may read, to staff and of refusals. */
export const publicAnswerWording = {
  errors: {
    notAgreed: 'Người gửi không đồng ý cho đăng, nên không đăng được.',
    notOpen: 'Chỉ đăng phản ánh đã trả lời, không thuộc diện giữ kín.',
    notOwn: 'Chỉ cán bộ, lãnh đạo của xã, phường giải quyết mới được đăng.',
    question: 'Ghi câu hỏi sẽ hiện ra.',
    answer: 'Ghi câu trả lời sẽ hiện ra.',
    tooLong: 'Phần này dài quá, rút ngắn còn dưới 5.000 chữ cái.',
    notPublished: 'Câu trả lời này không còn được đăng.',
  },
} as const
