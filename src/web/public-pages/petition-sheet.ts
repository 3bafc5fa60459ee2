import type { Block, Paper } from '../../papers/paper.js'
import { type Html, html } from '../kit/html.js'

/** Dots of a line that is to be filled in. */
const lineOfDots = 90

const blank = (characters: number): Html => html`<span class="blank">${'.'.repeat(characters)}</span>`

const block = (one: Block): Html => {
  if (one.kind === 'heading' || one.kind === 'centred') return html`<h3>${one.text}</h3>`
  if (one.kind === 'paragraph') return html`<p>${one.runs.map(({ text }) => text)}</p>`
  const content = one.value ?? blank(lineOfDots * one.lines)
  return one.label ? html`<p><span class="point">${one.label}:</span> ${content}</p>` : html`<p>${content}</p>`
}

/** The citizen's letter on the page, the same as in the PDF: one A4 sheet or more when printed. */
export const petitionSheet = ({ title, to, body, signature, reference }: Paper): Html => {
  return html`<article class="sheet" aria-label="${title}">
    <header>
      <p class="state"><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong><br><strong>Độc lập - Tự do - Hạnh phúc</strong></p>
      <p class="place-date">${blank(24)}, ngày ${blank(6)} tháng ${blank(6)} năm ${blank(10)}</p>
      <h2>${title}</h2>
      <p class="addressee">Kính gửi: ${to.join(', ')}</p>
    </header>
    ${body.map(block)}
    <footer>
      <p class="receipt"><strong>${reference}</strong></p>
      <p class="signature"><strong>${signature.lines}</strong><br><em>${signature.note}</em></p>
    </footer>
  </article>`
}
