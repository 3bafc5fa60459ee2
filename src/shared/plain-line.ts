/** What a spreadsheet or a page would take for a formula, a tag or a link rather than for words. */
const asFormula = /^\s*[=+\-@]/u
const asTag = /[<>]/u
const asAddress = /https?:|www\.|\S@\S/iu

/** Whether a short line, as a name, says nothing but words. */
export const isPlainName = (text: string): boolean => isPlainLine(text) && !asAddress.test(text)

/** The same of a line that may tell an address on the web. */
export const isPlainLine = (text: string): boolean => !asFormula.test(text) && !asTag.test(text)

/** Of a text of several lines, where a line may begin with a dash. */
export const isPlainText = (text: string): boolean => !/^\s*[=@]/mu.test(text) && !asTag.test(text)

/** What is said where it isn't so. */
export const plainWording = {
  name: 'Chỉ ghi chữ: không bắt đầu bằng = + - @, không có < > hay địa chỉ mạng.',
  line: 'Chỉ ghi chữ: không bắt đầu bằng = + - @, không có dấu < >.',
  text: 'Chỉ ghi chữ: không dòng nào bắt đầu bằng = hay @, không có dấu < >.',
} as const
