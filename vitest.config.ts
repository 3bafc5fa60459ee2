import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { makeTestFolder } from './test/ram-folder.js'

/** Files that wait long for processes of their own go first, so that the run doesn't end with one of them alone. */
const longest = ['test/crash/', 'test/browser/', 'test/web/pages.browser', 'test/commands/', 'packages/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = longest.findIndex((part) => moduleId.includes(`/${part}`))
      return rank < 0 ? longest.length : rank
    }
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}

export default defineConfig({
  // tsconfig.json's paths lead to the source of a package, so that nothing needs building before a test
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    testTimeout: 90_000,
    /** Two cores that do everything at once are slow: what comes is waited for. */
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 3,
    globalSetup: 'test/warm-up.ts',
    sequence: { sequencer: LongestFirst },
    env: { TMPDIR: makeTestFolder(), MODEL_CACHE: join(tmpdir(), 'xaoi-test-model') },
    // modules are loaded once for all files of a process: no test file changes another's modules
    isolate: false,
  },
})
