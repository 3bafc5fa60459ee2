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
import { type FormContext, foldedVerb } from './verb-form.js'

const fields = [
  { name: 'question', label: say.question, help: say.help, required: true, input: { kind: 'textarea', rows: 4 } },
  { name: 'answer', label: say.answer, required: true, input: { kind: 'textarea', rows: 6 } },
] as const

/** Whether the question and its answer are read by everybody, with the texts to edit and the way back. */
export const publicAnswerCard = (context: FormContext, account: Account, one: PublicAnswer | null): Html => {
  const { found } = context
  if (!one || found.kind !== 'feedback') return html``
  const isOwn = isOwnOffice(account, found)
  const chosen = one.question && one.answer ? { question: one.question, answer: one.answer } : proposedTexts(found)
  const mayPublish = isOwn && one.state !== 'erased' && one.state !== 'refused' && isPublishable(found)
  return html`<section class="card" aria-labelledby="public-answer"><h2 id="public-answer">${say.title}</h2>
    <p>${one.state === 'published' && one.publishedAt ? say.published(readableDay(localDay(one.publishedAt))) : say.states[one.state]}</p>
    ${one.state === 'published' ? html`<blockquote><p><strong>${lines(one.question ?? '')}</strong></p><p>${lines(one.answer ?? '')}</p></blockquote>` : ''}
    ${mayPublish ? foldedVerb(context, 'publish-answer', 'dang-tra-loi', one.state === 'published' ? say.edit : say.publish, fields, { chosen }) : ''}
    ${isOwn && one.state === 'published' ? foldedVerb(context, 'withdraw-answer', 'go-tra-loi', say.withdraw, []) : ''}</section>`
}
