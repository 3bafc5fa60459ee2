import type { Request } from 'express'
import type { Case } from '../../cases/case.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { type TaskKind, taskKinds } from '../../tasks/kinds/index.js'
import type { Shown } from '../../tasks/kinds/kind.js'
import { csrfField, type FormField, filesAgainNote, formField, hidden } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { tasksAddress, tasksPath } from '../kit/tasks-address.js'
import { toldVersion } from '../kit/told-version.js'
import { orphanedWords } from './changed-meanwhile.js'
import { correctPersonFields, seenField } from './correct-person-form.js'
import { picturesField } from './pictures-field.js'
import { tasksWording as say } from './wording.js'

type NameOf = (slug: string) => string | undefined

/** One task, or several that say much the same. */
export type TaskCard = {
  ids: string[]
  kind: TaskKind
  texts: string[]
  count: number
  words: string[]
  facts: string[]
  /** The last turns of the newest one's talk, masked; empty: not kept. */
  talk: NonNullable<Shown['talk']>
  /** What the answers it is about rested on. */
  told: string[]
  about: { label: string; name: string; address: string | null } | null
  openedAt: Date
  /** What is typed for it stays nowhere. */
  isProtected: boolean
  /** Pictures may go with the answer. */
  takesPictures: boolean
  agencyName: string | null
  dueOn: string | null
  isOverdue: boolean
  /** Null: this kind names none. */
  cases: Pick<Case, 'id' | 'receiptCode'>[] | null
  /** Of a request to correct the sender's data; null: of others. */
  correction: { isHere: boolean; isProved: boolean } | null
}

/** An answer that wasn't taken, as it was typed. */
export type RefusedAnswer = {
  id: string
  text: string
  error: string
  /** What stood in the form that corrects. */
  typed?: Readonly<Record<string, string>>
}

/** One that ended with a verdict. */
export type JudgedTask = { id: string; text: string; isConfirmed: boolean | null }

const mostTexts = 8

/** The page's main part: a filter where there is something to choose, and the cards of each kind. */
export const tasksView = (shown: {
  request: Request
  seen: readonly TaskKind[]
  chosen: TaskKind | null
  sections: readonly { kind: TaskKind; cards: readonly TaskCard[]; judged: readonly JudgedTask[] }[]
  refused: RefusedAnswer | null
  /** The name of a procedure of the catalog. */
  nameOf: NameOf
}): Html => {
  const { request, seen, chosen, sections, refused, nameOf } = shown
  const end = (card: TaskCard): Html =>
    taskKinds[card.kind].endedBy === 'outcome'
      ? outcomeForm(request, card, chosen, refused?.id === card.ids[0] ? refused : null)
      : taskKinds[card.kind].endedBy === 'answer'
        ? answerForm(request, card, chosen, refused && refused.id === card.ids[0] && !refused.typed ? refused : null)
        : taskKinds[card.kind].endedBy === 'verdict'
          ? verdictForm(request, card, chosen)
          : html`${card.kind === 'unanswered' ? teachLink(card) : ''}${tickOffForm(request, card, chosen)}`
  const isGone = refused && !sections.some(({ cards }) => cards.some(({ ids }) => ids[0] === refused.id))
  return html`<h1>${say.title}</h1>${isGone ? html`<p class="notice notice-error" role="alert">${refused.error}</p>${orphanedWords({ text: refused.text })}` : ''}${seen.length > 1 ? filter(seen, chosen) : ''}
    ${sections.map(
      ({
        kind,
        cards,
        judged,
      }) => html`<section aria-labelledby="${kind}"><h2 id="${kind}">${taskKinds[kind].label}</h2>
      ${cards.length === 0 ? html`<p>${taskKinds[kind].none}</p>` : taskKinds[kind].help ? html`<p>${taskKinds[kind].help}</p>` : ''}
      ${kind === 'unanswered' ? html`<p><a href="/bien-tap/day/da-day">${say.taught}</a></p>` : ''}
      <ul class="cards">${cards.map((card) => html`<li class="card">${facts(card, nameOf)}${correctionForm(request, card, chosen, refused)}${end(card)}</li>`)}</ul>${judgedList(request, judged, chosen)}</section>`,
    )}`
}

