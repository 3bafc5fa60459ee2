type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value }

/** What XML can't hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  text.replace(unprintable, '').replace(/[&<>"']/g, (character) => escapes[character] as string)

/** GeoReport's lists, and how each of their entries is called. */
const entryNames: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  attributes: 'attribute',
  values: 'value',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
}

const element = (name: string, value: Value): string => {
  if (value === null || value === undefined) return `<${name}/>`
  if (Array.isArray(value)) {
    const entry = entryNames[name] ?? 'item'
    return `<${name}>${value.map((one: Value) => element(entry, one)).join('')}</${name}>`
  }
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([key, one]) => element(key, one as Value))
    return `<${name}>${parts.join('')}</${name}>`
  }
  return `<${name}>${escaped(String(value))}</${name}>`
}

/** A value as XML without namespace; of its JSON the same names, lists with a name for each entry. */
export const toXml = (root: string, value: Value): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`
