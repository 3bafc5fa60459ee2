export const surveyWording = {
  ask: 'Anh/chị muốn góp ý về việc phục vụ của xã, phường ạ? Anh/chị gửi thành phản ánh để nơi đó trả lời nhé.',
} as const
