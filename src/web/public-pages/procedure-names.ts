import type { Catalog } from '../../catalog/catalog.js'
import type { Procedure } from '../../catalog/procedure.js'
import { foldMarks } from '../../shared/text.js'

const glued = (text: string): string => foldMarks(text).replaceAll(' ', '')

/** What an address in Vietnamese means: one procedure, words to search for, or nothing. */
type Meant = { slug: string } | { words: string } | null

/** Reads addresses as people guess them: 'dang-ky-khai-sinh' is the procedure of that short name. */
export const createNameReader = (catalog: Pick<Catalog, 'findAll' | 'onChange'>) => {
  let known: Map<string, Set<string>> | null = null
  catalog.onChange(() => {
    known = null
  })
  const namesOf = ({ name, short_name, also_called }: Procedure): string[] => [short_name, name, ...also_called]
  const build = (): Map<string, Set<string>> => {
    const slugs = new Map<string, Set<string>>()
    for (const procedure of catalog.findAll())
      for (const name of namesOf(procedure).map(glued))
        slugs.set(name, (slugs.get(name) ?? new Set()).add(procedure.slug))
    return slugs
  }

  return (typed: string): Meant => {
    const words = foldMarks(typed.replaceAll('-', ' '))
    const wanted = glued(words)
    if (wanted.length < 4) return null
    known ??= build()
    const [slug, ...others] = known.get(wanted) ?? []
    if (slug !== undefined && others.length === 0) return { slug }
    const isPart =
      slug !== undefined ||
      catalog.findAll().some(({ short_name }) => {
        const name = foldMarks(short_name)
        return name.startsWith(`${words} `) || name.endsWith(` ${words}`)
      })
    return isPart ? { words } : null
  }
}
