import { defineConfig } from 'vitest/config'

export default defineConfig({
  // tsconfig.json's paths lead to the source of a package, so that nothing needs building before a test
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // modules are loaded once for all files of a process: no test file changes another's modules
    isolate: false,
  },
})
