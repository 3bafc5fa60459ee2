import type { ChosenPicture } from '../../attachments/office-pictures.js'
import type { Cases, Seen } from '../../cases/cases.js'
import { noteForm, toldForm } from '../../cases/desk/to-tell.js'
import { returnForm } from '../../cases/transfers/answer-transfer.js'

/** One form of the page of a case: where it is posted, the name by which it is shown again, what it does. */
export type Verb = {
  path: string
  nameOf(typed: Record<string, string>): string
  run(seen: Seen, typed: unknown, pictures: readonly ChosenPicture[]): Promise<void>
}

/** What is told and noted without a chat, and the answers to a transfer. */
export const deskVerbs = (cases: Cases): Verb[] => [
  {
    path: 'da-bao',
    nameOf: ({ item }) => `told-${item}`,
    run: (seen, typed) => cases.markTold(seen, toldForm.parse(typed)),
  },
  {
    path: 'ghi-loi',
    nameOf: () => 'note',
    run: (seen, typed) => cases.noteFromCitizen(seen, noteForm.parse(typed)),
  },
  { path: 'nhan-chuyen', nameOf: () => 'accept', run: (seen) => cases.acceptTransfer(seen) },
  {
    path: 'tra-lai',
    nameOf: () => 'give-back',
    run: (seen, typed) => cases.returnTransfer(seen, returnForm.parse(typed)),
  },
  { path: 'rut-lai', nameOf: () => 'take-back', run: (seen) => cases.takeBackTransfer(seen) },
]
