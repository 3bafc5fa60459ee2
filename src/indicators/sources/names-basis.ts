const start = '(?<!\\p{L})'
const number = '(?:[Ss]ố\\s*:?\\s*)?\\d+'

const patterns = [
  // 'Luật Đất đai', 'Bộ luật Dân sự', 'Hiến pháp': laws go by their names, 'luật pháp' is none
  `${start}(?:[Bb]ộ luật|[Ll]uật|[Pp]háp lệnh)\\s+(?:[Ss]ố\\s*\\d|\\d+/|\\p{Lu}\\p{Ll})|${start}Hiến pháp`,
  // 'Nghị định 154', 'Thông tư số 07/2014/TT-TTCP'
  `${start}(?:[Nn]ghị định|[Tt]hông tư|[Nn]ghị quyết)\\s+${number}`,
  // decisions and letters by number and maker: 'quyết định 2 lần' is none
  `${start}(?:[Qq]uyết định|[Cc]hỉ thị|[Cc]ông văn|[Vv]ăn bản|[Kk]ế hoạch|[Tt]hông báo)\\s+${number}\\s*/`,
  // 'Điều 28', 'khoản 2 điều 5': 'điều 2 xe', 'khoản 5 triệu' are none
  `${start}Điều\\s+\\d+(?!\\s*(?:xe|người|máy|cán bộ))`,
  `${start}[Kk]hoản\\s+\\d+,?\\s+[Đđ]iều\\s+\\d+`,
  `${start}(?:[Tt]heo|[Tt]ại|[Cc]ăn cứ|[Qq]uy định)\\s+[Đđ]iều\\s+\\d+`,
].map((pattern) => new RegExp(pattern, 'u'))

/** Whether a text names a law, an article or a document by its number: parcels of land and sheets of maps are none. */
export const namesBasis = (text: string): boolean => {
  const said = text.normalize('NFC')
  return patterns.some((pattern) => pattern.test(said))
}
