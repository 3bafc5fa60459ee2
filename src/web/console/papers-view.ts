import type { Case } from '../../cases/case.js'
import type { Papers } from '../../papers/papers.js'
import { readableDay } from '../../shared/clock.js'
import { type Html, html } from '../kit/html.js'
import type { StepToRecord } from './paper-steps.js'
import { papersWording as say } from './wording.js'

/** Where the letter is printed that the citizen still has to sign. */
export const petitionPath = (caseId: string): string => `/can-bo/vu-viec/${caseId}/don`

export type CasePapers = {
  /** The letter that the citizen still has to sign can be printed. */
  hasPetition: boolean
  makeable: ReturnType<Papers['findMakeable']>
  made: Awaited<ReturnType<Papers['findMade']>>
}

/** The card of a case's papers: those with a number, then those that can be made now. Nothing where there are none. */
export const papersCard = (
  { id }: Case,
  { makeable, made, hasPetition }: CasePapers,
  toRecord: readonly StepToRecord[],
): Html | null => {
  if (makeable.length === 0 && made.length === 0 && !hasPetition) return null
  const at = `/can-bo/vu-viec/${id}`
  return html`<section class="card" id="giay-to" aria-labelledby="papers"><h2 id="papers">${say.title}</h2>
    ${hasPetition ? html`<p><a href="${petitionPath(id)}">${say.petition}</a><br><span class="muted">${say.petitionHelp}</span></p>` : ''}
    ${
      made.length === 0
        ? ''
        : html`<ul>${made.map(
            (paper) =>
              html`<li><a href="${at}/giay-da-cap/${paper.id}">${paper.label}</a> <span class="muted">${say.numbered(paper.number, readableDay(paper.day))}</span>${toRecord
                .filter((one) => one.paper.id === paper.id)
                .map((one) => html`<br><a href="${at}?mo=${one.form}#actions">${say.toRecord(one.label)}</a>`)}</li>`,
          )}</ul>`
    }
    ${
      makeable.length === 0
        ? ''
        : html`<h3>${say.make}</h3><ul>${makeable.map(({ kind, label }) => html`<li><a href="${at}/giay/${kind}">${label}</a></li>`)}</ul>`
    }
  </section>`
}
