import { BaseSequencer, startVitest, type TestSpecification } from 'vitest/node'

/** What the last line says; the lines before it are signs of life. */
export type TestRun = { failed: { file: string; why: string } | null }

// Runs the named test files of the working directory one after another, in this order, until one fails.
const files = process.argv.slice(2)

class GivenOrder extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number =>
      files.findIndex((file) => moduleId.endsWith(`/${file}`))
    return specifications.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

const vitest = await startVitest('test', files, {
  watch: false,
  bail: 1,
  fileParallelism: false,
  sequence: { sequencer: GivenOrder },
  testTimeout: 30_000,
  hookTimeout: 60_000,
  reporters: [{ onTestCaseResult: () => console.log('.') }],
})
const failures = vitest.state.getTestModules().flatMap((module) => {
  const [test] = module.children.allTests('failed')
  const why = test?.name ?? (module.state() === 'failed' ? (module.errors()[0]?.message ?? 'does not start') : null)
  return why === null ? [] : [{ file: module.relativeModuleId, why }]
})
/** What stops the run before its first test is a failure, too: a set-up that can't import the faulty file. */
const nothing = vitest.state.getTestModules().length === 0 ? [{ file: '', why: 'no test started' }] : []
const unhandled = vitest.state.getUnhandledErrors().map((error) => ({ file: '', why: `unhandled: ${error}` }))
await vitest.close()
const run: TestRun = { failed: [...failures, ...nothing, ...unhandled][0] ?? null }
process.stdout.write(`${JSON.stringify(run)}\n`, () => process.exit(0))
