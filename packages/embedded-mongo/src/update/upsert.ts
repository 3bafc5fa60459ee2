import { type Document, ObjectId } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { isOperators } from '../query/matcher.js'
import { isDocument } from '../query/paths.js'
import { isRegex } from '../query/regex.js'
import type { Update } from './apply-update.js'

/** The document an upsert makes: what the filter says by equality, then the update. */
export const makeUpserted = (filter: Document, update: Update, isReplacement: boolean): Document => {
  const seed: Document = {}
  if (isReplacement) {
    const id = equalities(filter).find(([path]) => path === '_id')
    if (id) seed._id = id[1]
  } else for (const [path, value] of equalities(filter)) plant(seed, path.split('.'), value)
  const made = update(seed, undefined, true)
  return made._id === undefined ? { _id: new ObjectId(), ...made } : { _id: made._id, ...made }
}

const equalities = (filter: Document): Array<[string, unknown]> =>
  Object.entries(filter).flatMap(([name, value]): Array<[string, unknown]> => {
    if (name === '$and' || (name === '$or' && Array.isArray(value) && value.length === 1)) {
      return (value as Document[]).flatMap(equalities)
    }
    if (name.startsWith('$') || isRegex(value)) return []
    if (!isOperators(value)) return [[name, value]]
    if ('$eq' in value) return [[name, value.$eq]]
    for (const operator of ['$in', '$all']) {
      const list = value[operator]
      if (Array.isArray(list) && list.length === 1 && !isRegex(list[0]) && !isOperators(list[0]))
        return [[name, list[0]]]
    }
    return []
  })

const plant = (seed: Document, [name, ...rest]: string[], value: unknown): void => {
  if (name === undefined) return
  if (rest.length === 0) {
    if (Object.hasOwn(seed, name))
      throw new CommandError(54, `cannot infer query fields to set, path '${name}' is matched twice`)
    seed[name] = value
    return
  }
  if (!Object.hasOwn(seed, name)) seed[name] = {}
  if (!isDocument(seed[name]))
    throw new CommandError(
      54,
      `cannot infer query fields to set, both paths '${name}' and '${[name, ...rest].join('.')}' are matched`,
    )
  plant(seed[name], rest, value)
}
