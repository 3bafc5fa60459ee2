/** The same numbers at the beginning of a longer array. */
export const enlarged = <T extends Float32Array | Uint32Array | Uint8Array>(numbers: T, larger: T): T => {
  larger.set(numbers)
  return larger
}
