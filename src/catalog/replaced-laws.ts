/** Laws and decrees that no longer apply -> what took their place, by number. */
const replaced: Readonly<Record<string, string>> = {
  '23/2008/QH12': '36/2024/QH15',
  '28/2004/QH11': '61/2024/QH15',
  '81/2006/QH11': '68/2020/QH14',
  '30/2009/QH12': '47/2024/QH15',
  '17/2012/QH13': '28/2023/QH15',
  '23/2012/QH13': '17/2023/QH15',
  '38/2013/QH13': '74/2025/QH15',
  '45/2013/QH13': '31/2024/QH15',
  '50/2014/QH13': '135/2025/QH15',
  '53/2014/QH13': '46/2024/QH15',
  '55/2014/QH13': '72/2020/QH14',
  '58/2014/QH13': '41/2024/QH15',
  '59/2014/QH13': '26/2023/QH15',
  '65/2014/QH13': '27/2023/QH15',
  '43/2014/NĐ-CP': '102/2024/NĐ-CP',
  '44/2014/NĐ-CP': '71/2024/NĐ-CP',
  '45/2014/NĐ-CP': '103/2024/NĐ-CP',
  '61/2018/NĐ-CP': '118/2025/NĐ-CP',
}

const numbers = /(?<![\p{L}\d])\d{1,3}\/\d{4}\/[\p{L}\d-]+/gu

/** The numbers in lines of a legal basis that no longer apply, each with what took its place. */
export const replacedIn = (lines: readonly string[]): { number: string; by: string }[] =>
  [...new Set(lines.flatMap((line) => line.match(numbers) ?? []))].flatMap((number) => {
    const by = replaced[number]
    return by && !lines.some((line) => line.includes(by)) ? [{ number, by }] : []
  })
