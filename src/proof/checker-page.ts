import { readFileSync } from 'node:fs'
import { once } from '../shared/once.js'
import { verdictWording } from './wording.js'

/** A page that checks a proof from the disk, without network: HTML with its script. A second reading of the format beside check-proof.ts. */
export const checkerPage = once(() =>
  readFileSync(new URL('./checker.html', import.meta.url), 'utf8').replace('{} /* verdicts */', () =>
    JSON.stringify(verdictWording),
  ),
)
