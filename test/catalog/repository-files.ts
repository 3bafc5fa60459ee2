import { readProcedureFiles } from '../../src/catalog/procedure-files.js'
import { once } from '../../src/shared/once.js'
import { modelCache } from '../model-cache.js'

/** The repository's own procedures with their files, read once in a process; nobody changes them. */
export const readRepositoryFiles = once(() => readProcedureFiles('procedures', { cacheDir: modelCache }))

/** The procedures alone. */
export const readRepositoryProcedures = async () => (await readRepositoryFiles()).map(({ procedure }) => procedure)
