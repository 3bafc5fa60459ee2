import type { Moved, Rehearsal } from '../../understanding/rehearse.js'
import { type Html, html } from '../kit/html.js'
import type { Run } from './rehearsals.js'
import { editorWording } from './wording.js'

const say = editorWording.rehearsal
const mostShown = 30

/** A publishing that loses more of the test questions than this is asked about. */
const bearableLoss = 0.01

const lossOf = ({ count, better, worse }: Rehearsal): number => (worse - better) / Math.max(1, count)

const points = (share: number): string => (share * 100).toFixed(1).replace('.', ',')

export const losesTooMuch = (result: Rehearsal | null): result is Rehearsal =>
  result !== null && lossOf(result) > bearableLoss

const movedLine = ({ text, slug, before, after }: Moved, nameOf: (slug: string) => string): Html => {
  const named = (one: string | null) => (one === null ? say.nobody : nameOf(one))
  const verdict = after === slug ? say.better : before === slug ? say.worse : null
  return html`<li>${say.moved(text, named(after), named(before))}${verdict ? html` <strong>${verdict}</strong>` : ''}</li>`
}

const told = (result: Rehearsal, nameOf: (slug: string) => string): Html => {
  const worst = result.moved.toSorted((a, b) => Number(b.before === b.slug) - Number(a.before === a.slug))
  return html`<p>${say.counted(result.count, result.better, result.worse)}</p>
    ${
      worst.length === 0
        ? html`<p>${say.nothing}</p>`
        : html`<p><strong>${say.others(worst.length)}</strong></p><ul>${worst.slice(0, mostShown).map((one) => movedLine(one, nameOf))}</ul>
      ${worst.length > mostShown ? html`<p>${say.more(worst.length - mostShown)}</p>` : ''}`
    }
    ${result.missed.length > 0 ? html`<p><strong>${say.missed(result.missed.length)}</strong></p><ul>${result.missed.slice(0, mostShown).map((text) => html`<li>“${text}”</li>`)}</ul>` : ''}
    ${losesTooMuch(result) ? html`<p class="notice notice-error">${say.loss(points(lossOf(result)))}</p>` : ''}`
}

/** What the run of a draft against the questions says so far. */
export const rehearsalView = ({ result }: Run, nameOf: (slug: string) => string): Html => html`
  <section class="card" aria-labelledby="rehearsal-title" data-rehearsal="${result === undefined ? 'running' : 'done'}">
    <h2 id="rehearsal-title">${say.title}</h2>
    ${result === undefined ? html`<p role="status">${say.running} <a href="">${say.reload}</a></p>` : result === null ? html`<p>${say.untouched}</p>` : told(result, nameOf)}
  </section>`
