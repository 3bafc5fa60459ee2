import type { ReportForm } from './report-form.js'

/** A citizen number as people write it: twelve figures that begin with 0, in one or parted. */
const citizenNumber = /(?<!\d)0\d{2}(?:[\s.-]?\d){9}(?!\d)/g
/** What stands where a number was left out. */
const left = '…'
const told = ['text', 'place', 'when'] as const

export const withoutCitizenNumbers = (text: string): string => text.replace(citizenNumber, left)

/** Whether something that a form tells, which others read, has a citizen number in it. */
export const tellsCitizenNumber = (form: ReportForm): boolean =>
  told.some((field) => withoutCitizenNumbers(form[field]) !== form[field])

/** The form with its other words as they are. */
export const formWithoutCitizenNumbers = (form: ReportForm): ReportForm => ({
  ...form,
  ...Object.fromEntries(told.map((field) => [field, withoutCitizenNumbers(form[field])])),
})
