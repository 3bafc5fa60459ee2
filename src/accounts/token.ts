import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits that fit into an address or a cookie. */
export const createToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token, so that nobody who reads the database can use it. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
