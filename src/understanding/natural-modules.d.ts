// Single modules of `natural`: imported whole it reads .env by itself and starts slowly; it types only the whole.
declare module 'natural/lib/natural/distance/dice_coefficient.js' {
  /** Likeness of two texts by their pairs of signs, 0 to 1. */
  const diceCoefficient: (a: string, b: string) => number
  export default diceCoefficient
}
