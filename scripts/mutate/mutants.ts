import { type ParserOptions, parse } from '@babel/parser'

/** One small fault in a file's text: `text` instead of what stands from `start` to `end`. */
export type Mutant = { kind: Kind; start: number; end: number; text: string }
export type Kind = keyof typeof kinds

/**
 * Every small fault that can be put into a file. Types, imports, wording, lines of the log and names and
 * indexes of collections have none.
 */
export const findMutants = (source: string): Mutant[] => {
  const found: Mutant[] = []
  const visit = (node: Node, parents: readonly Node[]): void => {
    if (isSkipped(node)) return
    for (const kind of Object.keys(kinds) as Kind[]) {
      const change = kinds[kind](node, { parents, textOf: (of) => source.slice(of.start, of.end) })
      if (change) found.push({ kind, ...change })
    }
    for (const child of childrenOf(node)) visit(child, [node, ...parents])
  }
  visit(parse(source, options).program as unknown as Node, [])
  return found
}

export const applyMutant = (source: string, { start, end, text }: Mutant): string =>
  source.slice(0, start) + text + source.slice(end)

const options: ParserOptions = { sourceType: 'module', plugins: ['typescript'] }

/** A node of Babel's syntax tree; its other members depend on its type. */
type Node = { type: string; start: number; end: number; [member: string]: unknown }
type Change = Pick<Mutant, 'start' | 'end' | 'text'>
type Context = { /** From the nearest one outwards. */ parents: readonly Node[]; textOf: (node: Node) => string }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string' && 'start' in value

const member = (node: Node | undefined, name: string): Node | undefined => {
  const value = node?.[name]
  return isNode(value) ? value : undefined
}

const childrenOf = (node: Node): Node[] =>
  Object.entries(node).flatMap(([name, value]) =>
    name.endsWith('Comments') ? [] : (Array.isArray(value) ? value : [value]).filter(isNode),
  )

const hasValue = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSInstantiationExpression',
])

/** The method that a node calls, as 'object.method'. */
const methodOf = (node: Node | undefined): string => {
  const callee = member(node, 'callee')
  return `${nameOf(member(callee, 'object'))}.${nameOf(member(callee, 'property'))}`
}

const isLogLine = (call: Node): boolean => methodOf(call).startsWith('logger.')
/** Without options such as `unique` it changes how fast something is found, not what. */
const isPlainIndex = (call: Node): boolean =>
  methodOf(call).endsWith('chema.index') && (call.arguments as unknown[]).length === 1

const isSkipped = (node: Node): boolean => {
  if (node.type.startsWith('TS')) return !hasValue.has(node.type)
  if (node.type === 'ImportDeclaration' || node.type.startsWith('ExportAll')) return true
  const call = node.type === 'ExpressionStatement' ? member(node, 'expression') : undefined
  return call?.type === 'CallExpression' && (isLogLine(call) || isPlainIndex(call))
}

const nameOf = (node: Node | undefined): string | undefined =>
  node?.type === 'Identifier' ? String(node.name) : undefined

const replace = ({ start, end }: Node, text: string): Change => ({ start, end, text })

const swapOperator =
  (type: string, swaps: Record<string, string>) =>
  (node: Node, { textOf }: Context): Change | null => {
    const [left, right, operator] = [member(node, 'left'), member(node, 'right'), String(node.operator)]
    const swap = swaps[operator]
    if (node.type !== type || !left || !right || !swap) return null
    const between = { ...node, start: left.end, end: right.start }
    return replace(between, textOf(between).replace(operator, swap))
  }

const comparisons = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===' }
/** What a method of arrays becomes; null: what it was called on. */
const arrayMethods: Record<string, string | null> = {
  some: 'every',
  every: 'some',
  filter: null,
  find: 'findLast',
  sort: null,
  toSorted: null,
  slice: null,
  reverse: null,
  toReversed: null,
  min: 'max',
  max: 'min',
}
const isFunction = (node: unknown): boolean => isNode(node) && /Function/.test(node.type)
const isNamed = (node: unknown): boolean => isNode(node) && /Identifier|MemberExpression/.test(node.type)
/** Stores have a `find`, too, but give it no function. */
const takesCallback = (name: string, argument: unknown): boolean =>
  isFunction(argument) || (name !== 'find' && isNamed(argument))

const isModelName = (node: Node, parent: Node | undefined): boolean =>
  parent?.type === 'CallExpression' &&
  methodOf(parent) === 'connection.model' &&
  (parent.arguments as unknown[])[0] === node

const isKey = (node: Node, parent: Node | undefined): boolean =>
  (parent?.type === 'ObjectProperty' || parent?.type === 'ObjectMethod') && parent.key === node

/** Each kind of fault: what a node becomes, or null where it doesn't apply. */
const kinds = {
  'condition negated': (node, { textOf }) => {
    const test = node.type === 'SwitchCase' ? undefined : member(node, 'test')
    return test ? replace(test, `!(${textOf(test)})`) : null
  },
  'comparison changed': swapOperator('BinaryExpression', comparisons),
  'number changed': (node) => {
    if (node.type !== 'NumericLiteral') return null
    return replace(node, node.value === 0 ? '1' : String(Number(node.value) * 10))
  },
  'and/or swapped': swapOperator('LogicalExpression', { '&&': '||', '||': '&&' }),
  'statement removed': (node) => (node.type === 'ExpressionStatement' ? replace(node, ';') : null),
  'constant emptied': (node, { parents: [parent] }) =>
    node.type === 'StringLiteral' &&
    /^[a-z][\w-]*$/i.test(String(node.value)) &&
    !isKey(node, parent) &&
    !isModelName(node, parent)
      ? replace(node, "''")
      : null,
  'await removed': (node, { textOf }) => {
    const awaited = member(node, 'argument')
    return node.type === 'AwaitExpression' && awaited ? replace(node, textOf(awaited)) : null
  },
  'returned early': (node, { parents: [parent] }) =>
    node.type === 'BlockStatement' && /Function|ObjectMethod/.test(parent?.type ?? '') && !isEmpty(node)
      ? { start: node.start + 1, end: node.start + 1, text: ' return;' }
      : null,
  'array method changed': (node, { textOf }) => {
    const callee = member(node, 'callee')
    const [object, property] = [member(callee, 'object'), member(callee, 'property')]
    const name = nameOf(property)
    if (node.type !== 'CallExpression' || !object || !property || !name || !Object.hasOwn(arrayMethods, name))
      return null
    const to = arrayMethods[name]
    if (to === null) return replace(node, textOf(object))
    const isMath = nameOf(object) === 'Math'
    const [first] = node.arguments as unknown[]
    return to && (isMath ? /^m/.test(name) : takesCallback(name, first)) ? replace(property, to) : null
  },
  'default removed': (node, { textOf }) => {
    const left = member(node, 'left')
    return node.type === 'LogicalExpression' && node.operator === '??' && left
      ? replace(node, `(${textOf(left)})`)
      : null
  },
} satisfies Record<string, (node: Node, context: Context) => Change | null>

const isEmpty = (block: Node): boolean => (block.body as unknown[]).length === 0
