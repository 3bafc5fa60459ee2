/** Sorts of place that bear no person's name before their own; a house, an alley or a shop would tell whose it is. */
const sorts = 'thôn|xóm|làng|tổ dân phố|khu dân cư|khu phố|phố|đường|chợ|cầu'
const named = new RegExp(`(?<!\\p{L})(?:${sorts})(?:\\s+(?:\\p{Lu}\\p{L}*|\\d{1,3}(?!\\d)))+`, 'u')
const person = /\s(?:Ông|Bà|Anh|Chị|Cô|Chú|Bác|Cụ|Nhà)(?!\p{L})/u
const longestName = 3

/**
 * The hamlet, street, market or bridge that a report names, as its teller wrote it, to be told to others of the same commune;
 * null: it names none, or more stands there than a place ("thôn Phú Thị Nguyễn Văn An").
 */
export const tellablePlace = (placeText: string | null): string | null => {
  const text = (placeText ?? '').replace(new RegExp(`(?<!\\p{L})(?:${sorts})(?!\\p{L})`, 'giu'), (sort) =>
    sort.toLowerCase(),
  )
  const [found = null] = named.exec(text) ?? []
  if (found === null || person.test(found)) return null
  const name = found.replace(new RegExp(`^(?:${sorts})\\s+`, 'u'), '')
  return name.split(/\s+/).length > longestName ? null : found
}
