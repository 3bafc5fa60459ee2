/** What an officer reads whose picture can't go to a citizen. */
export const officePicturesWording = {
  tooMany: (most: number) => `Mỗi lần gửi được ${most} ảnh. Hãy bỏ bớt.`,
  empty: (name: string) => `Ảnh ${name} trống.`,
  too_large: (name: string) => `Ảnh ${name} lớn hơn 20 MB. Hãy gửi bản nhỏ hơn.`,
  type: (name: string) => `${name} không phải ảnh JPEG, PNG hay WebP. Hãy đổi sang JPEG rồi gửi.`,
  quota: () => 'Hôm nay anh/chị đã gửi quá nhiều ảnh. Hãy thử lại ngày mai.',
  no_space: () => 'Máy chủ gần hết chỗ nên chưa nhận được ảnh.',
  pixels: (name: string) => `Ảnh ${name} có quá nhiều điểm ảnh. Hãy gửi bản nhỏ hơn.`,
  unreadable: (name: string) => `Ảnh ${name} bị hỏng, không mở được. Hãy chọn ảnh khác.`,
  infected: (name: string) => `Ảnh ${name} có mã độc nên không gửi được.`,
  not_scanned: (name: string) => `Chưa quét được mã độc trong ảnh ${name}. Hãy thử lại sau ít phút.`,
  locked: (name: string) => `Anh/chị không mở được ảnh ${name}. Hãy chọn ảnh khác.`,
  removed: (name: string) => `Ảnh ${name} đã bị xóa. Hãy chọn ảnh khác.`,
} as const
