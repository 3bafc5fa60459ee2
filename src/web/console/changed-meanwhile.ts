import type { Case } from '../../cases/case.js'
import { localTime } from '../../shared/clock.js'
import { type Html, html, lines } from '../kit/html.js'
import { changedWording as say } from './changed-wording.js'
import { titleOf } from './timeline-view.js'

const mostTold = 5
const longFields = new Set(['text', 'target', 'target_why', 'paper_signer', 'people'])

/** What happened to a case since the version that a form was made for, the newest last: "21:04, Lan: Nhắn người dân". */
export const describeChanges = (found: Case, seenVersion: number): string[] =>
  found.timeline
    .slice(-Math.max(1, found.version - seenVersion))
    .slice(-mostTold)
    .map((event) => say.line(localTime(event.at), event.by.name, titleOf(found, event)))

/** What was typed into a form that isn't offered any more: nothing typed is lost. */
export const orphanedWords = (typed: Readonly<Record<string, string>>): Html => {
  const texts = Object.entries(typed).filter(([name, text]) => longFields.has(name) && text.trim() !== '')
  return texts.length === 0
    ? html``
    : html`<section class="card" aria-labelledby="orphaned"><h2 id="orphaned">${say.orphaned}</h2>
        <p>${say.orphanedHelp}</p>${texts.map(([, text]) => html`<blockquote>${lines(text)}</blockquote>`)}</section>`
}
