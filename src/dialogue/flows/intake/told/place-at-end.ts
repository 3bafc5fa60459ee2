import { findPlaces } from '../../../../places/find-places.js'

const lengths = [3, 2]

/** "thôn Phú Trạch Mễ Sở", where a place was asked for: the commune's name stands last, without "xã". As it was meant. */
export const withCommuneNamed = (text: string): string => {
  if (findPlaces(text, { expected: true }).some(({ communes }) => communes.length > 0)) return text
  const words = text
    .trim()
    .replace(/[.,;!?]+$/u, '')
    .split(/\s+/)
  for (const length of lengths) {
    if (words.length <= length) continue
    const name = words.slice(-length).join(' ')
    const [found] = findPlaces(`xã ${name}`, { expected: true })
    if (found?.communes.length === 1) return `${words.slice(0, -length).join(' ')}, xã ${name}`
  }
  return text
}
