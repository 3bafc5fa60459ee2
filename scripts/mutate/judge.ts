import type { Copy, Outcome } from './copy.js'
import type { Fault } from './fault.js'

/** `by`: the test that noticed; null where none did. */
export type Verdict = { fault: Fault; result: 'killed' | 'timed out' | 'survived'; by: string | null; ms: number }

/**
 * Decides whether the tests that import a file notice a fault in it. A test that fails without any fault, too, notices
 * nothing: it is left out from then on and named in `broken`. Nor does one that fails once and passes the second time.
 */
export const createJudge = (testsOf: (file: string) => string[]) => {
  const broken = new Set<string>()
  const healthy = new Map<string, Promise<Outcome>>()

  const passesWithout = async (copy: Copy, test: string): Promise<boolean> => {
    const run = healthy.get(test) ?? copy.run([test])
    healthy.set(test, run)
    return (await run) === null
  }

  const runWith = async (copy: Copy, { file, before, after }: Fault, tests: readonly string[]): Promise<Outcome> => {
    copy.write(file, after)
    return copy.run(tests).finally(() => copy.write(file, before))
  }

  const outcomeOf = async (copy: Copy, fault: Fault): Promise<Outcome> => {
    const unsteady = new Set<string>()
    for (;;) {
      const tests = testsOf(fault.file).filter((test) => !broken.has(test) && !unsteady.has(test))
      const outcome = await runWith(copy, fault, tests)
      if (outcome === null || outcome === 'timed out' || outcome.file === '') return outcome
      if (!(await passesWithout(copy, outcome.file))) broken.add(outcome.file)
      else if ((await runWith(copy, fault, [outcome.file])) === null) unsteady.add(outcome.file)
      else return outcome
    }
  }

  return {
    broken,
    async judge(copy: Copy, fault: Fault): Promise<Verdict> {
      const began = Date.now()
      const outcome = await outcomeOf(copy, fault)
      const ms = Date.now() - began
      if (outcome === null) return { fault, result: 'survived', by: null, ms }
      if (outcome === 'timed out') return { fault, result: 'timed out', by: null, ms }
      return { fault, result: 'killed', by: [outcome.file, outcome.why].filter(Boolean).join(': '), ms }
    },
  }
}
