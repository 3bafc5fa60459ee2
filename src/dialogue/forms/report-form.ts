import { getCommune } from '../../places/communes.js'
import { findElsewhere } from '../../places/find-elsewhere.js'
import { findPhones } from '../../understanding/reading/phones.js'
import { longestField } from '../flows/intake/apply-told.js'
import type { Draft } from '../flows/intake/draft.js'
import { wordCount } from '../flows/intake/told/read-told.js'
import { wishesHidden } from '../flows/intake/told/unnamed.js'
import { intakeWording } from '../flows/intake/wording.js'
import { readable } from '../readable.js'
import { formWording as say } from './wording.js'

export const reportFields = ['text', 'commune', 'place', 'when', 'name', 'phone'] as const
export type ReportField = (typeof reportFields)[number]

/** A report as a form gives it: what was typed into each field, '' where nothing was. */
export type ReportForm = Record<ReportField, string>

/** The choice of whoever doesn't know the commune. */
export const unknownCommune = 'khong-ro'

const longest = { place: 500, when: 300, name: 100, phone: 60 } as const
const fewestWords = 2

/** What is wrong with what was typed, by its field; the chat's rules for the same questions. */
export const checkReport = (form: ReportForm): Map<ReportField, string> => {
  const errors = new Map<ReportField, string>()
  for (const field of ['place', 'when', 'name', 'phone'] as const)
    if (form[field].length > longest[field]) errors.set(field, say.tooLong)
  if (form.text.length > longestField) errors.set('text', say.textTooLong)
  else if (readable(form.text) === '') errors.set('text', say.textMissing)
  else if (wordCount(readable(form.text)) < fewestWords) errors.set('text', intakeWording.tooShort)
  if (form.commune !== unknownCommune && !getCommune(form.commune)) errors.set('commune', say.communeMissing)
  const province = findElsewhere(form.place, { expected: true }) ?? findElsewhere(form.text)
  if (readable(form.place) === '') errors.set('place', say.placeMissing)
  else if (province && form.commune === unknownCommune) errors.set('place', intakeWording.outside(province))
  if (form.phone.trim() !== '' && findPhones(form.phone).length === 0) errors.set('phone', say.wrongPhone)
  return errors
}

const orNull = (typed: string): string | null => readable(typed) || null

/** The draft that the same words would have made in the chat. Of a form without errors. */
export const draftOfForm = (form: ReportForm, files: readonly string[]): Draft => {
  const text = readable(form.text)
  return {
    text: wishesHidden(text) ? `${text}\n${intakeWording.wishesHidden}` : text,
    place: orNull(form.place),
    communeCode: form.commune === unknownCommune ? null : form.commune,
    when: orNull(form.when),
    name: orNull(form.name),
    phone: findPhones(form.phone).join(', ') || null,
    evidence: files.length > 0 ? intakeWording.filesSent(files.length) : null,
    ...(files.length > 0 && { files: [...files] }),
  }
}
