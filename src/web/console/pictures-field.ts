import { mostPictures, pictureTypes } from '../../attachments/office-pictures.js'
import type { FormField } from '../kit/form.js'
import { casePageWording as say } from './case-wording.js'

/** Pictures that go to the citizen with an officer's words. */
export const picturesField: FormField = {
  name: 'pictures',
  label: say.pictures,
  help: say.picturesHelp(mostPictures),
  input: { kind: 'files', accept: [...pictureTypes].join(',') },
}
