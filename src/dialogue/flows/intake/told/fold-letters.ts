/** Lower case without marks, letter for letter: positions in it are positions in the text, which must be NFC. */
export const foldLetters = (text: string): string =>
  [...text]
    .map((letter) => {
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('đ', 'd')
      return plain.length === letter.length ? plain : letter
    })
    .join('')
