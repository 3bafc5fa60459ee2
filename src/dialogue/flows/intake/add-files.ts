import { type Reply, reply } from '../../../messaging/message.js'
import type { Turn } from '../../flow.js'
import type { Draft } from './draft.js'
import { intakeWording as say } from './wording.js'

const mostFiles = 10

/** Adds the message's files; of more than ten the first are kept. */
export const addFiles = (draft: Draft, files: readonly string[]): { draft: Draft; said: Reply[] } => {
  if (files.length === 0) return { draft, said: [] }
  const all = [...new Set([...(draft.files ?? []), ...files])]
  const kept = all.slice(0, mostFiles)
  const said = [reply(say.fileTaken(kept.length))]
  if (all.length > mostFiles) said.push(reply(say.tooManyFiles))
  return { draft: { ...draft, files: kept }, said }
}

/** A place on the map belongs to the place told in words; the commune is still asked for. */
export const withLocation = (draft: Draft, { message }: Turn): { draft: Draft; noted: Reply[] } => {
  if (!message.location) return { draft, noted: [] }
  const onMap = say.onMap(message.location.latitude, message.location.longitude)
  return { draft: { ...draft, onMap }, noted: [reply(say.locationTaken)] }
}
