import type { Context } from './conversation.js'

/** So long after a denunciation or tip what is said may be about it. */
const rememberedMs = 30 * 24 * 60 * 60_000

/** Whether a denunciation or tip was talked about in this chat not long ago. */
export const wasProtected = ({ protectedAt }: Pick<Context, 'protectedAt'>, now: Date): boolean =>
  protectedAt !== null && protectedAt !== undefined && now.getTime() - new Date(protectedAt).getTime() < rememberedMs
