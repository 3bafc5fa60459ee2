import { type Account, can } from '../../accounts/roles.js'
import { assignmentWording } from '../../cases/assignment/wording.js'
import type { Case } from '../../cases/case.js'
import type { Cases } from '../../cases/cases.js'
import { categories } from '../../cases/categories.js'
import { may } from '../../cases/change-case.js'
import { leavesQuestion } from '../../cases/change-state.js'
import { type Missing, missingOf } from '../../cases/complete-complainant.js'
import type { OpenDuty } from '../../cases/finish-duty.js'
import { isInternalNote } from '../../cases/internal-note.js'
import { canReclassify, isFinal, kindOf } from '../../cases/kinds/index.js'
import { splitKinds } from '../../cases/linked-cases.js'
import { mayBeRelated } from '../../cases/resolver-kin.js'
import { isUnderWay } from '../../cases/transfers/transfer.js'
import { caseWording } from '../../cases/wording.js'
import { communes } from '../../places/communes.js'
import { isTitle } from '../../routing/named-office.js'
import { readableDay } from '../../shared/clock.js'
import type { FormField } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { isInBox } from './answer-box.js'
import { casePageWording as say } from './case-wording.js'
import { correctPersonFields, seenField } from './correct-person-form.js'
import { deskPageWording, transferPageWording } from './desk-wording.js'
import type { Duplicates } from './duplicates-view.js'
import { fieldsFor, fieldsOfDuty } from './step-fields.js'
import { noteField } from './to-tell-view.js'
import { type FormContext, foldedVerb } from './verb-form.js'
import { consoleWording, personWording, stepWording } from './wording.js'

const area = (name: string, label: string): FormField => ({ name, label, maxLength: 4000, input: { kind: 'textarea' } })
const splitFields = ({ kind: of, state }: Case): FormField[] => [
  {
    name: 'kind',
    label: caseWording.split.kind,
    input: { kind: 'select', options: Object.fromEntries(splitKinds.map((kind) => [kind, kindOf(kind).label])) },
  },
  area('text', caseWording.split.text),
  {
    name: 'against',
    label: caseWording.split.restAgainst,
    help: caseWording.split.restAgainstHelp,
    maxLength: 300,
    input: { kind: 'text' },
  },
  ...(canReclassify(of, state)
    ? [{ name: 'whole', label: caseWording.split.whole, input: { kind: 'checkbox' } } as const]
    : []),
]

/** A decision on a letter is taken back with its reason, before its paper goes out; feedback by the button alone. */
const slipFields = ({ kind }: Case): FormField[] =>
  kind === 'feedback'
    ? []
    : [
        { ...area('text', caseWording.slipWhy), required: true },
        { name: 'unsent', label: caseWording.slipUnsent, required: true, input: { kind: 'checkbox' } },
      ]

const unansweredField: FormField = { name: 'unanswered', label: stepWording.unanswered, input: { kind: 'checkbox' } }

const targetFor = (joined: number, hasNotes: boolean): FormField => ({
  ...((joined > 0 || hasNotes) && {
    help: [
      ...(joined > 0 ? [transferPageWording.travelHelp(joined)] : []),
      ...(hasNotes ? [transferPageWording.notesTravel] : []),
    ].join(' '),
  }),
  name: 'to',
  label: consoleWording.transferTo,
  required: true,
  input: {
    kind: 'select',
    withBlank: consoleWording.transferToChoose,
    options: {
      province: consoleWording.province,
      ...Object.fromEntries(communes.map(({ code, name }) => [code, name])),
    },
  },
})

const assigneeField = (officers: readonly Account[]): FormField => ({
  name: 'to',
  label: assignmentWording.who,
  input: {
    kind: 'select',
    options: {
      '': assignmentWording.nobody,
      ...Object.fromEntries(officers.map(({ id, displayName }) => [id, displayName])),
    },
  },
})

const categoryFields: FormField[] = [
  {
    name: 'category',
    label: consoleWording.category,
    input: {
      kind: 'select',
      options: Object.fromEntries(Object.entries(categories).map(([name, { label }]) => [name, label])),
    },
  },
  area('text', consoleWording.categoryWhy),
]

const completeFields = (missing: readonly Missing[]): FormField[] =>
  missing.map((name) => ({
    name,
    label: caseWording.complainant[name],
    input: name === 'request' ? { kind: 'textarea' } : { kind: 'text', autocomplete: 'off' },
  }))

/** Who settles it by law is offered as the receiver, unless they may be related to the accused. */
const targetOf = ({ targetIs }: { targetIs?: string }, found: Case): Record<string, string> =>
  targetIs === 'settler' && kindOf(found.kind).isProtected && isTitle(found.settledBy ?? '') && !mayBeRelated(found)
    ? { target: found.settledBy ?? '' }
    : {}

