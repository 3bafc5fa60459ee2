import { createHash, randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import type { Case } from '../../cases/case.js'
import { isSealed, kindOf } from '../../cases/kinds/index.js'
import { whyNotReopen } from '../../cases/reopen-by-citizen.js'
import { accusesInWords } from '../../dialogue/accuses-office.js'
import { withoutCitizenNumbers } from '../../dialogue/forms/citizen-number.js'
import { readable } from '../../dialogue/readable.js'
import { csrfField, formField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import type { WebParts } from '../kit/web-parts.js'
import { lookUpWording as say } from './look-up-wording.js'

export const wordsPath = '/tra-cuu/nhan-them'

const names = { text: 'loi', key: 'lan', reopens: 'mo_lai' } as const
const longest = 2_000
const keySchema = z.uuid()

/** What became of words; refused ones are kept nowhere but in the answer to who wrote them. */
export type Words =
  | { became: 'added' | 'reopened'; isDanger: boolean; text: string; key: string }
  | { became: 'refused'; text: string; key: string; error: string; accuses: boolean }

/** Whether the page takes words of a case: a sealed or protected one has its own ways. */
export const takesWords = (found: Case): boolean => !kindOf(found.kind).isProtected && !isSealed(found)

/** Words to whoever settles the case, under the code and the number that opened it. */
export const wordsForm = ({
  request,
  found,
  secret,
  at,
  words,
}: {
  request: Request
  found: Case
  secret: string
  at: Date
  words: Words | null
}): Html => {
  const refused = words?.became === 'refused' ? words : null
  const field = {
    name: names.text,
    label: found.awaitsCitizen ? say.words.answer : say.words.label,
    help: say.words.help,
    required: true,
    input: { kind: 'textarea' as const, rows: 4 },
  }
  return html`<section class="card" id="nhan-them"><h2>${say.words.title}</h2>
    <form method="post" action="${wordsPath}" novalidate>${csrfField(request)}${hidden('ma', found.receiptCode)}${hidden('so_kin', secret)}${hidden(names.key, refused?.key ?? randomUUID())}
      ${formField(field, { value: refused?.text ?? '', error: refused?.error })}
      ${refused?.accuses ? html`<p><a href="/khieu-nai-to-cao">${say.words.ways}</a></p>` : ''}
      <div class="actions"><button class="button">${say.words.send}</button>${whyNotReopen(found, at) === null ? html` <button class="button-quiet" name="${names.reopens}" value="1">${say.words.reopen}</button>` : ''}</div></form></section>`
}

/** One press that takes the case up again with words that were just sent; null: it can't be taken up. */
export const reopenWithWords = ({
  request,
  found,
  secret,
  at,
  words,
}: {
  request: Request
  found: Case
  secret: string
  at: Date
  words: Words | null
}): Html | null =>
  words?.became === 'added' && whyNotReopen(found, at) === null
    ? html`<form method="post" action="${wordsPath}" class="notice"><p>${say.words.stillAnswered}</p>${csrfField(request)}${hidden('ma', found.receiptCode)}${hidden('so_kin', secret)}${hidden(names.key, words.key)}${hidden(names.text, words.text)}
      <div class="actions"><button class="button" name="${names.reopens}" value="1">${say.words.reopenWith}</button></div></form>`
    : null

/** Takes words that were posted with the code and number of a case; sent again under the same key they count once. */
export const takeWords = async (
  {
    cases,
    understanding,
    clock,
    mayWrite,
  }: Pick<WebParts, 'cases' | 'understanding' | 'clock'> & { mayWrite: () => Promise<boolean> },
  found: Case,
  typed: Readonly<Record<string, string>>,
): Promise<Words> => {
  const text = readable(typed[names.text] ?? '').trim()
  const key = keySchema.safeParse(typed[names.key]).data ?? randomUUID()
  const refuse = (error: string, accuses = false): Words => ({ became: 'refused', text, key, error, accuses })
  if (text === '') return refuse(say.words.missing)
  if (text.length > longest) return refuse(say.words.tooLong(text.length))
  const understood = understanding.understand(text)
  if (accusesInWords(text, 'anything', understood)) return refuse(say.words.accuses, true)
  if (!(await mayWrite())) return refuse(say.words.tooMany)
  const at = clock.now()
  // Back brings the form's key back: the same words under it count once, other words are a message of their own
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const messageId = `page:${key}:${mark}`
  const said = { text: withoutCitizenNumbers(text), messageId, at, files: [] }
  const before = found.timeline.find(({ id }) => id === messageId)
  const reopening = before?.what === 'added' ? { ...said, text: null, messageId: `${messageId}:mo-lai` } : said
  const isAgain = found.timeline.some(({ id }) => id === reopening.messageId)
  const reopens = typed[names.reopens] === '1' && (isAgain || whyNotReopen(found, at) === null)
  const put = found.awaitsCitizen ? cases.answer : cases.add
  if (!(await (reopens ? cases.reopen(found, reopening) : put(found, said)))) return refuse(say.words.changed)
  const isDanger = understood.alert?.level === 'emergency'
  return { became: reopens ? 'reopened' : 'added', isDanger, text, key }
}
