/** Lower case without Vietnamese marks: 'Đường Láng' -> 'duong lang'. Signs other than letters and digits become one space. */
export const foldMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** At most `longest` UTF-16 units, never half a sign, with '…' where something was cut. */
export const shorten = (text: string, longest: number): string => {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}
