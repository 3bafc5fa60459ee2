const slip =
  /^(?:(?:à|a|ơ|ấy|ay|thôi|thoi|ủa)[\s,]+)*(?:(?:không|khong|ko|k|hk|đâu|dau|chẳng|chang) (?:phải|phai|đúng|dung)|(?:ghi |viết |nói )?(?:nhầm|nham|sai|lộn|lon))(?: (?:rồi|roi|đâu|dau|chỗ|cho|nơi|thế|vậy|ạ|a|đấy|ấy))*\s*[,.;:!]\s*(?:(?:phải |phai )?(?:là|la) )?/iu
const ending = /(?:[\s,]+(?:cơ|co|mà|ma|ạ|a|nhé|nhe|mới đúng|moi dung))*[\s.!]*$/iu

/** "ngõ 5 chứ không phải ngõ 3" tells both. */
const contrast = /(?<!\p{L})(?:không|khong|ko|k|hk|đâu|dau|chẳng|chang) (?:phải|phai)(?!\p{L})/iu

/** What is right, behind "không phải," or "nhầm rồi,", said against what was noted; null: the message doesn't begin so. */
export const saidAgainst = (text: string): string | null => {
  const said = text.replace(slip, '')
  return said === text || contrast.test(said) ? null : said.replace(ending, '')
}
