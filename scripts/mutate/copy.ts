import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestRun } from './run-tests.js'

/** The longest time without a finished test, in milliseconds; a test has thirty seconds, a hook sixty. */
const longestSilenceMs = 120_000

export type Outcome = TestRun['failed'] | 'timed out'

/** A copy of the working tree in `folder`, in which faults are put and tests run: a crash leaves no fault behind. */
export const createCopy = (root: string, folder: string) => {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  for (const file of String(listed).split('\0').filter(Boolean)) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const temp = `${folder}-temp`

  return {
    write: (file: string, text: string): void => writeFileSync(join(folder, file), text),

    /** Runs test files in this order until one fails: null, which one, or that nothing was heard for too long. */
    async run(tests: readonly string[]): Promise<Outcome> {
      mkdirSync(temp)
      try {
        return await runTests(folder, tests, temp)
      } finally {
        rmSync(temp, { recursive: true, force: true, maxRetries: 3 })
      }
    },
  }
}

export type Copy = ReturnType<typeof createCopy>

/** With a folder for temporary files of its own, so that no trained model outlives the fault it was trained with. */
const runTests = (cwd: string, tests: readonly string[], temp: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/mutate/run-tests.ts', ...tests], {
      cwd,
      env: { ...process.env, TMPDIR: temp },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    })
    const end = (): void => {
      try {
        process.kill(-(child.pid as number), 'SIGKILL')
      } catch {
        // All of them have ended by themselves.
      }
    }
    let isTimedOut = false
    const onSilence = (): void => {
      isTimedOut = true
      end()
    }
    let silence = setTimeout(onSilence, longestSilenceMs)
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      clearTimeout(silence)
      silence = setTimeout(onSilence, longestSilenceMs)
      said += chunk
    })
    process.prependListener('exit', end)
    child.on('close', () => {
      process.off('exit', end)
      clearTimeout(silence)
      end()
      resolve(isTimedOut ? 'timed out' : failureIn(said.trimEnd().split('\n').at(-1) ?? ''))
    })
  })

const failureIn = (line: string): TestRun['failed'] =>
  line.startsWith('{') ? (JSON.parse(line) as TestRun).failed : { file: '', why: 'the test run ended without a result' }
