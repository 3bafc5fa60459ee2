import { randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { sodium } from '../sealing/sodium.js'
import { deriveKey } from '../shared/keys.js'
import type { Connection } from '../shared/mongo.js'
import { createFormAnswerStore } from './form-answer-store.js'

/** What was answered to a form: a whole page of HTML and its status. */
export type FormAnswer = { status: number; page: string }

const keptMs = 30 * 60_000
const answerSchema = z.object({ status: z.number(), page: z.string() })

const sealAnswer = (key: Uint8Array, answer: FormAnswer): string => {
  const nonce = randomBytes(sodium.crypto_secretbox_NONCEBYTES)
  const box = sodium.crypto_secretbox_easy(gzipSync(JSON.stringify(answer)), nonce, key)
  return Buffer.concat([nonce, box]).toString('base64')
}

/** Throws where the key isn't the one that it was sealed under. */
const openAnswer = (key: Uint8Array, sealed: string): FormAnswer => {
  const bytes = Buffer.from(sealed, 'base64')
  const nonce = bytes.subarray(0, sodium.crypto_secretbox_NONCEBYTES)
  const box = bytes.subarray(sodium.crypto_secretbox_NONCEBYTES)
  const opened = sodium.crypto_secretbox_open_easy(box, nonce, key)
  return answerSchema.parse(JSON.parse(gunzipSync(opened).toString()))
}

/**
 * Answers to the public's forms, kept for half an hour, so that Back and reload show them and send nothing. Each is sealed under
 * `secret`, which the browser alone keeps: the database can't be read for them, an address without its browser opens nothing.
 */
export const createFormAnswers = ({ connection }: { connection: Connection }) => {
  const store = createFormAnswerStore(connection)
  const keyOf = (secret: string, id: string): Buffer => deriveKey(secret, `form-answer:${id}`)

  return {
    prepare: store.prepare,

    /** Returns the answer's id, which goes into an address. */
    async keep(answer: FormAnswer, { secret, at }: { secret: string; at: Date }): Promise<string> {
      const id = randomBytes(12).toString('base64url')
      await store.add(id, sealAnswer(keyOf(secret, id), answer), new Date(at.getTime() + keptMs))
      return id
    },

    /** Null: there is none, it is older than half an hour, or it is another browser's. */
    async get(id: string, { secret, at }: { secret: string; at: Date }): Promise<FormAnswer | null> {
      const box = await store.getBox(id, at)
      if (!box) return null
      try {
        return openAnswer(keyOf(secret, id), box)
      } catch {
        return null
      }
    },
  }
}

export type FormAnswers = ReturnType<typeof createFormAnswers>
