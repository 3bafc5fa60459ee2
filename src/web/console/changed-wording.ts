/** What is said to an officer whose form met a case that had changed. */
export const changedWording = {
  line: (time: string, name: string, what: string) => `${time}, ${name}: ${what}`,
  changed: (lines: readonly string[]) =>
    `Trong lúc anh/chị viết, vụ việc đã thay đổi (${lines.join('; ')}). Chữ anh/chị gõ vẫn còn đây: xem lại rồi gửi.`,
  orphaned: 'Chữ anh/chị vừa gõ',
  orphanedHelp: 'Việc này không còn làm được ở trạng thái mới. Anh/chị chép lại phần cần dùng.',
} as const
