export const outOfScopeWording = {
  outOfScope: 'Việc này Xã Ơi không giúp được. Xã Ơi chỉ giúp việc với xã, phường: giấy tờ, phản ánh, liên hệ.',
  notOfThat: 'Việc vừa hỏi Xã Ơi không có thông tin. Hỏi việc khác thì anh/chị nói tên việc, ví dụ: “phí khai sinh”.',
} as const
