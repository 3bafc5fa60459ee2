/** One word per meaning, told wherever cases that are late are counted. */
export const latenessWording =
  'Quá hạn một việc: có bước chưa làm đúng ngày, như báo hướng xử lý. Quá hạn trả lời: chưa trả lời đúng hạn. Chỉ số “Đang quá hạn trả lời” chỉ đếm loại sau, nên có thể ít hơn.'
