import { existsSync } from 'node:fs'
import { loadUnderstanding } from '../src/understanding/understanding.js'
import { readRepositoryProcedures } from './catalog/repository-files.js'
import { modelCache } from './model-cache.js'

/** What nearly every file needs is learnt once before the first of them, not by several processes at the same time. */
export default async (): Promise<void> => {
  if (existsSync(modelCache)) return
  const procedures = await readRepositoryProcedures()
  const catalog = { findAll: () => procedures, onChange: () => undefined }
  await loadUnderstanding({ root: '.', catalog, cacheDir: modelCache })
}
