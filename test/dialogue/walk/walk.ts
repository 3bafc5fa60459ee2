import type { Slices } from '../../../src/dialogue/slices.js'
import { once } from '../../../src/shared/once.js'
import { loadUnderstanding } from '../../../src/understanding/understanding.js'
import { modelCache } from '../../model-cache.js'
import { readParts } from '../../understanding/build-understanding.js'
import { nothingEntered } from '../nothing-entered.js'
import { startDialogue } from '../start-dialogue.js'
import { drawAnswer, drawSaid, type Said } from './draw.js'
import { createRandom } from './random.js'
import {
  type Fault,
  findFaultInRecords,
  findFaultInReplies,
  findFaultInSending,
  type Model,
  type Seen,
  textOf,
} from './rules.js'

/** Each move is the seed of what is said there. */
export type Moves = readonly number[]
type Talk = { lines: string[]; turns: number; fault: Fault | null }
export type Found = Fault & { seed: number; moves: Moves; lines: string[] }

const movesInTalk = 22
const mostToEnd = 40

/** The repository's own understanding and catalog, with stores that hold nothing. */
export const loadKnown = once(async (): Promise<Partial<Slices>> => {
  const { procedures } = await readParts()
  const catalog = {
    findAll: () => procedures,
    versionOf: () => 1,
    laterOf: () => null,
    get: (slug: string) => procedures.find((procedure) => procedure.slug === slug) ?? null,
    onChange: () => undefined,
  }
  const understanding = await loadUnderstanding({ root: '.', catalog, cacheDir: modelCache })
  return { understanding, catalog, places: nothingEntered }
})

/** Talks until `turns` messages were said; each fault with the shortest talk that shows it. Stops at `most` of them. */
export const walk = async (
  known: Partial<Slices>,
  { turns, seed, most = 1 }: { turns: number; seed: number; most?: number },
): Promise<{ turns: number; found: Found[] }> => {
  const random = createRandom(seed)
  const found = new Map<string, Found>()
  let said = 0
  while (said < turns && found.size < most) {
    const moves = Array.from({ length: movesInTalk }, () => random.int(2 ** 31))
    const talk = await play(known, moves)
    said += talk.turns
    if (talk.fault && !found.has(talk.fault.rule))
      found.set(talk.fault.rule, await shorten(known, moves, talk.fault, seed))
  }
  return { turns: said, found: [...found.values()] }
}

export const describeFound = ({ rule, detail, seed, moves, lines }: Found): string =>
  [`✗ ${rule} (seed ${seed}, moves ${moves.join(',')})`, ...lines.map((line) => `    ${line}`), `  ${detail}`].join(
    '\n',
  )

/** One talk: the moves, then answers until whatever is open has ended. */
const play = async (known: Partial<Slices>, moves: Moves): Promise<Talk> => {
  const dialogue = startDialogue({ known })
  const model: Model = { truths: [], erased: [] }
  const lines: string[] = []
  let last: Seen['last'] = null
  const scene = () => ({ conversation: dialogue.conversation(), cases: dialogue.cases, truths: model.truths })

  const turn = async (said: Said): Promise<Fault | null> => {
    const before = dialogue.conversation()
    const casesBefore = [...dialogue.cases]
    const replies = await dialogue.send(said.text)
    const seen: Seen = {
      said,
      before,
      casesBefore,
      after: dialogue.conversation(),
      cases: dialogue.cases,
      replies,
      last,
    }
    lines.push(`${said.kind}: ${said.text}`, `   → ${textOf(replies).replaceAll('\n', ' ⏎ ')}`)
    last = { said, text: textOf(replies), ways: replies.flatMap(({ choices }) => choices) }
    return findFaultInReplies(seen) ?? findFaultInSending(seen) ?? findFaultInRecords(model, seen)
  }

  const turns = () => lines.length / 2
  try {
    for (const move of moves) {
      const fault = await turn(drawSaid(createRandom(move), scene()))
      if (fault) return { lines, turns: turns(), fault }
    }
    const random = createRandom(moves[0] ?? 0)
    for (let left = mostToEnd; left > 0; left--) {
      const said = drawAnswer(random, scene())
      if (!said) return { lines, turns: turns(), fault: null }
      const fault = await turn(said)
      if (fault) return { lines, turns: turns(), fault }
    }
    return { lines, turns: turns(), fault: { rule: 'no end', detail: JSON.stringify(dialogue.conversation().flow) } }
  } catch (error) {
    return { lines, turns: turns(), fault: { rule: 'throws', detail: String(error) } }
  }
}

/** Leaves out moves as long as the same rule is broken. */
const shorten = async (known: Partial<Slices>, moves: Moves, fault: Fault, seed: number): Promise<Found> => {
  let shortest = moves
  let shown = { ...(await play(known, moves)), fault }
  for (let size = Math.ceil(moves.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < shortest.length; ) {
      const fewer = shortest.toSpliced(at, size)
      const talk = await play(known, fewer)
      if (talk.fault?.rule === fault.rule) {
        shortest = fewer
        shown = { ...talk, fault: talk.fault }
      } else at += size
    }
  return { ...shown.fault, seed, moves: shortest, lines: shown.lines }
}
