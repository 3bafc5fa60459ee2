/** The ways in which an hour is written: '8h', '8 giờ', '8:00', '8g30', '08.30'. */
const hour = /^(\d{1,2})\s*(?:h|g|giờ|:|\.)\s*(\d{1,2})?(?:\s*(?:phút|p|'))?$/iu

/** An hour as 'HH:MM'; what isn't one stays as it was typed. */
export const hourInOrder = (said: string): string => {
  const typed = said.trim()
  const [, hours, minutes = '0'] = hour.exec(typed.normalize('NFC')) ?? []
  return hours ? `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}` : typed
}
