/** The same numbers at the beginning of a longer array. */
export const enlarged = <T extends Float32Array | Uint32Array | Uint16Array>(numbers: T, larger: T): T => {
  larger.set(numbers)
  return larger
}

export type WholeNumbers = Uint8Array | Uint16Array | Uint32Array

/** An array of so many whole numbers from 0 to `most`, no wider than they need. */
export const wholeNumbersTo = (most: number, length: number): WholeNumbers =>
  most < 1 << 8 ? new Uint8Array(length) : most < 1 << 16 ? new Uint16Array(length) : new Uint32Array(length)