/** The day on which the letter came, as it was written down at the counter. */
const dayOfEntry = ({ to }: { to: string }, { entry }: Case): Record<string, string> =>
  to === 'received' && entry?.receivedOn ? { day: entry.receivedOn } : {}

const whyNothing = (account: Account, { transfer }: Case): string =>
  can(account, 'inspect_cases')
    ? transferPageWording.inspected
    : isUnderWay(transfer)
      ? transferPageWording.answerFirst
      : consoleWording.noActions

/** What an account may do with a case now beside answering: steps, what the law wants, moving it elsewhere. */
export const actionsCards = (
  context: FormContext,
  account: Account,
  {
    offered,
    duties,
    officers,
    duplicates,
    isPersonShown,
  }: {
    offered: ReturnType<Cases['offered']>
    duties: readonly OpenDuty[]
    /** Who of the staff may have it. */
    officers: readonly Account[]
    duplicates: Duplicates
    isPersonShown: boolean
  },
): Html => {
  const { found, refused, opened } = context
  const { moves, acts, later, mayTakeBack } = offered
  const kind = kindOf(found.kind)
  const { isProtected } = kind
  const mayHandle = may(account, found, 'handle')
  const missing = missingOf(found)
  const isOpen = !isFinal(found.kind, found.state)
  const splits = mayHandle && isOpen && !isProtected
  const verb = (...args: Parameters<typeof foldedVerb> extends [unknown, ...infer Rest] ? Rest : never): Html =>
    foldedVerb(context, ...args)
  const steps = moves.filter(({ to }) => !isInBox(to, offered))
  const isActRefused = [refused?.form, opened].some((one) => one?.startsWith('act-') || one === 'split')
  const actVerb = ({ act, label, ...step }: (typeof acts)[number]): Html =>
    verb(`act-${act}`, 'viec', label, fieldsFor(step, kind), { fixed: { act } })
  const due = acts.filter(({ isDue }) => isDue)
  const rest = acts.filter(({ isDue }) => !isDue)
  const legal = html`<details${isActRefused ? html` open` : ''}><summary>${say.legal}</summary><p class="muted">${say.legalHelp}</p>
    ${rest.map(actVerb)}
    ${splits ? verb('split', 'tach', caseWording.split.action, splitFields(found)) : ''}</details>`
  const moving = [
    ...(mayHandle && isOpen
      ? [
          verb('assign', 'giao', assignmentWording.give, [assigneeField(officers)], {
            chosen: { to: found.assignee?.id ?? '' },
          }),
          verb('category', 'linh-vuc', consoleWording.changeCategory, categoryFields, {
            chosen: { category: found.category },
          }),
        ]
      : []),
    ...(splits && !isUnderWay(found.transfer)
      ? [
          verb('transfer', 'chuyen', consoleWording.transfer, [
            targetFor(duplicates.joined.length, found.timeline.some(isInternalNote)),
            {
              ...area('text', consoleWording.transferWhy),
              help: transferPageWording.whyHelp(duplicates.joined.length),
            },
          ]),
        ]
      : []),
  ]
  return html`<section class="card case-actions" aria-labelledby="actions"><h2 id="actions">${say.steps}</h2>
    ${mayTakeBack ? verb('slip', 'bam-nham', caseWording.slipAction, slipFields(found)) : ''}
    ${due.map(actVerb)}
    ${duties.map((open) => verb(`duty-${open.index}`, 'da-lam', stepWording.dutyButton(open.label, readableDay(open.clock.dueOn)), fieldsOfDuty(open, kind), { fixed: { clock: open.index } }))}
    ${steps.map((move, index) => verb(`move-${move.to}`, 'buoc', move.action, [...fieldsFor(move, kind), ...(leavesQuestion(found, move.to) ? [unansweredField] : [])], { fixed: { to: move.to }, chosen: { ...dayOfEntry(move, found), ...targetOf(move, found) }, isMain: index === 0 && due.length === 0 && steps.length === moves.length }))}
    ${mayHandle && missing.length > 0 ? verb('complete', 'ghi-them', caseWording.complainant.action, completeFields(missing)) : ''}
    ${mayHandle && (isPersonShown || refused?.form === 'person') && found.identity?.state !== 'locked' ? verb('person', 'sua-nguoi-gui', personWording.action, [...correctPersonFields, seenField]) : ''}
    ${mayHandle && found.entry && found.chat === null ? verb('note', 'ghi-loi', deskPageWording.note.label, [noteField]) : ''}
    ${later.length > 0 ? html`<ul class="muted">${later.map(({ action, why }) => html`<li>${stepWording.later(action, why)}</li>`)}</ul>` : ''}
    ${moves.length === 0 && !mayHandle ? html`<p>${whyNothing(account, found)}</p>` : ''}
    ${acts.length > 0 || splits ? legal : ''}</section>
    ${moving.length > 0 ? html`<section class="card case-actions" aria-labelledby="moving"><h2 id="moving">${say.moving}</h2>${moving}</section>` : ''}`
}
