import { createInterface } from 'node:readline/promises'

const ask = (which: string): string => `Mảnh khóa thứ ${which}: `

/** Two shares of the recovery key, from the standard input: what is typed as an argument stays in the shell's history. */
export const readShares = async (): Promise<string[]> => {
  const lines = createInterface({ input: process.stdin })
  const shares: string[] = []
  process.stdout.write(ask('nhất'))
  for await (const line of lines) {
    shares.push(line)
    if (shares.length === 2) break
    process.stdout.write(ask('hai'))
  }
  lines.close()
  return shares
}
