import { type IncomingMessage, type Reply, reply } from '../messaging/message.js'
import { choices, menuChoices } from './choices.js'
import type { Context, Conversation, Outcome } from './conversation.js'
import type { Turn } from './flow.js'
import { flowNamed } from './flows/index.js'
import { freshFiles } from './fresh-files.js'
import type { Slices, TakenFile } from './slices.js'
import { wording } from './wording.js'

const isTaking = ({ flow }: Conversation): boolean => flow !== null && Boolean(flowNamed(flow.name)?.takesFiles?.(flow))

/**
 * Keeps the files of a message: in an intake all of them, elsewhere all but voice notes, for the intake that may follow.
 * `problems` says of each other one why not.
 */
export const keepFiles = async (
  message: IncomingMessage,
  conversation: Conversation,
  { files: { take, fetch }, now }: Pick<Turn, 'now'> & { files: Slices['files'] },
): Promise<{ kept: string[]; problems: Reply[] }> => {
  const files = message.files ?? []
  if (files.length === 0) return { kept: [], problems: [] }
  if (!isTaking(conversation) && files.some(({ kind }) => kind === 'voice'))
    return { kept: [], problems: [reply(wording.voiceUnheard, [choices.person])] }
  const taken: TakenFile[] = []
  for (const [index, file] of files.entries())
    taken.push(
      await take({ id: `${message.id}:${index}`, chat: message.chat, name: file.name, at: now }, () =>
        fetch(message.channel, file),
      ),
    )
  const kept = taken.flatMap((file) => (file.outcome === 'kept' ? [file.id] : []))
  const refusals = new Set(taken.flatMap((file) => (file.outcome === 'refused' ? [file.reason] : [])))
  return { kept, problems: [...refusals].map((reason) => reply(wording.fileRefused[reason])) }
}

/** A file without a word: what is it about? */
export const askAboutFiles = ({ files }: Turn): Outcome => ({
  replies: [reply(wording.filesKept(files.length), menuChoices)],
})

/** Files that came with a message which no intake took are remembered for the next one. */
export const rememberFiles = (turn: Turn, outcome: Outcome): Outcome => {
  const hasTaken = isTaking(turn.conversation) || outcome.context?.files === null
  if (turn.files.length === 0 || hasTaken) return outcome
  const remembered: Context['files'] = { ids: freshFiles(turn), at: turn.now }
  return { ...outcome, context: { ...outcome.context, files: remembered } }
}

export const locationNotNow = (): Outcome => ({ replies: [reply(wording.locationNotNow, [choices.sendFeedback])] })
