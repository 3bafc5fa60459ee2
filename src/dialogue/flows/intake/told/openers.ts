const self = '(?:tôi|toi|em|mình|minh|cháu|chau|con|bác|bac|nhà tôi|nha toi)'
/** Without a comma behind them some are other words: "a Tuấn", "ở làng", "quên khóa". */
const filler = [
  `(?:à quên|a quen|quên mất|quen mat)(?=[\\s,.!:]+(?:${self}|cho|muốn|muon)\\s)`,
  '(?:à quên|a quen|quên mất|quen mat|quên|quen|à|a|ah|ơ|ờ|o|ừ|u|uh|um|ừm|ủa|ua|dạ|chào|chao)(?=\\s*[,.!:])',
  'alo|xin chào|xin chao|(?:xã|xa|ad|admin|bạn|ban|anh|chị|chi|em|cô|bác|bac|mọi người|moi nguoi|bà con|ba con) (?:ơi|oi)',
  `(?:cho|xin)(?: phép| phep)? (?:${self} )?(?:hỏi|hoi)(?: (?:chút|chut|tí|ti|tý|ty))?`,
].join('|')
const fillers = new RegExp(`^(?:(?:${filler})[\\s,.!:]+)+`, 'iu')
const wishToReport = new RegExp(
  `^(?:(?:cho|xin|nhờ) )?(?:${self} )?(?:(?:muốn|muon|xin|cần|can|định) )*(?:(?:gửi|gui|có|co|làm) )?(?:(?:cái|một|1|việc) )?(?:phản ánh|phan anh|kiến nghị|kien nghi|báo cáo|bao cao)(?: (?:là|la|rằng|rang|về|ve(?! sinh)|việc|viec|với|voi))*(?![\\p{L}\\p{M}])[\\s,:-]*`,
  'iu',
)
const fewestLeft = 2

/** "à quên, tôi muốn phản ánh đèn đường hỏng": what leads to the matter is no part of it. Alone it stays as it is. */
export const withoutOpener = (text: string): string => {
  const filled = text.trim().replace(fillers, '')
  const matter = filled.replace(wishToReport, '').trim()
  return matter.split(/\s+/).length >= fewestLeft ? matter : text
}
