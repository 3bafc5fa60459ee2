import { namesSender } from '../cases/names-sender.js'
import { type Calendar, stateCalendar } from '../deadlines/calendar.js'
import { InvalidInput } from '../shared/errors.js'
import type { Issuer } from './issuer.js'
import { type Matter, withoutSender } from './matter.js'
import type { Paper } from './paper.js'
import { uncitedIn } from './phrases.js'
import { printable } from './printable.js'
import { areaField, type Template, type Typed, type TypedField, textField } from './template.js'
import { papersWording as say } from './wording.js'

const signers: Record<string, readonly string[]> = {
  chairman: ['CHỦ TỊCH'],
  deputy: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
}

const signsAs = textField(say.fields.signsAs, {
  input: 'choice',
  options: { chairman: say.fields.chairman, deputy: say.fields.deputy },
})

/** All fields of a paper, its own and those of every paper, in the order in which they are asked. */
export const fieldsOf = (template: Template): Readonly<Record<string, TypedField>> => ({
  ...template.fields,
  ...(!template.byReceiver && { signs_as: signsAs }),
  signer: textField(say.fields.signer),
  copies: areaField(say.fields.copies, { isRequired: false, help: say.fields.copiesHelp }),
})

/** 5 -> '05/TB-UBND'; null -> '……/TB-UBND'. Numbers below 10 are written with a nought (Nghị định 30/2020/NĐ-CP). */
export const numberText = (number: number | null, template: Pick<Template, 'symbol'>, { symbol }: Issuer): string =>
  `${number === null ? '……' : String(number).padStart(2, '0')}/${template.symbol}-${symbol}`

const textsOf = (paper: Paper): string[] => [
  paper.title,
  paper.subject ?? '',
  ...paper.to,
  ...paper.body.map((block) =>
    block.kind === 'paragraph'
      ? block.runs.map(({ text }) => text).join('')
      : block.kind === 'point'
        ? `${block.label} ${block.value ?? ''}`
        : block.text,
  ),
  ...paper.recipients,
  paper.qr?.address ?? '',
]

/** Throws InvalidInput when a paper that the accused may read names the denouncer, however it got there. */
const assertHidesSender = (paper: Paper, { person, receiptCode, against }: Matter): void => {
  if (namesSender(textsOf(paper).map(printable), { reporter: person, receiptCode, against }))
    throw new InvalidInput(say.errors.namesSender)
}

/**
 * A whole paper from a template, what is known of the case and what was typed. `number` as it stands there; null: a draft. Throws
 * InvalidInput for what was typed wrongly, when it would name who denounced to others, or where it gets a number and cites
 * what has none.
 */
export const composePaper = (
  template: Template,
  {
    matter: whole,
    issuer,
    typed,
    day,
    number,
    calendar = stateCalendar,
  }: {
    matter: Matter
    issuer: Issuer
    typed: Typed
    day: string
    number: string | null
    calendar?: Calendar
  },
): Paper => {
  const matter = template.reader === 'others' ? withoutSender(whole) : whole
  const facts = { typed, office: { issuer, day, calendar }, matter }
  const wrong = template.check?.(facts)
  if (wrong) throw new InvalidInput(wrong)
  const written = template.write(facts)
  const copies = (typed.copies ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const paper: Paper = {
    title: template.label,
    header: {
      kind: 'office',
      agency: issuer.lines,
      number: number ?? numberText(null, template, issuer),
      place: issuer.place,
      day: number === null ? null : day,
    },
    isDraft: number === null,
    name: written.name,
    subject: written.subject,
    authority: written.isDecision ? issuer.chairman.toUpperCase() : null,
    to: written.to ?? [],
    body: written.body,
    signature: {
      lines: template.byReceiver ? [say.receiver] : (signers[typed.signs_as ?? 'chairman'] ?? []),
      note: template.byReceiver ? say.signHere : null,
      name: typed.signer ?? null,
    },
    recipients: [...(written.recipients ?? []), ...copies, say.file],
    reference: null,
    qr: written.qr ?? null,
  }
  if (matter !== whole) assertHidesSender(paper, whole)
  const uncited = number === null ? [] : uncitedIn(textsOf(paper))
  if (uncited.length > 0) throw new InvalidInput(say.errors.uncited(uncited))
  return paper
}
