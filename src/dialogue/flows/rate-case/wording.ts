export const ratingWording = {
  thanks: 'Cảm ơn anh/chị đã đánh giá. Ý kiến này giúp xã, phường phục vụ tốt hơn.',
  sorry: 'Cảm ơn anh/chị đã nói thật. Điều gì chưa được, anh/chị gửi thành phản ánh để nơi đó trả lời nhé.',
  unknown: 'Không tìm thấy việc cần đánh giá. Anh/chị tra cứu bằng mã biên nhận giúp.',
} as const
