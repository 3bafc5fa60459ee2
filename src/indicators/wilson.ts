const z = 1.959963984540054

/** The 95 % interval of a share in percent (Wilson 1927); null of none. */
export const wilson = (part: number, n: number): [number, number] | null => {
  if (n <= 0) return null
  const p = part / n
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return [100 * Math.max(0, middle - half), 100 * Math.min(1, middle + half)]
}
