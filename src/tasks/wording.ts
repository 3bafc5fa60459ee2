export const taskWording = {
  answered: (agency: string, text: string) => `${agency} trả lời anh/chị:\n\n${text}`,
  errors: {
    notFound: 'Không tìm thấy việc này. Hãy tải lại trang.',
    forbidden: 'Tài khoản này không được làm việc đó.',
    doneMeanwhile: 'Người khác vừa xử lý việc này. Hãy tải lại trang.',
    answerMissing: 'Hãy viết câu trả lời cho người dân.',
    notThisWay: 'Việc này không kết thúc bằng cách đó. Hãy tải lại trang.',
  },
} as const
