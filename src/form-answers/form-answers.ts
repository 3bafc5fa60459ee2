import { randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { sodium } from '../sealing/sodium.js'
import { deriveKey } from '../shared/keys.js'
import type { Connection } from '../shared/mongo.js'
import { createFormAnswerStore } from './form-answer-store.js'

/** What was answered to a form: a whole page of HTML, its status, and what it tells of as that stood; null: nothing that changes. */
export type FormAnswer = { status: number; page: string; about: string | null }

/** A form that went through: where its answer stands, what that tells of, and when it was sent, in ms since 1970. */
export type SentForm = { address: string; about: string | null; at: number }

/** What is typed already of a form, by field; '' where nothing is. */
export type FormDraft = Record<string, string>

/** The browser that asks: `secret` is what it alone keeps. */
type Browser = { secret: string; at: Date }

const keptMs = 30 * 60_000
const answerSchema = z.object({ status: z.number(), page: z.string(), about: z.string().nullable().default(null) })
const sentSchema = z.object({ address: z.string(), about: z.string().nullable().default(null), at: z.number() })

const draftSchema = z.record(z.string(), z.string())

const seal = (key: Uint8Array, value: FormAnswer | SentForm | FormDraft): string => {
  const nonce = randomBytes(sodium.crypto_secretbox_NONCEBYTES)
  const box = sodium.crypto_secretbox_easy(gzipSync(JSON.stringify(value)), nonce, key)
  return Buffer.concat([nonce, box]).toString('base64')
}

/** Throws where the key isn't the one that it was sealed under. */
const open = (key: Uint8Array, sealed: string): unknown => {
  const bytes = Buffer.from(sealed, 'base64')
  const nonce = bytes.subarray(0, sodium.crypto_secretbox_NONCEBYTES)
  const box = bytes.subarray(sodium.crypto_secretbox_NONCEBYTES)
  const opened = sodium.crypto_secretbox_open_easy(box, nonce, key)
  return JSON.parse(gunzipSync(opened).toString())
}

/**
 * Answers to the public's forms, kept for half an hour, so that Back and reload show them and send nothing. Each is sealed under
 * `secret`, which the browser alone keeps: the database can't be read for them, an address without its browser opens nothing.
 */
export const createFormAnswers = ({ connection }: { connection: Connection }) => {
  const store = createFormAnswerStore(connection)
  const keyOf = (secret: string, id: string): Buffer => deriveKey(secret, `form-answer:${id}`)

  const keep = (id: string, value: FormAnswer | SentForm | FormDraft, { secret, at }: Browser): Promise<void> =>
    store.put(id, seal(keyOf(secret, id), value), new Date(at.getTime() + keptMs))
  const get = async (id: string, { secret, at }: Browser): Promise<unknown> => {
    const box = await store.getBox(id, at)
    if (!box) return null
    try {
      return open(keyOf(secret, id), box)
    } catch {
      return null
    }
  }
  const idOfSent = (secret: string, form: string): string =>
    deriveKey(secret, `sent-form:${form}`).toString('base64url')

  const idOfDraft = (token: string): string => deriveKey(token, 'form-draft').toString('base64url')

  return {
    prepare: store.prepare,

    /** Returns the answer's id, which goes into an address. */
    async keep(answer: FormAnswer, browser: Browser): Promise<string> {
      const id = randomBytes(12).toString('base64url')
      await keep(id, answer, browser)
      return id
    },

    /** Null: there is none, it is older than half an hour, or it is another browser's. */
    async get(id: string, browser: Browser): Promise<FormAnswer | null> {
      return answerSchema.nullable().parse(await get(id, browser))
    },

    /** Begins a form elsewhere, for half an hour; returns the token that alone opens it. */
    async keepDraft(draft: FormDraft, at: Date): Promise<string> {
      const token = randomBytes(18).toString('base64url')
      await keep(idOfDraft(token), draft, { secret: token, at })
      return token
    },

    /** Null: there is none of this token, or it is older than half an hour. */
    async getDraft(token: string, at: Date): Promise<FormDraft | null> {
      return draftSchema.nullable().parse(await get(idOfDraft(token), { secret: token, at }))
    },

    /** `form`: the address it stands at. */
    noteSent: (form: string, answer: Pick<SentForm, 'address' | 'about'>, browser: Browser): Promise<void> =>
      keep(idOfSent(browser.secret, form), { ...answer, at: browser.at.getTime() }, browser),

    /** What this browser sent last from a form, in the last half an hour; null: nothing. */
    async getSent(form: string, browser: Browser): Promise<SentForm | null> {
      return sentSchema.nullable().parse(await get(idOfSent(browser.secret, form), browser))
    },
  }
}

export type FormAnswers = ReturnType<typeof createFormAnswers>
