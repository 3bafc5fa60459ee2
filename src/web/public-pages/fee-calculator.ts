import { z } from 'zod'
import { answerFees, feeQuestionsOf } from '../../catalog/fee-form.js'
import { groupLabels } from '../../catalog/fee-groups.js'
import { type Countable, countableLabels } from '../../catalog/fee-units.js'
import { channels } from '../../catalog/options.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { Group } from '../../catalog/said-people.js'
import { catalogWording, readableMoney } from '../../catalog/wording.js'
import { type FormField, formField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { feeCalculatorWording as say } from './wording.js'

const most = 10_000
const names = { asked: 'tinh', channel: 'cach', choice: 'th', group: 'dien' } as const
const countName = (countable: Countable): string => `so_${countable}`
const textSchema = z.string().max(40).catch('')

/** What was asked of the calculator, by the names of its fields; null: nothing yet. */
export type Asked = Readonly<Record<string, string>>

/** Reads what stands in the address; what is no field of this procedure's calculator is left out. */
export const readAsked = (procedure: Procedure, query: Readonly<Record<string, unknown>>): Asked | null => {
  const questions = feeQuestionsOf(procedure)
  if (!questions || query[names.asked] !== '1') return null
  const fields = [
    names.channel,
    names.choice,
    names.group,
    ...[...questions.counts, ...questions.extraCounts].map(countName),
  ]
  return Object.fromEntries(fields.map((name) => [name, textSchema.parse(query[name]).trim()]))
}

/** A number that may stand there; null: none. */
const readCount = (typed: string): number | null =>
  /^\d{1,5}$/.test(typed) && Number(typed) <= most ? Number(typed) : null

const optionsOf = (labels: readonly string[]): Record<string, string> =>
  Object.fromEntries(labels.map((label, at) => [`c${at}`, label]))

type Answer = ReturnType<typeof answerFees>[number]

const answerView = ({ quote, relief, spared, notCounted, case: one }: Answer): Html => {
  const title = [one, quote?.channel ? say.handedIn(channels[quote.channel]) : null].filter(Boolean).join(', ')
  const isComplete = quote !== null && quote.unknown.length === 0
  const sum =
    relief === 'free'
      ? html`<p><strong>${say.free}</strong>: ${spared.join('; ')}.</p>${quote?.sum ? html`<p>${say.extra} ${quote.formula}</p>` : ''}`
      : quote === null || quote.sum === null
        ? html`<p><strong>${say.noSum}</strong></p>`
        : html`<p><strong>${relief === 'part' ? say.beforeRelief : isComplete ? say.sum : say.atLeast} ${quote.sum === 0 ? catalogWording.free : readableMoney(quote.sum)}</strong></p>
          ${quote.sum > 0 ? html`<p>${say.how} ${quote.formula}</p>` : ''}`
  return html`<li>${title ? html`<h4>${title}</h4>` : ''}${sum}
    ${relief === 'part' ? html`<p>${say.partly(spared.join('; '))}</p>` : ''}
    ${quote?.unknown.map((line) => html`<p class="notice">${say.unknown(line)}</p>`) ?? ''}
    ${notCounted.length > 0 ? html`<p class="muted">${say.notCounted(notCounted)}</p>` : ''}
    ${quote && quote.basis.length > 0 ? html`<p class="muted">${say.basis(quote.basis)}</p>` : ''}</li>`
}

/** A form that sums up a procedure's fees by GET, and its answer; nothing where there is nothing to compute. */
export const feeCalculator = ({
  procedure,
  asked,
  action,
  beside,
  day,
}: {
  procedure: Procedure
  asked: Asked | null
  action: string
  /** What else stands in the address. */
  beside: Readonly<Record<string, string>>
  day: string
}): Html => {
  const questions = feeQuestionsOf(procedure)
  if (!questions) return html``
  const { counts, extraCounts } = questions
  const cases = optionsOf(questions.cases)
  const choice = cases[asked?.[names.choice] ?? ''] ?? null
  const channel = questions.channels.find((one) => one === asked?.[names.channel]) ?? null
  const group = questions.groups.find((one): one is Group => one === asked?.[names.group]) ?? null
  const read = [...counts, ...extraCounts].map((countable) => {
    const typed = asked?.[countName(countable)] ?? ''
    const isExtra = !counts.includes(countable)
    const count = isExtra && typed === '' ? 0 : readCount(typed)
    return {
      countable,
      isExtra,
      typed,
      count,
      isWrong: asked !== null && (count === null || (count === 0 && !isExtra)),
    }
  })
  const select = (name: string, label: string, blank: string, options: Record<string, string>): Html =>
    Object.keys(options).length === 0
      ? html``
      : formField({ name, label, input: { kind: 'select', options, withBlank: blank } }, { value: asked?.[name] ?? '' })
  const fieldOf = ({ countable, isExtra }: (typeof read)[number]): FormField => ({
    name: countName(countable),
    label: isExtra ? say.extraCount(countableLabels[countable]) : say.count(countableLabels[countable]),
    maxLength: 5,
    input: { kind: 'text', numeric: true, autocomplete: 'off' },
  })
  const isWrong = read.some((one) => one.isWrong)
  const answers =
    asked === null || isWrong
      ? []
      : answerFees(
          procedure,
          {
            channel,
            choice,
            group,
            counts: Object.fromEntries(read.map(({ countable, count }) => [countable, count ?? 0])),
          },
          day,
        )
  return html`<form class="calculator no-print" action="${action}" id="tinh-phi"><h3>${say.title}</h3>${hidden(names.asked, '1')}
    ${Object.entries(beside).map(([name, value]) => hidden(name, value))}
    ${select(names.choice, say.choice, say.anyCase, cases)}
    ${select(names.channel, say.channel, say.anyChannel, Object.fromEntries(questions.channels.map((one) => [one, channels[one]])))}
    ${read.map((one) =>
      formField(fieldOf(one), {
        value: asked === null ? (one.isExtra ? '' : '1') : one.typed,
        error: one.isWrong ? say.wrongCount : undefined,
      }),
    )}
    ${select(names.group, say.group, say.noGroup, Object.fromEntries(questions.groups.map((one) => [one, groupLabels[one]])))}
    ${group !== null && read.some(({ countable, count }) => countable === 'person' && (count ?? 0) > 1) ? html`<p class="field-help">${say.groupOfAll}</p>` : ''}
    <div class="actions"><button class="button">${say.submit}</button></div></form>
    ${asked === null ? '' : html`<div class="card calculated" role="status" id="so-tien"><h3>${say.result}</h3>${isWrong ? html`<p>${say.notYet}</p>` : html`<ul>${answers.map(answerView)}</ul><p class="muted">${say.note}</p>`}</div>`}`
}
