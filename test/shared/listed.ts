/** All that a stream of a store gives. */
export const listed = async <T>(read: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const one of read) found.push(one)
  return found
}
