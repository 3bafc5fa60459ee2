import { takeOutPhones } from '../../../../understanding/reading/phones.js'
import { type Draft, withoutTeller } from '../draft.js'
import { findOwnName } from './person-name.js'
import { readTold } from './read-told.js'

const tellerFields = ['name', 'address', 'phone'] as const

/** What words say of who is writing, where nothing else is expected in them; the rest of them is left. */
export const draftOfTeller = (text: string): Draft => {
  if (text.trim() === '') return {}
  const { set } = readTold(text, { open: 'name', fields: new Set(tellerFields) })
  return Object.fromEntries(tellerFields.flatMap((field) => (set[field] ? [[field, set[field]]] : [])))
}

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const withoutWords = (text: string, words: string): string =>
  text.replace(new RegExp(escapeForPattern(words).replace(/\s+/g, '\\s+'), 'giu'), ' ')

/** In a story that accuses others only who says so gives the own name. */
const findOwn = (story: string) => findOwnName(story, { mustSaySelf: true })

/** Whether a story holds a telephone number, or a name that somebody gives as their own. */
export const namesTeller = (story: string): boolean => takeOutPhones(story).phones.length > 0 || findOwn(story) !== null

/** A draft that goes on without who is writing: neither in fields of their own nor in the story, where it was told before. */
export const withoutOwn = (draft: Draft): Draft => {
  const { text, ...rest } = withoutTeller(draft)
  return text === undefined ? rest : { ...rest, text: withoutKnown(text, draft) }
}

const withoutKnown = (story: string, { name, address, phone }: Draft): string => {
  let text = story
  for (const own of [name, address, phone])
    if (own && own.trim().length >= shortest) text = withoutWords(text, own.trim())
  for (let said = findOwn(text); said; said = findOwn(text))
    text = `${text.slice(0, said.start)}${text.slice(said.end)}`
  return text === story ? story : tidied(text)
}
const shortest = 4

/** A story without telephone numbers and without a name that somebody gives as their own. */
export const withoutIdentity = (story: string): string => tidied(withoutKnown(takeOutPhones(story).rest, {}))

const tidied = (text: string): string =>
  text
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/(?:\s*,){2,}/g, ',')
    .replace(/^[\s,.;]+|[\s,;]+$/g, '')
