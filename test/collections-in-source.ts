import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Every collection that the source names. */
export const collectionsInSource = (): string[] => {
  const src = resolve(import.meta.dirname, '../src')
  const texts = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('embedded-mongo'))
    .map((name) => readFileSync(join(src, name), 'utf8'))
  const named = /(?:collection: |createSchema\(|tableName: |bucketName = )'(\w+)'/g
  return [...new Set(texts.flatMap((text) => [...text.matchAll(named)].map(([, name]) => name as string)))]
}
