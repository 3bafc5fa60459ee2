/** Shown to staff as the reason why a picture didn't go out. */
export const channelsWording = {
  pictureGone: 'ảnh đã bị xóa',
  pictureUnfit: 'ảnh không mở được',
} as const
