import type { Block, Paper } from './paper.js'
import { printable } from './printable.js'

const orNull = (text: string | null): string | null => (text === null ? null : printable(text))

const printableBlock = (block: Block): Block => {
  if (block.kind === 'paragraph')
    return { ...block, runs: block.runs.map(({ text, style }) => ({ text: printable(text), style })) }
  if (block.kind === 'point') return { ...block, label: printable(block.label), value: orNull(block.value) }
  return { ...block, text: printable(block.text) }
}

/** A paper with every text as it is printed. Throws MissingGlyph. */
export const printablePaper = (paper: Paper): Paper => ({
  ...paper,
  header:
    paper.header.kind === 'citizen'
      ? paper.header
      : {
          ...paper.header,
          agency: paper.header.agency.map(printable),
          number: printable(paper.header.number),
          place: printable(paper.header.place),
        },
  name: printable(paper.name),
  subject: orNull(paper.subject),
  authority: orNull(paper.authority),
  to: paper.to.map(printable),
  body: paper.body.map(printableBlock),
  signature: {
    lines: paper.signature.lines.map(printable),
    note: orNull(paper.signature.note),
    name: orNull(paper.signature.name),
  },
  recipients: paper.recipients.map(printable),
  reference: orNull(paper.reference),
  qr: paper.qr && { ...paper.qr, caption: printable(paper.qr.caption) },
})
