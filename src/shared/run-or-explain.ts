import { BadSetup } from './errors.js'

/** Runs a command; a wrong setting or file ends it with its message alone. */
export const runOrExplain = async (run: () => Promise<unknown>): Promise<void> => {
  try {
    await run()
  } catch (error) {
    console.error(error instanceof BadSetup ? error.message : error)
    process.exit(1)
  }
}
