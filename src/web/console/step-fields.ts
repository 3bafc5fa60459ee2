import type { OpenDuty } from '../../cases/finish-duty.js'
import { complexities } from '../../cases/kinds/grounds.js'
import type { Ask, Asked } from '../../cases/kinds/state-table.js'
import { describeOfficialPaper } from '../../cases/wording.js'
import type { FormField } from '../kit/form.js'
import { stepWording as say } from './wording.js'

const area = (name: string, label: string, required = true): FormField => ({
  name,
  label,
  required,
  maxLength: 4000,
  input: { kind: 'textarea' },
})

const paperFields: FormField[] = [
  { name: 'paper_number', label: say.paperNumber, help: say.paperFirst, required: true, input: { kind: 'text' } },
  { name: 'paper_date', label: say.paperDate, required: true, input: { kind: 'text', type: 'date' } },
  { name: 'paper_signer', label: say.paperSigner, required: true, input: { kind: 'text' } },
]

const orEmpty = (label: string, meaning: Asked['emptyDay']): string =>
  meaning ? `${label} (${say.emptyDay[meaning]})` : label

/** Whether whoever sent the case reads what is written here. */
const readBy = ({ news, newsOfText }: Asked): string =>
  newsOfText || news?.includes('{text}') ? say.textTold : say.textKept

/** Only of a protected case: it hands over a name. */
const targetCheck = 'target_checked'

const fieldsOf: Record<Ask, (step: Asked) => FormField[]> = {
  criteria: () =>
    Object.entries(complexities).map(([name, label]) => ({
      name: `criteria_${name}`,
      label,
      input: { kind: 'checkbox' },
    })),
  days: () => [{ name: 'days', label: say.extensionDays, required: true, input: { kind: 'text', numeric: true } }],
  ground: ({ grounds = {}, groundLabel = say.ground }) => [
    {
      name: 'ground',
      label: groundLabel,
      required: true,
      input: { kind: 'select', options: grounds, withBlank: true },
    },
  ],
  letter: ({ dayLabel }) => [
    {
      name: 'day',
      label: dayLabel ?? say.day,
      help: say.letterDayHelp,
      required: true,
      input: { kind: 'text', type: 'date' },
    },
    { name: 'letter_number', label: say.letterNumber, maxLength: 60, input: { kind: 'text' } },
    { name: 'letter_date', label: say.letterDate, input: { kind: 'text', type: 'date' } },
  ],
  done: ({ doneLabel }) => [
    { name: 'done', label: orEmpty(doneLabel ?? say.sentDay, 'today'), input: { kind: 'text', type: 'date' } },
  ],
  cover: ({ coverLabel }) => [
    { name: 'cover_number', label: coverLabel ?? say.coverNumber, maxLength: 60, input: { kind: 'text' } },
  ],
  day: ({ dayLabel, emptyDay, guards }) => [
    {
      name: 'day',
      label: orEmpty(dayLabel ?? say.day, emptyDay),
      required: !emptyDay,
      input: { kind: 'text', type: 'date' },
    },
    ...(guards?.includes('dialogue_on_working_day')
      ? [
          { name: 'agreed', label: say.agreed, input: { kind: 'checkbox' } } as const,
          { name: 'short_notice', label: say.shortNoticeMark, input: { kind: 'checkbox' } } as const,
        ]
      : []),
  ],
  target: ({ targetLabel, targetIs }) => [
    { name: 'target', label: targetLabel ?? say.target, required: true, maxLength: 200, input: { kind: 'text' } },
    ...(targetIs === 'sender'
      ? [{ name: targetCheck, label: say.senderChecked, input: { kind: 'checkbox' } } as const]
      : []),
    ...(targetIs === 'sender' || targetIs === 'holder'
      ? []
      : [
          {
            name: 'target_why',
            label: say.targetWhy,
            help: say.targetWhyHelp,
            maxLength: 1000,
            input: { kind: 'text' },
          } as const,
          { name: targetCheck, label: say.targetChecked, input: { kind: 'checkbox' } } as const,
        ]),
  ],
  people: ({ peopleLabel }) => [
    area('people', peopleLabel ?? say.people),
    { name: 'count', label: say.count, input: { kind: 'text', numeric: true } },
  ],
  paper: ({ signedBy, paperlessBy }) => [
    ...paperFields.map((field) => (paperlessBy ? { ...field, required: false } : field)),
    ...(signedBy === 'settler'
      ? [{ name: 'signer_checked', label: say.signerChecked, input: { kind: 'checkbox' } } as const]
      : []),
  ],
  reason: (step) => [{ ...area('text', say.reason), help: readBy(step) }],
  answer: () => [area('text', say.answer)],
  note: (step) => [{ ...area('text', step.noteLabel ?? say.note, false), help: readBy(step) }],
}

/** The fields of a duty; above the day stands the decision that it is about, which nobody types again. */
export const fieldsOfDuty = ({ duty, decision }: OpenDuty, kind: { isProtected: boolean }): FormField[] =>
  fieldsFor(duty, kind).map((field) =>
    field.name === 'done' && decision ? { ...field, help: describeOfficialPaper(decision) } : field,
  )

/** The fields of a step of a case of this kind, in the order in which they are filled in. */
export const fieldsFor = (step: Asked, { isProtected }: { isProtected: boolean }): FormField[] => {
  const order = Object.keys(fieldsOf) as Ask[]
  const fields = order.filter((ask) => step.asks.includes(ask)).flatMap((ask) => fieldsOf[ask](step))
  return isProtected ? fields : fields.filter(({ name }) => name !== targetCheck)
}
