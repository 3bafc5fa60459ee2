/**
 * Runs one piece of work per chat at a time in this process, chats in parallel. Asked again while it runs, it runs
 * once more, so that nothing that came in meanwhile is left lying. Errors go to `onError`, the work waits for the next call.
 */
export const createPerChat = ({
  work,
  onError,
}: {
  work: (chat: string) => Promise<void>
  onError: (error: unknown) => void
}) => {
  const running = new Map<string, { again: boolean; finished: Promise<void> }>()
  let stopped = false

  return {
    isStopped: () => stopped,

    /** Resolves when the chat's work is done for now. */
    run(chat: string): Promise<void> {
      const current = running.get(chat)
      if (current) {
        current.again = true
        return current.finished
      }
      const state = { again: false, finished: Promise.resolve() }
      state.finished = (async () => {
        try {
          do {
            state.again = false
            await work(chat)
          } while (state.again && !stopped)
        } catch (error) {
          onError(error)
        } finally {
          running.delete(chat)
        }
      })()
      running.set(chat, state)
      return state.finished
    },

    /** Lets what is under way finish. */
    async stop(): Promise<void> {
      stopped = true
      await Promise.all([...running.values()].map(({ finished }) => finished))
    },
  }
}
