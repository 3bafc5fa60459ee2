import { parse as parseQuery } from 'node:querystring'
import { type DefaultTreeAdapterMap, parse, defaultTreeAdapter as tree } from 'parse5'
import type { FormBody } from '../../src/web/editor/read-form.js'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** What a browser would send: names with their values, in the order of the page. */
export type Entries = [name: string, value: string][]

const elementsIn = (node: Node): Element[] =>
  'childNodes' in node
    ? node.childNodes.flatMap((child) => [...(tree.isElementNode(child) ? [child] : []), ...elementsIn(child)])
    : []

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value

const textOf = (element: Element): string =>
  element.childNodes.map((child) => (tree.isTextNode(child) ? child.value : '')).join('')

const entryOf = (element: Element): Entries => {
  const name = attribute(element, 'name')
  if (name === undefined) return []
  if (element.tagName === 'textarea') return [[name, textOf(element)]]
  if (element.tagName === 'select') {
    const options = elementsIn(element).filter(({ tagName }) => tagName === 'option')
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
    return chosen ? [[name, attribute(chosen, 'value') ?? textOf(chosen)]] : []
  }
  if (element.tagName !== 'input') return []
  const isBox = ['checkbox', 'radio'].includes(attribute(element, 'type') ?? '')
  return isBox && attribute(element, 'checked') === undefined ? [] : [[name, attribute(element, 'value') ?? '']]
}

/** The fields of the form with this action as they stand in the page; buttons are pressed by the caller. */
export const entriesOf = (page: string, action?: string): Entries => {
  const forms = elementsIn(parse(page)).filter(({ tagName }) => tagName === 'form')
  const form = action === undefined ? forms[0] : forms.find((one) => attribute(one, 'action') === action)
  if (!form) throw new Error(`no form ${action}`)
  return elementsIn(form).flatMap(entryOf)
}

/** A form as it stands in a page. */
export type HtmlForm = { method: 'get' | 'post'; action: string; takesFiles: boolean; entries: Entries }

/** Every form of the page at this address; what a button of it sends is its last entry. */
export const formsOf = (page: string, address: string): HtmlForm[] =>
  elementsIn(parse(page))
    .filter(({ tagName }) => tagName === 'form')
    .map((form) => {
      const button = elementsIn(form).find(
        ({ tagName, attrs }) => tagName === 'button' && attrs.some(({ name }) => name === 'name'),
      )
      return {
        method: attribute(form, 'method')?.toLowerCase() === 'post' ? 'post' : 'get',
        action: attribute(form, 'action') ?? address.split('?')[0] ?? '/',
        takesFiles: attribute(form, 'enctype') === 'multipart/form-data',
        entries: [
          ...elementsIn(form).flatMap(entryOf),
          ...(button ? [[attribute(button, 'name') ?? '', attribute(button, 'value') ?? ''] as [string, string]] : []),
        ],
      }
    })

/** Writes into fields that are there, and checks boxes or presses buttons that aren't among the entries yet. */
export const fill = (entries: Entries, values: Record<string, string>): Entries => [
  ...entries.map(([name, value]): Entries[number] => [name, values[name] ?? value]),
  ...Object.entries(values).filter(([name]) => entries.every(([known]) => known !== name)),
]

/** The entries as the server's body parser gives them. */
export const bodyOf = (entries: Entries): FormBody => ({ ...parseQuery(new URLSearchParams(entries).toString()) })
