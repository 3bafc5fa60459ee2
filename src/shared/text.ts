/** How much of a text is ever read, in UTF-16 units, and how much of that stands at its end. */
const longestRead = 1_000
const longestTail = 350
/** Parts the beginning and the end as nothing else does: no sentence, name or number goes on behind it. */
const seam = '\n'

/**
 * The part of a text that is read to understand it: all of it, or its beginning and its end, where people say what they
 * want. So no message costs more than another of this length. What is kept of a text is kept whole.
 */
export const partToRead = (text: string): string => {
  if (text.length <= longestRead) return text
  const head = text.slice(0, longestRead - longestTail - seam.length).replace(/[\uD800-\uDBFF]$/, '')
  const tail = text.slice(-longestTail).replace(/^[\uDC00-\uDFFF]/, '')
  return head + seam + tail
}

/** Lower case without Vietnamese marks: 'Đường Láng' -> 'duong lang'. Characters other than letters and digits become one space. Of a long text only the part to read. */
export const foldMarks = (text: string): string =>
  partToRead(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** At most `longest` UTF-16 units, never half a character, with '…' where something was cut. */
export const shorten = (text: string, longest: number): string => {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}

/** Unicode's bound for text that comes in a stream (UAX 15, Stream-Safe Text Format). */
const tooManyMarks = /(\p{M}{30})\p{M}+/gu

/** NFC of any text. Of a heap of marks on one letter thirty stay: to put more in order takes the square of their number. */
export const composed = (text: string): string => text.replace(tooManyMarks, '$1').normalize('NFC')
