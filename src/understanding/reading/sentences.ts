const ends = /(?<=[.!?;…])\s+|[\n\r]+/u

/** How people pass on to another request. */
const transitions = [
  'với lại|voi lai|với cho|voi cho|vs cho|và cho|va cho|đồng thời cho|à mà|a ma',
  'nhân tiện|nhan tien|tiện thể|tien the|ngoài ra|ngoai ra',
  'cho (?:em|tôi|toi|mình|minh|e|mk) (?:hỏi (?:luôn|thêm|nữa)|hoi (?:luon|them|nua))',
  'còn (?=\\S+ \\S+ (?:thì|\\S+ thì))',
]
const transition = `(?:${transitions.join('|')})(?:\\s|$)`
/** Blanks are looked at from the first of them on: from each it would take the square of their number. */
const joiners = new RegExp(`(?:,\\s*|(?<![,\\s])\\s+)(?=${transition})`, 'iu')
const atTransition = new RegExp(`^${transition}`, 'iu')

/** Whether a piece of a message begins as people do who ask something else: "nhân tiện cho hỏi …". */
export const asksElse = (piece: string): boolean => atTransition.test(piece)

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
