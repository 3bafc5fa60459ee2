/** Where a text may be cut, the best first: after a paragraph, a line, a sentence, a word. */
const seams = [/\n\n/g, /\n/g, /[.!?…;:]\s/g, /\s/g]

const lastSeam = (text: string): number => {
  for (const seam of seams) {
    const ends = [...text.matchAll(seam)].map((match) => match.index + match[0].length)
    const last = ends.at(-1) ?? 0
    if (last > text.length / 2) return last
  }
  return 0
}

const characters = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** The nearest place before `at` that divides no character as people see it; one longer than that is cut between units. */
const signBoundary = (text: string, at: number): number => {
  const start = characters.segment(text.slice(0, at + 64)).containing(at)?.index ?? at
  return start > 0 ? start : at - (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? 1 : 0)
}

/** Pieces of at most `longest` UTF-16 units, cut at the end of a paragraph, line, sentence or word where there is one. */
export const splitText = (text: string, longest: number): string[] => {
  const pieces: string[] = []
  let rest = text.normalize('NFC').trim()
  while (rest.length > longest) {
    const window = rest.slice(0, longest)
    const cut = lastSeam(window) || signBoundary(rest, longest)
    pieces.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}
