import { changedLines, type Difference } from '../../catalog/compare.js'
import { noCircumstances } from '../../catalog/fee-circumstances.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { ProcedureFields } from '../../catalog/procedure-fields.js'
import { describeProcedure } from '../../dialogue/flows/answer-procedure/describe-procedure.js'
import { localDay } from '../../shared/clock.js'
import { type Html, html, lines } from '../kit/html.js'
import { checklistArticle } from '../public-pages/checklist-article.js'
import { editorWording as say } from './wording.js'

const aspects = ['all', 'fee', 'papers'] as const

const spokenOf = (aspect: (typeof aspects)[number], procedure: Procedure, fields: ProcedureFields, now: Date): string =>
  describeProcedure(aspect, { procedure, now, office: null, circumstances: noCircumstances }, fields).text

/** Lines of the bot's answers that only one of two versions says, by what is asked. */
export const spokenChanges = (before: Procedure, after: Procedure, fields: ProcedureFields, now: Date): Difference[] =>
  aspects.flatMap((aspect) => {
    const linesOf = (procedure: Procedure): string[] => spokenOf(aspect, procedure, fields, now).split('\n')
    const changed = changedLines(linesOf(before), linesOf(after))
    return changed ? [{ key: aspect, label: say.previewAspects[aspect], ...changed }] : []
  })

/** What citizens get of a procedure: the bot's answers, and the page to print, folded. */
export const answerPreview = (procedure: Procedure, fields: ProcedureFields, now: Date, title: string): Html => html`
  <section class="card answer-preview" aria-labelledby="preview-title" data-preview>
    <h2 id="preview-title">${title}</h2>
    ${aspects.map(
      (aspect) => html`<p class="muted">${say.previewAspects[aspect]}</p>
      <div class="bubble bubble-bot">${lines(spokenOf(aspect, procedure, fields, now))}</div>`,
    )}
    <details><summary>${say.printTitle}</summary>${checklistArticle({ procedure, chosen: [], day: localDay(now) }, fields)}</details>
  </section>`
