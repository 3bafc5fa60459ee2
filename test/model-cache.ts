import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where all test files find what one of them has learnt; its files are named by what they were learnt from. */
export const modelCache = join(tmpdir(), 'xaoi-test-model')
