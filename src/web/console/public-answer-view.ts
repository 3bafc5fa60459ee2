import type { Account } from '../../accounts/roles.js'
import {
  isOwnOffice,
  isPublishable,
  type PublicAnswer,
  proposedTexts,
} from '../../cases/public-answers/public-answer.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { type Html, html, lines } from '../kit/html.js'
import { publicAnswerPageWording as say } from './public-answer-wording.js'
import { type FormContext, foldedVerb, verbForm } from './verb-form.js'

const fields = [
  { name: 'question', label: say.question, help: say.help, required: true, input: { kind: 'textarea', rows: 4 } },
  { name: 'answer', label: say.answer, required: true, input: { kind: 'textarea', rows: 6 } },
] as const

const formName = 'publish-answer'
/** Sent along once the texts were read as they would go out. */
export const previewedField = 'da_xem'

const hiding = /(…|•••)/

/** A text with what the machine left out marked. */
const marked = (text: string): Html =>
  html`${text.split(hiding).map((part) => (hiding.test(part) ? html`<mark>${part}</mark>` : lines(part)))}`

const countHidden = (...texts: readonly (string | undefined)[]): number =>
  texts.reduce((sum, text = '') => sum + (text.split(hiding).length - 1) / 2, 0)

/** First it is shown as it would go out, then it goes. */
const publishForm = (
  context: FormContext,
  { chosen, isPreview, label }: { chosen: Record<string, string>; isPreview: boolean; label: string },
): Html =>
  isPreview
    ? html`<p>${say.hidden(countHidden(context.refused?.typed.question, context.refused?.typed.answer))}</p><blockquote><p><strong>${marked(context.refused?.typed.question ?? '')}</strong></p><p>${marked(context.refused?.typed.answer ?? '')}</p></blockquote>
      ${verbForm(context, formName, 'dang-tra-loi', say.publishNow, fields, { fixed: { [previewedField]: '1' }, isMain: true })}`
    : foldedVerb(context, formName, 'dang-tra-loi', label, fields, { chosen })

/** Whether the question and its answer are read by everybody, with the texts to edit and the way back. */
export const publicAnswerCard = (
  context: FormContext,
  account: Account,
  one: PublicAnswer | null,
  officeNumbers: readonly string[],
): Html => {
  const { found } = context
  if (!one || found.kind !== 'feedback') return html``
  const isOwn = isOwnOffice(account, found)
  const chosen =
    one.question && one.answer ? { question: one.question, answer: one.answer } : proposedTexts(found, officeNumbers)
  const isPreview = context.refused?.form === formName && context.refused.isPreview === true
  const mayPublish = isOwn && one.state !== 'erased' && one.state !== 'refused' && isPublishable(found)
  return html`<section class="card" aria-labelledby="public-answer"><h2 id="public-answer">${say.title}</h2>
    <p>${one.state === 'published' && one.publishedAt ? say.published(readableDay(localDay(one.publishedAt))) : say.states[one.state]}</p>
    ${one.state === 'published' ? html`<blockquote><p><strong>${lines(one.question ?? '')}</strong></p><p>${lines(one.answer ?? '')}</p></blockquote>` : ''}
    ${mayPublish ? publishForm(context, { chosen, isPreview, label: one.state === 'published' ? say.edit : say.publish }) : ''}
    ${isOwn && one.state === 'published' ? foldedVerb(context, 'withdraw-answer', 'go-tra-loi', say.withdraw, []) : ''}</section>`
}
