export const cancelWording = {
  nothingToCancel: 'Hiện không có việc gì đang làm dở. Anh/chị cần gì ạ?',
} as const
