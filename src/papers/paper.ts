/** How letters stand on a line. */
export type Style = 'regular' | 'bold' | 'italic' | 'boldItalic'

/** Words in one style. */
export type Run = { text: string; style: Style }

/**
 * A part of a paper's body, from top to bottom. `paragraph` is justified with its first line indented; `point` is a
 * label and what follows it on the line, null for `lines` dotted lines to be filled in by hand.
 */
export type Block =
  | { kind: 'paragraph'; runs: readonly Run[] }
  | { kind: 'heading'; text: string }
  | { kind: 'centred'; text: string }
  | { kind: 'point'; label: string; value: string | null; lines: number }

/** The top of an official paper: who sends it, its number, place and day (Nghị định 30/2020/NĐ-CP, phụ lục I, mục II). */
export type OfficeHeader = {
  kind: 'office'
  /** 'ỦY BAN NHÂN DÂN', 'XÃ YÊN MỸ': the lines of its name. */
  agency: readonly string[]
  /** '05/TB-UBND', or '……/TB-UBND' while it has none. */
  number: string
  /** 'Yên Mỹ' */
  place: string
  /** 'YYYY-MM-DD'; null leaves the day open. */
  day: string | null
}

/** The top of a citizen's letter: the national heading in the middle, place and day left open. */
export type CitizenHeader = { kind: 'citizen' }

export type Paper = {
  /** For the file's own title, shown by readers in their window. */
  title: string
  header: OfficeHeader | CitizenHeader
  /** Printed over every page and in the number's place. */
  isDraft: boolean
  /** 'THÔNG BÁO' */
  name: string
  /** 'Về việc …' */
  subject: string | null
  /** Who decides, above the body of a decision: 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ YÊN MỸ'. */
  authority: string | null
  /** After 'Kính gửi:'. */
  to: readonly string[]
  body: readonly Block[]
  signature: { lines: readonly string[]; note: string | null; name: string | null }
  /** After 'Nơi nhận:'; none: the paper has no such list. */
  recipients: readonly string[]
  /** A small line beside the signature where there are no recipients: the receipt code. */
  reference: string | null
  /** An address as a QR code, and what stands under it. */
  qr: { address: string; caption: string } | null
}

export const plain = (text: string): Run => ({ text, style: 'regular' })
export const bold = (text: string): Run => ({ text, style: 'bold' })
export const italic = (text: string): Run => ({ text, style: 'italic' })

/** A paragraph of words, plain where no style is named. */
export const paragraph = (...parts: readonly (Run | string)[]): Block => ({
  kind: 'paragraph',
  runs: parts.map((part) => (typeof part === 'string' ? plain(part) : part)),
})

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const centred = (text: string): Block => ({ kind: 'centred', text })
export const point = (label: string, value: string | null, lines = 1): Block => ({ kind: 'point', label, value, lines })

/** People's own words, a paragraph for each of their lines; a dotted line where they said nothing. */
export const paragraphs = (text: string | null, blankLines = 2): Block[] =>
  text === null || text.trim() === ''
    ? [point('', null, blankLines)]
    : text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => paragraph(line.trim()))
