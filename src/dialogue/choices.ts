import type { Choice } from '../messaging/message.js'
import { answerWords, commandWords, kindWords, payload } from './choice-words.js'

export const choice = (label: string, value: string): Choice => ({ label, value })

/** Choices that many replies offer. */
export const choices = {
  person: choice('Gặp cán bộ', payload(commandWords.person)),
  help: choice('Xã Ơi làm được gì', payload(commandWords.help)),
  sendFeedback: choice('Gửi phản ánh', payload(commandWords.send, kindWords.feedback)),
  track: choice('Tra cứu hồ sơ', payload(commandWords.track)),
  contacts: choice('Liên hệ xã, phường', payload(commandWords.contacts)),
  cancel: choice('Hủy', payload(commandWords.cancel)),
  skip: choice('Bỏ qua', payload(answerWords.skip)),
  menu: choice('Về đầu', payload(commandWords.menu)),
}

export const menuChoices: Choice[] = [choices.sendFeedback, choices.track, choices.contacts, choices.person]
