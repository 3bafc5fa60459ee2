import { hash, verify } from '@node-rs/argon2'

/** OWASP's recommendation for argon2id (the library's default algorithm): 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Two keyboards may write the same letters in different code points. */
const composed = (password: string): string => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => hash(composed(password), cost)

let dummy: Promise<string> | undefined

/** Whether the password is the account's. Takes the same time when there is no account (`passwordHash` null). */
export const isPasswordOf = async (password: string, passwordHash: string | null): Promise<boolean> => {
  dummy ??= hashPassword('no account has this password')
  const isRight = await verify(passwordHash ?? (await dummy), composed(password))
  return isRight && passwordHash !== null
}
