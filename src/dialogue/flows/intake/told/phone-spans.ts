/** Telephone numbers as people type them: blanks, points and dashes between the digits, the letter O for a nought. */
const written = /(?<![\p{L}\d])(?:\(?\+?\s?84\)?|[0oO])(?:[\s.-]?[\doO]){8,10}(?![\p{L}\d])/gu

export type PhoneSpan = { phone: string; start: number; end: number }

/** Numbers of nine to eleven digits after the leading 0 or 84, with where they stand. */
export const findPhoneSpans = (text: string): PhoneSpan[] =>
  [...text.matchAll(written)].flatMap(({ 0: found, index }) => {
    const digits = found.replace(/[oO]/g, '0').replace(/\D/g, '')
    const phone = digits.startsWith('84') ? `0${digits.slice(2)}` : digits
    return phone.length >= 10 && phone.length <= 11 ? [{ phone, start: index, end: index + found.length }] : []
  })
