/** How much of a text is heard, in UTF-16 units: more than is read for what it asks, as a cry may stand anywhere. */
const longestHeard = 3_000
const longestTail = 1_000
/** Of a longer text, so many places in its middle that speak of danger, each with what stands around it. */
const mostPlaces = 2
const around = 160
/** So many words of danger are compared. */
const mostHits = 300

/** Words of somebody in danger now, without marks. */
const danger =
  /\b(?:cuu|dang (?:chay|danh|chem|duoi|dam|dot|khoc|chet|bi)|chay (?:nha|rung|to|roi|xe)|boc chay|chet|duoi nuoc|lu cuon|tu tu|tu sat|khong muon song|muon chet|cam dao|con dao|sung|giet|chem|dam (?:nhau|nguoi|toi|em)|bop co|ngat|bat tinh|kho tho|ngung tho|co giat|dien giat|giat dien|ro ga|mui ga|ro ri|tai nan|bat coc|hiep|xam hai|sap (?:nha|tuong|xuong)|ngo doc|ran can|chay mau|ket trong|mac ket|nhot|danh (?:dap|toi|em|vo|con|me)|de roi|khan cap|goi cap cuu)\b/g

const folded = new Map<string, string>()
const mostFolded = 2_000

const foldLetter = (letter: string): string => {
  const known = folded.get(letter)
  if (known !== undefined) return known
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').charAt(0).toLowerCase() || letter.charAt(0)
  if (folded.size < mostFolded) folded.set(letter, bare)
  return bare
}

/** Lower case without marks, each letter in its place. */
const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?![\0-\x7f])[\p{L}\p{M}]/gu, foldLetter)
    .replaceAll('đ', 'd')

/** The places of the middle with most words of danger around them, in their order. */
const placesOf = (middle: string): string[] => {
  const hits: number[] = []
  for (const { index } of fold(middle).matchAll(danger)) if (hits.push(index) === mostHits) break
  const rated = hits
    .map((at) => ({ at, count: hits.filter((other) => Math.abs(other - at) <= around).length }))
    .toSorted((a, b) => b.count - a.count)
  const taken: number[] = []
  for (const { at } of rated) {
    if (taken.length === mostPlaces) break
    if (taken.every((other) => Math.abs(other - at) > around)) taken.push(at)
  }
  return taken.toSorted((a, b) => a - b).map((at) => whole(middle.slice(Math.max(0, at - around), at + around)))
}

const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')

/** The part of a text in which danger is heard: all of it, or its beginning and end and what of the middle speaks of danger. */
export const partToHear = (text: string): string => {
  if (text.length <= longestHeard) return text
  const middle = text.slice(longestHeard - longestTail, -longestTail)
  return [whole(text.slice(0, longestHeard - longestTail)), ...placesOf(middle), whole(text.slice(-longestTail))].join(
    '\n',
  )
}
