import type { Choice } from '../messaging/message.js'

export const choice = (label: string, value: string): Choice => ({ label, value })

/** Choices that many replies offer. */
export const choices = {
  person: choice('Gặp cán bộ', '/canbo'),
  help: choice('Xã Ơi làm được gì', '/trogiup'),
  sendFeedback: choice('Gửi phản ánh', '/gui phan-anh'),
  track: choice('Tra cứu hồ sơ', '/tracuu'),
  contacts: choice('Liên hệ xã, phường', '/lienhe'),
  cancel: choice('Hủy', '/huy'),
  skip: choice('Bỏ qua', '/boqua'),
  menu: choice('Về đầu', '/menu'),
}

export const menuChoices: Choice[] = [choices.sendFeedback, choices.track, choices.contacts, choices.person]
