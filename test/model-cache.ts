import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Where all test files, of this run and later ones, find what one of them has learnt; its files are named by what they
 * were learnt from.
 */
export const modelCache = process.env.MODEL_CACHE ?? join(tmpdir(), 'xaoi-test-model')
