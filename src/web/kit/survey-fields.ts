import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Catalog } from '../../catalog/catalog.js'
import type { AnswerKind } from '../../surveys/facts.js'
import { type Option, optionsOf, type Questions, questionsFor } from '../../surveys/questions.js'
import { formNames } from '../../surveys/read-form.js'
import { type FormErrors, formField, hidden, notes } from './form.js'
import { type Html, html } from './html.js'
import { surveyFieldsWording as say } from './wording.js'

type Typed = Readonly<Record<string, string>>

/** One question with its steps to tick, one below the other. */
const steps = (
  name: string,
  { text, options, isRequired }: { text: string; options: readonly Option[]; isRequired: boolean },
  { typed, errors }: { typed: Typed; errors: FormErrors },
): Html => {
  const error = errors.get(name)
  return html`<fieldset class="steps"${error ? html` aria-describedby="${name}-error"` : ''}><legend>${text}</legend>${notes(name, undefined, error)}
    <div class="step-list">${options.map(({ mark, label }) => html`<label class="step"><input type="radio" name="${name}" value="${String(mark)}"${isRequired ? html` required` : ''}${typed[name] === String(mark) ? html` checked` : ''}>${label}</label>`)}</div></fieldset>`
}

/** Fields of procedures, which say what somebody came for. */
export const servicesOf = (catalog: Pick<Catalog, 'findAll'>): string[] =>
  [...new Set(catalog.findAll().map(({ field }) => field))].toSorted((a, b) => a.localeCompare(b, 'vi'))

/** The service that was chosen; null: none, or none that there is. */
export const serviceIn = (typed: Typed, services: readonly string[]): string | null =>
  services.find((service) => service === typed[formNames.service]) ?? null

/** What names a sheet, so that the same one counts once. */
export const sheetIn = (typed: Typed): string =>
  z
    .uuid()
    .catch(() => randomUUID())
    .parse(typed[formNames.form])

/** The questions of an occasion as fields of a form, with what was ticked. */
export const surveyFields = ({
  questions,
  kind,
  services,
  typed = {},
  errors = new Map(),
  isFolded = false,
}: {
  questions: Questions
  kind: AnswerKind
  services: readonly string[]
  typed?: Typed
  errors?: FormErrors
  /** What follows the first question stands behind a word. */
  isFolded?: boolean
}): Html => {
  const shown = { typed, errors }
  const overall = { text: questions.first[kind], options: optionsOf(questions, 'access'), isRequired: true }
  const further = html`<p class="muted">${say.optional}</p>
    ${questionsFor(questions, kind).map(({ measures, text }) =>
      steps(measures, { text, options: optionsOf(questions, measures), isRequired: false }, shown),
    )}
    ${formField(
      {
        name: formNames.sentence,
        label: questions.sentence.text,
        help: say.sentenceHelp,
        input: { kind: 'textarea', rows: 3 },
      },
      { value: typed[formNames.sentence] ?? '', error: errors.get(formNames.sentence) },
    )}`
  return html`${hidden(formNames.form, sheetIn(typed))}
    ${steps(formNames.overall, overall, shown)}
    ${formField(
      {
        name: formNames.service,
        label: say.service,
        input: {
          kind: 'select',
          withBlank: say.serviceNone,
          options: Object.fromEntries(services.map((service) => [service, service])),
        },
      },
      { value: typed[formNames.service] ?? '' },
    )}
    ${isFolded ? html`<details${errors.size > 0 ? html` open` : ''}><summary>${say.more}</summary>${further}</details>` : further}`
}
