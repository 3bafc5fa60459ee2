import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { explainIssue } from './explain-issue.js'

type YamlProblem = { line: number; path: string; message: string }

type Document = ReturnType<typeof parseDocument>

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  )

/** Offset of the deepest node on the path that is in the file: of its key where there is one. */
const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  let node = document.contents as Node | null
  let offset = node?.range?.[0] ?? 0
  for (const part of path) {
    if (isMap<Node, Node>(node)) {
      const pair = node.items.find((item) => String(item.key) === String(part))
      if (!pair) return offset
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq<Node>(node)) {
      node = node.items[Number(part)] ?? null
      offset = node?.range?.[0] ?? offset
    } else return offset
  }
  return offset
}

/** What a text of YAML says before any schema; null where it isn't YAML. */
export const parseYaml = (text: string): { said: unknown } | null => {
  const document = parseDocument(text, { prettyErrors: false })
  return document.errors.length > 0 ? null : { said: document.toJS() }
}

/**
 * Reads YAML text by a schema. Gives the value, or every problem with its line (from 1), the path in the file and,
 * in Vietnamese, what to write instead. `parsed`: what parseYaml gave for this text, where it's known: parsing takes far
 * longer than checking.
 */
export const readYaml = <S extends z.ZodType>(
  text: string,
  schema: S,
  parsed: { said: unknown } | null = null,
): { value: z.output<S>; problems?: undefined } | { problems: YamlProblem[] } => {
  const known = parsed && schema.safeParse(parsed.said)
  if (known?.success) return { value: known.data }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number): number => lines.linePos(offset).line
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        line: lineAt(error.pos[0]),
        path: '',
        message: `YAML viết sai (${error.message}); hãy xem lại dấu hai chấm, dấu ngoặc, thụt đầu dòng hoặc mục bị lặp`,
      })),
    }
  }
  const result = schema.safeParse(document.toJS(), { error: explainIssue })
  if (result.success) return { value: result.data }
  return {
    problems: result.error.issues.map(({ path, message, ...issue }) => ({
      line: lineAt(offsetOf(document, issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path)),
      path: pathText(path),
      message,
    })),
  }
}

/** "procedures/a.yml:12: mục fees[0].per: …; hãy viết …" */
export const describeProblem = (file: string, { line, path, message }: YamlProblem): string =>
  `${file}:${line}: ${path ? `mục ${path}: ` : ''}${message}`
