import type { Request } from 'express'
import { answerKinds } from '../../catalog/options.js'
import type { ProcedureFields } from '../../catalog/procedure-fields.js'
import { ruleInWords } from '../../dialogue/rules/rule-wording.js'
import { type Html, html } from '../kit/html.js'
import { queryOf } from './entries.js'
import { editorWording } from './wording.js'

const say = editorWording.versionPage

/** What a link to a past answer says of it; null: the version is looked at by itself. */
export type PastAnswer = { facts: string[]; rule: string; program: string }

export const pastAnswerOf = (request: Request): PastAnswer | null => {
  const facts = queryOf(request, 'dung').split(',').filter(Boolean)
  return facts.length === 0 ? null : { facts, rule: queryOf(request, 'luat'), program: queryOf(request, 'ct') }
}

const isKind = (about: string): about is keyof typeof answerKinds => Object.hasOwn(answerKinds, about)

/** The key of the field in which a told fact stands: 'fees' and 'answer:fee' -> 'fees' and 'answers'. */
export const fieldOf = (fact: string): string => (/^(?:answer|either):/.test(fact) ? 'answers' : fact)

const factInWords = (fact: string, fields: ProcedureFields): string => {
  const [from = '', about = ''] = fact.split(':')
  if (Object.hasOwn(fields, from)) return fields[from as keyof ProcedureFields].label
  const { kinds } = say
  return Object.hasOwn(kinds, from) ? `${kinds[from]}${isKind(about) ? `: ${answerKinds[about]}` : ''}` : fact
}

const ruleLine = (rule: string): Html => {
  if (rule === '') return html`${say.noRule}`
  const words = ruleInWords(rule)
  return html`${words ?? say.ruleGone} <span class="muted">${say.id} <code>${rule}</code></span>`
}

/** What was told, which rule chose it, and which program: kept when it was told, so a later program changes nothing here. */
export const pastAnswerCard = ({ facts, rule, program }: PastAnswer, fields: ProcedureFields): Html =>
  html`<section class="card" aria-labelledby="answer-title"><h2 id="answer-title">${say.answerTitle}</h2><dl class="facts">
    <div><dt>${say.kind}</dt><dd><ul>${facts.map((fact) => html`<li>${factInWords(fact, fields)} <span class="muted">${say.id} <code>${fact}</code></span></li>`)}</ul></dd></div>
    <div><dt>${say.rule}</dt><dd>${ruleLine(rule)}</dd></div>
    <div><dt>${say.program}</dt><dd>${program === '' ? say.noProgram : html`<code>${program}</code>`}</dd></div>
  </dl></section>`
