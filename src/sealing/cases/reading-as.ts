import { AsyncLocalStorage } from 'node:async_hooks'
import type { KeyPair } from '../key-pair.js'

/** Who reads sealed cases: the account's id and all its pairs that are open. */
export type OpenReader = { id: string; pairs: readonly KeyPair[] }

type FindReader = () => Promise<OpenReader | null>

const readers = new AsyncLocalStorage<FindReader>()

/**
 * Runs something with the keys of who asked for it: as long as it lasts and nowhere else. Keys are looked for once, when
 * the first sealed case is read. They travel beside the arguments, so that none is handed on, logged or stored by mistake.
 */
export const readingAs = <T>(find: FindReader, run: () => T): T => {
  let found: ReturnType<FindReader> | undefined
  return readers.run(() => (found ??= find()), run)
}

/** Null: nobody's keys are open here, as in a job or a citizen's chat. */
export const currentReader: FindReader = async () => (await readers.getStore()?.()) ?? null
