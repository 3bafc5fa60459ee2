import { doubtLines } from '../../catalog/doubts.js'
import { printedFields, type ToldField } from '../../catalog/field-texts.js'
import type { Paper } from '../../catalog/paper-fields.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { ProcedureFields, ProcedureKey } from '../../catalog/procedure-fields.js'
import { describePaper, readableLaw, readableMonth } from '../../catalog/wording.js'
import { procedureWording } from '../../dialogue/flows/answer-procedure/wording.js'
import { checklistOf } from '../../dialogue/flows/checklist/needed-papers.js'
import { type Html, html } from '../kit/html.js'

const source = (law: string, month: string): string => `Theo ${law}, thông tin ${month}.`

/** `chosen`: indexes of the situations that hold; `day`: today, 'YYYY-MM-DD'. */
export type Printed = { procedure: Procedure; chosen: readonly number[]; day: string }

const paperList = (papers: readonly Paper[]): Html =>
  html`<ul class="ticks">${papers.map((paper) => html`<li>${describePaper(paper)}</li>`)}</ul>`

const printSituations = ({ procedure, chosen }: Printed): Html => {
  const { papers, sometimes } = checklistOf(procedure, chosen)
  return html`${paperList(papers)}
      ${sometimes.map(({ when, papers: more }) => html`<h3>${procedureWording.inCase(when)}</h3>${paperList(more)}`)}`
}

/** A field by its title: a list under it, a text beside it. */
const print = ({ title, isList, linesOf }: ToldField, { procedure, day }: Printed): Html => {
  const lines = linesOf(procedure, { day })
  if (lines.length === 0) return html``
  return isList
    ? html`<h3>${title}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
    : html`<p><strong>${title}:</strong> ${lines.join('; ')}</p>`
}

const printers: Partial<Record<ProcedureKey, (printed: Printed, field: ToldField) => Html>> = {
  situations: printSituations,
}

/** What the page to print tells of a procedure, under its name. */
export const checklistArticle = (printed: Printed, fields: ProcedureFields): Html => {
  const { legal_basis, as_of } = printed.procedure
  const law = legal_basis[0]
  const told = printedFields(fields)
  const doubts = doubtLines(
    printed.procedure,
    told.map(({ key }) => key),
  )
  return html`${told.map((field) => printers[field.key]?.(printed, field) ?? print(field, printed))}
      ${doubts.map((line) => html`<p>${line}</p>`)}
      <p class="muted">${source(law ? procedureWording.law(readableLaw(law)) : procedureWording.noSource, readableMonth(as_of))}</p>`
}
