import type { FormField } from '../kit/form.js'
import { editorWording as say } from './wording.js'

/** Asked by every verb that others will want to understand. */
export const whyField: FormField = {
  name: 'why',
  label: say.why,
  help: say.whyHelp,
  required: true,
  maxLength: 300,
  input: { kind: 'text' },
}
