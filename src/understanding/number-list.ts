/** The same numbers with as much room again. */
export const enlarge = <T extends Uint8Array | Uint32Array | Float32Array>(
  numbers: T,
  make: (length: number) => T,
): T => {
  const larger = make(numbers.length * 2)
  larger.set(numbers)
  return larger
}

/** Numbers appended one by one to a typed array that doubles when full. */
export const createNumberList = <T extends Uint32Array | Float32Array>(make: (length: number) => T) => {
  let numbers = make(1_024)
  let length = 0
  return {
    push(value: number): void {
      if (length === numbers.length) numbers = enlarge(numbers, make)
      numbers[length++] = value
    },
    get length(): number {
      return length
    },
    /** What was appended, without spare room. */
    done: (): T => numbers.slice(0, length) as T,
  }
}
