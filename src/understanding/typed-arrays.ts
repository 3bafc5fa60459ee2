export type WholeNumbers = Uint8Array | Uint16Array | Uint32Array

/** An array with room for so many numbers: the same one, or a longer one that begins with its numbers. */
export const withRoom = <T extends WholeNumbers | Float32Array>(numbers: T, length: number): T => {
  if (length <= numbers.length) return numbers
  const larger = new (numbers.constructor as new (length: number) => T)(Math.max(length, 2 * numbers.length))
  larger.set(numbers)
  return larger
}

/** An array of so many whole numbers from 0 to `most`, no wider than they need. */
export const wholeNumbersTo = (most: number, length: number): WholeNumbers =>
  most < 1 << 8 ? new Uint8Array(length) : most < 1 << 16 ? new Uint16Array(length) : new Uint32Array(length)

/** Arrays of whole numbers cut off what is behind the point: added first, this rounds. */
export const rounding = 0.5
