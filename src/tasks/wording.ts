export const taskWording = {
  answered: (agency: string, text: string) => `${agency} trả lời anh/chị:\n\n${text}`,
  wasWrong: (name: string | undefined) =>
    `Biên tập viên đã xem tin anh/chị báo sai${name ? ` về “${name}”` : ''}. Anh/chị báo đúng, câu trả lời đã được sửa. Cảm ơn anh/chị.`,
  wasRight: (name: string | undefined) =>
    `Biên tập viên đã xem tin anh/chị báo sai${name ? ` về “${name}”` : ''}. Câu trả lời ấy được đối chiếu là đúng. Nơi làm thu hay đòi khác, anh/chị nhắn “phản ánh”.`,
  caption: (number: number, count: number) => `Ảnh ${number}/${count} kèm câu trả lời`,
  errors: {
    notFound: 'Không tìm thấy việc này. Hãy tải lại trang.',
    forbidden: 'Tài khoản này không được làm việc đó.',
    doneMeanwhile: 'Người khác vừa xử lý việc này, chữ anh/chị gõ chưa được gửi.',
    settledMeanwhile: 'Người khác vừa xử lý tin này. Hãy tải lại trang.',
    answerMissing: 'Hãy viết câu trả lời cho người dân.',
    outcomeMissing: 'Hãy viết kết quả đã làm được.',
    noPictures: 'Câu trả lời này không kèm ảnh được. Hãy bỏ ảnh rồi gửi.',
    notThisWay: 'Việc này không kết thúc bằng cách đó. Hãy tải lại trang.',
  },
} as const
