import type { AnswerTemplate } from '../../cases/answers/answer-templates.js'
import { templatesFor } from '../../cases/answers/answer-templates.js'
import type { SolvedAnswer } from '../../cases/answers/similar-solved.js'
import type { Case } from '../../cases/case.js'
import type { Cases } from '../../cases/cases.js'
import { isOfOther } from '../../cases/joined-words.js'
import { isFinal, kindOf } from '../../cases/kinds/index.js'
import { maySendPictures } from '../../cases/send-pictures.js'
import { shorten } from '../../shared/text.js'
import type { FormField } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { casePageWording as say } from './case-wording.js'
import { picturesField } from './pictures-field.js'
import { fieldsFor } from './step-fields.js'
import { type FormContext, verbForm } from './verb-form.js'
import { consoleWording } from './wording.js'

const area = (label: string, help?: string): FormField => ({
  name: 'text',
  label,
  required: true,
  maxLength: 4000,
  input: { kind: 'textarea', rows: 4 },
  ...(help && { help }),
})

/** Buttons that fill a text in; assets/case-page.js shows them. */
const templateBar = (formName: string, templates: readonly AnswerTemplate[]): Html =>
  templates.length === 0
    ? html``
    : html`<div class="templates" data-fills="${formName}-text" role="group" aria-label="${say.templates}" hidden>${templates.map(
        ({ title, text }) => html`<button class="button-quiet" type="button" data-fill="${text}">${title}</button>`,
      )}</div>`

const longestMatter = 100
const similarBox = (formName: string, similar: readonly SolvedAnswer[]): Html =>
  similar.length === 0
    ? html``
    : html`<details><summary>${say.similar(similar.length)}</summary><ul class="cards">${similar.map(
        ({ id, matter, answer }) =>
          html`<li><a href="/can-bo/vu-viec/${id}">${shorten(matter.split('\n')[0] ?? '', longestMatter)}</a>
            <div class="bubble bubble-bot">${lines(answer)}</div>
            <span data-fills="${formName}-text" hidden><button class="button-quiet" type="button" data-fill="${answer}">${say.useThis}</button></span></li>`,
      )}</ul></details>`

const lastWords = (found: Case): Html => {
  const said = found.timeline.findLast(({ by, text, what }) => by.role === 'citizen' && text && what !== 'opened')
  return said?.text
    ? html`<p class="muted">${isOfOther(said) ? say.followerSaid : say.lastSaid}:</p><div class="bubble bubble-person">${lines(said.text)}</div>`
    : html``
}

/** The move that tells the citizen the outcome in the officer's own words. */
const answeringMove = ({ moves }: ReturnType<Cases['offered']>) =>
  moves.find(({ to, asks }) => to === 'answered' && asks.length === 1 && asks[0] === 'answer')

/** Whether a move has its place in the box and not among the steps. */
export const isInBox = (to: string, offered: ReturnType<Cases['offered']>): boolean => answeringMove(offered)?.to === to

/** Answer, message, question and note: four kinds of words that can't be taken for one another. */
export const answerBox = (
  context: FormContext,
  { offered, similar }: { offered: ReturnType<Cases['offered']>; similar: readonly SolvedAnswer[] },
): Html => {
  const { found, refused, opened } = context
  const move = answeringMove(offered)
  const isOpen = !isFinal(found.kind, found.state)
  const withPictures = (fields: FormField[]) => (maySendPictures(found) ? [...fields, picturesField] : fields)
  const tab = (name: string, label: string, body: Html, isFirst: boolean, className = ''): Html => {
    const named = refused?.form ?? opened
    return html`<details class="box-tab ${className}" name="answer-box" data-tab="${name}"${named === name || (isFirst && !isTabNamed(named)) ? html` open` : ''}><summary>${label}</summary>${body}</details>`
  }
  return html`<section class="card" aria-labelledby="answer-box"><h2 id="answer-box">${say.answerBox}</h2>
    ${lastWords(found)}
    ${
      move
        ? tab(
            'move-answered',
            say.tabs.answered,
            html`${templateBar('move-answered', templatesFor(found, 'answer'))}${similarBox('move-answered', similar)}${verbForm(context, 'move-answered', 'buoc', move.action, withPictures(fieldsFor(move, kindOf(found.kind))), { fixed: { to: move.to }, isMain: true, withNext: true })}`,
            true,
          )
        : ''
    }
    ${tab('reply', say.tabs.reply, html`${templateBar('reply', [...templatesFor(found, 'news'), ...(move ? [] : templatesFor(found, 'answer'))])}${verbForm(context, 'reply', 'nhan', consoleWording.reply, withPictures([area(consoleWording.replyText)]), { isMain: !move, withNext: true })}`, !move)}
    ${isOpen ? tab('ask', say.tabs.ask, html`${templateBar('ask', templatesFor(found, 'ask'))}${verbForm(context, 'ask', 'hoi', consoleWording.ask, withPictures([area(consoleWording.askText)]), { withNext: true })}`, false) : ''}
    ${tab('internal', say.tabs.internal, verbForm(context, 'internal', 'ghi-chu', say.internalSave, [area(say.internalText, say.internalHelp)]), false, 'box-note')}
  </section>`
}

const tabNames = new Set(['move-answered', 'reply', 'ask', 'internal'])
const isTabNamed = (name: string | null): boolean => name !== null && tabNames.has(name)
