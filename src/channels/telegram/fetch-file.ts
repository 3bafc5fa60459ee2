import { type Api, GrammyError, HttpError } from 'grammy'
import type { FetchedFile, IncomingFile } from '../../messaging/message.js'

/** The platform's own limit for downloads by a bot. */
const largest = 20 * 1024 * 1024
const fetchMs = 60_000

/** Reads at most `largest` bytes; null: there are more. */
const readAtMost = async (response: Response): Promise<Buffer | null> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > largest) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Downloads what a message named. The address holds the token: neither it nor an error that has it leaves this file, and it isn't carried on to where an answer sends us. */
export const createFetchFile =
  ({ api, apiRoot, token }: { api: Api; apiRoot: string; token: string }) =>
  async ({ ref, size }: IncomingFile): Promise<FetchedFile> => {
    if (size !== null && size > largest) return { outcome: 'refused', reason: 'too_large' }
    try {
      const { file_path: path } = await api.getFile(ref)
      if (!path) return { outcome: 'refused', reason: 'gone' }
      const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, {
        signal: AbortSignal.timeout(fetchMs),
        redirect: 'error',
      })
      if (response.status === 404 || response.status === 410) return { outcome: 'refused', reason: 'gone' }
      if (!response.ok) return { outcome: 'retry' }
      const bytes = await readAtMost(response)
      return bytes ? { outcome: 'fetched', bytes } : { outcome: 'refused', reason: 'too_large' }
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === 400)
        return { outcome: 'refused', reason: /too big/i.test(error.description) ? 'too_large' : 'gone' }
      if (error instanceof GrammyError || error instanceof HttpError || isNetworkFailure(error))
        return { outcome: 'retry' }
      throw error
    }
  }

const isNetworkFailure = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof DOMException && /Timeout|Abort/.test(error.name))