const filter = (seen: readonly TaskKind[], chosen: TaskKind | null): Html => {
  const link = (kind: TaskKind | null, label: string): Html =>
    html`<a href="${tasksAddress(kind)}"${kind === chosen ? html` aria-current="page"` : ''}>${label}</a>`
  return html`<nav class="tabs" aria-label="${say.filter}">${link(null, say.all)}${seen.map((kind) => link(kind, taskKinds[kind].label))}</nav>`
}

const restsOn = (told: readonly string[], nameOf: NameOf): Html | null =>
  told.length === 0
    ? null
    : html`<p class="muted">${say.restsOn} ${told.map((one, index) => html`${index > 0 ? '; ' : ''}${toldVersion(one, nameOf)}`)}</p>`

const facts = (card: TaskCard, nameOf: NameOf): Html => {
  const { about } = card
  return html`${card.dueOn ? html`<p><strong>${say.due(readableDay(card.dueOn))}</strong>${card.isOverdue ? html` <span class="badge badge-danger">${say.overdue}</span>` : ''}</p>` : ''}
    ${card.count > 1 ? html`<p class="badge badge-warning">${say.times(card.count)}</p> <p class="muted">${say.words}: ${card.words.join(', ')}</p>` : ''}
    <p class="muted">${card.count > 1 ? `${say.lastTime} ` : ''}${localTime(card.openedAt)} ${readableDay(localDay(card.openedAt))}${card.agencyName ? ` · ${card.agencyName}` : ''}${
      about
        ? html` · ${about.label}: ${about.address ? html`<a href="${about.address}">${about.name}</a>` : about.name}`
        : ''
    }</p>
    ${card.texts.slice(0, mostTexts).map((text) => html`<div class="bubble bubble-person">${lines(text)}</div>`)}
    ${card.facts.map((fact) => html`<p>${fact}</p>`)}
    ${restsOn(card.told, nameOf)}
    ${card.talk.length > 0 ? talkOf(card, nameOf) : ''}
    ${card.cases ? casesOf(card.cases) : ''}`
}

const casesOf = (cases: NonNullable<TaskCard['cases']>): Html =>
  cases.length === 0
    ? html`<p>${say.noCases}</p>`
    : html`<p>${say.cases} ${cases.map(({ id, receiptCode }) => html`<a href="/can-bo/vu-viec/${id}">${receiptCode}</a> `)}</p>`

const talkOf = ({ kind, talk }: TaskCard, nameOf: NameOf): Html => {
  const turns = talk.map(
    ({ said, answered, told }) => html`<div class="bubble bubble-person">${lines(said)}</div>
      <div class="bubble">${lines(answered)}</div>${restsOn(told, nameOf)}`,
  )
  return kind === 'error_report'
    ? html`<p class="muted">${say.seen}</p>${turns}`
    : html`<details><summary>${say.talk(talk.length)}</summary>
    ${turns}</details>`
}

const kindField = (chosen: TaskKind | null): Html | null => chosen && hidden('loai', taskKinds[chosen].address)

const answerForm = (
  request: Request,
  { ids: [id = ''], isProtected, takesPictures }: TaskCard,
  chosen: TaskKind | null,
  refused: RefusedAnswer | null,
): Html => html`<form method="post" action="${tasksPath}/tra-loi"${takesPictures ? html` enctype="multipart/form-data"` : ''}${isProtected ? '' : html` data-draft="${id}" data-draft-key="key"`}>${csrfField(request)}${hidden('key', id)}${kindField(chosen)}
    ${!isProtected && takesPictures ? filesAgainNote : ''}
    <div class="field"><label for="answer-${id}">${say.answer}</label>
      ${refused ? html`<p class="field-error" id="error-${id}" role="alert">${refused.error}</p>` : ''}
      <textarea id="answer-${id}" name="text" rows="3"${refused ? html` aria-invalid="true" aria-describedby="error-${id}"` : ''}>${refused?.text ?? ''}</textarea></div>
    ${takesPictures ? formField(picturesField, { id: `pictures-${id}`, value: '' }) : ''}
    <button class="button">${say.send}</button></form>`

