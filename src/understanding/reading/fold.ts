/** One lower-case word without Vietnamese marks: 'đường' -> 'duong'. */
export const foldWord = (word: string): string => {
  for (let k = 0; k < word.length; k++)
    if (word.charCodeAt(k) > 127) return word.normalize('NFD').replace(marks, '').replaceAll('đ', 'd')
  return word
}

const marks = /[\u0300-\u036f]/g
