const ends = /(?<=[.!?;…])\s+|[\n\r]+/u
const joiners =
  /(?:,|\s)\s*(?=(?:với lại|voi lai|với cho|voi cho|vs cho|và cho|va cho|nhân tiện|nhan tien|tiện thể|tien the|à mà|a ma|ngoài ra|ngoai ra|cho (?:em|tôi|toi|mình|minh|e|mk) hỏi (?:luôn|thêm|nữa)|cho (?:em|toi|minh|e|mk) hoi (?:luon|them|nua)|còn (?=\S+ \S+ (?:thì|\S+ thì))|đồng thời cho)(?:\s|$))/iu

const mostSentences = 60

/** A message cut into its sentences, at most 60; the rest stays with the last. */
export const splitSentences = (text: string): string[] => {
  const parts = text
    .split(ends)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part))
  return parts.length <= mostSentences ? parts : [...parts.slice(0, 10), ...parts.slice(-(mostSentences - 10))]
}

/** A message cut where one request ends and the next begins, as the words show it. */
export const splitRequests = (text: string): string[] =>
  splitSentences(text).flatMap((sentence) =>
    sentence
      .split(joiners)
      .map((part) => part.trim())
      .filter((part) => /\p{L}/u.test(part)),
  )