/** Corrects the case itself, and says so to whoever asked. */
const correctionForm = (
  request: Request,
  { ids: [id = ''], correction }: TaskCard,
  chosen: TaskKind | null,
  refused: RefusedAnswer | null,
): Html => {
  if (!correction) return html``
  if (!correction.isHere) return html`<p class="notice">${say.noCorrection}</p>`
  const mine = refused?.id === id ? refused : null
  const fields = [...correctPersonFields, ...(correction.isProved ? [] : [seenField]), moreField]
  return html`<form method="post" action="${tasksPath}/sua" autocomplete="off">${csrfField(request)}${hidden('key', id)}${kindField(chosen)}
    <p>${say.correctHelp}</p>${mine?.typed ? html`<p class="field-error" role="alert">${mine.error}</p>` : ''}
    ${fields.map((field) => formField(field, { id: `${field.name}-${id}`, value: mine?.typed?.[field.name] ?? '' }))}
    <button class="button">${say.correct}</button></form>`
}

const moreField: FormField = { name: 'text', label: say.correctMore, maxLength: 2_000, input: { kind: 'text' } }

const outcomeForm = (
  request: Request,
  { ids: [id = ''] }: TaskCard,
  chosen: TaskKind | null,
  refused: RefusedAnswer | null,
): Html => html`<form method="post" action="${tasksPath}/ket-qua" data-draft="${id}" data-draft-key="key">${csrfField(request)}${hidden('key', id)}${kindField(chosen)}
    <div class="field"><label for="outcome-${id}">${say.outcome}</label>
      ${refused ? html`<p class="field-error" id="error-${id}" role="alert">${refused.error}</p>` : ''}
      <textarea id="outcome-${id}" name="text" rows="2"${refused ? html` aria-invalid="true" aria-describedby="error-${id}"` : ''}>${refused?.text ?? ''}</textarea></div>
    <button class="button">${say.finish}</button></form>`

const teachLink = ({ ids: [id = ''] }: TaskCard): Html =>
  html`<p class="actions"><a class="button" href="/bien-tap/day?viec=${id}">${say.teach}</a></p>`

const verdictForm = (request: Request, { ids: [id = ''] }: TaskCard, chosen: TaskKind | null): Html =>
  html`<form method="post" action="${tasksPath}/ket-luan">${csrfField(request)}${hidden('key', id)}${kindField(chosen)}
    <fieldset><legend>${say.verdict}</legend><div class="actions"><button class="button" name="verdict" value="confirmed">${say.confirmed}</button>
    <button class="button-quiet" name="verdict" value="unfounded">${say.unfounded}</button></div></fieldset></form>`

/** The last verdicts, each to be taken back. */
const judgedList = (request: Request, judged: readonly JudgedTask[], chosen: TaskKind | null): Html | string =>
  judged.length === 0
    ? ''
    : html`<details><summary>${say.judged}</summary><ul class="cards">${judged.map(
        ({
          id,
          text,
          isConfirmed,
        }) => html`<li class="card">${lines(text)}<p class="muted">${isConfirmed ? say.confirmed : say.unfounded}</p>
      <form method="post" action="${tasksPath}/mo-lai">${csrfField(request)}${hidden('key', id)}${kindField(chosen)}<button class="button-quiet">${say.undo}</button></form></li>`,
      )}</ul></details>`

const tickOffForm = (request: Request, { ids }: TaskCard, chosen: TaskKind | null): Html =>
  html`<form method="post" action="${tasksPath}/xong">${csrfField(request)}${ids.map((id) => hidden('key', id))}${kindField(chosen)}
    <button class="button-quiet">${say.done}</button></form>`
